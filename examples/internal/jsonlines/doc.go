// SPDX-License-Identifier: Apache-2.0

// Package jsonlines is the frame of the example programs: JSON Lines in, JSON
// Lines out, in the order of the input.
//
//	status := jsonlines.Run(os.Stdin, os.Stdout, jsonlines.Auto, func(l jsonlines.Line) (any, error) {
//		return answer(l)
//	})
//	os.Exit(status)
//
// # Guarantees
//
// Each input line gives one output line. A line that cannot be answered gives
// {"id","line","error":{"code","offset"}} in its place, and the run goes on; it
// then ends with status 1. Status 2 is usage or I/O. No output holds input text
// unless the answer does.
//
// # Limits
//
// A line of more than MaxLine bytes is skipped without being kept in memory and
// is answered as an error.
//
// # Sources
//
// JSON Lines: one JSON value a line, UTF-8, as RFC 8259 asks for.
//
// # Errors
//
// *[Error] is what a handler returns to name a code and an offset.
package jsonlines
