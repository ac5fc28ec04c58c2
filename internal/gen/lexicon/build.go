// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// The words of the lists, in the order that the library numbers them.
var (
	classes       = []string{"", "condition", "symptom", "medication", "procedure", "lab", "vital", "care", "payment", "organization"}
	sensitivities = []string{"sud", "psychotherapy", "mental_health", "hiv_sti", "genetic", "reproductive", "minor", "abuse", "self_harm", "consumer_health"}
	langs         = []string{"", "en", "es", "fr", "de", "it", "other"}
	kinds         = []string{
		"", "name", "location", "date", "age", "phone", "fax", "email", "ssn", "mrn", "health_plan_id", "account",
		"license", "vehicle", "device", "url", "ip", "biometric", "photo", "other_id",
	}
	intents = []string{
		"", "medical_advice_request", "emergency", "appointment", "billing", "refill_request", "service_question",
		"records_request", "privacy_complaint", "complaint", "legal", "abuse", "adverse_event", "opt_out", "opt_in",
		"consent", "testimonial", "media_press", "job", "wrong_number", "misinformation",
	}
	scopes = []string{"", "negation", "pseudo", "uncertain", "hypothetical", "past", "future", "terminator", "idiom", "staff"}
	signs  = []string{
		"body", "state", "vital", "move", "fail", "remedy", "take", "carer", "tell", "feel", "ill", "span", "abstain", "drink", "thing", "figure",
		"fear", "course", "paper", "stay", "vague",
		"town_head", "town_tail", "whither", "coming", "work",
		"chest", "side", "numb", "press", "breath", "blood",
	}
	forms   = []string{"mine", "theirs", "having", "venue", "landmark"}
	persons = []string{"", "self", "we", "you", "other", "generic", "staff", "animal"}
)

// An entry is what the table is to hold about one key.
type entry struct {
	flags          uint32
	concept        string
	label, intent  uint8
	langs          uint8 // of which it is a function word
	health, plain  uint8 // languages of which it is a health word, and one without a mark
	scope, person  uint8
	month, weekday uint8
	number         uint8
	signs          uint32
	signLangs      uint8 // in which it is one of them
	personLangs    uint8 // in which it stands for the person
	forms          uint8
	// Weights from 1 to 15, 0 for none.
	given, surname, place uint8
	words                 [5]uint8 // in English, Spanish, French, German, Italian
}

// A concept is one row of the lists of concepts.
type concept struct {
	class       uint8
	sensitivity uint16
	implied     []string
	us, ca      uint8
}

type builder struct {
	entries  map[uint64]*entry
	texts    map[uint64]string // to report two words with one hash
	concepts map[string]*concept
}

func newBuilder() *builder {
	return &builder{entries: map[uint64]*entry{}, texts: map[uint64]string{}, concepts: map[string]*concept{}}
}

// index returns the position of word in words.
func index(what string, words []string, word string) (uint8, error) {
	i := slices.Index(words, word)
	if i < 0 || word == "" {
		return 0, fmt.Errorf("%s %q is not in the list", what, word)
	}
	return uint8(i), nil
}

func parseSensitivity(cell string) (uint16, error) {
	var set uint16
	if cell == "" || cell == "-" {
		return 0, nil
	}
	for w := range strings.SplitSeq(cell, "|") {
		i := slices.Index(sensitivities, w)
		if i < 0 {
			return 0, fmt.Errorf("sensitivity %q is not in the list", w)
		}
		set |= 1 << i
	}
	return set, nil
}

// addHealth adds a row: concept, class, sensitivity, then one cell a language.
func (b *builder) addHealth(row []string) error {
	class, err := index("class", classes, row[1])
	if err != nil {
		return err
	}
	sens, err := parseSensitivity(row[2])
	if err != nil {
		return err
	}
	return b.addConcept(row[0], &concept{class: class, sensitivity: sens}, row[3:], false)
}

