// SPDX-License-Identifier: Apache-2.0

// Package retentiontest checks that a store of your own keeps the contracts that
// package retention rests on, also when the process is killed.
//
//	func TestStore(t *testing.T) {
//		if err := retentiontest.Conform(t.Context(), open); err != nil {
//			t.Fatal(err)
//		}
//	}
//
// [Conform] states the laws of retention.Store, retention.Source,
// retention.ThreadSource and retention.Journal; [Kill] carries out one plan over
// and over, killed at each step, and looks at what is left.
//
// # Guarantees
//
// Every law that is broken is reported, joined, as a [*Fault] that names the law.
// A store that passes loses no item before its minimum and keeps none past a
// deletion that it acknowledged, at the steps that were tried.
//
// # Limits
//
// A kill ends a process, not the machine: what a store does about the loss of
// power has to be looked at elsewhere. A store that lies consistently passes.
//
// # Sources
//
// None.
//
// # Errors
//
// See [Fault].
package retentiontest
