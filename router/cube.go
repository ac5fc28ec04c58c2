// SPDX-License-Identifier: Apache-2.0

package router

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// maxCubes is how many alternatives of a condition are looked at before a
// question about it stays open: enough for people's rules, and a bound on time.
const maxCubes = 4096

// maxJoins bounds the work of one Lint: about a second.
const maxJoins = 200_000

// prover finds the ways in which conditions hold, within a budget.
type prover struct {
	*Engine
	// joins is how many pairs of cubes were put together.
	joins int
	found map[way]ways
}

type way struct {
	n      *node
	answer bool
}

type ways struct {
	list []cube
	ok   bool
}

// ways is cubes with a memory.
func (p *prover) ways(n *node, answer bool) ([]cube, bool) {
	key := way{n, answer}
	w, done := p.found[key]
	if !done {
		w.list, w.ok = p.cubes(n, answer)
		p.found[key] = w
	}
	return w.list, w.ok
}

// cube is one way in which a condition holds: a demand on each field that the
// way depends on, by the name of the field. A condition is the union of its
// cubes. Two demands that exclude each other prove that a way does not exist;
// demands that seem to fit prove nothing until facts are found for them,
// because texts and times are not looked into.
type cube map[string]demand

// demand is what a cube asks of one field.
type demand struct {
	field *fieldSpec
	// known is Yes when the fact must be known, No when it must not.
	known Truth
	// allowed are the words that a single word may have.
	allowed uint64
	// must and mustNot are what a set of words has to have and lack.
	must, mustNot uint64
	// in and out are the same for open sets. For a single text, in holds the
	// texts that it may be (limited says that there is a limit).
	in, out []string
	limited bool
	truth   Truth
	// asked holds the answers to the questions that are not looked into, by the
	// number of the atom.
	asked map[int]bool
}

func newDemand(f *fieldSpec) demand {
	d := demand{field: f, allowed: ^uint64(0)}
	if f.table != nil {
		d.allowed = 1<<len(f.table) - 1
		if f.table[0] == "" {
			d.allowed &^= 1
		}
	}
	return d
}

// meet returns the demand that meets both, and false when none does.
func (d demand) meet(o demand) (demand, bool) {
	d.known = d.known | o.known
	d.allowed &= o.allowed
	d.must |= o.must
	d.mustNot |= o.mustNot
	d.truth |= o.truth
	if d.field.typ == typeString && d.limited && o.limited {
		d.in = slices.DeleteFunc(slices.Clone(d.in), func(v string) bool { return !slices.Contains(o.in, v) })
	} else {
		d.in = slices.Concat(d.in, o.in)
	}
	d.limited = d.limited || o.limited
	d.out = slices.Concat(d.out, o.out)
	asked := maps.Clone(d.asked)
	if asked == nil {
		asked = map[int]bool{}
	}
	for n, yes := range o.asked {
		if before, ok := asked[n]; ok && before != yes {
			return d, false
		}
		asked[n] = yes
	}
	d.asked = asked
	return d, d.possible()
}

// possible says whether a demand does not contradict itself. The values of
// [Truth] are bits, so that Yes and No together are neither.
func (d *demand) possible() bool {
	both := Yes | No
	switch {
	case d.known == both, d.truth == both, d.allowed == 0, d.must&d.mustNot != 0:
		return false
	case d.field.typ == typeString && d.limited:
		return slices.ContainsFunc(d.in, func(v string) bool { return !slices.Contains(d.out, v) })
	case d.field.typ == typeStrings:
		return !slices.ContainsFunc(d.in, func(v string) bool { return slices.Contains(d.out, v) })
	}
	return true
}

// join returns the cube that meets both, and false when none does.
func (c cube) join(o cube) (cube, bool) {
	out := maps.Clone(c)
	for name, d := range o {
		if before, ok := out[name]; ok {
			if d, ok = before.meet(d); !ok {
				return nil, false
			}
		}
		out[name] = d
	}
	return out, true
}

// cubes lists the ways in which a condition has an answer, and false when there
// are too many. Without any way the answer cannot occur.
func (p *prover) cubes(n *node, answer bool) ([]cube, bool) {
	switch n.op {
	case nodeLeaf:
		return p.leafCubes(n.atom, answer), true
	case nodeNot:
		return p.cubes(&n.kids[0], !answer)
	}
	if (n.op == nodeAll) != answer { // one kid is enough
		var out []cube
		for i := range n.kids {
			more, ok := p.cubes(&n.kids[i], answer)
			if out = append(out, more...); !ok || len(out) > maxCubes {
				return nil, false
			}
		}
		return out, true
	}
	out := []cube{{}}
	for i := range n.kids {
		more, ok := p.cubes(&n.kids[i], answer)
		if !ok {
			return nil, false
		}
		if out, ok = p.joinAll(out, more); !ok {
			return nil, false
		}
	}
	return out, true
}

// joinAll returns the ways that meet one cube of each list.
func (p *prover) joinAll(a, b []cube) ([]cube, bool) {
	p.joins += len(a) * len(b)
	if len(a)*len(b) > maxCubes || p.joins > maxJoins {
		return nil, false
	}
	var out []cube
	for _, x := range a {
		for _, y := range b {
			if both, ok := x.join(y); ok {
				out = append(out, both)
			}
		}
	}
	return out, true
}

