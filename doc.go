// SPDX-License-Identifier: Apache-2.0

// Package safeharbor is the map of a library that keeps protected health
// information (PHI) out of the wrong places in messaging: social inboxes, text
// messages, chat, voicemail transcripts, customer records.
//
// The package itself declares nothing. Import the room that answers your
// question; for the first one, this is all it takes:
//
//	detector, err := phi.New(nil)
//	if err != nil {
//		return err
//	}
//	assessment, err := detector.Assess(phi.Body(text))
//
// # Rooms
//
// Six packages answer one question each, in the process that asks:
//
//   - phi: what in this text identifies someone, what is about health, and is
//     the message PHI? It answers with findings, mentions and an assessment.
//   - deid: how is that removed or transformed? It answers with text under a
//     named policy, a map of the edits and a second scan of the result.
//   - disclaimer: may this reply be sent, and which notice must stand beside
//     it? It answers with a verdict, the violations and a safe reply.
//   - router: what happens to this message, and who may touch it? It answers
//     with a plan of actions and the rule behind each.
//   - baa: does an agreement cover this service for this use on this day? It
//     answers with the coverage, the use, and the path that proves both.
//   - retention: when must this be kept, when must it go, and did it go? It
//     answers with a dated decision, a deletion plan and a ledger.
//
// Start with phi if you have text, with baa if you have a list of vendors, and
// with retention if you have a date.
//
// # How the rooms meet
//
// They do so in your program. Only deid and disclaimer import another room,
// and that room is phi; the others take plain values or an interface that they
// declare themselves. The package examples/inbox/wiring shows the glue between
// all six, and
//
//	go run ./examples/inbox
//
// runs it over sample messages: each is assessed, routed, its drafted reply
// checked, its channel looked up and its last day computed.
//
// # Guarantees
//
// The rooms open no network connection, read no environment variable, keep no
// global state and write no log. The time, the keys and the randomness that an
// answer depends on are parameters. The same input and the same options give
// the same answer, in the same order. What New returns is immutable and safe
// for concurrent use.
//
// Unknown, unsupported or unfinished work is an error or a hold and never a
// clean answer. Every answer names the version of the library and a digest of
// the tables and rules that gave it.
//
// # Limits
//
// Nothing here is legal advice. An answer is evidence for the person who
// decides, and no answer makes an organisation compliant. Detection misses
// identifiers and raises false alarms; each room's own limits say where.
//
// # Sources
//
// The rules cite the Code of Federal Regulations of the United States, chiefly
// 45 CFR parts 160 and 164; each rule carries its section. Each room names its
// other sources.
//
// # Errors
//
// An error is a sentinel, or a type that carries the position and unwraps to
// its cause. It begins with the name of its package, and it never contains
// message text or a value found in it.
package safeharbor
