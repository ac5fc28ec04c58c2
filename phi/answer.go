// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A question for an identifier is the label of its answer.
const (
	// maxLead is the number of words such as "sure, it's" before an answer.
	maxLead = 4
	// minAnswer is the number of digits of the shortest number that answers.
	minAnswer = 3
)

// answers reports whether something was found behind a label: it has its value.
func (s *said) answers(w *work, l label, found []Finding) bool {
	_, at := w.view.Original(int(w.tokens[l.first].Start), int(w.tokens[l.last].End))
	return slices.ContainsFunc(found, func(f Finding) bool { return f.Part == s.part && f.Start >= s.offset+at })
}

// asksFor reports whether the sentence of a label is a question, or ends with
// the label, as in "your date of birth, please". Of the words that are everyday
// words too those for telephones count, as all their numbers have a form.
func (w *work) asksFor(l label) bool {
	if l.weak && l.kind != KindPhone {
		return false
	}
	ends := !l.weak
	for j := l.last + 1; j < len(w.tokens); j++ {
		if gap := w.gap(j); breaks(gap) {
			return strings.Contains(gap, "?")
		}
		ends = ends && w.leads(j)
	}
	return ends || strings.Contains(w.text[w.tokens[len(w.tokens)-1].End:], "?")
}

// answerStart returns the offset in the text of s behind words such as "sure,
// it's", where the answer to a question for a value of a kind starts; or -1 if
// nothing there looks like one.
func (d *Detector) answerStart(s *said, kind Kind) int {
	w := d.begin(&Message{Lang: s.lang})
	defer d.end(w)
	w.look(s.text)
	i := 0
	for i < len(w.tokens) && i < maxLead && w.leads(i) {
		i++
	}
	if i == len(w.tokens) || !w.answersWith(i, kind) {
		return -1
	}
	start, _ := w.view.Original(int(w.tokens[i].Start), int(w.tokens[i].End))
	for start > 0 && strings.IndexByte("+(@", s.text[start-1]) >= 0 {
		start--
	}
	return start
}

// answersWith reports whether the text from token i on may be a value of a kind.
// To be told that a name or a place follows is not enough where it is one of many
// words that may.
func (w *work) answersWith(i int, kind Kind) bool {
	switch kind {
	case KindDate, KindEmail, KindURL, KindIP:
		return true
	case KindName:
		if len(w.tokens)-i > maxNameWords {
			return false
		}
		return w.anyFrom(i, func(e *lexicon.Entry) bool {
			return max(e.Given, e.Surname) > max(2, e.Word(uint8(w.lang))) && !e.Flags.Any(lexicon.Month|lexicon.Weekday)
		})
	case KindLocation:
		return w.tokens[i].Kind == scan.Number && w.tokens[i].Len() == 5 ||
			w.anyFrom(i, func(e *lexicon.Entry) bool { return e.Place > max(3, e.Word(uint8(w.lang))) })
	}
	digits := 0
	for j := i; j < len(w.tokens) && j < i+maxGroups; j++ {
		digits += len(w.digits(nil, j, j))
		if w.digitWord(j) >= 0 && w.tokens[j].Kind == scan.Word {
			digits++
		}
	}
	return digits >= minAnswer && !w.counted(i)
}

// anyFrom reports whether a word from token i on is of a sort.
func (w *work) anyFrom(i int, is func(*lexicon.Entry) bool) bool {
	for j := i; j < len(w.tokens); j++ {
		if is(w.entry(j)) {
			return true
		}
	}
	return false
}

// leads reports whether token i is a word that answers start with.
func (w *work) leads(i int) bool {
	if w.tokens[i].Kind != scan.Word || w.digitWord(i) >= 0 {
		return false
	}
	if w.flags(i).Any(lexicon.Function | lexicon.LabelTail | lexicon.PersonWord) {
		return true
	}
	switch string(w.lower(i)) {
	case "sure", "yes", "yeah", "yep", "ok", "okay", "thanks", "hi", "hello", "hey", "claro", "hola", "oui", "sûr", "bonjour", "ja", "klar", "gern",
		"gerne", "hallo", "sì", "certo", "ciao", "buongiorno":
		return true
	}
	return false
}

// counted reports whether token i is a small number of what the next word says:
// "2 kids".
func (w *work) counted(i int) bool {
	next := i + 1
	return w.tokens[i].Kind == scan.Number && w.tokens[i].Len() <= 3 && next < len(w.tokens) && w.seam(next) == " " &&
		w.tokens[next].Kind == scan.Word && !w.tokens[next].Shape.Has(scan.Upper) && !w.flags(next).Any(lexicon.Function|lexicon.Month)
}
