// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math/bits"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A word is what the features see of a token.
type word struct {
	key     uint64 // the word in its language
	kind    uint64 // what the table of words knows of it, in one number
	concept uint64 // the health concept
	person  uint64 // whom it stands for
	signs   lexicon.Signs
}

// Kinds of words. Some have numbers added: the class of a health concept, a
// person, a scope, an intent, a sign.
const (
	outside uint64 = iota + 1 // before the first word of a sentence
	function
	number
	symbol
	date
	relative
	provider
	organisation
	name
	scoped   uint64 = 16
	person   uint64 = 32
	intent   uint64 = 48
	signed   uint64 = 80
	plain    uint64 = 128 // a health word in the language of the text
	everyday uint64 = 144 // one that is an everyday word too
	foreign  uint64 = 160 // one of another language
)

// kin stands for a relative where persons are told apart.
const kin = 9

// healthSigns are the signs that tell of health; the others tell of places.
const healthSigns = lexicon.SignTownHead - 1 | lexicon.SignChest | lexicon.SignSide | lexicon.SignNumb | lexicon.SignPress |
	lexicon.SignBreath | lexicon.SignBlood

// view returns what the features see of token i.
func (t *Text) view(i int) word {
	tok := &t.Tokens[i]
	w := word{key: tok.Hash*31 + uint64(t.Lang)}
	switch tok.Kind {
	case scan.Number:
		w.key, w.kind = uint64(min(tok.Len(), 5)), number
	case scan.Mixed:
		w.kind = number
	case scan.Symbol:
		w.kind = symbol
	}
	w.look(t.Entries[i], t.Lang)
	return w
}

// look notes what an entry says in a language.
func (w *word) look(e *lexicon.Entry, lang uint8) {
	here := uint8(1) << lang
	if e.Signs != 0 && e.SignLangs&here != 0 {
		w.signs = e.Signs & healthSigns
	}
	switch {
	case e.Flags.Has(lexicon.Kin) && e.Langs&here != 0:
		w.person = kin
	case e.PersonLangs&here != 0:
		w.person = uint64(e.Person)
	}
	switch f := e.Flags; {
	case f.Has(lexicon.Health) && e.Health&here == 0:
		w.kind = foreign
	case f.Has(lexicon.Health):
		w.concept = uint64(e.Concept)
		w.kind = everyday
		if e.Plain&here != 0 && !f.Has(lexicon.Function) {
			w.kind = plain
		}
		w.kind += uint64(lexicon.Concept(uint32(e.Concept)).Class)
	case w.person == kin:
		w.kind = relative
	case w.person != 0:
		w.kind = person + w.person
	case e.Scope != 0:
		w.kind = scoped + uint64(e.Scope)
	case w.signs != 0:
		w.kind = signed + uint64(bits.TrailingZeros32(uint32(w.signs)))
	case f.Has(lexicon.Intent):
		w.kind = intent + uint64(e.Intent)
	case f.Any(lexicon.Month | lexicon.Weekday | lexicon.DateWord):
		w.kind = date
	case f.Any(lexicon.ProviderTitle | lexicon.ProviderLabel):
		w.kind = provider
	case f.Has(lexicon.Organization):
		w.kind = organisation
	case f.Has(lexicon.Function):
		w.kind = function
	case w.kind == 0 && e.Given|e.Surname > 0 && e.Word(lang) == 0:
		w.kind = name
	}
}
