// SPDX-License-Identifier: Apache-2.0

// Package deid removes or transforms what identifies a person in a message,
// under a policy that has a name and a version.
//
//	d, err := deid.New(deid.SafeHarbor(), nil)
//	if err != nil { ... }
//	r, err := d.ApplyText("Ana Ruiz, SSN 078-05-1120, seen March 3, 2026")
//	if err != nil { ... } // nothing was released
//	fmt.Println(r.Text().Reveal()) // [NAME], SSN [SSN], seen 2026
//
// # Guarantees
//
// A [Policy] says for each kind of identifier what becomes of it; there is no
// policy that leaves a kind open. Bytes outside of the edits are those of the
// message. After a change the text is looked at a second time, and what would
// still have to change makes [Deidentifier.Apply] fail: then there is no text.
// There is none either if the message could not be looked at as a whole, unless
// the caller asked for it by [Options.AllowIncomplete]. Applying a policy of
// remove, tag and generalise to its own output changes nothing: a tag is never
// looked into.
//
// A [Result] names the policy that made it. It has the text only behind
// [Result.Text]; nothing of this package prints, logs or encodes a value. A
// [Deidentifier] is immutable and safe for concurrent use. Its cost is that of one
// detection, of two if anything changed, and of a few at most.
//
// Policies with keys, such as [Pseudonymous], make keyed tokens, sealed tokens,
// surrogates and moved dates inside of a [Scope]; [Deidentifier.Restore] and
// [Result.Restore] put values back into a text that a model or a person edited.
// [Deidentifier.NewReader] and [Deidentifier.NewWriter] work on texts of any
// length, [Deidentifier.Batch] on many messages at a time. None of it reads a
// clock, keeps a secret or makes a random number that the caller did not give.
//
// # Limits
//
// It transforms what the detector finds and no more. It looks at text only: a
// picture or a recording is reported by [Result.NeedsMediaReview]. A policy
// answers the list of 45 CFR 164.514(b)(2)(i); whether somebody knows that the
// rest identifies a person, 164.514(b)(2)(ii), is for the caller to say in a
// [Report], and no result claims that a law is met. Under [LimitedDataSet] and
// [MinimumNecessary] the text remains protected health information. Nothing here
// is legal advice.
//
// The organisation's own names, numbers and pages, which the detector finds
// with phi.RoleOwn, stay in the text unless the policy says RemoveOwn. They
// identify no patient.
//
// # Sources
//
// 45 CFR 164.514(b)(2) for [SafeHarbor], 164.514(e)(2) for [LimitedDataSet],
// 164.502(b) for [MinimumNecessary]; the census vintages of the three-digit ZIP
// codes stand in [Census]. In a programme for publishing, removing identifiers is
// the second of five steps; [Report] is the record of that one step.
//
// # Errors
//
// [NewPolicy] and [ParsePolicy] return a *[PolicyError] or a fault of the JSON
// form with its place; [New] an *[OptionError]; applying a policy an
// *[IncompleteError] or a *[ResidualError], with keys a *[ScopeError] or a
// *[KeyError], on a stream a *[StreamError]; restoring a *[TokenError]. None
// holds a value.
package deid
