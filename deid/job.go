// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A job is the work on one message: what was found and has to change.
type job struct {
	spans []span
	kept  [numSubjects]int // what the policy leaves as it is
	keyed *keyed           // nil if the policy needs no key
	made  []Edit           // set by rewrite: what is not to be looked into
	// floors are where the contents of fields begin, behind their labels, and
	// forced what they are said to be; nil if the parts are no fields.
	floors []int
	forced []phi.Kind
	// numbers goes on counting from text to text; nil to begin with each.
	numbers *numbering
	// opaque are the edits of an earlier pass that are not looked into, and
	// straddled those beside which something was found that reaches into them.
	opaque, straddled []Edit
}

// A span is a place that has to change.
type span struct {
	subject
	part, start, end int
	rule             string
	transform        Transform
	remnant          bool // what lies beside a tag
	edited           bool // set by rewrite: the transform made a difference
}

// find collects the spans in the parts of a message, sorted and disjoint. It
// returns the error of the detector or errFinding.
func (j *job) find(d *Deidentifier, m *phi.Message, parts []phi.Part) error {
	findings, err := d.finder.Append(nil, *m)
	var own []phi.Finding
	j.addForced(&d.policy, parts)
	for i := range findings {
		f := &findings[i]
		if !f.Kind.IsValid() || !fits(parts, f.Part, f.Start, f.End) {
			return errFinding
		}
		if j.forced != nil && j.forced[f.Part] != 0 {
			continue
		}
		t := d.policy.of(f)
		if t == Keep() && f.Role == phi.RoleOwn {
			own = append(own, *f)
		}
		j.add(parts, span{subject: subject{kind: f.Kind}, part: f.Part, start: f.Start, end: f.End, rule: f.Rule, transform: t})
	}
	if d.health != nil {
		read := *m
		read.Parts = j.veiled(parts)
		if e := j.findHealth(d, &read, parts, own); err == nil || !d.mayContinue(e) {
			err = e
		}
	}
	j.settle(parts)
	return err
}

func fits(parts []phi.Part, part, start, end int) bool {
	return part >= 0 && part < len(parts) && 0 <= start && start < end && end <= len(parts[part].Text)
}

// add takes a span that has to change, without the tags in it: a tag is what an
// earlier pass has put there.
func (j *job) add(parts []phi.Part, s span) {
	if j.floors != nil {
		if s.start = max(s.start, j.floors[s.part]); s.start >= s.end {
			return
		}
	}
	if s.transform == Keep() {
		j.kept[s.index()]++
		return
	}
	text := parts[s.part].Text
	for first := editAt(j.opaque, s.part, s.start, func(e *Edit) int { return e.OutEnd }); first < len(j.opaque); first++ {
		e := &j.opaque[first]
		if e.Part != s.part || e.OutStart >= s.end {
			break
		}
		if s.start < e.OutStart || e.OutEnd < s.end {
			j.straddled = append(j.straddled, *e)
		}
		j.addRemnant(text, s, s.start, e.OutStart)
		s.start, s.remnant = e.OutEnd, true
	}
	reach := maxTagLen
	if j.keyed != nil {
		reach = maxTokenLen
	}
	reach = max(0, s.start-reach)
	if s.start >= s.end || strings.IndexByte(text[reach:s.end], '[') < 0 {
		j.addRemnant(text, s, s.start, s.end)
		return
	}
	for from := reach; from < s.end; {
		length := j.tagAt(text[from:])
		if length == 0 || from+length <= s.start {
			from++
			continue
		}
		j.addRemnant(text, s, s.start, from)
		s.start, s.remnant = from+length, true
		from += length
	}
	j.addRemnant(text, s, s.start, s.end)
}

// veiled returns the parts with their tags made unreadable: what a tag stands for,
// such as "SYMPTOM", is no word of the message that speaks of health.
func (j *job) veiled(parts []phi.Part) []phi.Part {
	out := slices.Clone(parts)
	for i := range out {
		out[i].Text = j.veil(out[i].Text)
	}
	return out
}

