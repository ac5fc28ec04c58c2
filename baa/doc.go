// SPDX-License-Identifier: Apache-2.0

// Package baa answers whether agreements cover a service for a use on a day.
//
//	datasets, err := baa.Starter() // what vendors publish; add your own records
//	graph, err := baa.New(append(datasets, own), nil)
//	verdict, err := graph.Evaluate(baa.Use{
//		Service: "quo/comm.sms", Account: "main", AsOf: today,
//	})
//	send := verdict.Coverage == baa.Covered
//
// A [Dataset] holds records: parties, their services, agreements and statements,
// the grants that these make, conditions, evidence, and the organisation's own
// policies and accepted risks. Every record has two times: when it holds in the
// world and since when it is on file. [New] compiles datasets into a [Graph],
// [Graph.Evaluate] gives a [Verdict] with its proof, and [Graph.Flag] the short
// answer about a channel or feature. [Graph.Gaps] and [Graph.Expiries] look along
// time, [Graph.WhatIf] at what a change would do, [Graph.BreachClock] and
// [Graph.TerminationDuties] at what is due by when, [Graph.Checklist] at what a
// contract has to say, and [Graph.Lint] at the records themselves.
//
// # Guarantees
//
// Unknown is never permission: what the records do not tell is not covered.
// [Coverage] and [Allowance] are two answers; a vendor's word on how an uncovered
// service can be used, a condition that is met and a risk that was accepted make
// nothing covered. Every service that the data reach is weighed, with every part
// and class of data, and the most severe answer is that of the use. A ban beats
// cover unless a narrower grant names it. Cover of a recording is not cover of
// what is made from it. A policy of the organisation can only tighten. Adding a
// ban never improves coverage, nor does taking away evidence that nobody revoked;
// the order of records and datasets changes nothing. Health information stays that
// on its way until a de-identification report that meets a named profile and found
// nothing left shows otherwise.
//
// A Graph is immutable and safe for concurrent use. An answer costs a few
// look-ups for each hop, whatever the size of the graph. There is no clock: the
// day is part of the question.
//
// # Limits
//
// It reads records and not contracts, and it is not legal advice. The shipped
// datasets are examples in our words with the dates on which their sources were
// read, and most vendors in them are known from secondary sources only; vendors
// change their terms without telling. They hold no customer's agreements, plans or
// evidence. Where several grants hang on one fact that is not on record, the answer
// may be unknown although nothing is covered whatever that fact is. A conduit is never inferred. Who hosts a vendor
// is on record and not weighed: the vendor answers for its subcontractors, apart
// from those to whom a flow leads.
//
// # Sources
//
// 45 CFR 160.103, 164.308(b), 164.314(a), 164.404 to 164.410, 164.502(d) and (e),
// 164.504(e), 164.530(j) and 78 FR 5566 (conduits), as of November 2026. Each dataset names its own sources.
//
// # Errors
//
// [Decode], [Load] and [New] return [*DatasetError] with the path, the line and
// the column of the record. The questions to a [Graph] return [*UseError], and
// [Graph.Suppose] either. A word that an
// enumeration does not have is a [*WordError]. No error shows a value.
package baa
