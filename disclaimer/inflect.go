// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// guess tells what can be told of an unknown word by its ending: the form of a
// verb, and the noun that it is a form of or, in German, a compound with.
func (v *vocabulary) guess(u *unit, text string) {
	w := text[u.start:u.end]
	v.form(u, w)
	if v.lang == phi.German {
		v.compound(u, w)
	}
	for _, s := range suffixes[v.lang] {
		stem, cut := strings.CutSuffix(w, s.ending)
		if !cut || len(stem) < 3 {
			continue
		}
		for _, other := range s.others {
			set := v.noun(stem + other)
			u.classes.join(&set)
		}
	}
}

// form tells the form of a verb by its ending.
func (v *vocabulary) form(u *unit, w string) {
	if v.lang == phi.German && u.upper {
		return // a noun
	}
	for _, e := range v.endings.of(w) {
		if len(w) >= e.length && strings.HasSuffix(w, e.ending) {
			for _, c := range e.classes {
				u.classes.add(c)
			}
			break
		}
	}
	if v.lang == phi.German && germanParticiple(w) {
		u.classes.add(classParticiple)
		u.classes.add(classVerb)
	}
}

// lastLetters is the number of the last letters of words, by some bits of their last
// byte.
const lastLetters = 32

// byLast holds the endings of a language by the last letter.
type byLast [lastLetters][]ending

func newByLast(endings []ending) *byLast {
	all := &byLast{}
	for _, e := range endings {
		of := &all[e.ending[len(e.ending)-1]%lastLetters]
		*of = append(*of, e)
	}
	return all
}

// of returns the endings that a word may have, in their order.
func (l *byLast) of(w string) []ending { return l[w[len(w)-1]%lastLetters] }

// verbalClasses are the classes of verbs that the word files give in some form,
// which the ending tells.
var verbalClasses = [...]string{
	"treatpast", "treatinf", "toldpast", "didpast", "camein", "choosepast", "settled", "looked", "arrangeverb", "fared", "said", "wrote", "feel", "activity",
}

// An ending tells the form of a verb.
type ending struct {
	ending  string
	length  int // bytes that a word with it has at least
	classes []classID
}

var (
	formPast       = []classID{classPast, classVerb}
	formParticiple = []classID{classParticiple, classVerb}
	formPastOrPart = []classID{classPast, classParticiple}
	formWePast     = []classID{classWePast, classVerb}
	formGerund     = []classID{classIng, classVerb}
	formBase       = []classID{classBase, classVerb}
)

// endings are the endings of verbs; the first that fits counts.
var endings = [phi.Italian + 1][]ending{
	phi.English: {
		{"logist", 0, []classID{classStaff}}, {"iatrist", 0, []classID{classStaff}}, {"dontist", 0, []classID{classStaff}},
		{"ed", 5, formPastOrPart}, {"ing", 6, []classID{classIng}}, {"ly", 5, []classID{classAdverb}},
	},
	phi.Spanish: {
		{"ado", 6, formParticiple}, {"ada", 6, formParticiple}, {"ados", 7, formParticiple}, {"adas", 7, formParticiple},
		{"ido", 6, formParticiple}, {"ida", 6, formParticiple}, {"idos", 7, formParticiple}, {"idas", 7, formParticiple},
		{"aste", 6, formPast}, {"iste", 6, formPast}, {"asteis", 7, formPast}, {"isteis", 7, formPast},
		{"aron", 6, formPast}, {"ieron", 6, formPast}, {"ó", 4, formPast}, {"aba", 6, formPast}, {"aban", 7, formPast},
		{"amos", 6, formWePast}, {"imos", 6, formWePast}, {"ando", 6, formGerund}, {"iendo", 6, formGerund},
		{"arle", 6, formBase}, {"erle", 6, formBase}, {"irle", 6, formBase}, {"arte", 6, formBase}, {"erte", 6, formBase}, {"irte", 6, formBase},
		{"arla", 6, formBase}, {"erla", 6, formBase}, {"irla", 6, formBase},
		{"arnos", 7, formBase}, {"ernos", 7, formBase}, {"irnos", 7, formBase}, {"ar", 4, formBase}, {"er", 4, formBase}, {"ir", 4, formBase},
	},
	phi.French: {
		{"é", 5, formParticiple}, {"ée", 6, formParticiple}, {"és", 6, formParticiple}, {"ées", 7, formParticiple},
		{"endu", 5, formParticiple}, {"enu", 5, formParticiple}, {"uit", 5, formParticiple}, {"crit", 5, formParticiple},
		{"ermis", 6, formParticiple}, {"omis", 5, formParticiple}, {"ompris", 6, formParticiple}, {"eint", 5, formParticiple},
		{"aint", 5, formParticiple}, {"ouvert", 6, formParticiple}, {"ffert", 6, formParticiple}, {"çu", 4, formParticiple},
		{"ait", 5, formPast}, {"aient", 7, formPast}, {"iez", 5, formPast},
		{"er", 4, formBase}, {"ir", 4, formBase}, {"dre", 5, formBase}, {"ttre", 6, formBase}, {"ire", 5, formBase},
	},
	phi.German: {
		{"test", 6, formPast}, {"tet", 6, formPast}, {"ten", 6, formPast}, {"te", 5, formPast},
		{"en", 5, formBase}, {"ern", 6, formBase}, {"eln", 6, formBase},
	},
	phi.Italian: {
		{"ato", 6, formParticiple}, {"ata", 6, formParticiple}, {"ati", 6, formParticiple}, {"ate", 6, formParticiple},
		{"uto", 6, formParticiple}, {"uta", 6, formParticiple}, {"uti", 6, formParticiple}, {"ute", 6, formParticiple},
		{"ito", 6, formParticiple}, {"ita", 6, formParticiple}, {"iti", 6, formParticiple}, {"ite", 6, formParticiple},
		{"esso", 6, formParticiple}, {"iesto", 6, formParticiple}, {"osto", 6, formParticiple}, {"olto", 6, formParticiple},
		{"erto", 6, formParticiple}, {"unto", 6, formParticiple}, {"essa", 6, formParticiple}, {"erta", 6, formParticiple},
		{"ava", 6, formPast}, {"avano", 8, formPast}, {"eva", 6, formPast}, {"evano", 8, formPast},
		{"ando", 6, formGerund}, {"endo", 6, formGerund}, {"are", 5, formBase}, {"ere", 5, formBase}, {"ire", 5, formBase},
		{"arla", 6, formBase}, {"erla", 6, formBase}, {"irla", 6, formBase}, {"arti", 6, formBase}, {"erti", 6, formBase}, {"irti", 6, formBase},
		{"arle", 6, formBase}, {"erle", 6, formBase}, {"irle", 6, formBase}, {"arci", 6, formBase}, {"erci", 6, formBase}, {"irci", 6, formBase},
	},
}