// addDrug adds a row: concept, implied concepts, sensitivity, status in the
// United States and in Canada, then one cell a language.
func (b *builder) addDrug(row []string) error {
	c := &concept{class: uint8(slices.Index(classes, "medication"))}
	var err error
	if c.sensitivity, err = parseSensitivity(row[2]); err != nil {
		return err
	}
	for id := range strings.SplitSeq(row[1], "|") {
		if id != "" && id != "-" {
			c.implied = append(c.implied, id)
		}
	}
	if c.us, err = drugStatus(row[3]); err != nil {
		return err
	}
	if c.ca, err = drugStatus(row[4]); err != nil {
		return err
	}
	return b.addConcept(row[0], c, row[5:], true)
}

// drugStatus returns the number of a status: 0 for none, 1 over the counter,
// 2 on prescription, 2 + schedule if controlled.
func drugStatus(cell string) (uint8, error) {
	switch cell {
	case "-", "":
		return 0, nil
	case "otc":
		return 1, nil
	case "rx":
		return 2, nil
	}
	roman := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII"}
	i := slices.Index(roman, strings.TrimPrefix(cell, "rx:"))
	if i < 0 {
		return 0, fmt.Errorf("drug status %q is not in the list", cell)
	}
	return uint8(i) + 3, nil
}

// addTalk adds a row of phrases: concept, class, then one cell a language. The
// concept may be there already.
func (b *builder) addTalk(row []string) error {
	class, err := index("class", classes, row[1])
	if err != nil {
		return err
	}
	c := b.concepts[row[0]]
	if c == nil {
		c = &concept{class: class}
	} else if c.class != class {
		return fmt.Errorf("concept %q has two classes", row[0])
	}
	delete(b.concepts, row[0])
	return b.addConcept(row[0], c, row[2:], false)
}

