// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Restoration is a text with values back in the place of what a policy put
// there. The zero Restoration has no text. It prints, logs and encodes no text.
type Restoration struct {
	// Restored are the places that were put back: Start and End are offsets into
	// the text that was given, OutStart and OutEnd into the text with the values.
	Restored []Edit
	// Missing are the edits of the result whose tags do not occur in the text
	// any more: whoever edited it has dropped or garbled them.
	Missing []Edit
	// Unresolved are tags and tokens in the text for which there is no value: a
	// tag that stands for several values, one that the result does not have, or
	// a keyed token, which holds none. They stay as they are.
	Unresolved []Edit

	text phi.Text
}

// Text returns the text with the values. It is protected health information.
func (r Restoration) Text() phi.Text { return r.text }

// String returns numbers, such as "restored 3, missing 0, unresolved 0".
func (r Restoration) String() string {
	return fmt.Sprintf("restored %d, missing %d, unresolved %d", len(r.Restored), len(r.Missing), len(r.Unresolved))
}

// Format prints what String returns, whatever the verb.
func (r Restoration) Format(s fmt.State, _ rune) { io.WriteString(s, r.String()) }

// LogValue returns what String returns.
func (r Restoration) LogValue() slog.Value { return slog.StringValue(r.String()) }

// MarshalText returns what String returns.
func (r Restoration) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// A TokenError says where a token stands that cannot be opened, and why. No text
// comes with it.
type TokenError struct {
	// Start and End are byte offsets into the text, half-open.
	Start, End int
	// Err is or wraps ErrTokenInvalid, ErrTokenExpired, ErrKeyUnknown,
	// ErrKeyShredded or what the key service returned.
	Err error
}

// Error returns a message with the place.
func (e *TokenError) Error() string {
	reason := (&KeyError{Err: e.Err}).Error()
	for _, known := range [...]error{ErrTokenInvalid, ErrTokenExpired} {
		if errors.Is(e.Err, known) {
			reason = known.Error()
		}
	}
	return fmt.Sprintf("deid: token at offset %d: %s", e.Start, strings.TrimPrefix(reason, "deid: "))
}

// GoString returns the same as Error, so that %#v does not print what Err holds.
func (e *TokenError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *TokenError) Unwrap() error { return e.Err }

// Restore opens the sealed tokens in a text that lies in a scope. It finds them
// although somebody changed their case, broke them by spaces, hyphens, lines or
// markup, or took the brackets off. Results whose texts the text was made from
// tell which tokens are missing; without any, none is.
//
// It returns a *[TokenError] for the first token that cannot be opened: one that
// was changed or belongs to another tenant or scope, is past its time, or whose
// key is not there. There is no text then.
func (d *Deidentifier) Restore(ctx context.Context, text string, s Scope, from ...Result) (Restoration, error) {
	if d.keys == nil {
		return Restoration{}, &OptionError{Field: "Keys", Reason: "is nil, and tokens are to be opened"}
	}
	var r restorer
	opened := make(map[string]*keyed)
	seen := make(map[string]bool)
	for from := 0; from < len(text); {
		t, start, end := findToken(text, from)
		if end == 0 {
			break
		}
		if t.form == bodyKeyed {
			r.leave(t.subject, start, end)
		} else {
			value, err := d.open(ctx, t, s, opened)
			if err != nil {
				return Restoration{}, &TokenError{Start: start, End: end, Err: err}
			}
			r.put(text, t.subject, start, end, value)
		}
		seen[t.canonical()] = true
		from = end
	}
	for i := range from {
		for _, e := range from[i].Edits {
			out := from[i].out(e)
			if t, n := readToken(out); n > 0 && n == len(out) && t.form == bodySealed && !seen[t.canonical()] {
				r.Missing = append(r.Missing, e)
			}
		}
	}
	return r.finish(text), nil
}

// open returns the value in a sealed token.
func (d *Deidentifier) open(ctx context.Context, t token, s Scope, opened map[string]*keyed) (string, error) {
	k := opened[t.key]
	if k == nil {
		key, err := d.keys.Key(ctx, s, t.key)
		if err != nil {
			return "", err
		}
		if !key.valid() {
			return "", ErrKeyInvalid
		}
		k = &keyed{key: key, scope: s}
		opened[t.key] = k
	}
	value, expires, err := k.open(t)
	switch {
	case err != nil:
		return "", err
	case expires != 0 && (d.now == nil || d.now().Unix() >= int64(expires)*secondsPerHour):
		return "", ErrTokenExpired
	}
	return value, nil
}

