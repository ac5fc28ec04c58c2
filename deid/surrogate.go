// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// hasSurrogate reports whether there are surrogates for a kind. What a picture
// or a print would be replaced by is no text, and ages and dates have better
// transforms.
func hasSurrogate(k phi.Kind) bool {
	switch k {
	case phi.KindDate, phi.KindAge, phi.KindBiometric, phi.KindPhoto:
		return false
	}
	return k.IsValid()
}

// appendSurrogate appends a value of the same kind that belongs to nobody. The
// same value gives the same surrogate in one scope, whatever its case, spacing
// and punctuation.
func (k *keyed) appendSurrogate(dst []byte, v value, l Level) []byte {
	if v.kind == phi.KindName {
		return k.appendName(dst, v, l)
	}
	draw := newDrawer(k.sum(purposeSurrogate, l, v.subject, normalise(v.subject, v.text())))
	return append(dst, surrogate(v.kind, v.text(), v.lang, draw)...)
}

// surrogate returns the surrogate of a value that is not a name.
func surrogate(k phi.Kind, text string, lang phi.Language, d *drawer) string {
	switch k {
	case phi.KindLocation:
		return fakePlace(text, lang, d)
	case phi.KindPhone, phi.KindFax:
		return fakePhone(text, lang, d)
	case phi.KindEmail:
		return strings.ToLower(coin(lang, d)) + "." + digits(d, 6) + "@" + exampleDomain(d)
	case phi.KindSSN:
		return fakeSSN(text, d)
	case phi.KindURL:
		return "https://" + exampleDomain(d) + "/" + strings.ToLower(coin(lang, d)) + digits(d, 6)
	case phi.KindIP:
		return fakeIP(text, d)
	case phi.KindHealthPlanID:
		if isMBI(text) {
			return fakeMBI(text, d)
		}
	case phi.KindAccount:
		if isIBAN(text) {
			return fakeIBAN(text, d)
		}
		if isCard(text) {
			return fakeCard(text, d)
		}
	case phi.KindVehicle:
		if isVIN(text) {
			return fakeVIN(d)
		}
	case phi.KindDevice:
		if isMAC(text) {
			return fakeMAC(text, d)
		}
	case phi.KindOtherID:
		if strings.HasPrefix(text, "@") {
			return "@syn_" + strings.ToLower(coin(lang, d)) + digits(d, 6)
		}
	}
	return synthetic + digits(d, 10)
}

// synthetic begins the surrogates of numbers that have no grammar of their own.
// No register that we know of issues numbers which begin so, and a reader sees
// at once what they are.
const synthetic = "SYN-"

// appendName replaces each word of a name by a coined one, so that "Ana Ruiz"
// and a later "Ana" stay the same person. Initials become initials, titles and
// particles stay.
func (k *keyed) appendName(dst []byte, v value, l Level) []byte {
	text := v.text()
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			dst = append(dst, text[i:i+n]...)
			i += n
			continue
		}
		end := i
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			end += n
		}
		dst = append(dst, k.nameWord(text[i:end], v, l)...)
		i = end
	}
	return dst
}

func (k *keyed) nameWord(word string, v value, l Level) string {
	folded := strings.ToLower(word)
	if isTitle(folded) {
		return word
	}
	d := newDrawer(k.sum(purposeSurrogate, l, v.subject, folded))
	coined := coin(v.lang, d)
	switch {
	case utf8.RuneCountInString(word) == 1:
		coined = coined[:1]
		if word == folded {
			coined = strings.ToLower(coined)
		}
	case word == folded:
		coined = strings.ToLower(coined)
	case word == strings.ToUpper(word):
		coined = strings.ToUpper(coined)
	}
	return coined
}

