// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"errors"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// Messages are joined into one text, which is looked at like any other. What is
// found there counts if it lies in the message at hand and something ties it to
// what came before: a label that announces it, or that all which was joined is
// nothing but groups of digits, of one author.

// maxBare is the number of tokens of a message that is a part of a number.
const maxBare = 12

// understand sets what the text at hand shows to those who wait for more.
func (s *said) understand(w *work, found []Finding) {
	n := len(w.tokens)
	s.bare = n > 0 && n <= maxBare
	for i := range w.tokens {
		s.bare = s.bare && (w.tokens[i].Kind == scan.Number || w.digitWord(i) >= 0)
	}
	end := strings.TrimRight(w.text, " \t\r\n")
	s.hangs = n > 0 && (strings.HasSuffix(end, "...") || strings.HasSuffix(end, "…") || strings.TrimRight(end, ".!?;") == end)
	for _, l := range w.labels {
		s.labels = append(s.labels, l.kind)
	}
	for _, m := range w.marks {
		s.named = s.named || m.last >= n-2 && m.entry.Flags.Has(lexicon.NameCue)
	}
	if n := len(w.labels); n > 0 {
		if l := w.labels[n-1]; w.asksFor(l) && !s.answers(w, l, found) {
			s.asks, s.asked = strings.Clone(w.text[w.tokens[l.first].Start:w.tokens[l.last].End]), l.kind
		}
	}
}

// A segment is a text of a conversation within a joined one.
type segment struct {
	*said
	start, end int // in the joined text
	from       int // in the text of said
}

// A joined text consists of what announces a value, if anything does, and of the
// messages of one author that may hold it.
type joined struct {
	text     strings.Builder
	segments []segment
	label    Kind // of the question before the segments
	bare     bool // each of the segments is a part of a number
}

// join returns what s and the messages before it show together. The error is
// that of a [Recognizer] that did not finish with them.
func (c *Conversation) join(d *Detector, m *Message, s *said, found []Finding) ([]EarlierFinding, error) {
	if s.part < 0 || len(s.text) == 0 || s.offset > 0 {
		return nil, nil
	}
	chain, question := c.before(s)
	if len(chain) == 0 && question == nil {
		return nil, nil
	}
	j := joined{bare: s.bare}
	from := 0
	if question != nil {
		if from = d.answerStart(s, question.asked); from < 0 && len(chain) == 0 {
			return nil, nil
		}
		from = max(from, 0)
		j.label = question.asked
		j.text.WriteString(question.asks + ": ")
	}
	for _, earlier := range chain {
		j.bare = j.bare && earlier.bare
		j.add(earlier, 0)
	}
	j.add(s, from)
	all, err := d.Detect(Message{
		Parts: []Part{{Text: j.text.String()}}, Lang: s.lang, Channel: m.Channel, Direction: m.Direction, At: m.At, Known: m.Known,
	})
	var out []EarlierFinding
	for _, f := range all {
		if j.counts(f, found) {
			out = j.pieces(out, f)
		}
	}
	if e, ok := errors.AsType[*IncompleteError](err); ok && e.Err != nil {
		return out, &IncompleteError{Part: s.part, Rule: e.Rule, Err: e.Err}
	}
	return out, nil // what is not UTF-8 was reported with its message
}

// before returns the messages that s may go on with: parts of a number by its
// author, and before them one that may announce it; or the question of another
// that they answer.
func (c *Conversation) before(s *said) (chain []*said, question *said) {
	for i := len(c.said) - 1; i >= 0; i-- {
		e := &c.said[i]
		switch {
		case e.speaker != s.speaker:
			if e.asks != "" {
				return chain, e
			}
		case e.part < 0 || e.text == "":
			return chain, nil
		case e.bare:
			chain = slices.Insert(chain, 0, e)
		default:
			if e.hangs {
				chain = slices.Insert(chain, 0, e)
			}
			return chain, nil
		}
	}
	return chain, nil
}

// add adds the text of a message from an offset on. Between two messages stands
// a space, unless one of them ends or starts with what joins by itself.
func (j *joined) add(s *said, from int) {
	text := strings.TrimRight(s.text[from:], " \t\r\n.…")
	if n := len(j.segments); n > 0 && text != "" {
		before := j.segments[n-1]
		last := before.said.text[before.from : before.from+before.end-before.start]
		if !strings.ContainsAny(last[max(0, len(last)-1):], "@-_") && !strings.ContainsAny(text[:1], "@-_.") {
			j.text.WriteByte(' ')
		}
	}
	start := j.text.Len()
	j.text.WriteString(text)
	j.segments = append(j.segments, segment{said: s, start: start, end: j.text.Len(), from: from})
}

// counts reports whether a finding in the joined text is one of the message at
// hand that something before it gives away, and that it does not show itself.
func (j *joined) counts(f Finding, found []Finding) bool {
	last := &j.segments[len(j.segments)-1]
	if f.End <= last.start || f.Start < j.segments[0].start {
		return false
	}
	alone := f.Start >= last.start
	start, end := last.original(max(f.Start, last.start)), last.original(f.End)
	if slices.ContainsFunc(found, func(o Finding) bool {
		return o.Part == last.part && o.Start <= start && end <= o.End && (alone || o.Kind == f.Kind)
	}) {
		return false
	}
	lead := j.text.String()[last.start:max(f.Start, last.start)]
	if strings.Trim(lead, " \t\r\n+(#\"'*") != "" {
		return false // not at the start of the message
	}
	if alone {
		return j.announces(f.Kind, true)
	}
	if f.Kind == KindName || f.Kind == KindLocation {
		return false // each line of an address is found by itself
	}
	return f.Rule == "known/term" || f.Kind == KindEmail || j.bare && j.groups() || j.announces(f.Kind, false)
}

// announces reports whether a label or a cue of the joined text is one for
// values of a kind.
func (j *joined) announces(k Kind, name bool) bool {
	if j.label == k || j.label == KindPhone && k == KindFax || j.label != 0 && k == KindPhone && j.label == KindFax {
		return true
	}
	first := j.segments[0].said
	if len(j.segments) == 1 || first.bare {
		return false
	}
	return slices.Contains(first.labels, k) || k == KindFax && slices.Contains(first.labels, KindPhone) || name && k == KindName && first.named
}

// groups reports whether no message is a single digit, as the choices of a menu
// are.
func (j *joined) groups() bool {
	return !slices.ContainsFunc(j.segments, func(s segment) bool {
		return len(strings.Trim(s.text, " \t\r\n.,")) < 2
	})
}

// original returns the offset in the part of an offset in the joined text.
func (s *segment) original(at int) int { return s.offset + s.from + min(at, s.end) - s.start }

// pieces appends the part of a finding in each of the messages. What was found
// there before is left out.
func (j *joined) pieces(out []EarlierFinding, f Finding) []EarlierFinding {
	text := j.text.String()
	last := len(j.segments) - 1
	for n := range j.segments {
		s := &j.segments[n]
		start, end := max(f.Start, s.start), min(f.End, s.end)
		for start < end && text[start] == ' ' {
			start++
		}
		if start >= end {
			continue
		}
		p := EarlierFinding{Message: s.message, Finding: f}
		p.Part, p.Start, p.End = s.part, s.original(start), s.original(end)
		if n == last || !slices.ContainsFunc(s.found, func(o Finding) bool {
			return o.Part == p.Part && o.Kind == p.Kind && o.Start <= p.Start && p.End <= o.End
		}) {
			out = append(out, p)
			if n < last {
				s.found = cover(s.found, p.Finding)
			}
		}
	}
	return out
}
