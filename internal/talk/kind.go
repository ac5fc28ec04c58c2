// SPDX-License-Identifier: Apache-2.0

package talk

import (
	"math/bits"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A kind is what the table of words knows of a word, in one number.
type kind uint8

// The kinds. Some have numbers added: a scope, a person, an intent, a sign, the
// class of a health concept.
const (
	outside kind = iota + 1 // before the first word of a sentence, and behind the last of all
	function
	number
	symbol
	date
	relative
	provider
	organisation
	name
	scoped   kind = 10
	person   kind = 20
	intent   kind = 28
	signed   kind = 49
	plain    kind = 81  // a health word in the language of the text
	everyday kind = 91  // one that is an everyday word too
	foreign  kind = 101 // one of another language
)

const (
	kinds   = 102 // foreign is the last
	classes = 10  // of concepts, and none
)

// tells reports whether a word of a kind has a concept.
func (k kind) tells() bool { return plain <= k && k < foreign }

// factsOf holds what is true of a text because words of a kind are in it, a bit for
// each: a person, a relative, a health word of some class.
var factsOf = func() (facts [256]uint32) {
	for k := person + 1; k < intent; k++ {
		facts[k] = 1 << (k - person)
	}
	facts[relative] = 1 << 9
	for class := kind(1); class < classes; class++ {
		facts[plain+class] = 1 << (10 + class)
		facts[everyday+class] = 1 << (20 + class)
	}
	return facts
}()

// healthSigns are the signs that tell of health; the others tell of places.
const healthSigns = lexicon.SignTownHead - 1 | lexicon.SignChest | lexicon.SignSide | lexicon.SignNumb | lexicon.SignPress |
	lexicon.SignBreath | lexicon.SignBlood

// kindOf returns the kind of token i.
func (t *Text) kindOf(i int) kind {
	k := kind(0)
	switch t.Tokens[i].Kind {
	case scan.Number, scan.Mixed:
		k = number
	case scan.Symbol:
		k = symbol
	}
	return k.of(t.Entries[i], t.Lang)
}

// of returns the kind of what an entry says in a language, and k if it says
// nothing.
func (k kind) of(e *lexicon.Entry, lang uint8) kind {
	here := uint8(1) << lang
	signs := lexicon.Signs(0)
	if e.SignLangs&here != 0 {
		signs = e.Signs & healthSigns
	}
	switch f := e.Flags; {
	case f.Has(lexicon.Health) && e.Health&here == 0:
		return foreign
	case f.Has(lexicon.Health):
		k = everyday
		if e.Plain&here != 0 && !f.Has(lexicon.Function) {
			k = plain
		}
		return k + kind(lexicon.Concept(uint32(e.Concept)).Class)
	case f.Has(lexicon.Kin) && e.Langs&here != 0:
		return relative
	case e.Person != 0 && e.PersonLangs&here != 0:
		return person + kind(e.Person)
	case e.Scope != 0:
		return scoped + kind(e.Scope)
	case signs != 0:
		return signed + kind(bits.TrailingZeros32(uint32(signs)))
	case f.Has(lexicon.Intent):
		return intent + kind(e.Intent)
	case f.Any(lexicon.Month | lexicon.Weekday | lexicon.DateWord):
		return date
	case f.Any(lexicon.ProviderTitle | lexicon.ProviderLabel):
		return provider
	case f.Has(lexicon.Organization):
		return organisation
	case f.Has(lexicon.Function):
		return function
	case k == 0 && e.Given|e.Surname > 0 && e.Word(lang) == 0:
		return name
	}
	return k
}

// Word returns what token i is known by in the table, and its kind.
func (t *Text) Word(i int) (key uint64, is uint8) { return t.key(t.word(i)), uint8(t.kindOf(i)) }