// Restore puts the values of a message back into a text that was made from r,
// such as the answer of a model: numbered tags, tokens, surrogates and moved
// dates, each wherever it occurs, although somebody changed its case, spacing or
// markup, or declined it. No key is needed: the values come from the message,
// which has to be the one that r was made of. It returns [ErrNoText] if r has no
// text.
//
// What stands for two different values, as the plain tag "[NAME]" may, is not
// put back.
func (r *Result) Restore(m phi.Message, text string) (Restoration, error) {
	if !r.HasText() || len(r.texts) != len(m.Parts) {
		return Restoration{}, ErrNoText
	}
	type entry struct {
		value string
		edit  Edit
		twice bool // stands for two values
		seen  bool
	}
	entries := make(map[string]*entry)
	var literals []string
	for _, e := range r.Edits {
		if !fits(m.Parts, e.Part, e.Start, e.End) {
			return Restoration{}, ErrNoText
		}
		value, out := m.Parts[e.Part].Text[e.Start:e.End], r.out(e)
		key := foldedPlace(out)
		old := entries[key]
		switch {
		case old == nil:
			entries[key] = &entry{value: value, edit: e}
			if _, n := anyTag(out); n != len(out) && out != "" {
				literals = append(literals, out)
			}
		case normalise(subject{e.Kind, e.Class}, value) != normalise(subject{e.Kind, e.Class}, old.value):
			old.twice = true
		}
	}
	var back restorer
	for from := 0; from < len(text); {
		p := nextPlace(text, from, literals)
		if p.end == 0 {
			break
		}
		switch e := entries[p.key]; {
		case e == nil:
			back.leave(p.subject, p.start, p.end)
		case e.twice:
			e.seen = true
			back.leave(subject{e.edit.Kind, e.edit.Class}, p.start, p.end)
		default:
			e.seen = true
			back.put(text, subject{e.edit.Kind, e.edit.Class}, p.start, p.end, e.value)
		}
		from = p.end
	}
	for _, e := range r.Edits {
		if entry := entries[foldedPlace(r.out(e))]; !entry.seen {
			back.Missing = append(back.Missing, e)
		}
	}
	return back.finish(text), nil
}

// out returns what an edit put in place.
func (r *Result) out(e Edit) string {
	if e.Part >= len(r.texts) || e.OutEnd > len(r.texts[e.Part]) {
		return ""
	}
	return r.texts[e.Part][e.OutStart:e.OutEnd]
}

// A restorer builds a text with the values back in place.
type restorer struct {
	Restoration
	out    []byte
	copied int
}

func (r *restorer) put(text string, s subject, start, end int, value string) {
	r.out = append(r.out, text[r.copied:start]...)
	from := len(r.out)
	r.out = append(r.out, value...)
	r.copied = end
	r.Restored = append(r.Restored, Edit{Kind: s.kind, Class: s.class, Start: start, End: end, OutStart: from, OutEnd: len(r.out)})
}

func (r *restorer) leave(s subject, start, end int) {
	at := len(r.out) + start - r.copied
	r.Unresolved = append(r.Unresolved, Edit{Kind: s.kind, Class: s.class, Start: start, End: end, OutStart: at, OutEnd: at + end - start})
}

func (r *restorer) finish(text string) Restoration {
	r.text = phi.NewText(string(append(r.out, text[r.copied:]...)))
	return r.Restoration
}

// A place is where something stands that may be put back.
type place struct {
	subject
	key        string
	start, end int
}

// nextPlace returns the first tag, token or literal from an offset on; its end
// is 0 if there is none.
func nextPlace(text string, from int, literals []string) place {
	var best place
	if t, start, end := findToken(text, from); end > 0 {
		best = place{t.subject, t.canonical(), start, end}
	}
	if s, key, start, end := findTag(text, from); end > 0 && (best.end == 0 || start < best.start) {
		best = place{s, key, start, end}
	}
	for _, l := range literals {
		if start, end := findLiteral(text, from, l); end > 0 && (best.end == 0 || start < best.start || start == best.start && end > best.end) {
			best = place{subject{}, foldedPlace(l), start, end}
		}
	}
	return best
}

// anyTag returns the key of the tag or token that text begins with, and its
// length, 0 if there is none.
func anyTag(text string) (key string, length int) {
	if s, number, n := readTag(text); n > 0 {
		return tagKey(s, number), n
	}
	if t, n := readToken(text); n > 0 {
		return t.canonical(), n
	}
	return "", 0
}

// foldedPlace returns a key that what an edit put in place shares with its
// changed forms.
func foldedPlace(out string) string {
	if key, n := anyTag(out); n > 0 && n == len(out) {
		return key
	}
	return "=" + foldText(out)
}

func tagKey(s subject, number int) string { return string(appendTag(nil, s, number)) }

// canonical returns t as it is written.
func (t token) canonical() string {
	return string(appendTokenText(nil, t.subject, t.key, t.form, t.raw))
}

// foldText returns a text in lower case with single spaces.
func foldText(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// findLiteral finds a text in any case and with any spacing, as whole words; an
// ending of up to two letters may follow, as in a declined name.
func findLiteral(text string, from int, literal string) (start, end int) {
	words := strings.Fields(literal)
	for at := from; at < len(text); {
		if end := matchWords(text, at, words); end > 0 && wordStart(text, at) {
			if tail := wordEnd(text, end); utf8.RuneCountInString(text[end:tail]) <= 2 && !strings.ContainsAny(text[end:tail], "0123456789") {
				return at, end
			}
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return 0, 0
}

func wordStart(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(text[at:])
	return at == 0 || !isWordRune(r) || !isWordRune(first)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// matchWords returns the end of the words that stand at an offset, 0 if they do
// not.
func matchWords(text string, at int, words []string) int {
	for i, w := range words {
		if i > 0 {
			gap := at
			for at < len(text) && isSpacing(text[at:]) > 0 {
				at += isSpacing(text[at:])
			}
			if at == gap {
				return 0
			}
		}
		for _, want := range w {
			got, n := utf8.DecodeRuneInString(text[at:])
			if n == 0 || unicode.ToLower(got) != unicode.ToLower(want) {
				return 0
			}
			at += n
		}
	}
	return at
}

// isSpacing returns the length of the blank, line break or markup that a text
// begins with.
func isSpacing(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if unicode.IsSpace(r) || r == '*' || r == '`' || r == '\u200b' || r == '_' || r == '~' {
		return n
	}
	return 0
}
