// SPDX-License-Identifier: Apache-2.0

// Package replies lets the reply guard offer the saved replies of the
// catalogue: it is the glue between disclaimer and disclaimer/notice.
//
//	saved, err := replies.New(replies.Example())
//	guard, err := disclaimer.New(&disclaimer.Options{Replies: saved})
//
// # Guarantees
//
// A reply is rendered from the organisation's own values alone; what it offers
// never holds a word of a message. A Saved is safe for concurrent use.
//
// # Limits
//
// It falls back to English where a language is missing, and to no reply where a
// value is.
//
// # Sources
//
// The built-in catalogue of disclaimer/notice.
//
// # Errors
//
// [New] returns what the catalogue or the values return.
package replies
