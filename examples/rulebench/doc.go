// SPDX-License-Identifier: Apache-2.0

// Rulebench runs the same rules over the same messages in the router and in
// three engines for expressions and policies, and prints how many times as long
// the others take.
//
//	go run . -time 1s
//	go test .
//
// The sets have 100 and 1,000 rules of three shapes. In keyed, every rule is for
// one of many profiles, as the rules of a tool with many customers are. In
// words, every rule looks for words of its own in the text. In dense, every rule
// matches, which leaves the router nothing to skip.
//
// The others answer one question for each rule: does it match? The router
// answers with a plan: merged actions with keys, reasons and a trace. A test
// checks that all of them find the same rules. expr and cel-go run one compiled
// program a rule; cedar-go has one policy a rule and decides once. Its like is
// the only operator on texts that it has. The others look for parts of words, so the
// words of the rules are such that none is a part of another.
package main
