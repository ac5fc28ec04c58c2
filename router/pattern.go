// SPDX-License-Identifier: Apache-2.0

package router

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// pattern is an expression of OpMatches with the fixed parts of which a text
// that it matches has at least one. No part means that none is known.
type pattern struct {
	re    *regexp.Regexp
	needs []string
}

// gram is the number of bytes by which fixed parts are looked up: a shorter
// part would be found in every text.
const gram = 3

// newPattern compiles an expression. The text that it will see is folded, so
// its fixed parts are too.
func newPattern(text string) (pattern, error) {
	re, err := regexp.Compile("(?i)" + text)
	if err != nil {
		return pattern{}, err
	}
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return pattern{}, err
	}
	return pattern{re, fixedParts(parsed.Simplify())}, nil
}

// fixedParts returns texts of which every match has one, each at least a gram
// long, or none when that cannot be said.
func fixedParts(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if part := longestASCII(re.Rune); len(part) >= gram {
			return []string{part}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return fixedParts(re.Sub[0])
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			parts := fixedParts(sub)
			if len(parts) == 0 {
				return nil
			}
			all = append(all, parts...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if parts := fixedParts(sub); len(parts) > 0 && (len(best) == 0 || shortest(parts) > shortest(best)) {
				best = parts
			}
		}
		return best
	}
	return nil
}

// longestASCII is the longest run of ASCII in a literal, in lower case. Other
// letters may have more than two forms.
func longestASCII(runes []rune) string {
	best := ""
	for _, part := range strings.FieldsFunc(string(runes), func(r rune) bool { return r >= 0x80 }) {
		if len(part) > len(best) {
			best = part
		}
	}
	return strings.ToLower(best)
}

func shortest(parts []string) int {
	n := len(parts[0])
	for _, p := range parts[1:] {
		n = min(n, len(p))
	}
	return n
}

// addPattern returns the number of a pattern.
func (x *textIndex) addPattern(p pattern) int {
	n := len(x.patterns)
	x.patterns = append(x.patterns, p)
	for _, part := range p.needs {
		key := [gram]byte([]byte(part[:gram]))
		x.byGram[key] = append(x.byGram[key], fixedPart{part, n})
		x.gramStarts[part[0]] = true
	}
	return n
}

// fixedPart is a fixed part of a pattern.
type fixedPart struct {
	text    string
	pattern int
}

// longS is the one letter outside ASCII that folding leaves and that an
// expression takes for an ASCII letter.
const longS = 'ſ'

// likely marks the patterns that a text may match, in one pass over it.
func (x *textIndex) likely(folded string) points {
	marks := newPoints(len(x.patterns))
	every := strings.ContainsRune(folded, longS)
	for n, p := range x.patterns {
		if every || len(p.needs) == 0 {
			marks.add(n)
		}
	}
	if every || len(x.byGram) == 0 {
		return marks
	}
	for i := 0; i+gram <= len(folded); i++ {
		if !x.gramStarts[folded[i]] {
			continue
		}
		for _, part := range x.byGram[[gram]byte([]byte(folded[i:i+gram]))] {
			if !marks.has(part.pattern) && strings.HasPrefix(folded[i:], part.text) {
				marks.add(part.pattern)
			}
		}
	}
	return marks
}

// matches says whether a pattern matches the text.
func (s *scannedText) matches(x *textIndex, n int) bool {
	if s.likely == nil {
		s.likely = x.likely(s.folded)
	}
	return s.likely.has(n) && x.patterns[n].re.MatchString(s.folded)
}
