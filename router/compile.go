// SPDX-License-Identifier: Apache-2.0

package router

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MaxNesting is the number of all, any and not that may stand inside each
// other in one condition.
const MaxNesting = 16

func itoa(i int) string { return strconv.Itoa(i) }

// faults collects what is wrong with a rule set.
type faults struct {
	rule string
	list []*RuleError
}

func (f *faults) add(path string, code Code, suggestion string) {
	f.list = append(f.list, &RuleError{Rule: f.rule, Path: path, Code: code, Suggestion: suggestion})
}

// node is a compiled condition.
type node struct {
	op   nodeOp
	kids []node
	// atom is the number of the question of a leaf.
	atom int
}

type nodeOp uint8

const (
	nodeLeaf nodeOp = iota
	nodeAll
	nodeAny
	nodeNot
)

// eval answers a condition for one message.
func (n *node) eval(s *state) Truth {
	switch n.op {
	case nodeLeaf:
		return s.answer(n.atom)
	case nodeNot:
		return n.kids[0].eval(s).not()
	case nodeAny:
		t := No
		for i := range n.kids {
			if t = t.or(n.kids[i].eval(s)); t == Yes {
				return Yes
			}
		}
		return t
	}
	t := Yes
	for i := range n.kids {
		if t = t.and(n.kids[i].eval(s)); t == No {
			return No
		}
	}
	return t
}

// compiler turns conditions into nodes over one list of atoms.
type compiler struct {
	*faults
	atoms    []atom
	byKey    map[string]int
	index    *textIndex
	loadZone func(string) (*time.Location, error)
}

// condition compiles c, which stands at a path.
func (k *compiler) condition(c *Condition, path string, depth int) node {
	if depth > MaxNesting {
		k.add(path, CodeTooDeep, "")
		return node{}
	}
	parts := 0
	for _, set := range []bool{c.All != nil, c.Any != nil, c.Not != nil, c.Field != "" || c.Op != 0 || c.Value.parts() > 0} {
		if set {
			parts++
		}
	}
	switch {
	case parts == 0:
		k.add(path, CodeMissing, "")
	case parts > 1:
		k.add(path, CodeContradiction, "")
	case c.All != nil:
		return node{op: nodeAll, kids: k.kids(c.All, path+"/all", depth)}
	case c.Any != nil:
		return node{op: nodeAny, kids: k.kids(c.Any, path+"/any", depth)}
	case c.Not != nil:
		return node{op: nodeNot, kids: []node{k.condition(c.Not, path+"/not", depth+1)}}
	default:
		return node{atom: k.leaf(c, path)}
	}
	return node{}
}

func (k *compiler) kids(cs []Condition, path string, depth int) []node {
	kids := make([]node, len(cs))
	for i := range cs {
		kids[i] = k.condition(&cs[i], path+"/"+itoa(i), depth+1)
	}
	return kids
}

// leaf returns the number of the atom of a question on a field.
func (k *compiler) leaf(c *Condition, path string) int {
	f, ok := fieldNamed(c.Field)
	if !ok {
		k.add(path+"/field", CodeUnknownField, nearest(c.Field, fieldNames()))
		return 0
	}
	if !slices.Contains(f.ops(), c.Op) {
		k.add(path+"/op", CodeUnknownOp, "")
		return 0
	}
	a := atom{field: f, op: c.Op}
	if c.Op == f.alias {
		a.op = f.meaning
	}
	before := len(k.list)
	k.value(&a, c.Value, path+"/value")
	if len(k.list) > before {
		return 0
	}
	key, err := json.Marshal([]any{f.name, a.op, c.Value})
	if err != nil {
		k.add(path+"/value", CodeBadValue, "")
		return 0
	}
	n, ok := k.byKey[string(key)]
	if !ok {
		n = len(k.atoms)
		k.atoms = append(k.atoms, a)
		k.byKey[string(key)] = n
	}
	return n
}

// value reads what an atom compares with.
func (k *compiler) value(a *atom, v Value, path string) {
	switch {
	case v.parts() == 0:
		k.add(path, CodeMissing, "")
	case v.parts() > 1:
		k.add(path, CodeContradiction, "")
	case a.op == OpExists || a.field.typ == typeTruth:
		if a.want = v.Bool; a.want == Unknown {
			k.add(path, CodeWrongType, "")
		}
	case a.op == OpWithin:
		k.window(a, v.Window, path)
	case v.Bool != Unknown || v.Window != nil:
		k.add(path, CodeWrongType, "")
	case !takesOne(a.op) && len(v.words()) == 0:
		k.add(path, CodeMissing, "")
	case takesOne(a.op) && v.List != nil, a.op.takesList() && v.List == nil:
		k.add(path, CodeWrongType, "")
	case a.field.typ == typeText:
		k.text(a, v, path)
	case a.field.typ == typeTime:
		var err error
		if a.at, err = time.Parse(time.RFC3339, v.Text); err != nil {
			k.add(path, CodeBadValue, "")
		}
	case a.field.table != nil:
		k.words(a, v, path)
	default:
		a.list = slices.Clone(v.words())
		for i := range a.list {
			if a.field.folded {
				a.list[i] = strings.ToLower(a.list[i])
			}
		}
	}
}

// takesOne says whether an operator compares with one value.
func takesOne(op Op) bool {
	switch op {
	case OpEq, OpLt, OpLte, OpGt, OpGte, OpPrefix, OpMatches:
		return true
	}
	return false
}

func (k *compiler) window(a *atom, w *Window, path string) {
	if w == nil {
		k.add(path, CodeWrongType, "")
		return
	}
	c, part, code := w.compile(k.loadZone)
	if part != "" {
		k.add(path+"/"+part, code, "")
	}
	a.window = c
}

// words reads the words of an enumeration.
func (k *compiler) words(a *atom, v Value, path string) {
	for i, w := range v.words() {
		at := path
		if v.List != nil {
			at += "/" + itoa(i)
		}
		n := slices.Index(a.field.table, w)
		if n < 0 || w == "" {
			k.add(at, CodeBadValue, nearest(w, (&wordError{words: a.field.table}).Known()))
			continue
		}
		a.mask |= 1 << n
		a.rank = uint8(n)
	}
}

// text reads the words, phrases or pattern of a question on the text.
func (k *compiler) text(a *atom, v Value, path string) {
	switch a.op {
	case OpMatches:
		if len(v.Text) > MaxPattern {
			k.add(path, CodeTooLong, "")
			return
		}
		p, err := newPattern(v.Text)
		if err != nil {
			k.add(path, CodeBadPattern, "")
			return
		}
		a.pattern, a.written = k.index.addPattern(p), v.Text
		return
	}
	for i, text := range v.words() {
		at := path
		if v.List != nil {
			at += "/" + itoa(i)
		}
		words := slices.Collect(wordsOfText(foldText(text)))
		if len(words) == 0 || a.op == OpContainsWord && len(words) > 1 {
			k.add(at, CodeBadValue, "")
			continue
		}
		a.needles = append(a.needles, k.index.add(words))
	}
}
