// SPDX-License-Identifier: Apache-2.0

//go:build race

package phi_test

// perShape is smaller under the race detector, which makes all ten times slower
// and adds nothing to what is proven about shapes.
const perShape = 5_000
