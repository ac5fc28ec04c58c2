// SPDX-License-Identifier: Apache-2.0

// Package conll reads corpora of messages in columns, which the generators learn
// from.
//
//	texts, err := conll.Read("btc_a.conll")
//	if err != nil { ... }
//	fmt.Println(texts[0].Text)
//
// # Guarantees
//
// The same file gives the same texts.
//
// # Limits
//
// The corpora cut words; spaces are put back as well as can be told.
//
// # Sources
//
// The format is that of the Conference on Computational Natural Language Learning.
//
// # Errors
//
// Those of the file system.
package conll
