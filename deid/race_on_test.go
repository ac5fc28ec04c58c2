// SPDX-License-Identifier: Apache-2.0

//go:build race

package deid_test

// generated is smaller under the race detector, which makes all ten times slower
// and adds nothing to what is proven about shapes.
const generated = 5_000