// veil returns a text as long with its tags made unreadable.
func (j *job) veil(text string) string {
	var veiled []byte
	for at := 0; ; {
		next := strings.IndexByte(text[at:], '[')
		if next < 0 {
			break
		}
		at += next
		n := j.tagAt(text[at:])
		if n > 0 && veiled == nil {
			veiled = []byte(text)
		}
		for k := at; k < at+n; k++ {
			veiled[k] = '_'
		}
		at += max(n, 1)
	}
	if veiled == nil {
		return text
	}
	return string(veiled)
}

// tagAt returns the length of the tag, or of the token made with the key of the
// message, that text begins with.
func (j *job) tagAt(text string) int {
	_, _, length := readTag(text)
	if length > 0 || j.keyed == nil {
		return length
	}
	if t, n := readToken(text); n > 0 && j.keyed.made(t) {
		return n
	}
	return 0
}

// addRemnant adds the piece of s from start to end, if there is more in it than
// separators.
func (j *job) addRemnant(text string, s span, start, end int) {
	if start >= end {
		return
	}
	whole := start == s.start && end == s.end && !s.remnant
	s.remnant = !whole
	if s.remnant {
		const separators = " ,.;:-\n\r\t()[]/"
		trimmed := strings.TrimLeft(text[start:end], separators)
		start = end - len(trimmed)
		end = start + len(strings.TrimRight(trimmed, separators))
		if start >= end {
			return
		}
	}
	s.start, s.end = start, end
	j.spans = append(j.spans, s)
}

// settle sorts the spans and joins those that overlap. What is joined becomes a
// tag of the first, or nothing if one of them is to be removed: to generalise
// the joined text would be to guess. Mentions of one class with nothing but
// blanks between them become one, so that "DRUG 500 mg daily" is one tag.
func (j *job) settle(parts []phi.Part) {
	if !slices.IsSortedFunc(j.spans, byPlace) {
		slices.SortStableFunc(j.spans, byPlace)
	}
	n := 0
	for _, s := range j.spans {
		if n > 0 {
			last := &j.spans[n-1]
			if s.class != 0 && s.subject == last.subject && s.part == last.part && s.start >= last.end && blank(parts[s.part].Text[last.end:s.start]) {
				last.end = s.end
				continue
			}
			if last.part == s.part && s.start < last.end {
				if s.start == last.start && s.end == last.end && s.subject == last.subject {
					continue
				}
				if last.transform == Remove() || s.transform == Remove() {
					last.transform = Remove()
				} else if last.transform != NumberedTag() {
					last.transform = Tag()
				}
				last.end = max(last.end, s.end)
				continue
			}
		}
		j.spans[n] = s
		n++
	}
	j.spans = j.spans[:n]
}

func blank(text string) bool { return strings.Trim(text, " \t\u00a0") == "" }

func byPlace(a, b span) int {
	return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.index(), b.index()))
}

// value returns a span with what its transform may look at.
func (s *span) value(m *phi.Message) value {
	return value{
		subject: s.subject, part: m.Parts[s.part].Text, start: s.start, end: s.end, rule: s.rule, at: m.At, lang: m.Lang,
		foreign: m.Lang == phi.French || m.Lang == phi.German || m.Lang == phi.Italian || m.Lang == phi.LangUnsupported,
		remnant: s.remnant,
	}
}

// tagEdits has the spans of the given edits become tags, so that a later pass
// finds nothing there. It reports whether that makes a difference: each span
// changes at most once.
func (j *job) tagEdits(edits []Edit) bool {
	changed := false
	for i := range edits {
		e := &edits[i]
		at, found := slices.BinarySearchFunc(j.spans, e, func(s span, e *Edit) int {
			return cmp.Or(cmp.Compare(s.part, e.Part), cmp.Compare(s.start, e.Start))
		})
		if found && j.spans[at].transform.mistakable() {
			j.spans[at].transform = Tag()
			changed = true
		}
	}
	return changed
}

