// SPDX-License-Identifier: Apache-2.0

package router

import (
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"time"
)

// explorer follows every way through an evaluation. It stands in for the facts:
// whatever the evaluation asks is answered yes on one way and no on another, as
// far as earlier answers on the way leave both open. Running the evaluation
// again with the last open answer turned around until none is left visits every
// way, and what holds on all ways holds for all facts: the engine has no other
// source of answers.
//
// A fact is an axis with finitely many points, one for each class of values
// that no question of the engine tells apart. A question splits the points that
// are left of an axis in two. Words of a set, phrases of a text and patterns
// are axes of their own with two points; that some texts cannot hold one phrase
// without another is not looked into, so a way may belong to no facts. The
// caller finds that out by realising it.
type explorer struct {
	e     *Engine
	slots uint64
	axes  []axis
	byKey map[axisKey]int
	// splits remembers how the atoms split their axes.
	splits map[int]split
	// abilities are the groups of networks and channels, made when needed.
	abilities []abilities
	// left are the points of each axis that the way leaves open.
	left []points
	// path holds the answers of the way, of which the first at were given
	// again in this run.
	path []turn
	at   int
}

// split is what an atom says about the points of an axis.
type split struct {
	axis       int
	known, yes points
}

// axisKey names an axis: a field, or a part of one.
type axisKey struct {
	field string
	part  axisPart
	// name and n say which word, text or atom it is.
	name string
	n    int
}

type axisPart uint8

const (
	wholeField axisPart = iota
	isKnown             // whether the set is known
	hasWord             // whether the set has word n
	hasName             // whether the set has a name
	hasNeedle           // whether the text has needle n
	isTrue              // whether atom n holds
)

// axis is the abstraction of one fact.
type axis struct {
	// values are the texts that the points stand for, where they are texts. The
	// first stands for a fact that is not known.
	values []string
	times  []time.Time
	all    points
}

// points is a set of points of an axis as bits.
type points []uint64

func newPoints(n int) points { return make(points, (n+63)/64) }

func (p points) add(n int) { p[n/64] |= 1 << (n % 64) }

func (p points) has(n int) bool { return p[n/64]&(1<<(n%64)) != 0 }

// len counts the points.
func (p points) len() int {
	n := 0
	for _, w := range p {
		n += bits.OnesCount64(w)
	}
	return n
}

// first is the lowest point.
func (p points) first() int {
	for i, w := range p {
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w)
		}
	}
	return 0
}

