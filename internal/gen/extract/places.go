// SPDX-License-Identifier: Apache-2.0

package main

import (
	"regexp"
	"strings"
	"unicode"
)

// A country is one whose places are listed.
type country struct {
	code   string
	lang   string
	people float64 // in millions; Germany, Austria and Switzerland count together
	least  uint64  // inhabitants of the smallest place taken
}

// countries is also the order of the tags of places. Puerto Rico counts as
// part of the United States, whose addresses it uses.
var countries = []country{
	{"us", "en", 335, 1000},
	{"ca", "en", 40, 2500},
	{"gb", "en", 68, 5000},
	{"es", "es", 48, 5000},
	{"mx", "es", 129, 10000},
	{"fr", "fr", 68, 5000},
	{"de", "de", 102, 5000},
	{"at", "de", 102, 5000},
	{"ch", "de", 102, 5000},
	{"it", "it", 59, 5000},
}

// localeOnly are further locales of faker that are read for places and streets.
var localeOnly = []struct{ locale, lang string }{{"en_CA", "en"}}

// localeCountry says whose cities a locale of faker lists.
var localeCountry = []struct{ locale, country string }{
	{"es", "es"}, {"es_MX", "mx"}, {"fr", "fr"}, {"fr_CH", "ch"}, {"de", "de"}, {"de_AT", "at"}, {"de_CH", "ch"}, {"it", "it"}, {"en_CA", "ca"},
}

// Inhabitants that are assumed where no source has a number.
const (
	perZIP     = 500   // of a place with a post office that the gazetteer lacks
	perCurated = 10000 // of a city that faker lists and the gazetteer lacks
)

// native holds the names that a country's people use where the gazetteer has
// the English one, and English names where it has the native one.
var native = map[string]string{
	"rome": "roma", "milan": "milano", "naples": "napoli", "turin": "torino", "genoa": "genova", "florence": "firenze", "venice": "venezia",
	"padova": "padua", "mantova": "mantua", "siracusa": "syracuse",
	"munich": "münchen", "köln": "cologne", "hannover": "hanover", "nürnberg": "nuremberg", "vienna": "wien",
	"zürich": "zurich", "genève": "geneva", "luzern": "lucerne", "basel": "basle", "bern": "berne",
	"sevilla": "seville", "zaragoza": "saragossa", "mexico city": "ciudad de méxico", "new york city": "new york",
	"montréal": "montreal", "québec": "quebec city", "strasbourg": "strasburg", "marseille": "marseilles", "lyon": "lyons",
}

var (
	inBrackets = regexp.MustCompile(`\s*[(\[][^)\]]*([)\]]|$)`)
	halvesOf   = regexp.MustCompile(`\s*/\s*|,`)
)

// phrases returns the names of a place as phrases: words apart by one space, a
// hyphen being a space. A name with a slash or a comma is two names.
func phrases(name string) []string {
	var out []string
	for part := range strings.SplitSeq(halvesOf.ReplaceAllString(inBrackets.ReplaceAllString(name, ""), "\n"), "\n") {
		p := strings.Join(strings.FieldsFunc(clean(part), func(r rune) bool { return r == ' ' || r == '-' }), " ")
		p = strings.Trim(p, "' ")
		if placeName(p) {
			out = append(out, p)
		}
	}
	return out
}

// placeName reports whether a phrase has only Latin letters, three or more.
func placeName(p string) bool {
	letters := 0
	for _, r := range p {
		if !unicode.Is(unicode.Latin, r) && r != ' ' && r != '\'' {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3 && !notPlace[p]
}

// notPlace are entries of the tables that are no names of places.
var notPlace = words(`dc center north south east west central village city town sud süd nord est ouest apt dhs`)

// abbreviated pairs the first words of place names with their abbreviations.
var abbreviated = [][2]string{{"saint ", "st "}, {"fort ", "ft "}, {"mount ", "mt "}, {"sainte ", "ste "}}

// addPlace notes a place in all its spellings.
func (l list) addPlace(name, lang, code string, weight int) {
	for _, p := range phrases(name) {
		spellings := []string{p}
		if other, ok := native[p]; ok {
			spellings = append(spellings, other)
		}
		for _, pair := range abbreviated {
			if rest, ok := strings.CutPrefix(p, pair[0]); ok {
				spellings = append(spellings, pair[1]+rest)
			} else if rest, ok := strings.CutPrefix(p, pair[1]); ok {
				spellings = append(spellings, pair[0]+rest)
			}
		}
		for _, s := range spellings {
			l.addForms(s, lang, weight, code)
		}
	}
}

// cityNames returns the cities and towns of all countries.
func cityNames(d *data) list {
	// Places of one name in one country count together.
	type key struct{ country, name string }
	people := map[key]float64{}
	for _, p := range d.places {
		code := strings.ToLower(p.country)
		if code == "pr" {
			code = "us"
		}
		for _, c := range countries {
			if c.code == code && p.population >= c.least {
				people[key{code, p.name}] += float64(p.population)
			}
		}
	}
	known := map[key]bool{}
	for k := range people {
		for _, p := range phrases(k.name) {
			known[key{k.country, fold(p)}] = true
		}
	}
	assume := func(code, name string, n float64) {
		for _, p := range phrases(name) {
			if !known[key{code, fold(p)}] {
				people[key{code, p}] += n
			}
		}
	}
	for _, p := range d.postal {
		if p.state != "" && !military(p.city) {
			assume("us", p.city, perZIP)
		}
	}
	for _, l := range localeCountry {
		for _, name := range texts(d.locales[l.locale].get("location", "city_name")) {
			assume(l.country, name, perCurated)
		}
	}
	out := list{}
	for _, c := range countries {
		for k, n := range people {
			if k.country == c.code {
				out.addPlace(k.name, c.lang, c.code, weight(n/(c.people*1e6)))
			}
		}
	}
	return out
}

// military reports whether a city of the postal table is a mail point of the
// armed forces.
func military(city string) bool {
	for _, prefix := range []string{"APO", "FPO", "DPO"} {
		if strings.HasPrefix(city, prefix) {
			return true
		}
	}
	return false
}

// countyWords stand before or behind the name of a county in the table.
var countyWords = regexp.MustCompile(`^City and (Borough|County) of |^City of | (Census Area|City and Borough|County|Parish|Borough|Municipality)$`)

// connecticut are the counties of a state for which the table mostly has the
// planning regions that replaced them. People still use the counties.
var connecticut = words(`fairfield hartford litchfield middlesex new-haven new-london tolland windham`)

// countyNames returns the counties of the United States. A county weighs as
// much as its share of the ZIP codes.
func countyNames(d *data) list {
	zips := map[string]float64{}
	for _, p := range d.postal {
		if p.state == "CT" {
			continue
		}
		for _, phrase := range phrases(countyWords.ReplaceAllString(p.county, "")) {
			zips[phrase]++
		}
	}
	for name := range connecticut {
		zips[phrases(name)[0]] += 50 // an eighth of the codes of the state
	}
	out := list{}
	for name, n := range zips {
		out.addPlace(name, "en", "us", weight(n/float64(len(d.postal))))
	}
	return out
}
