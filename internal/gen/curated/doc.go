// SPDX-License-Identifier: Apache-2.0

// Package curated keeps the hand-written health lexicon: two tab-separated
// files that the table builder reads.
//
// The package has no code of its own. README.md specifies the format, and the
// tests hold the files to it:
//
//	concept   class      sensitivity  en                     es ...
//	diabetes  condition  -            diabetes|?sugar|t2dm   diabetes|azúcar alta ...
//
// # Guarantees
//
// A concept id is unique over both files. Every spelling is in NFC, lower case
// unless it is marked as upper case only, and belongs to one concept of its
// language; the few exceptions are listed with a reason in the tests.
//
// # Limits
//
// The list is what its authors know, neither complete nor medical or legal
// advice. Prescription status and schedules are those the authors know on
// the date that README.md states.
//
// # Sources
//
// None: the data are the project's own work.
//
// # Errors
//
// None.
package curated
