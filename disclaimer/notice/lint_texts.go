// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"slices"

	"golang.org/x/text/language"
)

// nominal are the values with which the lint measures texts. A promise to fit a
// surface holds for values that are no longer: 30 characters for the name, the
// addresses and the links, 17 for the telephone number. Longer ones are measured
// when they are rendered.
var nominal = Values{
	Organisation: "Example Health Center Maryland",
	Phone:        "+1 (410) 555-0123",
	Email:        "office@private-clinic.example",
	PortalURL:    "https://portal.example.com/abc",
	FormURL:      "https://example.com/forms/safe",
	Hours:        "mon-fri 08:00-17:30",
	Region:       "US",
}

// A nominalText is a candidate with nominal values.
type nominalText struct {
	candidate
	filled  string
	lengths [UnitSMSSegments + 1]int // by unit
}

// admittedBy reports whether the text keeps to all limits.
func (t nominalText) admittedBy(limits []Limit) bool {
	return !slices.ContainsFunc(limits, func(l Limit) bool { return t.lengths[l.Unit] > l.Max })
}

// checkCandidates checks the texts of a wording as they are chosen.
func (l *linter) checkCandidates(texts []candidate, tag language.Tag) {
	filler := Choice{Language: tag, emergency: []EmergencyNumber{{Region: nominal.Region, Number: "911"}}}
	var all []nominalText
	for _, c := range texts {
		filled, _, err := filler.fill(c.text, nominal)
		if err != nil {
			l.at.Variant = c.variant
			l.report(CodeUnwrittenHours)
			l.at.Variant = -1
			return
		}
		t := nominalText{candidate: c, filled: filled}
		for u := UnitBytes; u <= UnitSMSSegments; u++ {
			t.lengths[u], _ = u.Count(filled) // a template is UTF-8
		}
		all = append(all, t)
	}
	l.checkElements(all)
	l.checkLengths(all)
	l.checkReach(all)
	if l.entry.textMessage() && slices.ContainsFunc(all, func(t nominalText) bool { return SMS(t.filled).UCS2 }) {
		l.report(CodeNotGSM)
	}
}

// textMessage reports an entry that is sent by nothing but text message.
func (e Entry) textMessage() bool {
	return len(e.Channels) > 0 && !slices.ContainsFunc(e.Channels, func(c Channel) bool {
		return c != ChannelSMS && c != ChannelMMS
	})
}

// checkElements checks that every text states what is required, and the longest
// all of it.
func (l *linter) checkElements(all []nominalText) {
	required := l.entry.requirement()
	for _, t := range all {
		l.at.Variant = t.variant
		want := required.Least
		if t.variant == 0 {
			want = required.All
		}
		for _, e := range want {
			if !t.states([]Element{e}) {
				l.reportElement(CodeMissingElement, e)
			}
		}
		if t.variant > 0 && !t.states(required.All) && !l.needed(all, required.All) {
			l.report(CodeReducedWithoutNeed)
		}
	}
	l.at.Variant = -1
}

// needed reports a promised surface on which some complete text does not fit.
func (l *linter) needed(all []nominalText, elements []Element) bool {
	return slices.ContainsFunc(l.entry.Surfaces, func(surface string) bool {
		limits := l.tables.limitsOf(surface)
		return slices.ContainsFunc(all, func(t nominalText) bool {
			return t.states(elements) && !t.admittedBy(limits)
		})
	})
}

// checkLengths checks that on each promised surface some text fits, whichever of
// the routes the organisation has.
func (l *linter) checkLengths(all []nominalText) {
	for _, surface := range l.entry.Surfaces {
		limits := l.tables.limitsOf(surface)
		for _, offered := range all {
			routes := offered.text.routes()
			fits := slices.ContainsFunc(all, func(t nominalText) bool {
				return subset(t.text.routes(), routes) && t.admittedBy(limits)
			})
			if !fits {
				l.reportSurface(CodeTooLong, surface)
				break
			}
		}
	}
}

// checkReach finds texts that are never chosen, because an earlier one needs no
// other values, is no longer in any unit, and states as much.
func (l *linter) checkReach(all []nominalText) {
	for i, t := range all {
		l.at.Variant = t.variant
		if slices.ContainsFunc(all[:i], func(earlier nominalText) bool { return earlier.replaces(t) }) {
			l.report(CodeUnreachable)
		}
	}
	l.at.Variant = -1
}

func (t nominalText) replaces(other nominalText) bool {
	if !subset(t.text.routes(), other.text.routes()) || !t.states(other.elements) {
		return false
	}
	for u, n := range t.lengths {
		if n > other.lengths[u] {
			return false
		}
	}
	return true
}

func subset[E comparable](part, whole []E) bool {
	return !slices.ContainsFunc(part, func(e E) bool { return !slices.Contains(whole, e) })
}
