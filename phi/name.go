// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findName finds the names of people by what stands around them: a title
// ("Mrs. Ruiz"), a degree ("Ana Ruiz, MD"), a label, a cue ("my name is"), a
// relative ("my son Leo"), an age in apposition ("a 40-year-old man, Leo R."),
// and by a given name that a surname or an initial follows.
//
// A name without any of these is not found, nor is one that is an everyday
// word.
func findName(w *work, i int) {
	f := w.flags(i)
	switch {
	case f.Has(lexicon.ProviderTitle):
		w.findTitled(i, RoleProvider)
		w.findDegree(i)
	case f.Has(lexicon.Title):
		w.findTitled(i, RoleUnknown)
	case f.Has(lexicon.Kin):
		w.findRelative(i)
	case i == len(w.tokens)-1:
		w.findSignature(i)
	}
	if w.labelAt[i] >= 0 && w.labels[w.labelAt[i]].kind == KindName {
		w.findLabelledName(w.labels[w.labelAt[i]])
	}
	if w.tokens[i].Shape.Has(scan.Upper) {
		w.findFullName(i)
	} else if w.given(i) {
		w.findLowerName(i)
	}
}

// findAnnounced finds the names behind cues, and behind titles of several words.
func (w *work) findAnnounced() {
	for _, m := range w.marks {
		switch f := m.entry.Flags; {
		case f.Has(lexicon.NameCue):
			w.findCued(m)
		case m.first == m.last:
			// Titles of one word are found at their token.
		case f.Has(lexicon.ProviderTitle):
			w.findTitled(m.last, RoleProvider)
		case f.Has(lexicon.Title):
			w.findTitled(m.last, RoleUnknown)
		}
	}
}

// notName are the flags of words that are no names.
const notName = lexicon.Function | lexicon.Common | lexicon.Health | lexicon.Month | lexicon.Weekday | lexicon.Title |
	lexicon.ProviderTitle | lexicon.Organization | lexicon.Kin | lexicon.NumberWord | lexicon.State | lexicon.ScopeWord

// nameable reports whether token i may be a part of a name. With lower, a word
// in lower case may be one too.
func (w *work) nameable(i int, lower bool) bool {
	if i < 0 || i >= len(w.tokens) {
		return false
	}
	t, f := w.tokens[i], w.flags(i)
	if t.Kind != scan.Word || t.Len() < 2 || t.Len() > maxNameBytes {
		return false
	}
	if !t.Shape.Has(scan.Upper) {
		return lower && t.Len() > 2 && (w.given(i) || !f.Any(notName|lexicon.Label|lexicon.LabelTail|lexicon.NameCue|lexicon.PersonWord|lexicon.Intent|lexicon.DateWord))
	}
	switch {
	case w.given(i) && !f.Any(lexicon.Function|lexicon.Label|lexicon.Kin|lexicon.Month|lexicon.Weekday):
		return true
	case !f.Any(notName):
		return !f.Has(lexicon.Label) || f.Has(lexicon.WeakLabel)
	}
	return w.wordAsName(i)
}

// wordAsName reports whether token i, a capitalised everyday word, is used as a
// given name: a relative or a cue stands before it ("my daughter April"), or a
// surname follows ("Will Harris").
func (w *work) wordAsName(i int) bool {
	if w.entries[i].Given < 4 || w.flags(i).Has(lexicon.Kin) {
		return false
	}
	if i > 0 && w.gap(i) == " " && w.flags(i-1).Has(lexicon.Kin) {
		return true
	}
	j := i + 1
	if j >= len(w.tokens) || w.gap(j) != " " || w.tokens[j].Kind != scan.Word || !w.tokens[j].Shape.Has(scan.Upper) {
		return false
	}
	e := w.entries[j]
	return e.Surname >= 5 && e.Word(uint8(w.lang))+1 < e.Surname && !e.Flags.Any(notName)
}

