// SPDX-License-Identifier: Apache-2.0

package benchmarks

import "strings"

// A shape is an identifier as a careful user would write it as a regular
// expression, without context: it knows no labels, no names without a title and
// no health words.
type shape struct {
	name, pattern string
}

const month = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

// shapes are fifteen usual identifiers.
var shapes = []shape{
	{"email", `[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`},
	{"ssn", `\b\d{3}-\d{2}-\d{4}\b`},
	{"phone", `(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}[-. ]\d{4}\b`},
	{"date-us", `\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b`},
	{"date-iso", `\b\d{4}-\d{2}-\d{2}\b`},
	{"date-name", `\b` + month + ` \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?\b`},
	{"ipv4", `\b(?:\d{1,3}\.){3}\d{1,3}\b`},
	{"url", `\bhttps?://[^\s<>"]+`},
	{"mrn", `(?i)\bMRN[:#]? ?\d{5,10}\b`},
	{"mbi", `\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b`},
	{"zip", `\b\d{5}(?:-\d{4})?\b`},
	{"street", `\b\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd)\b`},
	{"vin", `\b[A-HJ-NPR-Z0-9]{17}\b`},
	{"account", `(?i)\b(?:account|acct)(?: number)?[ :#]*\d{6,12}\b`},
	{"title", `\b(?:Mr|Mrs|Ms|Dr|Prof)\. [A-Z][a-z]+(?: [A-Z][a-z]+)?`},
}

// alternation returns one expression that matches whatever one of the shapes
// matches. It does not tell which.
func alternation() string {
	var patterns []string
	for _, s := range shapes {
		patterns = append(patterns, "(?:"+s.pattern+")")
	}
	return strings.Join(patterns, "|")
}