// all yields the points in rising order.
func (p points) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, w := range p {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// pointsOf is the set of the n points that fit.
func pointsOf(n int, fits func(int) bool) points {
	p := newPoints(n)
	for i := range n {
		if fits(i) {
			p.add(i)
		}
	}
	return p
}

// turn is an answer on a way; the other answer is tried later when it is open.
type turn struct {
	yes, open bool
}

// newExplorer makes the axes of an engine. Those of sets and texts are added
// when a way first meets them.
func newExplorer(e *Engine, slots ...Slot) *explorer {
	x := &explorer{e: e, slots: maskOf(slots), byKey: map[axisKey]int{}, splits: map[int]split{}}
	for t, spec := range traits {
		n := spec.size()
		if trait(t) == traitPlace {
			n = placeCount()
		}
		x.axis(fieldKey(spec.name), n)
	}
	return x
}

// wants says whether a slot is looked at.
func (x *explorer) wants(s Slot) bool { return x.slots&(1<<s) != 0 }

// axis returns the number of an axis, and makes it if there is none.
func (x *explorer) axis(key axisKey, n int) int {
	i, ok := x.byKey[key]
	if !ok {
		i = x.put(key, axis{all: pointsOf(n, func(int) bool { return true })})
	}
	return i
}

func (x *explorer) put(key axisKey, a axis) int {
	x.byKey[key] = len(x.axes)
	x.axes = append(x.axes, a)
	x.left = append(x.left, slices.Clone(a.all))
	return len(x.axes) - 1
}

// begin starts a run along the path.
func (x *explorer) begin() {
	x.at = 0
	for i := range x.axes {
		copy(x.left[i], x.axes[i].all)
	}
}

// turnBack makes the path that of the next way, and is false after the last.
func (x *explorer) turnBack() bool {
	for len(x.path) > 0 {
		last := &x.path[len(x.path)-1]
		if last.open {
			*last = turn{yes: false}
			return true
		}
		x.path = x.path[:len(x.path)-1]
	}
	return false
}

// ask splits what is left of an axis.
func (x *explorer) ask(axis int, set points) bool {
	left := x.left[axis]
	in, out := uint64(0), uint64(0)
	for i := range left {
		in |= left[i] & set[i]
		out |= left[i] &^ set[i]
	}
	if in == 0 || out == 0 {
		return in != 0
	}
	if x.at == len(x.path) {
		x.path = append(x.path, turn{yes: true, open: true})
	}
	yes := x.path[x.at].yes
	x.at++
	for i := range left {
		if yes {
			left[i] &= set[i]
		} else {
			left[i] &^= set[i]
		}
	}
	return yes
}

// flag asks an axis with two points.
func (x *explorer) flag(key axisKey) bool { return x.ask(x.axis(key, 2), points{2}) }

func (x *explorer) oneOf(t trait, set uint64) bool { return x.ask(int(t), points{set}) }

// anyWord answers whether a set of words has one of some words.
func (x *explorer) anyWord(field string, mask uint64) Truth {
	if !x.flag(knownKey(field)) {
		return Unknown
	}
	for ; mask != 0; mask &= mask - 1 {
		if x.flag(wordKey(field, bits.TrailingZeros64(mask))) {
			return Yes
		}
	}
	return No
}

func fieldKey(field string) axisKey          { return axisKey{field: field} }
func knownKey(field string) axisKey          { return axisKey{field: field, part: isKnown} }
func wordKey(field string, word int) axisKey { return axisKey{field: field, part: hasWord, n: word} }
func nameKey(field string, name string) axisKey {
	return axisKey{field: field, part: hasName, name: name}
}
func needleKey(n int) axisKey { return axisKey{part: hasNeedle, n: n} }
func atomKey(n int) axisKey   { return axisKey{part: isTrue, n: n} }

// The points of the axis of the text.
const (
	textAbsent = iota
	textShort
	textLong
	textPoints
)

// answer answers a question of a condition.
func (x *explorer) answer(s *state, n int) Truth {
	a := &x.e.atoms[n]
	switch name := a.field.name; {
	case name == "plan.folder", name == "plan.outbound":
		return a.ask(s)
	case name == "text", name == "truncated":
		return x.answerText(a, n)
	case a.op == OpWithin:
		return x.answerWindow(n)
	case a.field.typ == typeWords, a.field.typ == typeStrings:
		return x.answerSet(a, s)
	}
	sp, ok := x.splits[n]
	if !ok {
		sp = x.split(a)
		x.splits[n] = sp
	}
	return x.askSplit(sp)
}

// askSplit answers Unknown where the fact is not known.
func (x *explorer) askSplit(sp split) Truth {
	if !x.ask(sp.axis, sp.known) {
		return Unknown
	}
	return TruthOf(x.ask(sp.axis, sp.yes))
}

// split asks an atom about the facts of every point of its axis.
func (x *explorer) split(a *atom) split {
	name := a.field.name
	points := a.field.size()
	put := func(f *Facts, n int) { setPoint(f, name, n) }
	var sp split
	switch {
	case name == "channel", name == "visibility":
		points = placeCount()
		put = func(f *Facts, n int) { f.Channel, f.Visibility = placed(n) }
		sp.axis = int(traitPlace)
	case name == "now":
		sp.axis = x.timeAxis()
		times := x.axes[sp.axis].times
		points = len(times)
		put = func(f *Facts, n int) { f.Now = times[n] }
	case a.field.typ == typeString:
		sp.axis = x.textAxis(name)
		values := x.axes[sp.axis].values
		points = len(values)
		put = func(f *Facts, n int) { *a.field.text(f) = values[n] }
	default:
		if strings.HasPrefix(name, coveragePrefix) {
			points++ // the destination may not be listed
		}
		sp.axis = x.axis(fieldKey(name), points)
	}
	sp.known, sp.yes = newPoints(points), newPoints(points)
	var f Facts
	s := &state{f: &f}
	for n := range points {
		f = Facts{}
		put(&f, n)
		switch a.ask(s) {
		case Yes:
			sp.yes.add(n)
			sp.known.add(n)
		case No:
			sp.known.add(n)
		}
	}
	return sp
}

// answerSet answers a question about a set of words or names.
func (x *explorer) answerSet(a *atom, s *state) Truth {
	field := a.field.name
	known := x.flag(knownKey(field))
	if a.op == OpExists {
		return TruthOf(known == (a.want == Yes))
	}
	if a.field.typ == typeStrings {
		return x.answerNames(a, s, known)
	}
	if !known {
		return Unknown
	}
	if a.op == OpHasAny {
		return x.anyWord(field, a.mask)
	}
	for m := a.mask; m != 0; m &= m - 1 {
		if !x.flag(wordKey(field, bits.TrailingZeros64(m))) {
			return No
		}
	}
	return Yes
}

// answerNames is answerSet for a set of any names, to which rules may have
// added.
func (x *explorer) answerNames(a *atom, s *state, known bool) Truth {
	has := func(v string) Truth {
		switch {
		case a.field.written && slices.Contains(s.allTags(), v):
			return Yes
		case !known:
			return Unknown
		}
		return TruthOf(x.flag(nameKey(a.field.name, v)))
	}
	return a.combine(has)
}

// answerText answers a question about the text.
func (x *explorer) answerText(a *atom, n int) Truth {
	axis := x.axis(fieldKey("text"), textPoints)
	absent, long := points{1 << textAbsent}, points{1 << textLong}
	switch {
	case a.field.name == "truncated" && a.op != OpExists:
		if x.ask(axis, absent) {
			return Unknown
		}
		return TruthOf(x.ask(axis, long) == (a.want == Yes))
	case a.op == OpExists:
		return TruthOf(!x.ask(axis, absent) == (a.want == Yes))
	case x.ask(axis, absent):
		return Unknown
	case a.op == OpPrefix:
		return TruthOf(x.flag(atomKey(n)))
	case a.op == OpMatches && x.ask(axis, long):
		return Unknown
	case a.op == OpMatches:
		return TruthOf(x.flag(atomKey(n)))
	}
	for _, needle := range a.needles {
		if x.flag(needleKey(needle)) {
			return Yes
		}
	}
	if x.ask(axis, long) {
		return Unknown
	}
	return No
}

// answerWindow answers whether the time falls into a window. Each window is an
// axis of its own.
func (x *explorer) answerWindow(n int) Truth {
	if x.ask(x.timeAxis(), points{1}) {
		return Unknown
	}
	return TruthOf(x.flag(atomKey(n)))
}

// timeAxis is the axis of the time: not known, and the instants at which the
// questions of the engine change their answers, with those between.
func (x *explorer) timeAxis() int {
	if i, ok := x.byKey[fieldKey("now")]; ok {
		return i
	}
	var at []time.Time
	for i := range x.e.atoms {
		if a := &x.e.atoms[i]; !a.at.IsZero() {
			at = append(at, a.at.Add(-1), a.at, a.at.Add(1))
		}
	}
	if len(at) == 0 {
		at = append(at, time.Date(2026, time.January, 5, 12, 0, 0, 0, time.UTC))
	}
	slices.SortFunc(at, time.Time.Compare)
	at = slices.CompactFunc(at, time.Time.Equal)
	times := append([]time.Time{{}}, at...)
	return x.put(fieldKey("now"), axis{times: times, all: pointsOf(len(times), func(int) bool { return true })})
}

// textAxis is the axis of a fact that is one text: not known, each text that
// the engine knows, and one that it does not.
func (x *explorer) textAxis(field string) int {
	if i, ok := x.byKey[fieldKey(field)]; ok {
		return i
	}
	values := map[string]bool{}
	for i := range x.e.atoms {
		if a := &x.e.atoms[i]; a.field.name == field {
			for _, v := range a.list {
				values[v] = true
			}
		}
	}
	switch field {
	case "network":
		for _, c := range x.e.capabilities {
			values[c.Network] = true
		}
	case "language":
		for _, r := range x.e.options.Replies {
			for _, l := range r.Languages {
				values[strings.ToLower(l)] = true
			}
		}
		for v := range maps.Clone(values) {
			values[v+"-zz"] = true // a region that nobody names
		}
	}
	delete(values, "")
	other := "elsewhere"
	for values[other] {
		other += "x"
	}
	list := append([]string{"", other}, slices.Sorted(maps.Keys(values))...)
	return x.put(fieldKey(field), axis{values: list, all: pointsOf(len(list), func(int) bool { return true })})
}

// speaks says whether the language of the message is one of a reply.
func (x *explorer) speaks(languages []string) bool {
	axis := x.textAxis("language")
	values := x.axes[axis].values
	return x.ask(axis, pointsOf(len(values), func(n int) bool { return speaks(languages, values[n]) }))
}

// capability finds what can be done about the message, as far as it decides
// about steps. Channels and networks of which the same is true are one.
func (x *explorer) capability() Capability {
	networks := x.textAxis("network")
	if x.abilities == nil {
		x.abilities = x.groupAbilities(x.axes[networks].values)
	}
	last := len(x.abilities) - 1
	for i, g := range x.abilities {
		if i < last && !x.oneOf(traitPlace, channelPlaces(g.channels)) {
			continue
		}
		for j, n := range g.networks {
			if j == len(g.networks)-1 || x.ask(networks, n) {
				return g.rows[j]
			}
		}
	}
	return Capability{}
}

// abilities are the channels on which the same networks can do the same.
type abilities struct {
	channels uint64
	// networks are the points of the networks that can do what rows say.
	networks []points
	rows     []Capability
}

func (x *explorer) groupAbilities(networks []string) []abilities {
	var groups []abilities
	seen := map[string]int{}
	for c := range Channel(len(channelWords)) {
		one := abilities{channels: 1 << c}
		byKind := map[string]int{}
		var signature strings.Builder
		for n, network := range networks {
			row := capabilityOf(x.e.capabilities, network, c)
			kind := string([]byte{'0' + bit(row.Hide != nil), '0' + bit(row.Hide.public()), '0' + bit(row.Delete != nil), '0' + bit(row.Delete.public()), '0' + bit(row.Report)})
			signature.WriteString(kind)
			i, ok := byKind[kind]
			if !ok {
				i = len(one.rows)
				byKind[kind] = i
				one.rows = append(one.rows, row)
				one.networks = append(one.networks, newPoints(len(networks)))
			}
			one.networks[i].add(n)
		}
		if i, ok := seen[signature.String()]; ok {
			groups[i].channels |= one.channels
			continue
		}
		seen[signature.String()] = len(groups)
		groups = append(groups, one)
	}
	return groups
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// concrete settles all that the coverage of a destination may depend on and
// returns it as facts.
func (x *explorer) concrete(destination string) *Facts {
	x.settle(x.axis(fieldKey(coveragePrefix+destination), len(coverageWords)+1))
	if x.e.options.Coverage != nil {
		for _, axis := range []int{x.textAxis("network"), int(traitPlace), int(traitLevel), x.timeAxis()} {
			x.settle(axis)
		}
	}
	f := x.facts()
	return &f
}

// settle leaves one point of an axis.
func (x *explorer) settle(axis int) {
	for n := x.left[axis].first(); ; n++ {
		one := newPoints(64 * len(x.left[axis]))
		one.add(n)
		if x.left[axis].has(n) && x.ask(axis, one) {
			return
		}
	}
}