// initial reports whether token i is a single capital letter that may stand
// for a name.
func (w *work) initial(i int) bool {
	return i >= 0 && i < len(w.tokens) && w.tokens[i].Kind == scan.Word && w.tokens[i].Len() == 1 && w.tokens[i].Shape.Has(scan.Upper)
}

// maxNameBytes is the length of the longest word that may be a part of a name.
const maxNameBytes = 64

// maxNameWords is the largest number of words in a name.
const maxNameWords = 6

// nameEnd returns the last token of the name that starts at token i, or -1.
func (w *work) nameEnd(i int, lower bool) int {
	if !w.nameable(i, lower) && !w.initial(i) {
		return -1
	}
	last, names := i, 0
	if !w.initial(i) {
		names++
	}
	for j := i + 1; j < len(w.tokens) && j < i+maxNameWords; j++ {
		gap := w.gap(j)
		if gap != " " && gap != "-" && gap != "'" && !(gap == ". " && (w.initial(j-1) || w.initial(j))) && !(gap == "." && w.initial(j-1)) {
			break
		}
		if possessive(w.word(j - 1)) {
			break
		}
		if lower && !w.tokens[j].Shape.Has(scan.Upper) && names >= 2 {
			break
		}
		switch {
		case w.nameable(j, lower) && !w.labelStarts(j):
			names++
			last = j
		case w.initial(j) && gap != ". " || w.initial(j) && w.initial(j-1):
			last = j
		case particle(w.word(j)) && gap == " " && (w.nameable(j+1, lower) || j+1 < len(w.tokens) && particle(w.word(j+1)) && w.nameable(j+2, lower)):
			continue
		case w.suffix(j):
			return j
		default:
			j = len(w.tokens)
		}
	}
	if names == 0 {
		return -1
	}
	if next := last + 1; next < len(w.tokens) && w.suffix(next) && (w.gap(next) == " " || w.gap(next) == ", ") {
		last = next
	}
	return last
}

// labelStarts reports whether a label of several words starts at token i.
func (w *work) labelStarts(i int) bool {
	for _, m := range w.marksAt(i) {
		if m.entry.Flags.Has(lexicon.Label) && m.last > i {
			return true
		}
	}
	return false
}

// suffix reports whether token i is a suffix of names.
func (w *work) suffix(i int) bool {
	switch w.word(i) {
	case "Jr", "Sr", "II", "III", "IV", "JR", "SR":
		return true
	}
	return false
}

func possessive(word string) bool {
	return len(word) > 2 && strings.EqualFold(word[len(word)-2:], "'s")
}

// proposeName proposes tokens first to last as a name, without a possessive
// ending and not if they are a part of the name of an organisation.
func (w *work) proposeName(first, last int, odds float64, role Role, rule string) {
	if w.endsOrganization(last) || odds < 3.5 && w.partOfOrganization(first, last) {
		return
	}
	end := int(w.tokens[last].End)
	if possessive(w.word(last)) {
		end -= 2
	}
	w.propose(candidate{kind: KindName, role: role, start: int(w.tokens[first].Start), end: end, odds: odds, rule: rule})
}

// eponymHead reports whether token i is what is named after people and places:
// a syndrome, a score, a test.
func (w *work) eponymHead(i int) bool {
	for j := i; j < len(w.tokens) && j <= i+1; j++ {
		if gap := w.gap(j); gap != " " && gap != "-" {
			return false
		}
		switch string(w.lower(j)) {
		case "syndrome", "disease", "disorder", "score", "scale", "index", "test", "assay", "sign", "criteria", "classification",
			"maneuver", "manoeuvre", "lymphoma", "sarcoma", "tumor", "tumour", "fracture", "palsy", "procedure", "protocol",
			"phenomenon", "reflex", "stage", "grade", "triad", "equation", "formula", "catheter", "virus", "fever", "stent",
			"síndrome", "enfermedad", "maladie", "syndrom", "krankheit", "morbo", "malattia", "sindrome", "esophagus",
			"thyroiditis", "contracture", "chorea", "nebulizer", "method", "study", "trial", "questionnaire", "inventory":
			return true
		}
		if !w.tokens[j].Shape.Has(scan.Upper) && j == i && !w.is(j, "risk") {
			return false
		}
	}
	return false
}

