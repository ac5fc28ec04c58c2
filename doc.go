// SPDX-License-Identifier: Apache-2.0

// Package safeharbor is the root of a library that keeps protected health
// information (PHI) out of the wrong places in messaging.
package safeharbor
