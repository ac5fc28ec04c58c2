// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a conversation remembers: the last eight messages, of each the last 512
// bytes of its body, and the last 32 known identities.
const (
	conversationTurns = 8
	conversationTail  = 512
	conversationKnown = 32
)

// A Conversation finds what single messages do not show: an identifier that is
// split over several ("my number is", "410 555", "0123"), and an answer that only
// its question gives away ("what is your date of birth?", "03 14 1985"). What
// one message knows of people, the later ones know too.
//
// Halves are joined only if one person wrote them; the questions of others count
// up to the last message of one's own. Quoted parts, captions and the like are
// nobody's words here. It remembers the last eight messages, of each the last
// 512 bytes of its body, and so takes a few kilobytes however long the exchange
// is; a longer message goes on with nothing, though others may go on with it.
//
// The zero Conversation is one in which nothing was said. A copy of it goes its
// own way. It is not safe for concurrent use; it holds text, which it prints,
// logs and encodes to nobody.
type Conversation struct {
	said  []said // oldest first
	known []Identity
	next  int // the number of the next message
}

// A Turn is what a [Conversation] knows after a message. The zero Turn knows of
// nothing. It holds no text.
type Turn struct {
	// Message is the number of the message, counted from 0.
	Message int
	// Findings are the identifiers in the message, sorted by part and start and
	// disjoint. Each that [Detector.Detect] finds in it, with the identities that
	// are known by then, is one of them or lies within one.
	Findings []Finding
	// Earlier are the identifiers, or parts of one, in earlier messages that this
	// message gave away, sorted by message, part and start. None was reported
	// before as a part of one of its kind.
	Earlier []EarlierFinding
}

// An EarlierFinding is a finding in an earlier message of a [Conversation]. Its
// offsets lie in that message. The zero EarlierFinding is invalid.
type EarlierFinding struct {
	// Message is the number of the message.
	Message int
	Finding
}

// String returns a form for people, such as "message 2 phone@0:0-7 phone/nanp".
func (f EarlierFinding) String() string {
	return fmt.Sprintf("message %d %s", f.Message, f.Finding.String())
}

// Format prints what String returns, whatever the verb.
func (f EarlierFinding) Format(s fmt.State, _ rune) { io.WriteString(s, f.String()) }

// MarshalJSON returns the finding as an object, with the number of its message.
func (f EarlierFinding) MarshalJSON() ([]byte, error) {
	b, err := f.Finding.MarshalJSON()
	return append(fmt.Appendf(nil, `{"message":%d,`, f.Message), b[1:]...), err
}

// String returns how many messages were added.
func (c Conversation) String() string { return fmt.Sprintf("phi.Conversation of %d", c.next) }

// Format prints what String returns, whatever the verb.
func (c Conversation) Format(s fmt.State, _ rune) { io.WriteString(s, c.String()) }

// Add adds a message and returns what it shows. If m could not be looked at as a
// whole, it returns what it found and an *[IncompleteError], as
// [Detector.Detect] does.
func (c *Conversation) Add(d *Detector, m Message) (Turn, error) {
	if len(m.Known) > 0 {
		c.known = remember(c.known, m.Known)
	}
	m.Known = c.known
	t := Turn{Message: c.next}
	var err error
	t.Findings, err = d.Detect(m)
	c.said = slices.Clone(c.said) // a copy of c goes its own way
	s := c.listen(d, &m, t.Findings)
	pieces, unfinished := c.join(d, &m, s, t.Findings)
	if err == nil {
		err = unfinished
	}
	for _, p := range pieces {
		if p.Message == t.Message {
			t.Findings = cover(t.Findings, p.Finding)
		} else {
			t.Earlier = append(t.Earlier, p)
		}
	}
	slices.SortFunc(t.Earlier, func(a, b EarlierFinding) int {
		return cmp.Or(a.Message-b.Message, a.Part-b.Part, a.Start-b.Start)
	})
	for _, f := range t.Findings {
		if f.Part == s.part && f.End > s.offset {
			s.found = append(s.found, f)
		}
	}
	if len(c.said) == conversationTurns {
		c.said = slices.Delete(c.said, 0, 1)
	}
	c.said = append(c.said, *s)
	c.next++
	return t, err
}

