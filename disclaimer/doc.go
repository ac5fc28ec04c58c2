// SPDX-License-Identifier: Apache-2.0

// Package disclaimer decides whether a reply may be sent: whether it says, of
// the one it answers, what only a provider, a plan or a pharmacy can know.
//
//	g, err := disclaimer.New(&disclaimer.Options{Organisation: &org})
//	if err != nil { ... }
//	r, err := g.Check(disclaimer.Exchange{Reply: draft, Channel: phi.ChannelPublicReview})
//	if err != nil { ... } // the report blocks
//	fmt.Println(r.Verdict, r.Violations)
//
// The question behind every rule is whether the sentence would be true and
// harmless if it were sent to a stranger. "We treat diabetes" would, "your
// diabetes" would not, and "you do not have diabetes" no more than that:
// negation excuses nothing. Who is spoken about is decided by grammar, what is
// ascribed by concepts, which the detector of package phi finds by any name and
// in any of the supported languages.
//
// # Guarantees
//
// The offsets of a violation are bytes, half-open, into the reply. The same
// exchange gives the same report, on any number of goroutines: a [Guard] is
// immutable. A rule that needs a fact which was not passed does not fire, and
// its code is in [Report.NotChecked]. The verdict on a public channel does not
// depend on whether the inbound message praised or complained. Reports and
// errors hold no text of the exchange. The cost is linear in its length. The
// package does no I/O, keeps no state and reads neither clock nor environment.
//
// [Guard.CheckPost] does the same for what is published: a post addresses nobody,
// so whoever it tells of needs an [Authorization] with every element of 45 CFR
// 164.508(c), and each one that is missing is named.
//
// # Limits
//
// It judges words by fixed rules and sentences by weights fitted to labelled ones,
// which find violations that no rule knows and, at [GuardStandard], outvote rules
// of [TierB] that judge by language. It can be wrong in both directions: of
// replies that nobody mended it for it stops about 97 in a hundred violations and
// five in a hundred harmless ones. Where grammar alone gives half of the violations
// away it stops some eight or nine in ten of them, and one harmless reply in ten
// to twenty. English is deep; of Spanish, French, German and Italian it knows the
// forms of verbs and nouns by their endings, and fewer words. It does not look at
// pictures, cannot know whether a statement is true, and writes no replies of its
// own: what it offers instead comes from a catalogue of the caller. It gives no
// legal advice, and a reply that passes can still disclose.
//
// # Sources
//
// 45 CFR 164.502(a), 164.508 and 164.530(c) on uses, disclosures and
// safeguards; 42 CFR 2.13(c) on substance-use programmes; 47 CFR 64.1200 and
// the carriers' rules on text messages. Each rule in the data folder names its
// own.
//
// # Errors
//
// [New] returns an *[OptionError]. [Guard.Check] returns a *[FactError] or an
// *[IncompleteError], each with a report that blocks. [ParseFacts] tells where
// the JSON is wrong. Parse functions wrap [ErrUnknownWord].
package disclaimer
