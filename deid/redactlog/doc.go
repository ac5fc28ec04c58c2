// SPDX-License-Identifier: Apache-2.0

// Package redactlog keeps identifiers out of logs written with log/slog.
//
//	d, err := deid.New(deid.SafeHarbor(), nil)
//	if err != nil { ... }
//	h, err := redactlog.New(slog.NewJSONHandler(os.Stderr, nil), d, nil)
//	if err != nil { ... }
//	slog.New(h).Info("call from 410-555-0123") // call from [PHONE]
//
// # Guarantees
//
// Whatever reaches the next handler went through the policy: the message,
// attributes and groups, those attached before, their keys, errors, Stringers,
// LogValuers, bytes, and what is encoded as JSON. A key is read like a label in
// a text. Numbers of five digits and more are looked at, and so are times other
// than that of the record. The next handler never sees a value that could print
// itself in another way than the one that was looked at.
//
// A record that cannot be looked at as a whole, whose text is withheld, or whose
// value panics is dropped and counted: [Handler.Dropped] says how many. A
// [Handler] is safe for concurrent use if the next handler is.
//
// # Limits
//
// It finds what the detector finds. Texts without a language are read as
// English unless [Options] say otherwise. A value of a type of its own is logged
// in its JSON form, or as text. The next handler's ReplaceAttr sees what came out
// of the policy and must not put anything back.
//
// # Sources
//
// The contract of slog.Handler, tested with testing/slogtest.
//
// # Errors
//
// *[DropError] from Handle, *[OptionError] from New. None holds a value.
package redactlog
