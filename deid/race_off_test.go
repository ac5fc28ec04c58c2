// SPDX-License-Identifier: Apache-2.0

//go:build !race

package deid_test

// generated is the number of surrogates that are looked at for each row.
const generated = 100_000
