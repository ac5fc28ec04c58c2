// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findAnnounced finds the names behind cues, and behind titles of several words.
func (w *work) findAnnounced() {
	if !w.marked.Any(lexicon.NameCue | lexicon.ProviderTitle | lexicon.Title) {
		return
	}
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

// findSignature finds the name that ends a message as a sentence of its own:
// "… Thanks, Ana", "… my hoodie. Leo R".
func (w *work) findSignature(i int) {
	w.findDashed(i)
	first := i
	for first > 0 && i-first < 3 && w.spaced(first) && (w.nameable(first, false) || w.initial(first)) {
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
	case first < i && w.initial(i) && w.after(i) == '.' && !w.word1(first):
		odds = 0.7 // "… I can't come. Ale P."
	case !line && !w.word1(first) && !w.flags(first).Has(lexicon.Label):
		odds = 0.7
	}
	w.proposeName(first, i, odds, RoleUnknown, "name/signature")
}

// findRelative finds the name behind a relative: "my son Leo", "his wife, Ana
// Ruiz,".
func (w *work) findRelative(i int) {
	j := i + 1
	if j >= len(w.tokens) || !w.spaced(j) && w.gap(j) != ", " && w.gap(j) != " (" {
		return
	}
	j = w.pastHesitation(j)
	last := w.nameEnd(j, false)
	if last < 0 || w.tokens[j].Len() < 3 {
		return
	}
	owned := i > 0 && w.entry(i-1).Person != 0
	if !owned && !w.spaced(j) {
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
	j = w.pastHesitation(j)
	if j+1 < len(w.tokens) && w.announced(j).Flags.Any(lexicon.Title|lexicon.ProviderTitle) && w.gap(j+1) != "" {
		return // found by its title
	}
	if m.first == m.last && w.telephoned(m.first) {
		return
	}
	strong := m.last > m.first && w.cueIsStrong(m) || m.first == m.last && (w.is(m.first, "named") || w.is(m.first, "llamado") || w.is(m.first, "llamada") || w.is(m.first, "namens"))
	odds := 1.0
	if strong {
		odds = 3
	}
	last := w.nameEnd(j, false)
	if last < 0 && strong {
		last = w.announcedEnd(j, true)
		odds = 1.5
	}
	if last < 0 && m.last > m.first && w.tokens[j].Shape.Has(scan.Upper) && w.flags(j).Has(lexicon.Month) && w.day(min(j+1, len(w.tokens)-1)) == 0 {
		last, odds = w.announcedEnd(j, false), 0.8 // "it's April"
	}
	if last < 0 && m.last > m.first && !w.flags(j).Any(notName) && (w.given(j) || w.is(m.first, "hier") && w.entry(j).Surname >= 4) {
		last, odds = j, 0.8 // "hi its dev", "hier ist koch"
	}
	if last < 0 {
		if e := w.entry(j); !w.flags(j).Any(notName) && e.Word(uint8(w.lang)) < max(1, e.Given, e.Surname) {
			w.findTaggedBehind(j, cuedLeast, RoleUnknown, "name/cue")
		}
		return
	}
	if !strong && last == j && (w.lang == German && !w.given(j) || !w.given(j) && (w.plainWord(j) || w.tokens[m.first].Shape.Has(scan.SentenceStart) && w.partOfOrganization(j, j))) {
		odds -= 1.5
	}
	w.proposeName(j, last, odds, RoleUnknown, "name/cue")
}

// pastHesitation returns the token behind the sounds that people make while they
// think, which start at token j: "it's uh um Hui Min".
func (w *work) pastHesitation(j int) int {
	for j+1 < len(w.tokens) && w.tokens[j].Len() <= 4 && hesitation(string(w.lower(j)), w.lang) && (w.spaced(j+1) || w.gap(j+1) == ", ") {
		j++
	}
	return j
}

// hesitation reports whether word is such a sound in a language.
func hesitation(word string, lang Language) bool {
	switch word {
	case "um", "er", "eh":
		return lang != German
	case "uh", "uhm", "umm", "uhh", "erm", "ehm", "euh", "äh", "ähm", "öh", "hm", "hmm", "mmm":
		return true
	}
	return false
}

// telephoned reports whether the word for "named" at token i speaks of a call on
// the telephone: "me han llamado", "la llamada".
func (w *work) telephoned(i int) bool {
	if i == 0 || !w.is(i, "llamado") && !w.is(i, "llamada") {
		return false
	}
	switch string(w.lower(i - 1)) {
	case "he", "has", "ha", "hemos", "habéis", "han", "había", "habían", "haya", "hayan", "la", "una", "mi", "su", "otra", "esta", "cada":
		return true
	}
	return false
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

// findNameBefore finds the surname or given name that its label follows: "delmont
// is the last name".
func (w *work) findNameBefore(l label) {
	verb := l.first - 2
	if verb < 1 || !w.is(verb+1, "the") && w.entry(verb+1).Person == 0 || !w.is(verb, "is") && !w.is(verb, "was") || !w.spaced(verb) || !w.spaced(verb+1) || !w.spaced(l.first) ||
		l.last+1 < len(w.tokens) && connector(w.gap(l.last+1)) {
		return
	}
	i := verb - 1
	e := w.entry(i)
	if word := e.Word(uint8(w.lang)); !w.nameable(i, true) || e.Surname <= word && e.Given <= word && !e.Unknown() {
		return
	}
	w.proposeName(i, i, 1, RoleUnknown, "name/labelled")
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
	if strings.Contains(gap, ".") && (gap != ". " || w.tokens[l.last].Len() > maxAbbreviation) || strings.Contains(gap, "?") || strings.Contains(gap, "!") || strings.Contains(gap, ",") {
		return
	}
	role := RolePatient
	if l.provider {
		role = RoleProvider
	}
	if j == l.last+1 && w.flags(j).Has(lexicon.LabelTail) && j+1 < len(w.tokens) && w.spelledName(j+1) > j {
		j++ // "the surname its k h v …"
	}
	if w.findLabelledInitials(l, j, role) {
		return
	}
	last := w.nameEnd(j, false)
	if last < 0 && tied && !l.weak {
		last = w.announcedEnd(j, true)
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
	w.proposeName(j, last, odds, role, "name/labelled")
}
