// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Names that nothing announces, in lower case and with words around them that
// no list has.
func TestReq_P2_NamesInTalk(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"a given name that is no word", phi.English, "okay «rosalind» ate most of her lunch"},
		{"a surname that lists have as a town", phi.English, "school nurse calling about «declan tarnwilliam» he had an epipen"},
		{"the other half of a surname", phi.English, "results for «harriet winslow-tarrant» are back"},
		{"a given name alone at the start", phi.English, "«Kieran» (15) needs a sports physical"},
		{"a thing that no list has", phi.English, "do you have a zancordel, how much does the yorhil cost"},
		{"a saint", phi.English, "is St. Vincent open on Sundays"},
		{"a surname that is a word, behind a common given name", phi.English, "«matthew green» doesnt like his eggs runny"},
		{"the same word behind none", phi.English, "the green tablets and the brown ones"},
		{"an initial in lower case", phi.English, "could you fax the results of «d. lewis» tonight"},
		{"two of them", phi.English, "«t. q. pham» wants to be called back"},
		{"a letter of a disease", phi.English, "tested for hepatitis b. «jonathan» was too"},
		{"an abbreviation", phi.German, "es kommt jemand, z.b. «Anna»"},
		{"a word that goes on with a noun", phi.English, "tell «matthew» green tea is better"},
		{"particles in a row", phi.English, "bed 4 «de la cruz» wants her wife called"},
		{"a car", phi.English, "the van «melissa» drove is in the yard"},
		{"to the in Italian", phi.Italian, "ho dato le chiavi al «Giovanni» ieri"},
		{"a particle that is no word", phi.Italian, "ho chiamato «de luca» ma ha risposto la moglie"},
		{"a preposition", phi.Spanish, "la hija de «noelia» viene a buscarla"},
		{"the half behind a hyphen", phi.Spanish, "«Hyun-woo» se mareó en la fábrica"},
		{"nouns", phi.German, "Der Verband muss neu, die Wunde ist trocken, Wundheilung gut"},
	})
}
