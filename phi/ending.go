// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// An ending is what the Greek and Latin words of medicine end with, in all five languages.
type ending struct {
	concept uint32
	class   Class
	forms   []string
	others  []string // the stems with which words of other sciences have them
}

// medicalEndings are those that hardly any other word has. The ones that everyday words
// share, as -ite in French and Italian, are left to the lists.
var medicalEndings = [...]ending{
	{lexicon.ConceptSurgery, ClassProcedure, []string{
		"ectomy", "ectomía", "ectomia", "ectomie", "ektomie", "otomy", "otomía", "otomia", "otomie", "ostomy", "ostomía", "ostomia", "ostomie",
		"plasty", "plastia", "plastie", "pexy", "pexia", "pexie", "desis", "odèse", "centesis", "centèse", "zentese", "tripsy", "tripsia", "tripsie",
	}, []string{"dicho", "dico", "tricho", "trico"}},
	{lexicon.ConceptEndoscopy, ClassProcedure, []string{"oscopy", "oscopia", "oscopía", "oscopie", "oskopie"}, []string{"spectro", "spektro", "micro", "mikro", "strob", "cryo", "crio", "kryo", "macro", "makro"}},
	{lexicon.ConceptInflammation, ClassCondition, []string{"itis"}, nil},
	{lexicon.ConceptPain, ClassSymptom, []string{"algia", "algie", "odynia", "odynie"}, nil},
	{lexicon.ConceptCancer, ClassCondition, []string{
		"carcinoma", "carcinome", "karzinom", "sarcoma", "sarcome", "sarkom", "blastoma", "blastome", "blastom", "lymphoma", "linfoma", "lymphome", "lymphom",
	}, nil},
	{lexicon.ConceptBodyComplaint, ClassCondition, []string{
		"adenoma", "adénome", "angioma", "angiome", "fibroma", "fibrome", "lipoma", "lipome", "aemia", "emia", "émie", "ämie", "opathy", "opatía", "opatia",
		"opathie", "osis", "plegia", "plegie", "plégie", "penia", "pénie", "penie", "megaly", "megalia", "mégalie", "megalie", "rrhea", "rrhoea", "rrhée",
	}, nil},
}

// The lengths of the shortest word of medicine that is told by its ending, and of what
// stands before that, in bytes.
const (
	minEnded     = 8
	minEndedStem = 3
)

// ended adds the words of medicine that no list has and that their endings give away, such
// as "vitrectomy" and "polychondritis". Names and addresses are none.
func (w *work) ended(out []Mention) []Mention {
	for i := range w.tokens {
		t := &w.tokens[i]
		if t.Kind != scan.Word || t.Len() < minEnded || t.Len() > maxNameBytes || !w.entries[i].Unknown() || !medicalTails.has(t.Text(w.text)) {
			continue
		}
		if t.Before == '@' || t.After == '@' || t.Shape.Has(scan.Upper) && w.lang != German && !t.Shape.Has(scan.SentenceStart) && !t.Shape.Has(scan.AllUpper) {
			continue
		}
		if e := endingOf(string(w.lower(i))); e != nil && !w.isFound(i) {
			out = w.tell(out, i, i, e.class, e.concept)
		}
	}
	return out
}

// isFound reports whether token i lies in a finding: the last that starts before its end.
func (w *work) isFound(i int) bool {
	start, end := w.view.Original(int(w.tokens[i].Start), int(w.tokens[i].End))
	n := len(w.found) - len(w.foundFrom(end))
	return n > 0 && w.found[n-1].End > start
}

// endingOf returns the ending of a word of medicine in lower case, or nil.
func endingOf(word string) *ending {
	for n := range medicalEndings {
		for _, form := range medicalEndings[n].forms {
			if len(word)-len(form) >= minEndedStem && strings.HasSuffix(word, form) {
				return medicalEndings[n].of(word)
			}
		}
	}
	return nil
}

// of returns e if no stem makes a word of another science, else nil.
func (e *ending) of(word string) *ending {
	if slices.ContainsFunc(e.others, func(stem string) bool { return strings.Contains(word, stem) }) {
		return nil
	}
	return e
}

// A tailSet is a set of the last three bytes of words, whatever their case, by their hash.
type tailSet [16]uint64

// medicalTails are those of the endings: few other words have one of them.
var medicalTails = tailsOf(&medicalEndings)

// tailsOf returns the tails of some endings, of three bytes or more each.
func tailsOf(endings *[len(medicalEndings)]ending) (s tailSet) {
	for _, e := range endings {
		for _, form := range e.forms {
			n := tail(form)
			s[n/64] |= 1 << (n % 64)
		}
	}
	return s
}

// has reports whether the set may have the last bytes of a word.
func (s *tailSet) has(word string) bool {
	n := tail(word)
	return s[n/64]>>(n%64)&1 != 0
}

// tail returns the hash of the last three bytes of a word that has as many. The bit that is
// set makes small letters of capitals, those beyond ASCII among them: "É" ends as "é" does then.
func tail(word string) uint32 {
	a, b, c := word[len(word)-3]|0x20, word[len(word)-2]|0x20, word[len(word)-1]|0x20
	return (uint32(a)*961 + uint32(b)*31 + uint32(c)) % (64 * uint32(len(tailSet{})))
}
