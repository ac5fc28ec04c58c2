// SPDX-License-Identifier: Apache-2.0

// Package wiring joins the six packages to an inbox: a message goes in, and out
// comes what it is, what happens to it, whether the drafted reply may be sent,
// whether an agreement covers the channel, and when the message must go.
//
//	inbox, err := wiring.New(wiring.HarborClinic())
//	if err != nil { ... }
//	out, err := inbox.Handle(message)
//	fmt.Println(out.Assessment.Level, out.Plan.Outbound, out.Retention.DeleteAt)
//
// The packages do not know each other. Each file here is one of the places where
// two of them meet: facts.go (phi and router), coverage.go (router and baa),
// network.go (router and the outside world), draft.go (router and disclaimer),
// keep.go (router and retention). Copy what you need.
//
// # Guarantees
//
// Handle does no I/O of its own: what a plan asks for is done through the
// [Network] of the configuration. An error anywhere holds the message; nothing
// is sent and nothing is deleted because something failed. An Inbox is
// immutable and safe for concurrent use if its Network is.
//
// # Limits
//
// It is an example of the glue, kept small enough to be read at one sitting. It
// handles one message at a time and keeps no state between them. It gives no
// legal advice.
//
// # Sources
//
// The packages name theirs.
//
// # Errors
//
// [New] returns what the constructors of the packages return. Handle returns an
// error together with an outcome whose plan holds the message.
package wiring
