// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// No list has these names; who says them gives them away.
func TestReq_P2_SitesThatNoListKnows(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"behind a preposition", phi.English, "hes going back to «quarlow bend» after the weekend"},
		{"behind a verb of coming", phi.English, "the bus from «tansfield» was late again"},
		{"a place in the house", phi.English, "she is in the waiting room by the window"},
		{"a thing with an article", phi.English, "we parked near the red barn"},
		{"a word of the trade", phi.English, "sent her to radiology and then to physio"},
		{"a country alone", phi.English, "they fly back to the United Kingdom in may"},
		{"a measure in capitals", phi.Spanish, "Se alcanza un nadir de PSA en el segundo control."},
		{"a noun", phi.German, "Das erfolgte in Kurznarkose und ohne Zwischenfall."},
	})
}

// A word for a sort of firm, school or club belongs to the name that it stands with.
func TestReq_P2_SitesWithTheirSort(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"behind the name in English", phi.English, "her shift at «gunderson realty» ends at five"},
		{"before it in Spanish", phi.Spanish, "trabaja en la «panadería lupiáñez» y le duele el hombro"},
		{"before it in French", phi.French, "il est scolarisé au «collège lavastre» depuis un an"},
		{"before it in German", phi.German, "er arbeitet bei der «tischlerei grabowski» und hat rücken"},
		{"the sort alone", phi.English, "we met by the lake after church"},
		{"a workplace without a name", phi.German, "ich bin in der arbeit bis fünf"},
	})
}

func TestReq_P2_EmployersInLowerCase(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"behind words of work", phi.English, "i work nights at «brandt poultry» so mornings are best"},
		{"a school", phi.English, "he teaches at «ashgrove primary» and lost his voice"},
		{"a sort of organisation", phi.English, "works at the bakery in town"},
	})
}
