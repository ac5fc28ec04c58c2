// SPDX-License-Identifier: Apache-2.0

package router

import (
	"regexp/syntax"
	"slices"
	"strings"
	"time"
)

// setPoint gives a fact with few values the value of a point of its axis.
func setPoint(f *Facts, field string, n int) {
	to, coverage := strings.CutPrefix(field, coveragePrefix)
	switch {
	case field == placeField:
		f.Channel, f.Visibility = placed(n)
	case !coverage:
		if spec := mustField(field); spec.setNumber != nil {
			spec.setNumber(f, uint8(n))
		}
	case n > 0: // point 0 is a destination that is not listed
		setCoverage(f, to, Coverage(n-1))
	}
}

// setCoverage says whether an agreement covers a destination.
func setCoverage(f *Facts, to string, c Coverage) {
	if f.Coverage == nil {
		f.Coverage = map[string]Coverage{}
	}
	f.Coverage[to] = c
}

// facts realises the way: of every axis it takes the first point that is left,
// which is the one that knows least. What is not looked into, such as whether a
// text holds a pattern, is tried and may fail.
func (x *explorer) facts() Facts {
	f := Facts{ID: "witness"}
	for key, axis := range x.byKey {
		n := x.left[axis].first()
		switch {
		case x.axes[axis].times != nil:
			f.Now = x.axes[axis].times[n]
		case x.axes[axis].values != nil:
			*mustField(key.field).text(&f) = x.axes[axis].values[n]
		case key.part == wholeField:
			setPoint(&f, key.field, n)
		}
	}
	for i := range fieldSpecs {
		switch spec := &fieldSpecs[i]; {
		case !x.holds(knownKey(spec.name)):
		case spec.setWords != nil:
			spec.setWords(&f, x.wordsOf(spec))
		case spec.names != nil:
			*spec.names(&f) = x.namesOf(spec.name)
		}
	}
	f.Text = x.text()
	if !f.Now.IsZero() {
		f.Now = x.instant(f.Now)
	}
	return f
}

// holds says whether the way settled on an axis with two points that something
// is there. What it leaves open is absent.
func (x *explorer) holds(key axisKey) bool {
	axis, ok := x.byKey[key]
	return ok && x.left[axis].first() == 1
}

func (x *explorer) wordsOf(spec *fieldSpec) (mask uint64) {
	for n := range spec.table {
		if x.holds(wordKey(spec.name, n)) {
			mask |= 1 << n
		}
	}
	return mask
}

func (x *explorer) namesOf(field string) []string {
	out := []string{}
	for key := range x.byKey {
		if key.field == field && key.part == hasName && x.holds(key) {
			out = append(out, key.name)
		}
	}
	slices.Sort(out)
	return out
}

// text puts together what the text has to hold.
func (x *explorer) text() *string {
	axis, ok := x.byKey[fieldKey("text")]
	if !ok || x.left[axis].first() == textAbsent {
		return nil
	}
	var prefix string
	var parts []string
	for n := range x.e.atoms {
		switch a := &x.e.atoms[n]; {
		case !x.holds(atomKey(n)):
		case a.op == OpPrefix:
			// Of two beginnings the longer one has the shorter one.
			if begins := x.e.index.phrases[a.needles[0]]; len(begins) > len(prefix) {
				prefix = begins
			}
		case a.op == OpMatches:
			parts = append(parts, sample(a.written))
		}
	}
	for n := range x.e.index.needles {
		if x.holds(needleKey(n)) {
			parts = append(parts, x.e.index.phrases[n])
		}
	}
	if prefix != "" {
		parts = slices.Insert(parts, 0, prefix)
	}
	text := strings.Join(parts, ". ")
	if x.left[axis].first() == textLong {
		text += strings.Repeat(" .", MaxText/2+1)
	}
	return &text
}

// instant looks for a time near one that falls into the windows that the way
// asks for: every quarter of an hour of a week is tried, within the same
// answers about before and after.
func (x *explorer) instant(near time.Time) time.Time {
	fits := func(t time.Time) bool {
		s := &state{f: &Facts{Now: t}}
		before := &state{f: &Facts{Now: near}}
		for n := range x.e.atoms {
			a := &x.e.atoms[n]
			_, asked := x.byKey[atomKey(n)]
			switch {
			case a.field.name != "now":
			case a.op == OpWithin && asked && x.undecided(atomKey(n)):
			case a.op == OpWithin && asked && a.ask(s) != TruthOf(x.holds(atomKey(n))):
				return false
			case a.op != OpWithin && a.ask(s) != a.ask(before):
				return false
			}
		}
		return true
	}
	const step = 15 * time.Minute
	for _, from := range []time.Time{near, near.Truncate(step)} {
		for n := range 7 * 24 * 4 {
			for _, t := range []time.Time{from.Add(time.Duration(n) * step), from.Add(-time.Duration(n) * step)} {
				if fits(t) {
					return t
				}
			}
		}
	}
	return near
}

// undecided says whether the way leaves an axis with two points open.
func (x *explorer) undecided(key axisKey) bool {
	axis, ok := x.byKey[key]
	return !ok || x.left[axis][0] == 3
}

// sample returns a short text that a pattern matches, as far as that can be
// read from its syntax: conditions such as word boundaries are left out.
func sample(pattern string) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return ""
	}
	return sampleOf(re.Simplify())
}

func sampleOf(re *syntax.Regexp) string {
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		if len(re.Rune) > 0 {
			return string(re.Rune[0])
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "x"
	case syntax.OpCapture, syntax.OpPlus, syntax.OpAlternate:
		return sampleOf(re.Sub[0])
	case syntax.OpConcat:
		var b strings.Builder
		for _, sub := range re.Sub {
			b.WriteString(sampleOf(sub))
		}
		return b.String()
	}
	return "" // what may be left out is
}