// partOfOrganization reports whether a word of an organisation follows the
// name within its run of capitalised words: "Baker Street Family Clinic".
func (w *work) partOfOrganization(first, last int) bool {
	for j := last + 1; j < len(w.tokens) && j <= last+4; j++ {
		gap := w.gap(j)
		if gap != " " && gap != "'" && gap != "-" && gap != " & " {
			return false
		}
		if !w.tokens[j].Shape.Has(scan.Upper) && !particle(w.word(j)) {
			return false
		}
		if w.flags(j).Any(lexicon.Organization | lexicon.Street) {
			return true
		}
	}
	return first > 1 && w.gap(first) == " " && w.flags(first-1).Has(lexicon.Organization) && w.tokens[first-1].Shape.Has(scan.Upper)
}

// maxTitles is the largest number of titles in a row.
const maxTitles = 3

// findTitled finds the name behind title i.
func (w *work) findTitled(i int, role Role) {
	j := i + 1
	for j < len(w.tokens) && j <= i+maxTitles && (w.gap(j) == " " || w.gap(j) == ". " || w.gap(j) == ".") && w.flags(j).Any(lexicon.Title|lexicon.ProviderTitle) && !w.given(j) {
		j++ // "Prof. Dr. med."
	}
	if j >= len(w.tokens) || w.gap(j) != " " && w.gap(j) != ". " && w.gap(j) != "." {
		return
	}
	if t := w.tokens[i]; !t.Shape.Has(scan.Upper) && w.ambiguousTitle(i) {
		return
	}
	if w.tokens[j].Shape.Has(scan.Upper) {
		if last := w.nameEnd(j, false); last >= 0 {
			w.proposeName(j, last, 4, role, "name/title")
		} else if w.initial(j) && w.after(j) == '.' {
			w.proposeName(j, j, 2, role, "name/title")
		}
		return
	}
	// "dr patel" in a text that is lower case throughout.
	if !w.tokens[i].Shape.Has(scan.Upper) && w.nameable(j, true) && w.tokens[j].Len() > 2 {
		w.proposeName(j, j, 1, role, "name/title-lower")
	}
}

// ambiguousTitle reports whether a title in lower case is also a word or a unit:
// "do", "don", "fr", "m".
func (w *work) ambiguousTitle(i int) bool {
	switch string(w.lower(i)) {
	case "do", "don", "fr", "hr", "sig", "miss", "sir", "pr", "od", "lic", "m", "np", "drs", "dc", "md", "rn":
		return true
	}
	return false
}

// findSignature finds the name that ends a message as a sentence of its own:
// "… Thanks, Ana", "… my hoodie. Leo R".
func (w *work) findSignature(i int) {
	first := i
	for first > 0 && i-first < 3 && w.gap(first) == " " && (w.nameable(first, false) || w.initial(first)) {
		first--
	}
	if !w.nameable(first, false) || w.tokens[first].Shape.Has(scan.AllUpper) || w.after(i) == '@' {
		return
	}
	line := first == 0 || strings.Contains(w.gap(first), "\n")
	if gap := strings.TrimRight(w.gapBefore(first), " -"); !line && (gap == "" || strings.IndexByte(",.!?)", gap[len(gap)-1]) < 0) {
		return
	}
	odds := -0.5
	switch {
	case w.given(first):
		odds = 2
	case !line && !w.word1(first) && !w.flags(first).Has(lexicon.Label):
		odds = 0.7
	}
	w.proposeName(first, i, odds, RoleUnknown, "name/signature")
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
	for first > 0 && i-first < 3 && (first == i || w.gap(first) == " " || w.gap(first) == ". ") && (w.nameable(first-1, false) || w.initial(first-1)) {
		first--
	}
	if i-first >= 2 || i-first == 1 && w.gap(i) == ", " && w.given(first) {
		w.proposeName(first, i-1, 3, RoleProvider, "name/degree")
	}
}