// rewrite returns the texts with each span transformed. A span that its
// transform leaves as it is counts as kept.
func (j *job) rewrite(m *phi.Message) ([]string, []Edit) {
	texts := make([]string, len(m.Parts))
	for i := range m.Parts {
		texts[i] = m.Parts[i].Text
	}
	if len(j.spans) == 0 {
		return texts, nil
	}
	with := aids{keyed: j.keyed, numbers: j.numbers}
	j.made = j.made[:0]
	edits := make([]Edit, 0, len(j.spans))
	var out []byte
	for i := 0; i < len(j.spans); {
		part := j.spans[i].part
		text := m.Parts[part].Text
		out = slices.Grow(out[:0], len(text)+len(text)/4)
		copied, changed := 0, false
		for ; i < len(j.spans) && j.spans[i].part == part; i++ {
			s := &j.spans[i]
			out = append(out, text[copied:s.start]...)
			copied = s.end
			if s.transform.method == methodNumberedTag && with.numbers == nil {
				with.numbers = newNumbering(m.Parts)
			}
			s.edited = false
			from := len(out)
			out = s.transform.append(out, s.value(m), with)
			if string(out[from:]) == text[s.start:s.end] {
				continue
			}
			changed, s.edited = true, true
			edits = append(edits, Edit{
				Kind: s.kind, Class: s.class, Part: part, Start: s.start, End: s.end, OutStart: from, OutEnd: len(out),
			})
			if s.transform.opaque() {
				j.made = append(j.made, edits[len(edits)-1])
			}
		}
		if changed {
			texts[part] = string(append(out, text[copied:]...))
		}
	}
	return texts, edits
}

// aids are what transforms need beside the value. Without numbers a tag has no
// number; without keys a pseudonym is a tag.
type aids struct {
	numbers *numbering
	keyed   *keyed
}

// mask is what a masked value becomes, whatever it was.
const mask = "****"

// append appends what t makes of v.
func (t Transform) append(dst []byte, v value, with aids) []byte {
	switch t.method {
	case methodRemove:
		return dst
	case methodNumberedTag:
		number := 0
		if with.numbers != nil {
			number = with.numbers.of(v.subject, v.text())
		}
		return appendTag(dst, v.subject, number)
	case methodYear:
		return appendYear(dst, v)
	case methodOccasion:
		if !v.birth() {
			return append(dst, v.text()...)
		}
	case methodCapAge:
		return appendCappedAge(dst, v)
	case methodGeography:
		return appendGeography(dst, v, t.census)
	case methodTown:
		return appendTown(dst, v)
	case methodMask:
		return append(dst, mask...)
	case methodToken, methodSealed, methodSurrogate, methodShift:
		if with.keyed != nil {
			return with.keyed.append(dst, v, t)
		}
	case methodKeep:
		return append(dst, v.text()...)
	}
	return appendTag(dst, v.subject, 0)
}

// append appends the pseudonym that t makes of v.
func (k *keyed) append(dst []byte, v value, t Transform) []byte {
	switch t.method {
	case methodToken:
		return k.appendToken(dst, v, t.level)
	case methodSealed:
		return k.appendSealed(dst, v, t.level)
	case methodSurrogate:
		return k.appendSurrogate(dst, v, t.level)
	}
	return k.appendShifted(dst, v, t.weekday)
}

// counts returns how many places were edited and kept.
func (j *job) counts() []Count {
	var t tallies
	for i, n := range j.kept {
		t[i].Kept = n
	}
	for i := range j.spans {
		if s := &j.spans[i]; s.edited {
			t[s.index()].Edited++
		} else {
			t[s.index()].Kept++
		}
	}
	return t.counts()
}

// tallies hold a count for each subject, by its index.
type tallies [numSubjects]Count

// counts returns the counts that are not zero, with their kinds and classes.
func (t *tallies) counts() []Count {
	var counts []Count
	add := func(s subject) {
		if c := t[s.index()]; c.Edited > 0 || c.Kept > 0 {
			counts = append(counts, Count{Kind: s.kind, Class: s.class, Edited: c.Edited, Kept: c.Kept})
		}
	}
	for k := phi.KindName; k.IsValid(); k++ {
		add(subject{kind: k})
	}
	for c := phi.Class(1); int(c) < numClasses; c++ {
		add(subject{class: c})
	}
	return counts
}
