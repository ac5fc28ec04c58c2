// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_TownsAndStreetsInLowerCase(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"the first word is one of towns", phi.English, "she is in from «north tarlow» for the week"},
		{"the last word is one of towns", phi.English, "staying with an aunt near «tobb hill»"},
		{"both", phi.English, "they moved here from «fort quarlow springs»"},
		{"two words before the last", phi.English, "he lives near «walnut creek bend»"},
		{"a county", phi.English, "the fire chief in «tansel county»"},
		{"no list has it, and somebody comes from there", phi.English, "he drove in from «tannerfeld»"},
		{"a part of the body", phi.English, "pain in lower back and in upper arm"},
		{"a thing with an article", phi.English, "we met at the lake near the station"},
		{"a street without a number", phi.English, "the bakery on «tarcourt avenue»"},
		{"a block of it", phi.English, "picked up from «the 600 block of alder street»"},
		{"a house on a street that is a court", phi.English, "lives alone at «40 tarble court»"},
		{"no street", phi.English, "it has been a long road and we are on this street"},
	})
}

func TestReq_P2_TownsByTheirGrammar(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"how German towns end", phi.German, "Wir wohnen jetzt in «Quarlenhausen»."},
		{"who is from there", phi.German, "Hallo, hier ist jemand hier aus «Quarlesiel», wann haben Sie offen?"},
		{"a noun in the same place", phi.German, "in Behandlung, bei Fieber, nach Operationen, aus Überzeugung"},
		{"a compound of nouns", phi.German, "aus Versicherungsgründen in Kurzzeitpflege"},
		{"a place and a number before a postal code", phi.German, "Bitte an «Quarlhag 21, 29999 Quarlenbek» schicken"},
		{"a town behind a street", phi.Italian, "residente in «via dei Gelsi 14, Castelquarlo sul Lago», per visita"},
		{"a town in three words", phi.Spanish, "vecina de «Torre del Viento», 70 años"},
		{"a place with a word for one", phi.Italian, "Consegna: «località Quarlo Alto 2, 09999 Quarlesa»."},
		{"a street in lower case", phi.French, "on est «rue du Pont-à-Boue»"},
	})
}
