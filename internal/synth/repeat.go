// SPDX-License-Identifier: Apache-2.0

package synth

// A Repeat is a text which, repeated, has cost somebody more than its length:
// what a recogniser looks ahead for never comes, or comes everywhere.
type Repeat struct{ Name, Text string }

// Repeats returns the texts to be repeated. Some are not valid UTF-8.
func Repeats() []Repeat {
	return []Repeat{
		{"digits", "1"}, {"digit-groups", "1 "}, {"digit-dashes", "1-"}, {"dashes", "-"}, {"phone", "410-555-"}, {"ssn", "123-45-"},
		{"brackets", "("}, {"email", "a@a."}, {"at", "@"}, {"at-words", "a at "}, {"dots", "a."}, {"url", "http://"}, {"colons", "a:"},
		{"title", "Dr. Aa "}, {"capitals", "Ab "}, {"month", "May 1 "}, {"label", "MRN "}, {"label-value", "MRN 1234567, "}, {"address", "12 Elm St, "},
		{"town", "New York "}, {"function", "of the "}, {"health", "my blood pressure "}, {"negation", "no pain "}, {"letters", "a"}, {"words", "lorem "},
		{"apostrophes", "o'"}, {"number-words", "one "}, {"zero-width", "a\u200b"}, {"combining", "e\u0301"}, {"confusable", "аa"}, {"foreign", "я"},
		{"invalid", "\xff"}, {"lines", "\n"}, {"spaces", " "}, {"emoji", "👍"},
	}
}
