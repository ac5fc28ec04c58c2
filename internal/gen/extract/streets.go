// SPDX-License-Identifier: Apache-2.0

package main

import "strings"

// Weights of street words. They are not frequencies that were counted, only
// an order: the words that an address is most likely to have come first.
const (
	weightMain      = 100
	weightStandard  = 80
	weightVariation = 60
)

// mainStreets are the words that most addresses have.
var mainStreets = words(`street st avenue ave road rd drive dr lane ln boulevard blvd court ct way place pl circle cir highway hwy parkway pkwy terrace ter trail trl
	calle avenida paseo plaza carrera rue boulevard chemin route place allée quai impasse via viale piazza corso strada vicolo largo
	straße strasse str weg platz allee gasse`)

// germanStreets are endings and words of German street names, written by hand.
var germanStreets = words(`straße str weg platz allee gasse ring damm ufer chaussee promenade markt steig pfad stieg graben wall brücke hof kai winkel zeile tor`)

// streetWords returns the words that name a kind of street.
func streetWords(d *data) list {
	out := list{}
	add := func(w, lang string, weight int) {
		w = clean(w)
		if !latinWord(w) || notStreet[lang][w] {
			return
		}
		if mainStreets[w] {
			weight = weightMain
		}
		out.addForms(w, lang, weight, lang)
	}
	for _, s := range d.streets {
		add(s.name, "en", weightStandard)
		for _, spelling := range s.spellings {
			add(spelling, "en", weightVariation)
		}
		add(s.standard, "en", weightStandard)
	}
	for _, l := range []struct{ locale, lang, key string }{
		{"es", "es", "street_suffix"}, {"es_MX", "es", "street_prefix"},
		{"fr", "fr", "street_prefix"}, {"fr_BE", "fr", "street_prefix"}, {"fr_CH", "fr", "street_prefix"}, {"fr_SN", "fr", "street_prefix"},
		{"it", "it", "street_suffix"},
	} {
		for _, w := range texts(d.locales[l.locale].get("location", l.key)) {
			add(w, l.lang, weightStandard)
		}
	}
	for w := range germanStreets {
		add(w, "de", weightStandard)
	}
	for lang, more := range moreStreets {
		for w := range strings.FieldsSeq(more) {
			add(w, lang, weightStandard)
		}
	}
	return out
}

// moreStreets are words that the packages lack, written by hand.
var moreStreets = map[string]string{
	"es": "calle avda avd av ctra pza plza pje urb carrer glorieta ronda camino travesía callejón colonia fraccionamiento",
	"fr": "rue av bd bld blvd pl imp chem rte sq square ruelle passage venelle esplanade faubourg fbg villa sentier",
	"it": "via viale vle piazza pza piazzale corso strada vicolo largo contrada borgo lungomare lungotevere traversa salita calle",
}

// notStreet are words of the lists that are more often something else.
var notStreet = map[string]map[string]bool{
	"es": words(`colegio entrada ferrocarril grupo lado lugar mercado monte municipio partida salida terrenos chalet`),
	"it": words(`incrocio`),
}
