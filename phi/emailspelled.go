// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findDisguisedEmail finds an address that is written so that people read it and
// machines do not, or that a program wrapped: with "@" and stops in words ("ana at
// example dot com", "ana arroba example punto com") or in brackets ("ana [at]
// example.com", "ana@example[.]com"), with spaces ("ana @ example . com"), and
// broken behind "@" or a stop. Token i stands before the "@".
//
// Without a label one of the two has to be in disguise: "see you at example.com"
// is no address.
func (w *work) findDisguisedEmail(i int) {
	domain, at := w.disguisedAt(i)
	if at == noAt {
		return
	}
	last, disguised := w.disguisedDomain(domain)
	if last < 0 {
		return
	}
	first := i
	start := localStart(w.text, int(w.tokens[i].End))
	if at != signAt {
		first = w.spelledLocal(i)
		start = int(w.tokens[first].Start)
	}
	t := w.labelBefore(first)
	if t.kind != KindEmail {
		t.odds = 0
		switch {
		case at == signAt:
		case first == i && w.flags(i).Any(lexicon.Function|lexicon.Common):
			return
		case disguised || at == bracketAt:
		case at == wordAt || w.word1(i) && !w.given(i):
			return
		}
	}
	w.propose(candidate{kind: KindEmail, start: start, end: int(w.tokens[last].End), odds: 4 + t.odds, rule: "email/spelled"})
}

// An atForm is how the "@" of an address is written.
type atForm uint8

const (
	noAt      atForm = iota
	signAt           // the sign right behind the local part
	apartAt          // the sign between spaces
	wordAt           // a word
	bracketAt        // a word in brackets
)

// disguisedAt returns the token behind the "@" that follows token i.
func (w *work) disguisedAt(i int) (domain int, form atForm) {
	j := i + 1
	if j >= len(w.tokens) {
		return j, noAt
	}
	switch w.gap(j) {
	case "@", "@\n", "@\r\n":
		return j, signAt
	case " @ ", "@ ":
		return j, apartAt
	}
	if !w.spellsAt(j) || j+1 >= len(w.tokens) || !w.enclosed(j) {
		return j, noAt
	}
	if strings.ContainsAny(w.gap(j), "([{<") {
		return j + 1, bracketAt
	}
	return j + 1, wordAt
}

// disguisedDomain returns the last token of the domain that starts at token i,
// or -1, and whether one of its stops is written in another way.
func (w *work) disguisedDomain(i int) (last int, disguised bool) {
	last = i
	for stops := 0; last+1 < len(w.tokens) && stops < maxLabels && w.tokens[last].Kind != scan.Symbol; stops++ {
		next := last + 1
		switch gap := w.gap(next); gap {
		case ".":
		case "[.]", "(.)", "{.}", " . ", " [.] ", " (.) ":
			disguised = true
		case ".\n", ".\r\n":
			if !w.flags(next).Has(lexicon.TopLevel) || w.tokens[next].Shape.Has(scan.Upper) {
				next = len(w.tokens)
			}
		default:
			if w.spellsDot(next) && next+1 < len(w.tokens) && w.enclosed(next) {
				next++
				disguised = true
			} else {
				next = len(w.tokens)
			}
		}
		if next == len(w.tokens) {
			break
		}
		last = next
	}
	if last == i || !w.flags(last).Has(lexicon.TopLevel) {
		return -1, false
	}
	return last, disguised
}

// spelledLocal returns the first token of the local part that ends at token i:
// "ana dot ruiz", "ana.ruiz", "ana underscore r", "a ruiz".
func (w *work) spelledLocal(i int) int {
	first := i
	for first > 0 && first > i-4 {
		gap := w.gap(first)
		switch {
		case first >= 2 && (w.spellsDot(first-1) || w.spellsJoint(first-1)) && w.enclosed(first-1):
			first -= 2
		case gap == " " && first == i && w.oneLetter(first-1, true) && !w.is(first-1, "a") && !w.is(first-1, "i") && !w.is(first-1, "y") && !w.is(first-1, "e") && !w.is(first-1, "o"):
			return first - 1 // an initial
		case gap == "." || gap == "-" || gap == "_" && !w.spellsAt(first-1):
			first--
		default:
			return first
		}
	}
	return first
}

// enclosed reports whether nothing but a space, a line or a bracket stands
// around token i, which is neither the first nor the last.
func (w *work) enclosed(i int) bool {
	before, behind := w.gap(i), w.gap(i+1)
	return len(before) <= 2 && len(behind) <= 2 && strings.Trim(before, " ([{<_\n") == "" && strings.Trim(behind, " )]}>_\n") == ""
}

// spellsAt reports whether token i is a word for "@".
func (w *work) spellsAt(i int) bool { return w.announced(i).Flags.Has(lexicon.AtSign) }

// spellsJoint reports whether token i is a word for a sign that joins the parts of
// a name.
func (w *work) spellsJoint(i int) bool {
	switch string(w.lower(i)) {
	case "underscore", "dash", "hyphen", "minus", "unterstrich", "bindestrich", "trattino", "tiret", "guion":
		return true
	}
	return false
}

// spellsDot reports whether token i is a word for a stop.
func (w *work) spellsDot(i int) bool {
	switch string(w.lower(i)) {
	case "dot", "punto", "point", "punkt":
		return true
	}
	return false
}