// leafCubes lists the ways in which one question has an answer.
func (e *Engine) leafCubes(n int, answer bool) []cube {
	a := &e.atoms[n]
	one := func(change func(*demand)) cube {
		d := newDemand(a.field)
		if !a.field.written { // what rules wrote has an answer even where the fact is not known
			d.known = Yes
		}
		change(&d)
		return cube{a.field.name: d}
	}
	var out []cube
	switch {
	case a.op == OpExists:
		return []cube{one(func(d *demand) { d.known = TruthOf(answer == (a.want == Yes)) })}
	case a.field.typ == typeWord || a.field.typ == typeLevel:
		out = append(out, one(func(d *demand) { d.allowed &= a.wordsFor(answer, d.allowed) }))
	case a.field.typ == typeWords && (a.op == OpHasAll) == answer:
		out = append(out, one(func(d *demand) { d.must, d.mustNot = choose(answer, a.mask) }))
	case a.field.typ == typeWords:
		for m := a.mask; m != 0; m &= m - 1 {
			bit := uint64(1) << bits.TrailingZeros64(m)
			out = append(out, one(func(d *demand) { d.must, d.mustNot = choose(answer, bit) }))
		}
	case a.field.typ == typeStrings && (a.op == OpHasAll) == answer:
		out = append(out, one(func(d *demand) { d.in, d.out = chooseList(answer, a.list) }))
	case a.field.typ == typeStrings:
		for _, v := range a.list {
			out = append(out, one(func(d *demand) { d.in, d.out = chooseList(answer, []string{v}) }))
		}
	case a.field.typ == typeString && a.op != OpLang:
		out = append(out, one(func(d *demand) { d.in, d.out = chooseList(answer, a.list); d.limited = answer }))
	case a.field.typ == typeTruth:
		out = append(out, one(func(d *demand) { d.truth = TruthOf(answer == (a.want == Yes)) }))
	default:
		out = append(out, one(func(d *demand) { d.asked = map[int]bool{n: answer} }))
	}
	return slices.DeleteFunc(out, func(c cube) bool { d := c[a.field.name]; return !d.possible() })
}

// wordsFor are the words of a table for which the question has an answer.
func (a *atom) wordsFor(answer bool, all uint64) uint64 {
	var m uint64
	for rest := all; rest != 0; rest &= rest - 1 {
		if w := uint8(bits.TrailingZeros64(rest)); a.askWord(w) == answer {
			m |= 1 << w
		}
	}
	return m
}

func choose(yes bool, mask uint64) (must, mustNot uint64) {
	if yes {
		return mask, 0
	}
	return 0, mask
}

func chooseList(yes bool, list []string) (in, out []string) {
	if yes {
		return list, nil
	}
	return nil, list
}

// facts looks for facts that a cube fits. They may still be wrong for what is
// not looked into: the caller asks the conditions themselves.
func (e *Engine) facts(c cube) Facts {
	f := Facts{ID: "witness", Tags: []string{}, AuthorRoles: []string{}}
	for _, name := range slices.Sorted(maps.Keys(c)) {
		if d := c[name]; d.known != No {
			e.fill(&f, &d)
		}
	}
	return f
}

func (e *Engine) fill(f *Facts, d *demand) {
	spec := d.field
	to, coverage := strings.CutPrefix(spec.name, coveragePrefix)
	switch word := uint8(bits.TrailingZeros64(d.allowed)); {
	case coverage:
		setCoverage(f, to, Coverage(word))
	case spec.setNumber != nil && spec.typ == typeTruth:
		spec.setNumber(f, uint8(orNo(d.truth)))
	case spec.setNumber != nil:
		spec.setNumber(f, word)
	case spec.setWords != nil:
		spec.setWords(f, d.must)
	case spec.names != nil:
		*spec.names(f) = sorted(append([]string{}, d.in...))
	case spec.text != nil:
		*spec.text(f) = e.askedWord(d, d.oneText())
	case spec.typ == typeText:
		f.Text = new(e.askedText(d))
	}
}

// oneText is a text that a demand allows.
func (d *demand) oneText() string {
	for _, v := range d.in {
		if !slices.Contains(d.out, v) {
			return v
		}
	}
	return "witness"
}

// orNo is a truth, or No where only a known one is asked for.
func orNo(t Truth) Truth {
	if t == Unknown {
		return No
	}
	return t
}

// askedWord is a language that the first question with the answer yes accepts.
func (e *Engine) askedWord(d *demand, otherwise string) string {
	for _, n := range slices.Sorted(maps.Keys(d.asked)) {
		if d.asked[n] && len(e.atoms[n].list) > 0 {
			return e.atoms[n].list[0]
		}
	}
	return otherwise
}

// askedText is a text that holds a phrase of every question with the answer
// yes.
func (e *Engine) askedText(d *demand) string {
	var parts []string
	for _, n := range slices.Sorted(maps.Keys(d.asked)) {
		if a := &e.atoms[n]; d.asked[n] && len(a.needles) > 0 {
			parts = append(parts, e.index.phrases[a.needles[0]])
		}
	}
	return strings.Join(parts, " ")
}