// isTitle reports whether a word of a name, in lower case, is a title or a
// particle, which name nobody.
func isTitle(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "sr", "sra", "srta", "don", "doña", "dra",
		"m", "mme", "mlle", "monsieur", "madame", "herr", "frau", "sig", "signor", "signora", "dott", "dottoressa",
		"de", "la", "del", "los", "las", "y", "du", "des", "le", "von", "van", "der", "den", "zu", "di", "da", "dei", "della",
		"jr", "ii", "iii", "iv", "and", "und", "et", "e":
		return true
	}
	return false
}

// coin returns a coined word with a capital: three syllables in the sound of the
// language. All of them end in a syllable that common names do not have.
func coin(lang phi.Language, d *drawer) string {
	s := &syllables[0]
	if int(lang) < len(syllables) && len(syllables[lang].first) > 0 {
		s = &syllables[lang]
	}
	return s.first[d.below(len(s.first))] + s.middle[d.below(len(s.middle))] + s.middle[d.below(len(s.middle))] + s.last[d.below(len(s.last))]
}

// syllables are what names are coined from, by language; those at 0 are for
// English and for languages that are not known. The last ones are the mark of a
// coined name.
var syllables = [...]struct{ first, middle, last []string }{
	0:           {english.first, english.middle, english.last},
	phi.English: {english.first, english.middle, english.last},
	phi.Spanish: {
		first:  []string{"Ba", "Ca", "Do", "Fe", "Ga", "Je", "La", "Lo", "Ma", "Ne", "Pa", "Que", "Ra", "Sa", "Te", "Va", "Vi", "Zo"},
		middle: []string{"bri", "cla", "dri", "gue", "lo", "mi", "nu", "pe", "que", "ro", "sa", "ti", "va", "xi", "ye", "zu"},
		last:   []string{"xaldo", "zulcón", "quibar", "vuntes", "yarzo", "drucel"},
	},
	phi.French: {
		first:  []string{"Ba", "Cé", "Dau", "Fau", "Gué", "Jau", "Lé", "Mau", "Né", "Pau", "Quen", "Rou", "Sau", "Tou", "Vau", "Zé"},
		middle: []string{"bri", "cha", "don", "gué", "li", "mou", "ni", "pé", "quo", "ré", "san", "ti", "vou", "xi", "zo"},
		last:   []string{"quevoix", "zembrou", "vauxel", "druyat", "xomier", "plouvec"},
	},
	phi.German: {
		first:  []string{"Bro", "Dra", "Fle", "Gri", "Hol", "Jar", "Kna", "Len", "Mol", "Nie", "Pfa", "Ra", "Schwo", "Tra", "Wul", "Zwe"},
		middle: []string{"be", "cke", "da", "fe", "go", "ke", "lu", "me", "no", "pe", "ro", "sche", "te", "wi", "zu"},
		last:   []string{"xwald", "pfünz", "schnork", "quast", "zwuhl", "drempf"},
	},
	phi.Italian: {
		first:  []string{"Ba", "Ce", "Da", "Fio", "Ga", "Gia", "La", "Lu", "Ma", "Ne", "Pa", "Qua", "Ro", "Sa", "Te", "Va", "Ze"},
		middle: []string{"bo", "cchi", "do", "fe", "ghi", "li", "mo", "ne", "pa", "qui", "ro", "sa", "to", "vu", "zi"},
		last:   []string{"xucci", "zzembra", "quelvo", "vunghi", "drozzo", "xillano"},
	},
}

var english = struct{ first, middle, last []string }{
	first:  []string{"Ba", "Bra", "Cal", "Da", "Fen", "Ga", "Hal", "Jo", "Ke", "La", "Mar", "Na", "Or", "Pel", "Ro", "Sel", "Ta", "Vor", "Wil", "Zan"},
	middle: []string{"ba", "bi", "da", "den", "fi", "ga", "lo", "ma", "ni", "po", "ra", "ri", "so", "ta", "ve", "vi", "wo", "zi"},
	last:   []string{"xworth", "zelby", "quint", "vumble", "droxley", "pwick"},
}

func digits(d *drawer, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = d.digit(0)
	}
	return string(b)
}