// A suffix is an ending of nouns that others stand for in other forms.
type suffix struct {
	ending string
	others []string
}

// suffixes are the endings of plurals, cases and genders.
var suffixes = [phi.Italian + 1][]suffix{
	phi.Spanish: {{"es", []string{""}}, {"s", []string{""}}, {"a", []string{"o", ""}}, {"as", []string{"o", "a"}}, {"os", []string{"o"}}},
	phi.French:  {{"s", []string{""}}, {"x", []string{"", "l"}}, {"e", []string{""}}, {"es", []string{"", "e"}}},
	phi.German: {
		{"e", []string{""}}, {"en", []string{"", "e"}}, {"er", []string{""}}, {"ern", []string{"", "er"}}, {"n", []string{""}},
		{"s", []string{""}}, {"es", []string{""}}, {"nen", []string{""}}, {"innen", []string{"in"}},
	},
	phi.Italian: {
		{"i", []string{"o", "e", "io", "a"}}, {"e", []string{"a"}}, {"a", []string{"o"}}, {"he", []string{"a"}}, {"hi", []string{"o"}},
	},
}

// nounClasses are the classes that a form of a noun shares with it.
var nounClasses = [...]string{
	"health", "conditionword", "body", "visit", "appt", "billing", "bill", "record", "care", "staff", "kin", "patient", "onepatient",
	"generic", "outcome", "smile", "matter", "remedy", "solicited", "event", "harmless", "posted", "specialty", "waitword",
}

// noun returns the noun classes of a word.
func (v *vocabulary) noun(word string) classSet {
	set := v.entry(scan.Hash(word)).classes
	for i := range set {
		set[i] &= v.nouns[i]
	}
	return set
}

// The lengths in bytes of the parts of a German compound.
const (
	minCompoundHead = 4
	minCompoundTail = 3
)

// compound gives a German word the classes of the noun that it ends with:
// "Nachsorgetermin" is a "Termin".
func (v *vocabulary) compound(u *unit, w string) {
	for i := minCompoundHead; i <= len(w)-minCompoundTail; i++ {
		tail := w[i:]
		set := v.noun(tail)
		if set == (classSet{}) && len(tail) > minCompoundTail+2 {
			for _, s := range suffixes[phi.German] {
				if stem, cut := strings.CutSuffix(tail, s.ending); cut && len(stem) > minCompoundTail {
					set = v.noun(stem)
					if set != (classSet{}) {
						break
					}
				}
			}
		}
		if set != (classSet{}) {
			u.classes.join(&set)
			return
		}
	}
}

// separable are the prefixes of German verbs that stand before "ge".
var separable = [...]string{
	"", "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "fort", "her", "hin", "los", "mit", "nach", "über", "um", "unter", "vor",
	"weg", "weiter", "wieder", "zu", "zurück", "zusammen", "kennen", "dazu", "hinaus", "heraus", "vorbei", "teil", "statt",
}

// inseparable are those that take no "ge".
var inseparable = [...]string{"be", "ver", "er", "ent", "zer", "emp", "miss", "hinter", "über", "unter", "wider", "voll", "wieder"}

// germanParticiple reports whether a word can be a participle.
func germanParticiple(w string) bool {
	if !strings.HasSuffix(w, "t") && !strings.HasSuffix(w, "en") {
		return false
	}
	if strings.HasSuffix(w, "iert") {
		return true
	}
	for i := 0; i+len("ge")+3 <= len(w); i++ {
		if w[i] == 'g' && w[i+1] == 'e' && slices.Contains(separable[:], w[:i]) {
			return true
		}
	}
	if strings.HasSuffix(w, "en") {
		return false // with these prefixes it is an infinitive as well
	}
	for _, before := range [...]string{"", "an", "vor", "ab", "aus", "ein"} {
		verb, cut := strings.CutPrefix(w, before)
		for _, p := range inseparable {
			if cut && len(verb) >= len(p)+4 && strings.HasPrefix(verb, p) {
				return true
			}
		}
	}
	return false
}
