// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// maxSentence is the number of units after which a sentence is cut, so that the
// cost stays linear in a text without full stops. People write shorter ones.
const maxSentence = 200

// A scratch is the memory that only the reading of a text needs. It holds
// places in a text, none of its words.
type scratch struct{ tokens, pieces []scan.Token }

// read cuts a folded text into units. t is empty before.
func (t *text) read(view *fold.View, v *vocabulary, s *scratch) {
	t.view, t.lang, t.words = view, v.lang, v.entries
	s.tokens = scan.Append(s.tokens[:0], view.Text)
	pieces := s.cut(view.Text, v.lang)
	t.units = slices.Grow(t.units, len(pieces))
	for i := 0; i < len(pieces); {
		u := t.add()
		n := v.longest(u, view.Text, pieces[i:])
		switch {
		case pieces[i].Kind == scan.Number:
			u.classes.add(classNumber)
			if priced(view.Text, int(u.start), int(u.end)) {
				u.classes.add(classPrice)
			}
		case u.classes == (classSet{}) && pieces[i].Kind == scan.Word:
			u.classes.add(classUnknown)
			v.guess(u, view.Text)
		}
		t.classes.join(&u.classes)
		t.place(len(t.units) - 1)
		i += n
	}
	t.finish()
}

// priced reports whether the sign of a currency stands beside text[start:end].
func priced(text string, start, end int) bool {
	before, after := strings.TrimRight(text[:start], " "), strings.TrimLeft(text[end:], " ")
	for _, sign := range [...]string{"$", "€", "£"} {
		if strings.HasSuffix(before, sign) || strings.HasPrefix(after, sign) {
			return true
		}
	}
	return false
}

// longest makes u the unit of the longest known phrase at the start of ps and
// returns the number of pieces that it takes, at least 1. A phrase does not reach
// over punctuation.
func (v *vocabulary) longest(u *unit, text string, ps []scan.Token) int {
	n, h := 1, ps[0].Hash
	number := v.numbers.of(h)
	u.start, u.hash, u.number, u.upper = ps[0].Start, h, number, ps[0].Shape.Has(scan.Upper)
	e := &v.entries[number]
	u.classes = e.classes
	for i := 1; i < len(ps) && e.longer; i++ {
		if !joined(text[ps[i-1].End:ps[i].Start]) {
			break
		}
		h = scan.Join(h, ps[i].Hash)
		number = v.numbers.of(h)
		e = &v.entries[number]
		if e.known {
			if n == 1 {
				u.head = u.number
			}
			n, u.hash, u.number, u.classes = i+1, h, number, e.classes
		}
	}
	u.end = ps[n-1].End
	return n
}

// joined reports whether the words on both sides of a gap may be one phrase.
func joined(gap string) bool {
	return gap == "" || gap == " " || gap == "-" || strings.Trim(gap, " ") == "" && len(gap) < 4
}

// cut returns the tokens, those with an apostrophe cut in two: "don't".
func (s *scratch) cut(text string, lang phi.Language) []scan.Token {
	s.pieces = s.pieces[:0]
	from := 0
	for i := range s.tokens {
		tok := &s.tokens[i]
		if !tok.Shape.Has(scan.Apostrophe) {
			continue
		}
		word := tok.Text(text)
		cut := elision(word, lang)
		if cut == 0 {
			continue
		}
		at := tok.Start + int32(cut)
		s.pieces = append(append(s.pieces, s.tokens[from:i]...),
			scan.Token{Start: tok.Start, End: at, Hash: scan.Hash(word[:cut]), Kind: scan.Word, Shape: tok.Shape},
			scan.Token{Start: at, End: tok.End, Hash: scan.Hash(word[cut:]), Kind: scan.Word})
		from = i + 1
	}
	if from == 0 {
		return s.tokens
	}
	s.pieces = append(s.pieces, s.tokens[from:]...)
	return s.pieces
}

