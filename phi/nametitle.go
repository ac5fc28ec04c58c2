// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// maxAbbreviation is the length of the longest title that is an abbreviation. The
// words for a profession stand before places too: "Doctora de Madrid".
const maxAbbreviation = 4

// maxTitles is the largest number of titles in a row.
const maxTitles = 3

// findTitled finds the name behind title i.
func (w *work) findTitled(i int, role Role) {
	if !w.tokens[i].Shape.Has(scan.Upper) && w.ambiguousTitle(i) {
		return
	}
	j := i + 1
	for j < len(w.tokens) && j <= i+maxTitles && (w.spaced(j) || w.gap(j) == ". " || w.gap(j) == ".") && w.announced(j).Flags.Any(lexicon.Title|lexicon.ProviderTitle) && !w.given(j) {
		j++ // "Prof. Dr. med."
	}
	if j >= len(w.tokens) || !w.spaced(j) && w.gap(j) != ". " && w.gap(j) != "." {
		return
	}
	first := j
	for n := 0; n < 2 && (w.tokens[i].Shape.Has(scan.Upper) || w.tokens[j].Shape.Has(scan.Upper)) && w.tokens[i].Len() <= maxAbbreviation && particle(string(w.lower(j))) && j+1 < len(w.tokens) && w.seam(j+1) == " "; n++ {
		j++ // "Sra. de la Fuente", "Sig. De Luca"
	}
	if w.tokens[j].Shape.Has(scan.Upper) || w.nameParticle(j) {
		if last := w.nameEnd(j, false); last >= 0 {
			w.proposeName(first, last, 4, role, "name/title")
		} else if w.initial(j) && w.after(j) == '.' {
			w.proposeName(j, j, 2, role, "name/title")
		} else if w.surnameWord(j) {
			last := j
			if w.nameable(j+1, false) && w.spaced(j+1) {
				last = w.nameEnd(j+1, false)
			}
			w.proposeName(j, last, 3, role, "name/title")
		}
		return
	}
	// "dr patel" in a text that is lower case throughout. A word that is no rarer
	// than the surname, in whatever language, is the word: "my doctor said".
	if w.gap(j) == "." {
		return // "dott.ssa"
	}
	if particle(w.word(j)) && j+1 < len(w.tokens) && w.gap(j+1) == "-" && w.tokens[j+1].Kind == scan.Word {
		w.proposeName(j, j+1, 1.5, role, "name/title-lower") // "mr el-hadi"
		return
	}
	if w.courtesy(i) {
		if last := w.courtesyEnd(j); last >= j {
			w.proposeName(j, last, 1.5, role, "name/title-lower")
			return
		}
	}
	if e := w.entry(j); !w.tokens[i].Shape.Has(scan.Upper) && w.nameable(j, true) && e.Word(uint8(LangUnspecified)) < max(1, e.Surname) && w.tokens[j].Len() > 2 {
		w.proposeName(j, j, 1, role, "name/title-lower")
	} else if w.nameable(j, true) || w.entry(j).Surname >= 4 && !w.flags(j).Any(lexicon.Function|lexicon.Kin) {
		w.findTaggedBehind(j, titledLeast, role, "name/title-lower") // "frau vogel ist da"
	}
}

// surnameWord reports whether token i is a surname that is an everyday word or
// a health word too, written as a name: "Green", "Price".
func (w *work) surnameWord(i int) bool {
	return w.entry(i).Surname >= 3 && w.tokens[i].Shape.Has(scan.Upper) && !w.tokens[i].Shape.Has(scan.AllUpper) &&
		!w.flags(i).Any(lexicon.Kin|lexicon.Title|lexicon.ProviderTitle|lexicon.Organization) && !w.functionHere(i)
}

// functionHere reports whether token i is a function word of the language of the
// text: "allen" is one in German only.
func (w *work) functionHere(i int) bool {
	return w.flags(i).Has(lexicon.Function) && w.entry(i).Langs&(1<<w.lang) != 0
}

