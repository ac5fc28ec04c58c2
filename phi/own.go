// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// ownTerms are names, numbers and addresses that the caller told us. The zero
// value holds none.
type ownTerms struct {
	byWord  map[uint64][]ownTerm // by the hash of the first word
	byCode  map[string]ownTerm   // numbers by their letters and digits
	longest int                  // bytes of the longest code
}

// An ownTerm is one of them.
type ownTerm struct {
	hashes   []uint64 // of its words
	kind     Kind
	role     Role // RoleUnknown: as the caller of findOwn says
	initials bool // single capitals with stops
}

// minCode is the length from which on a number is found in every grouping.
// Shorter ones are found as they are written only.
const minCode = 5

// add adds a term. A term of no words is left out.
func (o *ownTerms) add(text string, kind Kind, role Role) {
	v := fold.Fold(text)
	t := ownTerm{kind: kind, role: role}
	digits := 0
	var code []byte
	for _, tok := range scan.Append(nil, v.Text) {
		t.hashes = append(t.hashes, tok.Hash)
		if tok.Kind != scan.Word {
			digits++
		}
		code = appendCode(code, tok.Text(v.Text))
	}
	if len(t.hashes) == 0 {
		return
	}
	o.addWords(t)
	if kind == KindName || kind == KindLocation || kind == KindEmail || kind == KindURL || digits == 0 || len(code) < minCode {
		return
	}
	o.addCode(string(code), t)
	// The country code 1 of a telephone number may be left out or added.
	switch {
	case len(code) == 10:
		o.addCode("1"+string(code), t)
	case len(code) == 11 && code[0] == '1':
		o.addCode(string(code[1:]), t)
	}
}

func (o *ownTerms) addWords(t ownTerm) {
	if o.byWord == nil {
		o.byWord = map[uint64][]ownTerm{}
	}
	o.byWord[t.hashes[0]] = append(o.byWord[t.hashes[0]], t)
}

// addCode adds a number; the first of two equal ones stays.
func (o *ownTerms) addCode(code string, t ownTerm) {
	if _, ok := o.byCode[code]; ok {
		return
	}
	if o.byCode == nil {
		o.byCode = map[string]ownTerm{}
	}
	o.byCode[code] = t
	o.longest = max(o.longest, len(code))
}

// appendCode appends the letters and digits of ASCII in a word, in upper case.
func appendCode(dst []byte, word string) []byte {
	for i := range len(word) {
		b := word[i]
		switch {
		case isLetter(b):
			dst = append(dst, b&^0x20)
		case isDigit(b):
			dst = append(dst, b)
		}
	}
	return dst
}

// newOwnTerms returns what is known of an organisation.
func newOwnTerms(o *Organisation) ownTerms {
	var terms ownTerms
	for _, s := range o.Names {
		terms.add(s, KindName, RoleOwn)
	}
	for _, s := range o.Places {
		terms.add(s, KindLocation, RoleOwn)
	}
	for _, s := range o.Staff {
		terms.add(s, KindName, RoleStaff)
	}
	for _, s := range o.Contacts {
		terms.add(s, contactKind(s), RoleOwn)
	}
	return terms
}

// contactKind tells the kind of a contact from its form.
func contactKind(s string) Kind {
	at, letters := false, false
	for i := 0; i < len(s); i++ {
		at = at || s[i] == '@' && i > 0
		letters = letters || isLetter(s[i])
	}
	switch {
	case at:
		return KindEmail
	case len(s) > 0 && s[0] == '@':
		return KindOtherID
	case letters:
		return KindURL
	}
	return KindPhone
}

// knownTerms returns what is known of the people of a message. A full name is
// also found by its first and last word, and by its initials.
func knownTerms(ids []Identity) ownTerms {
	var terms ownTerms
	for _, id := range ids {
		role := id.Role
		if role == RoleUnknown {
			role = RolePatient
		}
		for _, s := range id.Names {
			terms.add(s, KindName, role)
			v := fold.Fold(s)
			if toks := scan.Append(nil, v.Text); len(toks) > 1 {
				terms.add(toks[0].Text(v.Text), KindName, role)
				terms.add(toks[len(toks)-1].Text(v.Text), KindName, role)
				terms.addInitials(toks, v.Text, role)
			}
		}
		for _, s := range id.Numbers {
			terms.add(s, KindOtherID, role)
		}
		for _, s := range id.Emails {
			terms.add(s, KindEmail, role)
		}
		for _, s := range id.Handles {
			terms.add(s, KindOtherID, role)
		}
	}
	return terms
}

