// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
	"time"
)

// MaxPattern is the longest pattern of OpMatches, in bytes.
const MaxPattern = 1 << 10

// atom is one compiled question about one field. A rule set holds each
// different question once, so that its answer is found once for each message.
type atom struct {
	field *fieldSpec
	op    Op
	// mask holds the words of an enumeration as bits, list the texts of an open
	// field; which of the two is used follows from the field.
	mask   uint64
	list   []string
	want   Truth
	rank   uint8
	at     time.Time
	window compiledWindow
	// pattern is the number of the pattern in the engine's text index, and
	// written what it was made of.
	pattern int
	written string
	// needles are the words and phrases of a text question, or the one of a
	// prefix, as numbers of the engine's text index.
	needles []int
}

// ask answers the question for one message.
func (a *atom) ask(s *state) Truth {
	if a.op == OpExists {
		return TruthOf(a.known(s) == (a.want == Yes))
	}
	switch a.field.typ {
	case typeWord, typeLevel:
		w, known := a.field.word(s)
		return when(known, func() bool { return a.askWord(w) })
	case typeWords:
		mask, known := a.field.set(s)
		return when(known, func() bool { return a.askSet(mask) })
	case typeString:
		v, known := a.field.str(s)
		return when(known, func() bool { return a.askString(v) })
	case typeStrings:
		return a.askStrings(a.field.strs(s))
	case typeTruth:
		v := a.field.truth(s)
		return when(v != Unknown, func() bool { return v == a.want })
	case typeTime:
		at := s.f.Now
		return when(!at.IsZero(), func() bool { return a.askTime(at) })
	}
	return a.askText(s)
}

// when answers Unknown unless the fact is known.
func when(known bool, answer func() bool) Truth {
	if !known {
		return Unknown
	}
	return TruthOf(answer())
}

func (a *atom) known(s *state) bool {
	var known bool
	switch a.field.typ {
	case typeWord, typeLevel:
		_, known = a.field.word(s)
	case typeWords:
		_, known = a.field.set(s)
	case typeString:
		_, known = a.field.str(s)
	case typeStrings:
		_, known = a.field.strs(s)
	case typeTruth:
		known = a.field.truth(s) != Unknown
	case typeTime:
		known = !s.f.Now.IsZero()
	case typeText:
		known = s.f.Text != nil
	}
	return known
}

func (a *atom) askWord(w uint8) bool {
	switch a.op {
	case OpLt:
		return w < a.rank
	case OpLte:
		return w <= a.rank
	case OpGt:
		return w > a.rank
	case OpGte:
		return w >= a.rank
	}
	return a.mask&(1<<w) != 0
}

func (a *atom) askSet(mask uint64) bool {
	if a.op == OpHasAll {
		return mask&a.mask == a.mask
	}
	return mask&a.mask != 0
}

func (a *atom) askString(v string) bool {
	if a.field.folded {
		v = strings.ToLower(v)
	}
	if a.op != OpLang {
		return slices.Contains(a.list, v)
	}
	// A language covers its regions and scripts: en covers en-US.
	return slices.ContainsFunc(a.list, func(want string) bool {
		rest, ok := strings.CutPrefix(v, want)
		return ok && (rest == "" || rest[0] == '-' || rest[0] == '_')
	})
}

// askStrings answers Unknown for what is absent from a list that is not known:
// what earlier phases added is present all the same.
func (a *atom) askStrings(list []string, known bool) Truth {
	absent := No
	if !known {
		absent = Unknown
	}
	has := func(v string) Truth {
		if slices.Contains(list, v) {
			return Yes
		}
		return absent
	}
	return a.combine(has)
}

// combine says whether a set has all names of the list, or any of them.
func (a *atom) combine(has func(name string) Truth) Truth {
	all := TruthOf(a.op == OpHasAll)
	t := all
	for _, v := range a.list {
		if all == Yes {
			t = t.and(has(v))
		} else {
			t = t.or(has(v))
		}
		if t == all.not() {
			break // nothing else changes it
		}
	}
	return t
}

func (a *atom) askTime(at time.Time) bool {
	switch a.op {
	case OpLt:
		return at.Before(a.at)
	case OpLte:
		return !at.After(a.at)
	case OpGt:
		return at.After(a.at)
	case OpGte:
		return !at.Before(a.at)
	}
	return a.window.holds(at)
}

func (a *atom) askText(s *state) Truth {
	text := s.scan()
	if text.truncated == Unknown {
		return Unknown
	}
	found := false
	switch a.op {
	case OpPrefix:
		needle := s.e.index.needles[a.needles[0]]
		if text.truncated == Yes && len(text.words) < len(needle) {
			return Unknown
		}
		return TruthOf(hasPrefix(text.words, needle))
	case OpMatches:
		if text.truncated == Yes {
			return Unknown // $ would match at the cut
		}
		found = text.matches(s.e.index, a.pattern)
	default:
		found = slices.ContainsFunc(a.needles, func(n int) bool {
			return text.has.has(n)
		})
	}
	if !found && text.truncated == Yes {
		return Unknown
	}
	return TruthOf(found)
}
