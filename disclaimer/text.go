// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A text is a reply as the rules see it: words and phrases with their classes,
// cut into sentences and clauses.
type text struct {
	view  fold.View
	lang  phi.Language
	words []vocabularyEntry // by the numbers of units
	units []unit
	// sentences and clauses hold the index of the first unit of each, and the
	// number of units at the end.
	sentences []int
	clauses   []int
	mentions  []phi.Mention
	findings  []phi.Finding
	setting   condition // what holds everywhere in it
	excused   []bool    // units that are harmless whatever they look like
}

// A unit is a word, a phrase that the vocabulary knows, a number or a symbol.
type unit struct {
	start, end int32 // bytes of the folded text
	classes    classSet
	hash       uint64
	number     int32 // of the word or phrase in the vocabulary
	head       int32 // of the first word of a phrase
	sentence   int32
	clause     int32
	mention    int32 // index into the mentions plus one, 0 for none
	comma      bool  // a comma or the like stands before it
	line       bool  // a line starts with it
	upper      bool  // starts with a capital
}

func (u *unit) is(c classID) bool { return u.classes.has(c) }

// any reports whether u belongs to one of the classes.
func (u *unit) any(cs ...classID) bool {
	for _, c := range cs {
		if u.classes.has(c) {
			return true
		}
	}
	return false
}

// maxSentence is the number of units after which a sentence is cut, so that the
// cost stays linear in a text without full stops. People write shorter ones.
const maxSentence = 200

// A piece is a part of a token: "don't" is two.
type piece struct {
	start, end int32
	hash       uint64
	shape      scan.Shape
	kind       scan.Kind
}

// A scratch is the memory that only the reading of a text needs. It holds
// places in a text, none of its words.
type scratch struct {
	tokens []scan.Token
	pieces []piece
}

// readText cuts a folded text into units.
func readText(view fold.View, lang phi.Language, v *vocabulary) *text {
	t := &text{view: view, lang: lang, words: v.entries}
	s, ok := v.scratch.Get().(*scratch)
	if !ok {
		s = &scratch{}
	}
	defer v.scratch.Put(s)
	s.tokens, s.pieces = scan.Append(s.tokens[:0], view.Text), s.pieces[:0]
	for _, tok := range s.tokens {
		s.pieces = appendPieces(s.pieces, view.Text, tok, lang)
	}
	pieces := s.pieces
	t.units = make([]unit, 0, len(pieces))
	t.sentences, t.clauses = make([]int, 0, len(pieces)/8+4), make([]int, 0, len(pieces)/4+4)
	for i := 0; i < len(pieces); {
		p := pieces[i]
		n, u := v.longest(view.Text, pieces[i:])
		switch {
		case p.kind == scan.Number:
			u.classes.add(classNumber)
			if priced(view.Text, int(u.start), int(u.end)) {
				u.classes.add(classPrice)
			}
		case u.classes == (classSet{}) && p.kind == scan.Word:
			u.classes.add(classUnknown)
			v.guess(&u, view.Text)
		}
		t.append(&u)
		i += n
	}
	t.finish()
	return t
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

// longest returns the number of pieces that the longest known phrase at the
// start of ps takes, at least 1, and its unit. A phrase does not reach over
// punctuation.
func (v *vocabulary) longest(text string, ps []piece) (n int, u unit) {
	number := v.numbers[ps[0].hash]
	n, u = 1, unit{start: ps[0].start, hash: ps[0].hash, number: number, upper: ps[0].shape.Has(scan.Upper)}
	h := ps[0].hash
	for i := 1; i < len(ps) && v.entries[number].longer; i++ {
		if !joined(text[ps[i-1].end:ps[i].start]) {
			break
		}
		h = scan.Join(h, ps[i].hash)
		number = v.numbers[h]
		if v.entries[number].known {
			if n == 1 {
				u.head = u.number
			}
			n, u.hash, u.number = i+1, h, number
		}
	}
	u.end, u.classes = ps[n-1].end, v.entries[u.number].classes
	return n, u
}

// joined reports whether the words on both sides of a gap may be one phrase.
func joined(gap string) bool {
	return gap == "" || gap == " " || gap == "-" || strings.Trim(gap, " ") == "" && len(gap) < 4
}

// appendPieces cuts a token at its apostrophe.
func appendPieces(ps []piece, text string, tok scan.Token, lang phi.Language) []piece {
	whole := piece{tok.Start, tok.End, tok.Hash, tok.Shape, tok.Kind}
	if !tok.Shape.Has(scan.Apostrophe) {
		return append(ps, whole)
	}
	word := tok.Text(text)
	cut := elision(word, lang)
	if cut == 0 {
		return append(ps, whole)
	}
	at := tok.Start + int32(cut)
	return append(ps,
		piece{tok.Start, at, scan.Hash(word[:cut]), tok.Shape, scan.Word},
		piece{at, tok.End, scan.Hash(word[cut:]), 0, scan.Word})
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

// append adds a unit and decides what the gap before it means.
func (t *text) append(u *unit) {
	if len(t.units) == 0 {
		u.line = true
		t.sentences = append(t.sentences, 0)
		t.clauses = append(t.clauses, 0)
		t.units = append(t.units, *u)
		return
	}
	last := &t.units[len(t.units)-1]
	gap := t.view.Text[last.end:u.start]
	sentence := false
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
	if !last.any(classNumber) && isSymbol(t.view.Text[u.start:u.end]) || isSymbol(t.view.Text[last.start:last.end]) {
		u.comma = true
	}
	at := len(t.units)
	sentence = sentence || at-t.sentences[len(t.sentences)-1] >= maxSentence
	if sentence {
		t.sentences = append(t.sentences, at)
	}
	if sentence || u.comma || u.any(classSubordinate, classIf) {
		t.clauses = append(t.clauses, at)
	}
	u.sentence = int32(len(t.sentences) - 1)
	u.clause = int32(len(t.clauses) - 1)
	t.units = append(t.units, *u)
}

// abbreviates reports whether the full stop after a word ends no sentence.
func (t *text) abbreviates(last *unit, gap string, next *unit) bool {
	if gap == "." || last.any(classAbbreviation, classTitle, classClinicianTitle) {
		return true
	}
	return last.end-last.start == 1 && last.upper && next.upper // an initial
}

func isSymbol(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r >= 0x2000
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

// known reports whether the vocabulary knows most of the words.
func (t *text) known() (known, all int) {
	for i := range t.units {
		if !t.units[i].is(classUnknown) {
			known++
		}
	}
	return known, len(t.units)
}

// sentence returns the range of units of the sentence of unit i.
func (t *text) sentence(i int) (from, to int) {
	s := t.units[i].sentence
	return t.sentences[s], t.sentences[s+1]
}

// clause returns the range of units of the clause of unit i.
func (t *text) clause(i int) (from, to int) {
	c := t.units[i].clause
	return t.clauses[c], t.clauses[c+1]
}

// first returns the index of the first unit in [from, to) of one of the
// classes, or -1.
func (t *text) first(from, to int, cs ...classID) int {
	for i := from; i < to; i++ {
		if t.units[i].any(cs...) {
			return i
		}
	}
	return -1
}

// original returns the byte range of the units [from, to) in the reply.
func (t *text) original(from, to int) (int, int) {
	return t.view.Original(int(t.units[from].start), int(t.units[to-1].end))
}

// word returns the folded text of unit i.
func (t *text) word(i int) string { return t.view.Text[t.units[i].start:t.units[i].end] }
