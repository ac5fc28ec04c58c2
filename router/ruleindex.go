// SPDX-License-Identifier: Apache-2.0

package router

import (
	"math/bits"
	"strings"
)

// ruleIndex finds the rules that may act on a message without asking the others
// anything. Of every rule it knows values of which the message must have one:
// a condition that needs the profile to be "north" is not looked at for
// messages of other profiles. Where the fact is not known the condition may be
// undecided, so the rule is looked at.
type ruleIndex struct {
	// always are the rules without such values. Rules that are off are nowhere.
	always points
	fields []indexedField
}

// indexedField lists the rules by the values of one field.
type indexedField struct {
	spec *fieldSpec
	// unknown are the rules to look at when the fact is not known.
	unknown []int32
	byText  map[string][]int32
	// byNumber is indexed by word, by [Truth], or by needle.
	byNumber map[int][]int32
}

// ruleKey is a value of a field.
type ruleKey struct {
	spec *fieldSpec
	text string
	n    int
}

// The costs of values: about how many of a thousand messages have one. They
// only choose which values of a rule are indexed.
const (
	costText  = 10
	costWord  = 100
	costTruth = 500
	costAll   = 1000
)

// newRuleIndex indexes rules in the order in which they run.
func newRuleIndex(rules []compiledRule, atoms []atom) *ruleIndex {
	x := &ruleIndex{always: newPoints(len(rules))}
	at := map[string]int{}
	for i := range rules {
		if rules[i].mode == ModeOff {
			continue
		}
		keys, cost := cover(&rules[i].when, atoms, true)
		if cost >= costAll {
			x.always.add(i)
			continue
		}
		seen := map[string]bool{}
		for _, k := range keys {
			n, ok := at[k.spec.name]
			if !ok {
				n = len(x.fields)
				at[k.spec.name] = n
				x.fields = append(x.fields, indexedField{spec: k.spec, byText: map[string][]int32{}, byNumber: map[int][]int32{}})
			}
			f := &x.fields[n]
			if !seen[k.spec.name] {
				seen[k.spec.name] = true
				f.unknown = append(f.unknown, int32(i))
			}
			if k.text != "" {
				f.byText[k.text] = append(f.byText[k.text], int32(i))
			} else {
				f.byNumber[k.n] = append(f.byNumber[k.n], int32(i))
			}
		}
	}
	return x
}

// cover returns values such that a condition can have an answer, or be open,
// only for a message that has one of them or of which the fact is not known.
func cover(n *node, atoms []atom, answer bool) (keys []ruleKey, cost int) {
	switch {
	case n.op == nodeLeaf:
		return atoms[n.atom].cover(answer)
	case n.op == nodeNot:
		return cover(&n.kids[0], atoms, !answer)
	case (n.op == nodeAll) != answer: // one kid is enough, so the values of all are needed
		for i := range n.kids {
			more, c := cover(&n.kids[i], atoms, answer)
			keys, cost = append(keys, more...), cost+c
		}
		return keys, cost
	}
	cost = costAll
	for i := range n.kids {
		if k, c := cover(&n.kids[i], atoms, answer); c < cost {
			keys, cost = k, c
		}
	}
	return keys, cost
}

// cover is cover for one question.
func (a *atom) cover(answer bool) (keys []ruleKey, cost int) {
	number := func(n int) { keys = append(keys, ruleKey{spec: a.field, n: n}) }
	switch typ := a.field.typ; {
	case a.op == OpExists || a.field.written || a.field.name == "truncated" || a.op == OpLang:
	case typ == typeString && answer, typ == typeStrings && answer && a.op == OpHasAny:
		for _, v := range a.list {
			keys = append(keys, ruleKey{spec: a.field, text: v})
		}
		return keys, costText * len(keys)
	case typ == typeStrings && answer && len(a.list) > 0:
		return []ruleKey{{spec: a.field, text: a.list[0]}}, costText
	case typ == typeText && answer && (a.op == OpContainsWord || a.op == OpContainsPhrase):
		for _, n := range a.needles {
			number(n)
		}
		return keys, costText * len(keys)
	case typ == typeWords && answer && a.op == OpHasAny:
		for m := a.mask; m != 0; m &= m - 1 {
			number(bits.TrailingZeros64(m))
		}
		return keys, costWord * len(keys)
	case typ == typeWords && answer && a.mask != 0:
		number(bits.TrailingZeros64(a.mask))
		return keys, costWord
	case typ == typeWord || typ == typeLevel:
		for m := a.wordsFor(answer, newDemand(a.field).allowed); m != 0; m &= m - 1 {
			number(bits.TrailingZeros64(m))
		}
		if len(keys) == 0 {
			number(-1) // no word fits, but the question is open where the fact is not known
		}
		return keys, costWord * len(keys)
	case typ == typeTruth:
		number(int(TruthOf(answer == (a.want == Yes))))
		return keys, costTruth
	}
	return nil, costAll
}

// find marks the rules that may act as candidates.
func (x *ruleIndex) find(s *state) {
	copy(s.candidates, x.always)
	mark := func(list []int32) {
		for _, i := range list {
			s.candidates.add(int(i))
		}
	}
	for i := range x.fields {
		f := &x.fields[i]
		switch f.spec.typ {
		case typeString:
			v, known := f.spec.str(s)
			if f.spec.folded {
				v = strings.ToLower(v)
			}
			mark(f.those(known, f.byText[v]))
		case typeStrings:
			list, known := f.spec.strs(s)
			mark(f.those(known, nil))
			for _, v := range list {
				mark(f.byText[v])
			}
		case typeWord, typeLevel:
			w, known := f.spec.word(s)
			mark(f.those(known, f.byNumber[int(w)]))
		case typeWords:
			set, known := f.spec.set(s)
			mark(f.those(known, nil))
			for ; set != 0; set &= set - 1 {
				mark(f.byNumber[bits.TrailingZeros64(set)])
			}
		case typeTruth:
			t := f.spec.truth(s)
			mark(f.those(t != Unknown, f.byNumber[int(t)]))
		case typeText:
			text := s.scan()
			mark(f.those(text.truncated == No, nil))
			for _, n := range text.found {
				mark(f.byNumber[n])
			}
		}
	}
}

// those are the rules of a value, or all of the field when it is not known.
func (f *indexedField) those(known bool, list []int32) []int32 {
	if known {
		return list
	}
	return f.unknown
}

// Cost says what an engine has to do for a message, without one: it is counted
// and not measured. The zero Cost is that of no rules.
type Cost struct {
	// Rules are those that are not off; Always are those of them that are
	// looked at for every message, and the others only where a fact fits.
	Rules  int `json:"rules"`
	Always int `json:"always"`
	// Questions are the different questions, each of which is asked at most
	// once for a message and phase.
	Questions int `json:"questions"`
	// Needles are the words and phrases that one pass over the text finds, and
	// Patterns the expressions. Those without a fixed part that the pass can
	// look for are Loose: they run over every text of which a rule asks them.
	Needles  int `json:"needles"`
	Patterns int `json:"patterns"`
	Loose    int `json:"loose"`
}

// EstimateCost says what makes the engine slow or fast.
func (e *Engine) EstimateCost() Cost {
	c := Cost{Questions: len(e.atoms), Needles: len(e.index.needles), Patterns: len(e.index.patterns)}
	for i := range e.rules {
		if e.rules[i].mode != ModeOff {
			c.Rules++
		}
	}
	c.Always = e.byFact.always.len()
	for _, p := range e.index.patterns {
		if len(p.needs) == 0 {
			c.Loose++
		}
	}
	return c
}
