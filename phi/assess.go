// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"cmp"
	"slices"
)

// Mentions returns the places in m that speak of health, care or payment for
// care, by part and start. If m could not be looked at as a whole, it returns
// what it found and an *[IncompleteError].
func (d *Detector) Mentions(m Message) ([]Mention, error) {
	w := d.begin(&m)
	w.whole = true
	defer d.end(w)
	var out []Mention
	var incomplete error
	for i := range m.Parts {
		if err := w.part(&m, i); err != nil && incomplete == nil {
			incomplete = err
		}
		w.detect()
		w.readOutline()
		w.readSigns()
		out = append(out, w.mentions()...)
	}
	return out, incomplete
}

// Assess decides whether m is PHI. If m could not be looked at as a whole, it
// returns what it found and an *[IncompleteError]: such a message is to be
// treated as PHI.
//
// The levels follow from two grades. Identifier: 2 if the text names or numbers
// a person, 1 if the channel knows the author, else 0. Health: 2 for a fact
// about the author, a relative or another person, affirmed or negated, past,
// present or future; 1 if that is uncertain; 0 for generic talk, the work of
// the staff, and animals. Certain is 2 and 2; likely 2 and 1, or 1 and 2;
// possible 1 and 1, and an identifier alone toward an organisation that treats
// one condition only.
func (d *Detector) Assess(m Message) (Assessment, error) {
	w := d.begin(&m)
	w.whole = true
	defer d.end(w)
	a := Assessment{Engine: d.engine, Lang: m.Lang, Unsupported: m.Lang == LangUnsupported}
	var incomplete error
	grades := make([]healthGrade, 0, 32)
	for i := range m.Parts {
		if err := w.part(&m, i); err != nil && incomplete == nil {
			incomplete = err
		}
		w.detect()
		a.Findings = w.appendFindings(a.Findings)
		w.readOutline()
		w.readSigns()
		intents := w.intents(&m)
		w.professional = slices.Contains(intents, IntentJob) || slices.Contains(intents, IntentMediaPress) || w.trades()
		w.advice = slices.Contains(intents, IntentMedicalAdviceRequest)
		mentions := w.mentions()
		grades = append(grades, w.grades...)
		a.Mentions = append(a.Mentions, mentions...)
		a.Intents = append(a.Intents, intents...)
		a.Cues = append(a.Cues, w.cues(&m)...)
		if a.Lang == LangUnspecified {
			a.Lang = w.lang
		}
		a.Unsupported = a.Unsupported || w.unsupported
	}
	a.Cues = append(a.Cues, attachmentCues(&m)...)
	a.Intents = sorted(a.Intents)
	a.Cues = sorted(a.Cues)
	d.decide(&m, &a, grades)
	return a, incomplete
}

// sorted returns the values in ascending order, each once.
func sorted[E ~uint8](s []E) []E {
	slices.Sort(s)
	return slices.Compact(s)
}

// A healthGrade says how surely a mention is a fact about somebody.
type healthGrade uint8

const (
	healthNone      healthGrade = iota // figures of speech, work, animals
	healthGeneric                      // nobody in particular: health talk, and nobody's fact
	healthUncertain                    // an unclear experiencer, a question about a service
	healthFact                         // a fact about the author, a relative, a named person
)

// decide fills in the level and what it rests on.
func (d *Detector) decide(m *Message, a *Assessment, grades []healthGrade) {
	author := m.authorKnown()
	visit := impliesVisit(m, a)
	best := healthNone
	if visit {
		best, a.Health = healthUncertain, true
	}
	told := 0
	for i, g := range grades {
		if g == healthNone {
			continue
		}
		if g > healthGeneric {
			told++
		}
		best = max(best, g)
		a.Health = true
		a.Sensitivity |= a.Mentions[i].Sensitivity
	}
	ids := identifying(a.Findings)
	identified := len(ids) > 0
	switch {
	case best == healthFact && identified:
		a.Level = LevelCertain
	case best == healthUncertain && identified, best == healthFact && author:
		a.Level = LevelLikely
	case best == healthUncertain && author:
		a.Level = LevelPossible
	case (identified || author) && d.org.singleCondition():
		a.Level = LevelPossible
	case slices.Contains(a.Cues, CueRareEvent):
		a.Level = LevelPossible
	}
	if a.Level == LevelNone || !identified && !author {
		return
	}
	a.Basis = slices.Grow(a.Basis, told)
	for i, g := range grades {
		if g > healthGeneric {
			a.Basis = append(a.Basis, Pair{Finding: nearest(a.Findings, ids, a.Mentions[i]), Mention: i})
		}
	}
	if visit && len(a.Basis) == 0 {
		who := AuthorFinding
		if identified {
			who = ids[0]
		}
		a.Basis = append(a.Basis, Pair{Finding: who, Mention: ImpliedMention})
	}
}

// impliesVisit reports whether a message tells by itself that the author was
// there or wants to come: a review of a provider is written by those who were
// treated, or say so, and whoever asks for an appointment wants care.
func impliesVisit(m *Message, a *Assessment) bool {
	if m.Direction != DirectionInbound || a.Unsupported {
		return false
	}
	visit := m.Channel == ChannelPublicReview
	for _, i := range a.Intents {
		switch i {
		case IntentWrongNumber, IntentJob, IntentMediaPress, IntentMisinformation:
			return false
		case IntentAppointment, IntentRefillRequest:
			visit = visit || m.personal()
		}
	}
	return visit && slices.ContainsFunc(m.Parts, func(p Part) bool { return len(p.Text) > 0 })
}

// identifies reports whether a finding identifies the person that a message is
// about. What belongs to the organisation or its staff does not, and a date or
// a web page alone names nobody.
func identifies(f Finding) bool {
	switch f.Role {
	case RoleOwn, RoleStaff, RoleProvider:
		return false
	}
	return f.Kind != KindDate && f.Kind != KindURL
}

// identifying returns the indexes of the findings that identify.
func identifying(findings []Finding) []int {
	var ids []int
	for i, f := range findings {
		if identifies(f) {
			ids = append(ids, i)
		}
	}
	return ids
}

// nearest returns the index of the identifying finding nearest to a mention, in
// the same part if there is one, the first of two as near, or AuthorFinding if none
// identifies. Findings are sorted and disjoint; ids are the indexes of those that
// identify.
func nearest(findings []Finding, ids []int, m Mention) int {
	if len(ids) == 0 {
		return AuthorFinding
	}
	next, _ := slices.BinarySearchFunc(ids, m, func(id int, m Mention) int {
		return cmp.Or(findings[id].Part-m.Part, findings[id].Start-m.Start)
	})
	before := next > 0 && findings[ids[next-1]].Part == m.Part
	behind := next < len(ids) && findings[ids[next]].Part == m.Part
	switch {
	case before && behind:
		if max(findings[ids[next]].Start-m.End, 0) < max(m.Start-findings[ids[next-1]].End, 0) {
			return ids[next]
		}
		return ids[next-1]
	case before:
		return ids[next-1]
	case behind:
		return ids[next]
	}
	return ids[0]
}