// addConcept adds a concept with its spellings, one cell a language. What is
// drug in English is drug everywhere: names of substances and brands travel.
func (b *builder) addConcept(id string, c *concept, cells []string, drug bool) error {
	if b.concepts[id] != nil {
		return fmt.Errorf("concept %q is there twice", id)
	}
	b.concepts[id] = c
	for i, cell := range cells {
		lang := uint8(1) << (i + 1)
		if drug && i == 0 {
			lang = 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<5
		}
		for _, s := range spellings(cell) {
			e := entry{flags: flagHealth, concept: id, health: lang, plain: lang}
			if s.ambiguous {
				e.flags |= flagAmbiguous
				e.plain = 0
			}
			if s.upperOnly {
				e.flags |= flagUpperOnly
				e.plain = 0
			}
			texts := variants(s.text)
			if !s.upperOnly && !drug {
				for _, p := range plurals(s.text, langs[i+1]) {
					texts = append(texts, variants(p)...)
				}
			}
			for _, text := range texts {
				if err := b.add(text, e); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// addWords adds a row: category, value, language, spellings.
func (b *builder) addWords(row []string) error {
	category, value := row[0], row[1]
	cat, ok := categories[category]
	if !ok {
		return fmt.Errorf("category %q is not in the list", category)
	}
	e := entry{flags: cat.flags}
	var err error
	switch cat.value {
	case "":
	case "kind":
		e.label, err = index("kind", kinds, value)
	case "intent":
		e.intent, err = index("intent", intents, value)
	case "scope":
		e.scope, err = index("scope", scopes, value)
	case "person":
		e.person, err = index("person", persons, value)
	case "form":
		var form uint8
		if form, err = index("form", forms, value); err == nil {
			e.forms = 1 << form
		}
	case "month":
		e.month, err = number(value, 1, 12)
	case "weekday":
		e.weekday, err = number(value, 1, 7)
	case "number":
		e.number, err = number(value, 0, 255)
	}
	if err != nil {
		return err
	}
	for l := range strings.SplitSeq(row[2], "|") {
		i := slices.Index(langs, l)
		if i < 0 {
			return fmt.Errorf("language %q is not in the list", l)
		}
		if i > 0 {
			e.langs |= 1 << i
		}
	}
	switch {
	case e.person != 0:
		e.personLangs = e.langs
	case e.forms != 0:
		e.langs = 0 // a form tells no language
	}
	for _, s := range spellings(row[3]) {
		se := e
		if s.ambiguous {
			se.flags |= flagWeakLabel
		}
		texts := []string{s.text}
		if !cat.exact {
			texts = variants(s.text)
		}
		for _, text := range texts {
			if err := b.add(text, se); err != nil {
				return err
			}
		}
	}
	return nil
}

// addSigns adds a row: sign, language, spellings.
func (b *builder) addSigns(row []string) error {
	sign, lang := slices.Index(signs, row[0]), slices.Index(langs, row[1])
	if sign < 0 || lang < 1 {
		return fmt.Errorf("sign %q or language %q is not in the list", row[0], row[1])
	}
	e := entry{signs: 1 << sign, signLangs: 1 << lang}
	for _, s := range spellings(row[2]) {
		for _, text := range variants(s.text) {
			if err := b.add(text, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// number reads a number between low and high.
func number(value string, low, high int) (uint8, error) {
	n, err := strconv.Atoi(value)
	if err == nil && (n < low || n > high) {
		err = fmt.Errorf("number %d is out of range", n)
	}
	return uint8(n), err
}

// add adds a spelling of one or more words.
func (b *builder) add(text string, e entry) error {
	tokens := scan.Append(nil, text)
	if len(tokens) == 0 {
		return fmt.Errorf("%q has no words", text)
	}
	key := tokens[0].Hash
	var words strings.Builder
	for i, t := range tokens {
		if i > 0 {
			if err := b.merge(key, words.String(), entry{flags: flagContinues}); err != nil {
				return err
			}
			key = scan.Join(key, t.Hash)
			words.WriteByte(' ')
		}
		words.WriteString(strings.ToLower(t.Text(text)))
	}
	return b.merge(key, words.String(), e)
}

// merge adds e to what the table is to hold about a key. Facts add up; of two
// concepts, kinds, intents and so on the first stays: the lists are ordered by
// weight.
func (b *builder) merge(key uint64, text string, e entry) error {
	if other, ok := b.texts[key]; ok && other != text {
		return fmt.Errorf("%q and %q have one hash", text, other)
	}
	b.texts[key] = text
	have := b.entries[key]
	if have == nil {
		b.entries[key] = &e
		return nil
	}
	if have.concept != "" && e.concept != "" {
		// A mark holds in the languages that have it; another concept does not
		// change the first.
		if have.concept != e.concept {
			e.flags &^= flagHealth | flagAmbiguous | flagUpperOnly
			e.health, e.plain = 0, 0
		}
		e.concept = ""
	}
	have.flags |= e.flags
	have.langs |= e.langs
	have.health |= e.health
	have.plain |= e.plain
	have.signs |= e.signs
	have.forms |= e.forms
	have.signLangs |= e.signLangs
	if have.person == 0 || have.person == e.person {
		have.personLangs |= e.personLangs
	}
	if have.concept == "" {
		have.concept = e.concept
	}
	for _, f := range []struct {
		have *uint8
		e    uint8
	}{
		{&have.label, e.label}, {&have.intent, e.intent}, {&have.scope, e.scope}, {&have.person, e.person},
		{&have.month, e.month}, {&have.weekday, e.weekday}, {&have.number, e.number},
		{&have.given, e.given}, {&have.surname, e.surname}, {&have.place, e.place},
		{&have.words[0], e.words[0]}, {&have.words[1], e.words[1]}, {&have.words[2], e.words[2]}, {&have.words[3], e.words[3]}, {&have.words[4], e.words[4]},
	} {
		if *f.have == 0 {
			*f.have = f.e
		}
	}
	return nil
}
