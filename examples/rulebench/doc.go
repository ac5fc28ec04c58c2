// SPDX-License-Identifier: Apache-2.0

// Rulebench runs the same rules over the same messages in the router and in
// three engines for expressions and policies, and prints how many times as long
// the others take.
//
//	go run . -time 1s
//	go test .
//
// The sets have 100 and 1,000 rules of four shapes. In keyed, every rule is for
// one of many profiles, as the rules of a tool with many customers are. In
// words, every rule looks for words of its own in the text. In varied and dense,
// every rule matches, which leaves the router nothing to skip: in varied each
// rule asks for a word of its own besides, in dense all rules ask the same,
// which suits the router, because it answers each different question once.
//
// The others answer one question for each rule: does it match? The router
// answers with a plan: merged actions with keys and reasons, and a trace, which
// it keeps as an outcome for each rule and spells out when somebody reads it; the
// second column has the time with that. A test checks that all of them find the
// same rules. expr and cel-go run one compiled program a rule; cedar-go has one
// policy a rule and decides once. Its like is the only operator on texts that it
// has. The others look for parts of words, so the words of the rules are such
// that none is a part of another.
package main
