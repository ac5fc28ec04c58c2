// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"regexp"

	"github.com/dlclark/regexp2/v2"
	"github.com/mingrammer/commonregex"
	"github.com/wasilibs/go-re2"
)

// A scan reads one text and returns how much it found.
type scan func(text string) int

// A peer is something else that does the detector's work, or a part of it.
type peer struct {
	// metric is the unit under which a benchmark reports how many times as fast
	// as the peer the detector is; package targets describes it.
	metric string
	// ready builds what the peer needs before its first text.
	ready func() (scan, error)
}

// identifierPeers are compared with phi.Detector.Append where only what is
// announced is sought, namePeers where names and places are too, and allPeers with
// phi.Detector.Assess.
var (
	identifierPeers = []peer{
		{"x-regexps", regexps}, {"x-commonregex", commonRegex}, {"x-regexp2", regexps2}, {"x-bytes", classes},
	}
	namePeers = []peer{
		{"x-regexps", regexps}, {"x-re2", re2Alternation}, {"x-re2+names", re2AndNames}, {"x-names", namesByMap}, {"x-automaton", namesByAutomaton},
	}
	allPeers = []peer{{"x-regexps", regexps}}
)

// regexps runs the shapes one by one with the standard library: the spans of
// each kind.
func regexps() (scan, error) {
	var compiled []*regexp.Regexp
	for _, s := range shapes {
		re, err := regexp.Compile(s.pattern)
		if err != nil {
			return nil, err
		}
		compiled = append(compiled, re)
	}
	return func(text string) (n int) {
		for _, re := range compiled {
			n += len(re.FindAllStringIndex(text, -1))
		}
		return n
	}, nil
}

// regexps2 runs the shapes one by one with regexp2, which backtracks: the spans
// of each kind. Its mode RE2 gives the classes the standard library's meaning.
// A limit of time is not set; a user who sets one pays a little for it.
func regexps2() (scan, error) {
	var compiled []*regexp2.Regexp
	for _, s := range shapes {
		re, err := regexp2.Compile(s.pattern, regexp2.RE2)
		if err != nil {
			return nil, err
		}
		compiled = append(compiled, re)
	}
	return func(text string) (n int) {
		for _, re := range compiled {
			spans, err := re.FindAllStringIndex(text, -1)
			if err != nil {
				return -1
			}
			n += len(spans)
		}
		return n
	}, nil
}

// re2Alternation runs the shapes as one expression with RE2 in Go, which has an
// automaton for it: the spans, without the kind.
func re2Alternation() (scan, error) {
	re, err := re2.Compile(alternation())
	if err != nil {
		return nil, err
	}
	return func(text string) int { return len(re.FindAllStringIndex(text, -1)) }, nil
}

// commonRegex runs the functions of commonregex that look for identifiers: the
// texts, one kind after the other, without their offsets.
func commonRegex() (scan, error) {
	return func(text string) (n int) {
		for _, find := range commonRegexFuncs {
			n += len(find(text))
		}
		return n
	}, nil
}

// commonRegexFuncs look for what 45 CFR 164.514(b)(2)(i) lists, or a part of it.
var commonRegexFuncs = []func(string) []string{
	commonregex.Date, commonregex.Time, commonregex.Phones, commonregex.Links, commonregex.Emails, commonregex.IPs,
	commonregex.StreetAddresses, commonregex.ZipCodes, commonregex.PoBoxes, commonregex.SSNs, commonregex.CreditCards,
}

// classes looks up the class of each byte and adds them up. It finds nothing:
// nothing that looks at every byte by a table is faster.
func classes() (scan, error) {
	var class [256]int
	for c := range class {
		if isWord[c] {
			class[c] = 1
		}
	}
	return func(text string) (n int) {
		for i := range len(text) {
			n += class[text[i]]
		}
		return n
	}, nil
}
