// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// What stands in capitals behind a word for a sort of firm or school is its name.
func TestReq_P2_VenuesWithNamesInCapitals(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"words of the language", phi.French, "il va à la «crèche Les Petits Loups» le matin"},
		{"a particle between the sort and the name", phi.Spanish, "trabaja de noche en la «panadería de Los Olivos» hace años"},
		{"two words", phi.Italian, "serve il certificato per la «ditta Corna Legnami» di mio cugino"},
		{"a place of care", phi.Spanish, "me citaron en la clínica San Blas por la mañana"},
		{"the sort alone", phi.French, "elle reprend l'école lundi"},
		{"a subject", phi.Spanish, "estudia en la facultad de Derecho"},
		{"a shout", phi.Spanish, "a la escuela NO quiere ir"},
		{"a greeting behind it", phi.French, "il va à la crèche Merci de le noter"},
		{"a noun of German in its capital", phi.German, "wir warten vor der Schule auf Oma"},
	})
}

// Behind a genitive stands a town as well as the name of a discoverer.
func TestReq_P2_SitesBehindGenitives(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"a town that somebody leaves", phi.Spanish, "me mudo de «Getafe» por trabajo"},
		{"with the article of its name", phi.Spanish, "viven en el barrio «El Paraíso» desde siempre"},
		{"that a tradesman is from", phi.French, "je suis la coiffeuse de «Chabanais» dont il parle"},
		{"a cheese", phi.Spanish, "ponme medio kilo de jamón de Teruel"},
		{"a soap", phi.French, "je me lave au savon de Marseille"},
		{"a match", phi.Italian, "hai visto la partita di Napoli ieri"},
		{"with the first word of many towns", phi.German, "sie wohnt in «bad wurzach» bei ihrer tochter"},
		{"in lower case, and nothing else", phi.German, "wir wohnen jetzt in «heilbronn»"},
		{"a scale", phi.Spanish, "escala de Glasgow de 15 al ingreso"},
		{"an index", phi.Spanish, "presenta un índice de Karnofsky del 80 %"},
		{"a disease", phi.French, "suivi pour une maladie de Horton depuis deux ans"},
	})
}
