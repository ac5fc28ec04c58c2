// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strings"
)

// languages is the order of the tags of names, words and streets.
var languages = []string{"en", "es", "fr", "de", "it"}

// Weights of names whose source has neither counts nor ranks.
const (
	weightTypical  = 60 // picked as typical of a country: faker
	weightNational = 50 // all names of a register above a low bound: INSEE, INE's tail
	weightRare     = 40 // a long list without a stated bound
)

// The least number of bearers in the census.
const (
	leastGiven   = 150
	leastSurname = 500
)

// notGiven and notSurname are entries of the census forms that are no names.
var notGiven = words(`
	unknown baby babyboy babygirl infant notnamed male female boy girl child children man men woman women lady kid
	mister miss missus mr mrs ms mx dr jr sr ii iii iv vi mama papa mom dad mother father sister brother daughter
	wife husband aunt uncle grandma grandpa doctor doc nurse sir madam captain colonel lieutenant sheriff mayor governor
	fnu lnu unk na none nobody person resident patient adult minor test tbd ssn name first last middle
	and the for with that this them or of`)

var notSurname = words(`
	unknown unk fnu lnu male female boy girl baby infant man woman lady daughter dad mom kid tenant renter owner resident
	student apt ref anon anonymous alias test last first middle name none know home neighbor roommate refused
	mr mrs ms dr jr sr ii iii iv and the for with that this them or of`)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// particles are the parts of compound names that are no names of their own.
var particles = words(`
	de del la las los lo el al le les du des da das do dos di della delle dei degli van von vom zu zum zur der den dem het ten ter
	of the san santa sao saint sainte st ste y e i und et bin ibn ben abd abu ait ould bint mc mac fitz d l o`)

// A names builder makes one list of names.
type names struct {
	list
	drop map[string]bool
}

// add notes a name of a language. A compound name is its parts, so that
// "jean-pierre" and "de la cruz" are "jean", "pierre" and "cruz".
func (n names) add(name, lang string, weight int) {
	parts := strings.FieldsFunc(clean(name), func(r rune) bool { return r == ' ' || r == '-' || r == '/' })
	for _, part := range parts {
		if len(parts) > 1 && (particles[part] || len(part) < 3) || n.drop[fold(part)] || !latinWord(part) || consonants(fold(part)) {
			continue
		}
		n.addForms(part, lang, weight, lang)
	}
}

// addRanked notes single names in the order of their frequency. Each is as
// frequent as the name of its rank times stretch in the census. Compound names
// do not count as ranks.
func (n names) addRanked(ranked []string, lang string, like tally, stretch int) {
	rank := 0
	for _, name := range ranked {
		if strings.ContainsAny(name, " -") {
			n.add(name, lang, weightRare)
			continue
		}
		n.add(name, lang, weight(like.rankFrequency(rank*stretch)))
		rank++
	}
}

// addCensus notes the names of the United States with at least a number of
// bearers. A count that more than trebled in ten years, of a word that is in
// the dictionary, comes from filled-in forms ("doe", "person"): then the
// earlier count holds.
func (n names) addCensus(now, before tally, least int64, dictionary map[string]int) {
	for _, name := range now.ranked {
		count := now.counts[name]
		if old := before.counts[name]; old > 0 && dictionary[name] > 0 && count > 3*old+300 {
			count = old
		}
		if count >= least {
			n.add(name, "en", weight(float64(count)/now.people))
		}
	}
}

// functionWords are German and Italian ones, for which no ranks are at hand.
var functionWords = words(`
	der die das und ist nicht ich ein eine mit von den dem des für auf aber auch wenn dass
	che chi non per gli una sono della nel con come cosa anche perché`)

// dropFunctionWords takes out names that are among the most frequent words of
// a language and at least 180 times rarer than the word.
func (n names) dropFunctionWords(ranked map[string][]string) {
	const most, gap = 200, 45
	for _, words := range ranked {
		for i, w := range words[:most] {
			if r, ok := n.list[w]; ok && weight(wordFrequency(i+1))-r.weight > gap {
				delete(n.list, w)
			}
		}
	}
	for w := range functionWords {
		delete(n.list, w)
	}
}