// ambiguousTitle reports whether a title in lower case is also a word or a unit:
// "do", "don", "fr", "m".
func (w *work) ambiguousTitle(i int) bool {
	switch string(w.lower(i)) {
	case "don":
		return w.lang != Spanish && w.lang != Italian
	case "sig":
		return w.lang != Italian // how to take a prescription
	case "do", "fr", "hr", "miss", "sir", "pr", "od", "lic", "m", "np", "drs", "dc", "md", "rn":
		return true
	}
	return false
}

// findDegree finds the name before a degree: "Ana Ruiz, MD".
func (w *work) findDegree(i int) {
	if !w.tokens[i].Shape.Has(scan.AllUpper) || i == 0 {
		return
	}
	if gap := w.gap(i); gap != ", " && gap != " " {
		return
	}
	first := i
	for first > 0 && i-first < 3 && (first == i || w.spaced(first) || w.gap(first) == ". ") && (w.nameable(first-1, false) || w.initial(first-1)) {
		first--
	}
	if i-first >= 2 || i-first == 1 && w.gap(i) == ", " && w.given(first) {
		w.proposeName(first, i-1, 3, RoleProvider, "name/degree")
	}
}

// surnameFirst reports whether token i is a surname in capitals and the next one
// a given name that is not, as French and Italian records write names.
func (w *work) surnameFirst(i int) bool {
	if !w.tokens[i].Shape.Has(scan.AllUpper) || w.tokens[i].Len() <= 2 || i+1 >= len(w.tokens) {
		return false
	}
	next := &w.tokens[i+1]
	return next.Shape.Has(scan.Upper) && !next.Shape.Has(scan.AllUpper) && next.Len() > 2 && w.spaced(i+1) &&
		w.given(i+1) && !w.flags(i).Any(notName|lexicon.Label) && !w.flags(i+1).Any(notName)
}

// findInitialled finds a surname behind an initial: "E. Ruiz".
func (w *work) findInitialled(i int) {
	j := i + 1
	for j+1 < len(w.tokens) && w.initial(j) && strings.HasPrefix(w.gap(j), ".") {
		j++ // "J. R. Ruiz"
	}
	if j >= len(w.tokens) || w.seam(j) != ". " && w.gap(j) != "." || !w.nameable(j, false) || w.word1(j) && w.entry(j).Surname == 0 {
		return
	}
	odds := 0.3
	if w.entry(j).Surname > 0 && !w.plainWord(j) {
		odds = 1.2
	}
	w.proposeName(i, max(j, w.nameEnd(j, false)), odds, RoleUnknown, "name/initialled")
}

// courtesy reports whether token i, in lower case, is a title that stands before
// names and nothing else.
func (w *work) courtesy(i int) bool {
	if w.lang != English {
		return false
	}
	switch w.word(i) {
	case "mr", "mrs":
		return true
	}
	return false
}

// courtesyEnd returns the last token of the name in lower case that starts at
// token j, right behind a title: "mr au", "mr s", "mrs de souza pinheiro"; or -1.
func (w *work) courtesyEnd(j int) int {
	first := w.lowerParticles(j)
	if w.tokens[first].Kind != scan.Word || !w.surnameHere(first) {
		return -1
	}
	last := first
	for last+1 < len(w.tokens) && last-first < 2 && (w.spaced(last+1) || w.gap(last+1) == "-") && w.tokens[last+1].Kind == scan.Word && w.tokens[last+1].Len() > 2 && w.unlisted(last+1) {
		last++
	}
	return last
}

// surnameHere reports whether token i, behind a title, is no word of English that
// means something else there, such as the imaging in "mr angiogram".
func (w *work) surnameHere(i int) bool {
	e := w.entry(i)
	if w.tokens[i].Len() == 1 {
		return true
	}
	f := e.Flags &^ lexicon.Continues
	if e.Langs&(1<<English) == 0 {
		f &^= lexicon.Function // a word elsewhere: "au"
	}
	return !f.Any(notName|lexicon.Health|lexicon.Label) && int(e.Word(uint8(English))) <= max(4, int(e.Surname))
}