// findRelative finds the name behind a relative: "my son Leo", "his wife, Ana
// Ruiz,".
func (w *work) findRelative(i int) {
	j := i + 1
	if j >= len(w.tokens) || w.gap(j) != " " && w.gap(j) != ", " && w.gap(j) != " (" {
		return
	}
	owned := i > 0 && w.entries[i-1].Person != 0
	if !owned && w.gap(j) != " " {
		return
	}
	last := w.nameEnd(j, false)
	if last < 0 || w.tokens[j].Len() < 3 {
		return
	}
	odds := 1.5
	if owned {
		odds = 2
	}
	if w.gap(j) == ", " && last == j && !w.given(j) {
		odds -= 2
	}
	w.proposeName(j, last, odds, RoleFamily, "name/relative")
}

// findCued finds the name behind a cue. After a cue that can only be followed
// by a name, the name may be in lower case.
func (w *work) findCued(m mark) {
	j := m.last + 1
	if j >= len(w.tokens) {
		return
	}
	switch gap := w.gap(j); gap {
	case " ", ", ", ": ", "  ", " - ":
	case ",\n", "\n", ",\r\n", "\r\n", " \n":
		if w.greeting(m.first) {
			return // what follows a greeting line is the message
		}
	default:
		return
	}
	for j+1 < len(w.tokens) && w.flags(j).Any(lexicon.Title|lexicon.ProviderTitle) && w.gap(j+1) != "" {
		return // found by its title
	}
	strong := m.last > m.first && w.cueIsStrong(m) || m.first == m.last && (w.is(m.first, "named") || w.is(m.first, "llamado") || w.is(m.first, "llamada") || w.is(m.first, "namens"))
	odds := 1.0
	if strong {
		odds = 3
	}
	last := w.nameEnd(j, false)
	if last < 0 && strong {
		last = w.nameEnd(j, true)
		odds = 1.5
	}
	if last < 0 {
		return
	}
	if !strong && last == j && (w.lang == German || !w.given(j) && w.tokens[m.first].Shape.Has(scan.SentenceStart) && w.partOfOrganization(j, j)) {
		odds -= 1.5
	}
	w.proposeName(j, last, odds, RoleUnknown, "name/cue")
}

// greeting reports whether the cue at token i opens a message.
func (w *work) greeting(i int) bool {
	switch string(w.lower(i)) {
	case "hi", "hello", "hey", "dear", "hola", "estimado", "estimada", "bonjour", "cher", "chère", "hallo", "lieber", "sehr",
		"ciao", "caro", "cara", "gentile", "buongiorno":
		return true
	}
	return false
}

// cueIsStrong reports whether nothing but a name follows the phrase.
func (w *work) cueIsStrong(m mark) bool {
	switch string(w.lower(m.last)) {
	case "is", "name's", "llamo", "es", "m'appelle", "est", "heiße", "heisse", "ist", "chiamo", "è", "by", "as", "llama", "s'appelle", "chiama", "nome":
		return !w.is(m.first, "this") && !w.is(m.first, "hier")
	}
	return false
}

// findLabelledName finds the name behind a label: "Name: Ana Ruiz", "Patient
// Ruiz, Ana".
func (w *work) findLabelledName(l label) {
	j := l.last + 1
	if j >= len(w.tokens) {
		return
	}
	gap := w.gap(j)
	tied := connector(gap) || strings.Contains(gap, "\n")
	if w.is(j, "is") && j+1 < len(w.tokens) {
		j++
		tied = true
	}
	if strings.Contains(gap, ".") || strings.Contains(gap, "?") || strings.Contains(gap, "!") || strings.Contains(gap, ",") {
		return
	}
	last := w.nameEnd(j, false)
	if last < 0 && tied && !l.weak {
		last = w.nameEnd(j, true)
	}
	if last < 0 || l.kind == KindName && strings.Contains(gap, "\n") && l.weak {
		return
	}
	odds := 3.5
	switch {
	case l.weak && !tied:
		odds = 1.5
	case !tied:
		odds = 1
	}
	// "Ruiz, Ana" is turned around behind a label.
	if k := last + 1; last == j && k < len(w.tokens) && w.gap(k) == ", " && tied && w.nameable(k, false) && !w.labelStarts(k) {
		last = max(last, w.nameEnd(k, false))
	}
	role := RolePatient
	if l.provider {
		role = RoleProvider
	}
	w.proposeName(j, last, odds, role, "name/labelled")
}