// accents adds the accented forms of Spanish names, which the Spanish register
// writes without. They are found among the Spanish words, where the name must
// be no rarer than a tenth of the word, and by the rule for surnames in -ez.
func (n names) accents(spanish []string) {
	for i, w := range spanish {
		plain := fold(w)
		r, ok := n.list[plain]
		if !ok || plain == w || strings.Contains(w, "ñ") && plain == strings.ReplaceAll(w, "ñ", "n") || !slices.Contains(r.tags, "es") {
			continue
		}
		if latinWord(w) && r.weight >= weight(wordFrequency(i+1))-20 {
			n.list.add(w, r.weight, "es")
		}
	}
	for name, r := range n.list {
		if accented := patronymic(name); accented != "" && slices.Contains(r.tags, "es") {
			n.list.add(accented, r.weight, "es")
		}
	}
}

// oxytone are the surnames in -ez that the rule would accent wrongly.
var oxytone = words(`jerez cortez alvarez`)

// patronymic returns the accented form of a surname in -ez: "gonzález" for
// "gonzalez". It is empty if the rule does not hold for the name.
func patronymic(name string) string {
	stem, ok := strings.CutSuffix(name, "ez")
	if !ok || oxytone[name] || strings.ContainsAny(name, "áéíóú") {
		return ""
	}
	consonants := strings.TrimRight(stem, "bcdfghjklmnpqrstvwxyzñ")
	if consonants == stem { // "-guez" and "-quez" have a silent u; "diez", "juez" are no patronymics
		if !strings.HasSuffix(stem, "gu") && !strings.HasSuffix(stem, "qu") {
			return ""
		}
		consonants = strings.TrimRight(strings.TrimSuffix(stem, "u"), "bcdfghjklmnpqrstvwxyzñ")
	}
	if consonants == "" {
		return ""
	}
	last := consonants[len(consonants)-1]
	i := strings.IndexByte("aeiou", last)
	if i < 0 {
		return ""
	}
	return consonants[:len(consonants)-1] + []string{"á", "é", "í", "ó", "ú"}[i] + name[len(consonants):]
}

// localeLanguage names the locales of faker that are read and their language.
var localeLanguage = []struct{ locale, lang string }{
	{"es", "es"}, {"es_MX", "es"},
	{"fr", "fr"}, {"fr_BE", "fr"}, {"fr_CH", "fr"}, {"fr_SN", "fr"},
	{"de", "de"}, {"de_AT", "de"}, {"de_CH", "de"},
	{"it", "it"},
	{"en_NG", "en"}, {"en_GH", "en"}, {"en_IN", "en"}, {"en_ZA", "en"},
}

func givenNames(d *data) list {
	n := names{list{}, notGiven}
	n.addCensus(d.given, tally{}, leastGiven, nil)
	// A register of fewer people thins out sooner: in its tail, the name of a
	// rank is as frequent as that of four times the rank in the census.
	male, female := halves(d.genders["es"])
	n.addRanked(male, "es", d.given, 4)
	n.addRanked(female, "es", d.given, 4)
	for _, name := range d.frGiven {
		n.add(name, "fr", weightNational)
	}
	for _, lang := range []string{"it", "de"} {
		for _, p := range d.genders[lang] {
			n.add(p.name, lang, weightRare)
		}
	}
	for _, l := range localeLanguage {
		for _, name := range texts(d.locales[l.locale].get("person", "first_name")) {
			n.add(name, l.lang, weightTypical)
		}
	}
	// The French list has no bound at all: it only confirms names of others
	// that are no French words.
	french := map[string]bool{}
	for _, w := range d.words["fr"] {
		french[w] = true
	}
	for _, p := range d.genders["fr"] {
		if _, ok := n.list[clean(p.name)]; ok && !french[clean(p.name)] {
			n.add(p.name, "fr", weightRare)
		}
	}
	n.accents(d.words["es"])
	n.dropFunctionWords(d.words)
	return n.list
}

func surnames(d *data) list {
	n := names{list{}, notSurname}
	n.addCensus(d.surname, d.surnameBefore, leastSurname, d.scowl)
	n.addRanked(d.esSurname, "es", d.surname, 1)
	for _, name := range d.frSurname {
		n.add(name, "fr", weightNational)
	}
	for _, l := range localeLanguage {
		for _, name := range texts(d.locales[l.locale].get("person", "last_name")) {
			n.add(name, l.lang, weightTypical)
		}
	}
	n.accents(d.words["es"])
	n.dropFunctionWords(d.words)
	return n.list
}

// halves parts a list of given names by gender, in order.
func halves(all []gendered) (male, female []string) {
	for _, p := range all {
		if p.gender == "female" {
			female = append(female, p.name)
		} else {
			male = append(male, p.name)
		}
	}
	return male, female
}
