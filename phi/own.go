// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// ownTerms are names, numbers and addresses that the caller told us, as the
// hashes of their tokens, by their first hash.
type ownTerms map[uint64][]ownTerm

// An ownTerm is one of them.
type ownTerm struct {
	hashes []uint64
	kind   Kind
	role   Role   // RoleUnknown: as the caller of findOwn says
	digits string // of a number, to find it in other groupings
}

// add adds a term. A term of no words is left out.
func (o ownTerms) add(text string, kind Kind, role Role) {
	var t ownTerm
	v := fold.Fold(text)
	var digits []byte
	for _, tok := range scan.Append(nil, v.Text) {
		t.hashes = append(t.hashes, tok.Hash)
	}
	if len(t.hashes) == 0 {
		return
	}
	if kind != KindName && kind != KindLocation {
		for i := 0; i < len(v.Text); i++ {
			if isDigit(v.Text[i]) {
				digits = append(digits, v.Text[i])
			}
		}
	}
	if len(digits) >= 7 {
		t.digits = string(digits)
	}
	t.kind, t.role = kind, role
	o[t.hashes[0]] = append(o[t.hashes[0]], t)
}

// newOwnTerms returns what is known of an organisation.
func newOwnTerms(o *Organisation) ownTerms {
	terms := ownTerms{}
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
// also found by its first and last word.
func knownTerms(ids []Identity) ownTerms {
	if len(ids) == 0 {
		return nil
	}
	terms := ownTerms{}
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

// knownOdds is the evidence of having been told: what the caller names is
// found, whatever it looks like.
const knownOdds = 9

// findOwn proposes each occurrence of a term. A number of other kinds that has
// the same digits takes its kind from its grammar and its role from the term.
func (w *work) findOwn(terms ownTerms, fallback Role) {
	if len(terms) == 0 {
		return
	}
	for i, t := range w.tokens {
		for _, term := range terms[t.Hash] {
			last := i + len(term.hashes) - 1
			if last >= len(w.tokens) || !w.sequence(i, term.hashes) {
				continue
			}
			if len(term.hashes) == 1 && term.kind == KindName && !t.Shape.Has(scan.Upper) && w.flags(i).Any(lexicon.Function|lexicon.Common) {
				continue // a name that is a word, written as one
			}
			role := term.role
			if role == RoleUnknown {
				role = fallback
			}
			w.propose(candidate{
				kind: term.kind, role: role, start: w.termStart(i, term), end: int(w.tokens[last].End), odds: knownOdds, rule: "known/term",
			})
		}
	}
	w.adopt(terms)
}

// termStart includes the sign that belongs to a contact: "@name", "+1 …".
func (w *work) termStart(i int, term ownTerm) int {
	start := int(w.tokens[i].Start)
	if start > 0 && (w.text[start-1] == '@' && term.kind == KindOtherID || w.text[start-1] == '(' && term.kind == KindPhone || w.text[start-1] == '+') {
		start--
	}
	return start
}

// sequence reports whether the tokens from i on have the given hashes and
// nothing but spaces and punctuation between them.
func (w *work) sequence(i int, hashes []uint64) bool {
	for k, h := range hashes {
		if w.tokens[i+k].Hash != h || k > 0 && len(w.gap(i+k)) > 3 {
			return false
		}
	}
	return true
}

// adopt gives candidates whose digits are those of a term the role of the term.
func (w *work) adopt(terms ownTerms) {
	for n := range w.candidates {
		c := &w.candidates[n]
		var digits []byte
		for i := c.start; i < c.end && len(digits) < 20; i++ {
			if isDigit(w.text[i]) {
				digits = append(digits, w.text[i])
			}
		}
		if len(digits) < 7 {
			continue
		}
		if term, ok := terms.byDigits(string(digits)); ok {
			c.role, c.odds = term.role, knownOdds
		}
	}
}

// byDigits returns the term with the given digits, with or without the country
// code 1. Terms are compared in an order that does not depend on the map.
func (o ownTerms) byDigits(digits string) (ownTerm, bool) {
	keys := make([]uint64, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for _, t := range o[k] {
			if t.digits != "" && (t.digits == digits || "1"+t.digits == digits || t.digits == "1"+digits) {
				return t, true
			}
		}
	}
	return ownTerm{}, false
}