// findFullName finds a given name that a surname or an initial follows, and a
// name in apposition to an age or a word for a person.
func (w *work) findFullName(i int) {
	if i > 0 && (w.gap(i) == " " || w.gap(i) == "-") && w.nameable(i-1, false) && !w.tokens[i].Shape.Has(scan.SentenceStart) {
		return // in the middle of a name
	}
	if w.initial(i) {
		w.findInitialled(i)
		return
	}
	if w.surnameFirst(i) {
		w.proposeName(i, i+1, 2, RoleUnknown, "name/surname-first")
		return
	}
	if !w.nameable(i, false) || w.labelStarts(i) || w.acronym(i) {
		return
	}
	last := w.nameEnd(i, false)
	if last < 0 {
		return
	}
	if w.eponymHead(last + 1) {
		return
	}
	odds := w.fullNameOdds(i, last)
	if w.apposed(i) {
		odds += 2.2
	}
	w.proposeName(i, last, odds, RoleUnknown, "name/full")
}

// fullNameOdds grades a run of capitalised words by what the words are.
func (w *work) fullNameOdds(i, last int) float64 {
	a, b := w.entries[i], w.entries[last]
	given := w.given(i) || last > i && w.wordAsName(i)
	start := w.tokens[i].Shape.Has(scan.SentenceStart)
	if last == i {
		switch word := int(a.Word(uint8(w.lang))); {
		case !given || a.Given < 6 || a.Place >= a.Given || w.lang == German || a.Flags.Has(lexicon.Health):
			return -3
		case word+3 > int(a.Given):
			return -2
		case start:
			return -0.2
		}
		return 0.6
	}
	if w.initial(last) && last == i+1 {
		switch {
		case given:
			return 2.5
		case w.after(last) == '.' && !w.word1(i):
			return 0.8
		}
		return -1
	}
	switch {
	case given && last == i+1 && w.tokens[last].Shape.Has(scan.AllUpper) && !w.tokens[i].Shape.Has(scan.AllUpper) && w.tokens[last].Len() > 2:
		return 2 // "Isabelle BON", as French records write it
	case w.place(i, last):
		return -2 // "San Antonio", "Santa Rosa"
	case given && (b.Surname > 0 && !w.plainWord(last) || !w.word1(last)):
		return 3
	case given && b.Surname > 0:
		return 1
	case given:
		return -0.5
	case a.Surname > 0 && b.Given >= 4 && !w.word1(i) && !w.plainWord(last):
		return 1.5 // "RUIZ Ana"
	case !start && !w.word1(i) && !w.word1(last) && w.lang != German:
		if a.Surname > 0 || b.Surname > 0 {
			return 1
		}
		return -0.5
	}
	return -2
}

// given reports whether token i is a given name rather than a word.
func (w *work) given(i int) bool {
	if i < 0 || i >= len(w.entries) {
		return false
	}
	e := w.entries[i]
	word := e.Word(uint8(w.lang))
	if !w.tokens[i].Shape.Has(scan.Upper) {
		return e.Given >= 5 && e.Given >= word+2
	}
	if w.tokens[i].Shape.Has(scan.SentenceStart) {
		return e.Given >= 3 && e.Given >= word
	}
	return e.Given >= 3 && e.Given+2 >= word
}

// word1 reports whether token i is a word of the language.
func (w *work) word1(i int) bool { return w.entries[i].Word(uint8(w.lang)) > 0 }

// plainWord reports whether token i is more often a word than a surname.
func (w *work) plainWord(i int) bool {
	e := w.entries[i]
	return e.Word(uint8(w.lang)) > e.Surname+2
}

