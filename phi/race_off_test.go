// SPDX-License-Identifier: Apache-2.0

//go:build !race

package phi_test

// perShape is the number of values of each shape in the matrix of collisions.
const perShape = 100_000