// addInitials adds the initials of a name.
func (o *ownTerms) addInitials(words []scan.Token, text string, role Role) {
	t := ownTerm{kind: KindName, role: role, initials: true}
	for _, word := range words {
		_, size := utf8.DecodeRuneInString(word.Text(text))
		t.hashes = append(t.hashes, scan.Hash(word.Text(text)[:size]))
	}
	o.addWords(t)
}

// knownOdds is the evidence of having been told: what the caller names is
// found, whatever it looks like.
const knownOdds = 9

// findOwn proposes each occurrence of a term. A number of other kinds that has
// the same digits takes its kind from its grammar and its role from the term.
func (w *work) findOwn(terms ownTerms, fallback Role) {
	if len(terms.byWord) == 0 {
		return
	}
	for i, t := range w.tokens {
		for _, term := range terms.byWord[t.Hash] {
			last := i + len(term.hashes) - 1
			if last >= len(w.tokens) || !w.sequence(i, term) {
				continue
			}
			if len(term.hashes) == 1 && term.kind == KindName && !t.Shape.Has(scan.Upper) && w.flags(i).Any(lexicon.Function|lexicon.Common) {
				continue // a name that is a word, written as one
			}
			w.proposeOwn(term, fallback, w.termStart(i, last, term), int(w.tokens[last].End))
		}
		if len(terms.byCode) > 0 {
			w.findCode(i, terms, fallback)
		}
	}
	w.adopt(terms)
}

func (w *work) proposeOwn(term ownTerm, fallback Role, start, end int) {
	role := term.role
	if role == RoleUnknown {
		role = fallback
	}
	w.propose(candidate{kind: term.kind, role: role, start: start, end: end, odds: knownOdds, rule: "known/term"})
}

// findCode finds a number that starts at token i, in whatever groups.
func (w *work) findCode(i int, terms ownTerms, fallback Role) {
	var buf [64]byte
	code := buf[:0]
	for j := i; j < len(w.tokens) && j < i+maxGroups; j++ {
		if j > i && (len(w.gap(j)) > 3 || strings.ContainsAny(w.gap(j), ",;:")) {
			return
		}
		word := w.word(j)
		if len(code)+len(word) > min(len(buf), terms.longest) {
			return
		}
		code = appendCode(code, word)
		if term, ok := terms.byCode[string(code)]; ok {
			w.proposeOwn(term, fallback, w.termStart(i, j, term), int(w.tokens[j].End))
		}
	}
}

// termStart includes the sign that belongs to a contact: "@name", "+1 …",
// "(410) …".
func (w *work) termStart(first, last int, term ownTerm) int {
	start := int(w.tokens[first].Start)
	if start == 0 {
		return start
	}
	switch w.text[start-1] {
	case '@':
		if term.kind == KindOtherID {
			return start - 1
		}
	case '(':
		if strings.Contains(w.text[start:w.tokens[last].End], ")") {
			return start - 1
		}
	case '+':
		return start - 1
	}
	return start
}

// sequence reports whether the tokens from i on are the words of a term with
// nothing but spaces and punctuation between them.
func (w *work) sequence(i int, term ownTerm) bool {
	for k, h := range term.hashes {
		if w.tokens[i+k].Hash != h || k > 0 && len(w.gap(i+k)) > 3 {
			return false
		}
		if term.initials && (!w.tokens[i+k].Shape.Has(scan.Upper) || k > 0 && !strings.HasPrefix(w.gap(i+k), ".")) {
			return false
		}
	}
	return true
}

// adopt gives candidates whose letters and digits are those of a number the
// role of the number.
func (w *work) adopt(terms ownTerms) {
	if len(terms.byCode) == 0 {
		return
	}
	var buf [64]byte
	for n := range w.candidates {
		c := &w.candidates[n]
		if c.end-c.start > len(buf) {
			continue
		}
		if term, ok := terms.byCode[string(appendCode(buf[:0], w.text[c.start:c.end]))]; ok {
			c.role, c.odds = term.role, knownOdds
		}
	}
}