// place reports whether tokens first to last are the name of a town.
func (w *work) place(first, last int) bool {
	if first == last {
		return w.entries[first].Place > 0
	}
	for _, m := range w.marksAt(first) {
		if m.last == last && m.entry.Place > 0 {
			return true
		}
	}
	return false
}

// findLowerName finds a given name and a surname in a text that has no capitals:
// "talked to maria gutierrez today".
func (w *work) findLowerName(i int) {
	j := i + 1
	if j >= len(w.tokens) || w.gap(j) != " " || w.tokens[j].Kind != scan.Word || w.tokens[j].Shape.Has(scan.Upper) || w.tokens[j].Len() < 3 {
		return
	}
	b := w.entries[j]
	if w.flags(i).Any(notName) || w.flags(j).Any(notName|lexicon.Label) || b.Surname < 5 || b.Word(uint8(w.lang))+2 > b.Surname || w.place(i, j) {
		return
	}
	w.proposeName(i, j, 1.2, RoleUnknown, "name/lower")
}

// surnameFirst reports whether token i is a surname in capitals and the next one
// a given name that is not, as French and Italian records write names.
func (w *work) surnameFirst(i int) bool {
	t := w.tokens[i]
	return t.Shape.Has(scan.AllUpper) && t.Len() > 2 && i+1 < len(w.tokens) && w.gap(i+1) == " " &&
		w.given(i+1) && w.tokens[i+1].Shape.Has(scan.Upper) && !w.tokens[i+1].Shape.Has(scan.AllUpper) &&
		w.tokens[i+1].Len() > 2 && !w.flags(i).Any(notName|lexicon.Label) && !w.flags(i+1).Any(notName)
}

// findInitialled finds a surname behind an initial: "E. Ruiz".
func (w *work) findInitialled(i int) {
	j := i + 1
	for j+1 < len(w.tokens) && w.initial(j) && strings.HasPrefix(w.gap(j), ".") {
		j++ // "J. R. Ruiz"
	}
	if j >= len(w.tokens) || w.gap(j) != ". " && w.gap(j) != "." || !w.nameable(j, false) || w.word1(j) && w.entries[j].Surname == 0 {
		return
	}
	odds := 0.3
	if w.entries[j].Surname > 0 && !w.plainWord(j) {
		odds = 1.2
	}
	w.proposeName(i, max(j, w.nameEnd(j, false)), odds, RoleUnknown, "name/initialled")
}

// acronym reports whether token i is a short word in capitals, or a part of a
// code, and no given name: "DSM-IV", "OD".
func (w *work) acronym(i int) bool {
	if w.given(i) {
		return false
	}
	t := w.tokens[i]
	return t.Shape.Has(scan.AllUpper) && (t.Len() <= 4 || w.after(i) == '-' || w.before(i) == '-') || w.initial(i)
}

// apposed reports whether token i stands in apposition to a person: behind a
// comma or "named" and an age or a word for a person, or behind "patient".
func (w *work) apposed(i int) bool {
	if i == 0 {
		return false
	}
	gap := w.gap(i)
	if gap == " " {
		return w.is(i-1, "patient") || w.is(i-1, "pt") || w.is(i-1, "client") || w.is(i-1, "pts")
	}
	if gap != ", " && gap != " (" && gap != ": " {
		return false
	}
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if w.flags(j).Has(lexicon.AgeCue) || w.person(j) && !w.tokens[j].Shape.Has(scan.Upper) {
			return true
		}
		if w.tokens[j].Kind == scan.Mixed {
			if word := w.word(j); isDigit(word[0]) && (strings.HasSuffix(word, "yo") || strings.HasSuffix(word, "y") || strings.HasSuffix(word, "f") || strings.HasSuffix(word, "m") || strings.HasSuffix(word, "F") || strings.HasSuffix(word, "M")) {
				return true
			}
		}
		if j > 0 && breaks(w.gap(j)) {
			return false
		}
	}
	return false
}
