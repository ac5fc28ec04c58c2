// SPDX-License-Identifier: Apache-2.0

// Package phitest proves detectors of identifiers, and tests that rest on them.
//
//	func TestDetector(t *testing.T) { phitest.Run(t, myDetector) } // all vectors
//
//	func TestReceipt(t *testing.T) {
//		phitest.NoPHI(t, render(receipt)) // the failure shows places, not text
//	}
//
// [Run] and [Check] ask a detector about vectors: texts that hold an identifier
// of 45 CFR 164.514(b)(2)(i), letters (A) to (R), texts that hold something
// which looks like one, and texts that hold none. Every one carries its reason.
// [NoPHI] and [Finds] are assertions for tests of your own.
//
// # What can be found
//
// Not every letter can be told from text. This is what gives each one away; the
// column "bare" of a [Report] measures the first column.
//
//	letter  kind            by its form                          by a label only                  not in text
//	(A)     name            given name and surname in a sentence single names, initials, rare names
//	(B)     location        streets, boxes, coordinates, town    towns alone, postal codes
//	                        with state or postal code
//	(C)     date            day with month, month with year      a day of the month,
//	                                                             a date without signs
//	(C)     age             age with its unit                    a bare number, a year of birth
//	(D)     phone           numbers in the grouping of a plan    bare digits, local numbers
//	(E)     fax                                                  all: the number is a
//	                                                             telephone number
//	(F)     email           all
//	(G)     ssn             groups of three, two and four        bare digits, last four
//	(H)     mrn                                                  all: there is no grammar
//	(I)     health_plan_id  Medicare number, numbers of          all others
//	                        countries with a check
//	(J)     account         cards, IBAN                          all others
//	(K)     license         Spanish DNI and NIE                  all others
//	(L)     vehicle         VIN with its check digit             plates, other VIN
//	(M)     device          UDI in parentheses, MAC address      serial and lot numbers, IMEI
//	(N)     url             all
//	(O)     ip              all
//	(P)     biometric                                            templates and references         scans and
//	                                                             in text                          recordings
//	(Q)     photo           an image in a data: address                                           all others
//	(R)     other_id        handles, tax numbers with a check    all codes
//
// # Guarantees
//
// Vectors come in the order of files and lines. All functions are safe for
// concurrent use; a [Report] and its failures hold no text of a message. A list
// of gaps is exact: one that is closed fails.
//
// # Limits
//
// A detector that passes has proved these vectors and no others; how often it is
// right is measured on texts that nobody wrote for it. Vectors are in English,
// Spanish, French, German and Italian. All numbers and people are invented or set
// apart for documentation. This is no legal advice.
//
// # Sources
//
// 45 CFR 164.514(b)(2)(i); each vector names the grammar behind it.
//
// # Errors
//
// *[ArchiveError] says where an archive or a list of gaps cannot be read.
package phitest