// remember returns the identities that are known with more of them, the last
// ones if they are too many.
func remember(known, more []Identity) []Identity {
	known = slices.Clip(known)
	for _, id := range more {
		same := func(o Identity) bool {
			return o.Role == id.Role && slices.Equal(o.Names, id.Names) && slices.Equal(o.Numbers, id.Numbers) &&
				slices.Equal(o.Emails, id.Emails) && slices.Equal(o.Handles, id.Handles)
		}
		if slices.ContainsFunc(known, same) {
			continue
		}
		id.Names, id.Numbers = slices.Clone(id.Names), slices.Clone(id.Numbers)
		id.Emails, id.Handles = slices.Clone(id.Emails), slices.Clone(id.Handles)
		known = append(known, id)
	}
	return known[max(0, len(known)-conversationKnown):]
}

// cover adds a finding to others. It takes the place of those that lie within
// it; where it only meets others, they stay and it fills the gap.
func cover(found []Finding, f Finding) []Finding {
	out := make([]Finding, 0, len(found)+1)
	for _, o := range found {
		switch {
		case o.Part != f.Part || o.End <= f.Start || o.Start >= f.End:
			out = append(out, o)
		case f.Start <= o.Start && o.End <= f.End:
			// within f
		default:
			out = append(out, o)
			if o.Start <= f.Start {
				f.Start = min(o.End, f.End)
			} else {
				f.End = o.Start
			}
		}
	}
	if f.Start < f.End {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Finding) int { return cmp.Or(a.Part-b.Part, a.Start-b.Start) })
	return out
}

// said is what a conversation remembers of a message.
type said struct {
	message int
	speaker speaker
	part    int    // of the text
	offset  int    // of the text in its part
	text    string // the end of the last part that is the author's own words
	lang    Language
	bare    bool      // it consists of groups of digits, or of digits in words
	hangs   bool      // its end is no end of a sentence
	labels  []Kind    // what its labels announce
	named   bool      // a name is announced
	asks    string    // the label of what it asks for
	asked   Kind      // of that label
	found   []Finding // in the text
}

// A speaker is one who writes.
type speaker struct {
	direction Direction
	sender    string
}

// own reports whether a part holds the words of the author.
func (p *Part) own() bool { return p.Role == PartBody || p.Role == PartTranscript }

// listen returns what is to be remembered of a message.
func (c *Conversation) listen(d *Detector, m *Message, found []Finding) *said {
	s := &said{message: c.next, speaker: speaker{m.Direction, m.Sender}, part: -1, lang: m.Lang}
	for i := range m.Parts {
		if m.Parts[i].own() {
			s.part, s.text = i, m.Parts[i].Text
		}
	}
	if len(s.text) > conversationTail {
		s.offset = len(s.text) - conversationTail
		for s.offset < len(s.text) && !utf8.RuneStart(s.text[s.offset]) {
			s.offset++
		}
	}
	s.text = strings.Clone(s.text[s.offset:])
	if s.lang == LangUnspecified {
		s.lang = c.language(d, s.text)
	}
	w := d.begin(&Message{Lang: s.lang})
	defer d.end(w)
	w.look(s.text)
	s.understand(w, found)
	return s
}

// language returns the language of what was said last, with the text that is
// added: a number by itself has none.
func (c *Conversation) language(d *Detector, text string) Language {
	var all strings.Builder
	for _, s := range c.said {
		all.WriteString(s.text + "\n")
	}
	all.WriteString(text)
	w := d.begin(&Message{})
	defer d.end(w)
	w.look(all.String())
	return w.lang
}