// elision returns where a word with an apostrophe is cut in two, or 0: after
// the apostrophe in French and Italian (l', dell'), before it elsewhere ('s),
// and before the n of "n't".
func elision(word string, lang phi.Language) int {
	cut := strings.LastIndexByte(word, '\'')
	switch {
	case cut <= 0 || cut == len(word)-1 || len(word) == len("n't"):
		return 0
	case lang == phi.French || lang == phi.Italian:
		return cut + 1
	case cut > 1 && strings.EqualFold(word[cut-1:], "n't"):
		return cut - 1
	}
	return cut
}

// add adds a zero unit, where it stays: to build it elsewhere and to copy it
// takes longer than to find it.
func (t *text) add() *unit {
	t.units = append(t.units, unit{})
	return &t.units[len(t.units)-1]
}

// place decides what the gap before unit at, the last, means.
func (t *text) place(at int) {
	u := &t.units[at]
	if at == 0 {
		u.line = true
		t.sentences = append(t.sentences, 0)
		t.clauses = append(t.clauses, 0)
		return
	}
	last := &t.units[at-1]
	gap := t.view.Text[last.end:u.start]
	sentence := false
	if gap != " " {
		for _, r := range gap {
			switch r {
			case '\n', '\r':
				sentence, u.line = true, true
			case '!', '?', '…':
				sentence = true
			case '.':
				sentence = sentence || !t.abbreviates(last, gap, u)
			case ',', ';', ':', '(', ')', '"', '/', '*', '|', '•', '·', '¡', '¿':
				u.comma = true
			case '-':
				u.comma = u.comma || len(gap) > 1
			}
		}
	}
	if !t.view.ASCII && (!last.is(classNumber) && t.symbol(at) || t.symbol(at-1)) {
		u.comma = true
	}
	sentence = sentence || at-t.sentences[len(t.sentences)-1] >= maxSentence
	if sentence {
		t.sentences = append(t.sentences, at)
	}
	if sentence || u.comma || u.is(classSubordinate) || u.is(classIf) {
		t.clauses = append(t.clauses, at)
	}
	u.sentence = int32(len(t.sentences) - 1)
	u.clause = int32(len(t.clauses) - 1)
}

// abbreviates reports whether the full stop after a word ends no sentence.
func (t *text) abbreviates(last *unit, gap string, next *unit) bool {
	if gap == "." || last.any(classAbbreviation, classTitle, classClinicianTitle) {
		return true
	}
	return last.end-last.start == 1 && last.upper && next.upper // an initial
}

// symbol reports whether unit i is a sign such as an arrow or an emoji.
func (t *text) symbol(i int) bool {
	word := t.word(i)
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && r >= 0x2000
}

// finish closes the lists of sentences and clauses and marks capitals.
func (t *text) finish() {
	t.sentences = append(t.sentences, len(t.units))
	t.clauses = append(t.clauses, len(t.units))
	for i := range t.units {
		u := &t.units[i]
		if u.upper && u.is(classUnknown) && i != t.sentences[u.sentence] {
			u.classes.add(classCapital)
		}
		if u.is(classYou) && t.article(i) {
			u.classes.remove(classYou)
			u.classes.add(classDeterminer)
		}
	}
}

// article reports whether a Spanish or Italian word that can stand for the one
// addressed is an article here, as no verb follows: "la cita", "la vediamo".
func (t *text) article(i int) bool {
	switch strings.ToLower(t.word(i)) {
	case "la", "lo", "le", "l'":
		if t.lang == phi.Spanish && t.word(i) == "le" {
			return false
		}
	default:
		return false
	}
	if i+1 == len(t.units) || t.units[i+1].comma {
		return false
	}
	next := &t.units[i+1]
	return !next.any(classHave, classBe, classPast, classModal, classNegation) && (!next.is(classVerb) || next.is(classParticiple)) &&
		!(t.lang == phi.Italian && strings.HasSuffix(t.word(i+1), "mo"))
}
