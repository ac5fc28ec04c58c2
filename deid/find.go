// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// maxJunk is how many characters of spacing, hyphens and markup may stand
// between two characters of a token that somebody edited.
const maxJunk = 8

// A lenient reader reads tags and tokens in the forms in which models and people
// write them.
type lenient struct {
	text string
	at   int
}

// skip skips spacing, hyphens and markup, and reports how much there was.
func (l *lenient) skip() int {
	start := l.at
	for n := 0; l.at < len(l.text) && n < maxJunk; n++ {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Pd, r) && !unicode.Is(unicode.Cf, r) && !strings.ContainsRune("*_`~\\:", r) {
			break
		}
		l.at += size
	}
	return l.at - start
}

// bracket reads an opening or closing bracket after any markup.
func (l *lenient) bracket(forms string) bool {
	back := l.at
	l.skip()
	for _, f := range forms {
		if strings.HasPrefix(l.text[l.at:], string(f)) {
			l.at += utf8.RuneLen(f)
			return true
		}
	}
	l.at = back
	return false
}

const (
	opening = "[(<{\uFF3B\u3010"
	closing = "])>}\uFF3D\u3011"
)

// word reads a word of ASCII letters in any case; "_" in it may be a blank or
// come with a backslash.
func (l *lenient) word(want string) bool {
	back := l.at
	for i := range len(want) {
		if want[i] == '_' {
			if l.skip() == 0 {
				l.at = back
				return false
			}
			continue
		}
		if l.at >= len(l.text) || l.text[l.at]|0x20 != want[i] {
			l.at = back
			return false
		}
		l.at++
	}
	return true
}

// subject reads the word of a kind or class, the longest that stands there.
func (l *lenient) subject() (subject, bool) {
	var best subject
	back, end := l.at, 0
	try := func(s subject) {
		l.at = back
		if l.word(s.word()) && l.at > end {
			best, end = s, l.at
		}
	}
	for k := phi.KindName; k.IsValid(); k++ {
		try(subject{kind: k})
	}
	for c := phi.Class(1); int(c) < numClasses; c++ {
		try(subject{class: c})
	}
	l.at = max(back, end)
	return best, end > 0
}

// chars reads n characters of a token's alphabet, in any case, with junk
// between them. What is easily mistaken is read as what was meant.
func (l *lenient) chars(n int) (string, bool) {
	out := make([]byte, 0, n)
	for len(out) < n {
		l.skip()
		if l.at >= len(l.text) {
			return "", false
		}
		c := upper(l.text[l.at])
		switch c {
		case 'O':
			c = '0'
		case 'I', 'L':
			c = '1'
		}
		if strings.IndexByte(alphabet, c) < 0 {
			return "", false
		}
		out = append(out, c)
		l.at++
	}
	return string(out), true
}

// keyID reads the id of a key: what stands before the next hyphen.
func (l *lenient) keyID() (string, bool) {
	start := l.at
	for l.at < len(l.text) && (isDigit(l.text[l.at]) || isLetter(l.text[l.at])) && l.at-start <= maxKeyID {
		l.at++
	}
	id := strings.ToLower(l.text[start:l.at])
	return id, id != "" && len(id) <= maxKeyID
}

// token reads the token at the place of l.
func (l *lenient) token() (token, bool) {
	open := l.bracket(opening)
	l.skip()
	s, ok := l.subject()
	if !ok || l.skip() == 0 {
		return token{}, false
	}
	t := token{subject: s}
	if t.key, ok = l.keyID(); !ok || l.skip() == 0 {
		return token{}, false
	}
	body, ok := l.body()
	if !ok {
		return token{}, false
	}
	raw, err := encoding.DecodeString(body[1:])
	if err != nil {
		return token{}, false
	}
	t.form, t.raw = body[0], raw
	if open {
		l.bracket(closing)
	}
	return t, true
}

// body reads the body of a token. How long it is, a sealed one says itself.
func (l *lenient) body() (string, bool) {
	form, ok := l.chars(1)
	switch {
	case !ok:
		return "", false
	case form[0] == bodyKeyed:
		rest, ok := l.chars(keyedChars - 1)
		return form + rest, ok
	case form[0] != bodySealed:
		return "", false
	}
	const headChars = 4 // they hold the first two bytes
	head, ok := l.chars(headChars)
	if !ok {
		return "", false
	}
	first, err := encoding.DecodeString(head)
	if err != nil {
		return "", false
	}
	rest, ok := l.chars(encoding.EncodedLen(sealedHead+sealedTail+int(first[1])) - headChars)
	return form + head + rest, ok
}

// findToken finds the first token from an offset on, in any form; the end is 0 if
// there is none.
func findToken(text string, from int) (t token, start, end int) {
	for at := from; at < len(text); at++ {
		if !mayBegin(text, at) {
			continue
		}
		l := lenient{text: text, at: at}
		if t, ok := l.token(); ok {
			return t, at, l.at
		}
	}
	return token{}, 0, 0
}

// mayBegin reports whether a tag or a token may begin at an offset: at a
// bracket, or at a word that no bracket stands before.
func mayBegin(text string, at int) bool {
	if isLetter(text[at]) {
		return at == 0 || !isLetter(text[at-1]) && !isDigit(text[at-1])
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return strings.ContainsRune(opening, r)
}

// findTag finds the first tag from an offset on, in any form that has a bracket
// or is a word in capitals with a hyphen and a number, as in "NAME-1".
func findTag(text string, from int) (s subject, key string, start, end int) {
	for at := from; at < len(text); at++ {
		if !mayBegin(text, at) {
			continue
		}
		l := lenient{text: text, at: at}
		open := l.bracket(opening)
		l.skip()
		word := l.at
		s, ok := l.subject()
		if !ok {
			continue
		}
		capitals := text[word:l.at] == strings.ToUpper(text[word:l.at])
		afterWord := l.at
		hyphen := l.skip() > 0 && strings.Trim(text[afterWord:l.at], "\\*`") == "-"
		digits := l.at
		for l.at < len(text) && isDigit(text[l.at]) {
			l.at++
		}
		number, _ := strconv.Atoi(text[digits:min(l.at, digits+4)])
		if l.at == digits {
			l.at = afterWord
		}
		closed := l.bracket(closing)
		if number > maxTagNumber || !(open && closed) && !(number > 0 && capitals && hyphen) {
			continue
		}
		if open != closed {
			if at = word; open {
				continue
			}
			l.at = digits
			for l.at < len(text) && isDigit(text[l.at]) {
				l.at++
			}
		}
		return s, tagKey(s, number), at, l.at
	}
	return subject{}, "", 0, 0
}
