// SPDX-License-Identifier: Apache-2.0

// Package pattern makes recognisers for identifiers that only one organisation
// has, such as the form of its badge numbers, from a regular expression.
//
//	badge, err := pattern.New(pattern.Description{
//		Name: "badge", Kind: phi.KindOtherID, Expression: `\bB[A-Z]\d{5}\b`,
//		Positive: []pattern.Example{{Text: "ask for BX40771 at the desk", Value: "BX40771"}},
//		Negative: []string{"the B747 leaves at 5"},
//	}, nil)
//	if err != nil { ... }
//	d, err := phi.New(&phi.Options{Recognizers: []phi.Recognizer{badge}})
//
// # Guarantees
//
// An expression that the standard library can read runs on it. Another one, with
// look-around, back-references or atomic groups, runs on regexp2, whose classes
// are then those of the standard library, and only near one of its literals, at
// most [MaxWindow] bytes at a time. Both are linear in the length of the text,
// but the factor is the expression's: a search has a budget of time. One that
// exceeds it makes the message incomplete, in words that hold no text, and so
// does a match of more than [MaxMatch] bytes.
//
// A pattern is searched for in the text as it was written and as it looks:
// without invisible characters, with plain digits, dashes and spaces. Its
// examples are checked when it is made. It is immutable and safe for concurrent
// use; a text without its literals costs no memory.
//
// What is found at a place does not depend on text that is more than
// [phi.MaxContext] bytes away, except that one match begins where another ends:
// in an unbroken row of matches all the way from there the row decides.
//
// # Limits
//
// A budget of less than 100 ms ends after up to 200 ms, because regexp2 looks at
// the clock that often; its clock is a goroutine that ends a second after the
// last search. On regexp2 \b takes the letters of all scripts for letters, on
// the standard library those of ASCII. A look-around sees at most what lies in
// the window. An expression is as good as its examples; none of this is legal
// advice.
//
// # Sources
//
// The syntax is that of the standard library, and beyond it that of regexp2 in
// its RE2 mode. The check digits are those of ISO/IEC 7812-1 and ISO 7064.
//
// # Errors
//
// [New] returns a *[DescriptionError], [Decode] a *[SyntaxError]. Neither holds
// a name, an expression or an example. What a search reports is a
// *[phi.IncompleteError] with a [phi.Cause].
package pattern
