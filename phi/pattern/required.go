// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"math"
	"regexp/syntax"
	"unicode/utf8"
)

// required returns literals of which every match of an expression of the
// standard library holds one, in some case of ASCII letters. It returns nil if
// there are none to be seen.
func required(expression string) []string {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	return requiredBy(tree)
}

func requiredBy(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if text := plainRun(re); text != "" {
			return []string{text}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return requiredBy(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return requiredBy(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if found := requiredBy(sub); selectivity(found) > selectivity(best) {
				best = found
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			found := requiredBy(sub)
			if found == nil || len(all)+len(found) > MaxLiterals {
				return nil
			}
			all = append(all, found...)
		}
		return all
	}
	return nil
}

// plainRun returns the longest part of a literal that a search in any case of
// ASCII letters finds in all its forms. If case is folded, a letter may stand
// for others beyond ASCII: k for the sign of the kelvin, s for the long s.
func plainRun(re *syntax.Regexp) string {
	var best, run string
	for _, r := range re.Rune {
		if re.Flags&syntax.FoldCase != 0 && (r >= utf8.RuneSelf || r|0x20 == 'k' || r|0x20 == 's') || len(run)+utf8.RuneLen(r) > MaxLiteral {
			run = ""
			continue
		}
		run += string(r)
		if len(run) > len(best) {
			best = run
		}
	}
	return best
}

// selectivity grades literals: the shortest decides, then how many there are.
func selectivity(literals []string) float64 {
	if len(literals) == 0 {
		return 0
	}
	shortest := math.MaxInt
	for _, text := range literals {
		shortest = min(shortest, len(text))
	}
	return float64(shortest) - float64(len(literals))/(MaxLiterals+1)
}

// leastWidth returns the number of characters of the shortest match.
func leastWidth(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpCapture, syntax.OpPlus:
		return leastWidth(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * leastWidth(re.Sub[0])
	case syntax.OpConcat:
		sum := 0
		for _, sub := range re.Sub {
			sum += leastWidth(sub)
		}
		return sum
	case syntax.OpAlternate:
		least := math.MaxInt
		for _, sub := range re.Sub {
			least = min(least, leastWidth(sub))
		}
		return least
	case syntax.OpNoMatch:
		return math.MaxInt32 // it has none; the examples will tell
	}
	return 0
}
