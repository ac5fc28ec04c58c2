// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// The samples are read at 22 November 2026.
func TestReq_P2_AgesOver89InFiveLanguages(t *testing.T) {
	checkSamples(t, nil, phi.KindAge, []sample{
		{"an age that is to come", phi.English, "he is turning «90» soon"},
		{"in words", phi.English, "turns «ninety-three» in spring"},
		{"a decade of life", phi.English, "she's in her «nineties»"},
		{"a decade of life in digits", phi.English, "she's in her early «90s» now"},
		{"a decade of the century", phi.English, "music of the 90s and the nineties"},
		{"a word for such a person", phi.English, "a «nonagenarian» with a cough"},
		{"the birthday says the age", phi.English, "his «95th birthday» is close"},
		{"a birthday that shows no such age", phi.English, "his 85th birthday is close"},
		{"of a relative, without a unit", phi.English, "my grandma is «ninety-five» thank you"},
		{"with a unit that is none of ages", phi.English, "my grandma is 95 pounds"},
		{"to come, without a unit", phi.English, "she will be «93» in spring"},
		{"a price", phi.English, "a cleaning is 99 now, not more"},
		{"the price behind a name", phi.Italian, "per «name|Marta Rosati», 95 euro e referto in giornata"},
		{"a patient, without a unit", phi.English, "the patient is «93» and alone"},
		{"89 is not over 89", phi.English, "she is 89 years old"},
		{"a supply is no age", phi.English, "a 90-day supply"},
		{"nor is a dose", phi.English, "dose of 95 mg"},
		{"a year of birth 96 years ago", phi.English, "born in «1930» in Ohio"},
		{"a year of birth 64 years ago", phi.English, "born in 1962 in Ohio"},
		{"a year of a house", phi.English, "the hospital was built in 1930"},

		{"an age to come", phi.Spanish, "cumple «90 años» pronto"},
		{"hundreds in words", phi.Spanish, "tiene «ciento dos años»"},
		{"a word for such a person", phi.Spanish, "un anciano «nonagenario»"},
		{"the short form of a record", phi.Spanish, "varón de «95» a. con tos"},
		{"a span of time", phi.Spanish, "hace 95 años se fundó"},
		{"experience of a house", phi.Spanish, "100 años de experiencia"},
		{"a year of birth", phi.Spanish, "nació en «1930» por allí"},

		{"quatre-vingt-douze", phi.French, "âgé de «quatre-vingt-douze ans»"},
		{"hundreds in words", phi.French, "elle a «cent deux ans»"},
		{"a word for such a person", phi.French, "une «nonagénaire»"},
		{"a span of time", phi.French, "il y a 95 ans"},
		{"experience of a house", phi.French, "100 ans d'expérience"},
		{"a year of birth", phi.French, "année de naissance : «1930»"},

		{"an age to come", phi.German, "sie wird «90»"},
		{"one word", phi.German, "sie ist «zweiundneunzig Jahre alt»"},
		{"above a hundred", phi.German, "sie ist «hundertzwei Jahre alt»"},
		{"digits and a word in one", phi.German, "die «92jährige» Patientin"},
		{"a word for such a person", phi.German, "ein «Neunzigjähriger»"},
		{"a span of time", phi.German, "vor 100 Jahren gegründet"},
		{"the age in its case", phi.German, "im Alter von «94 Jahren»"},
		{"a year of birth", phi.German, "Jahrgang «1930», sehr rüstig"},

		{"an age to come", phi.Italian, "compie «90 anni»"},
		{"one word", phi.Italian, "ha «novantadue anni»"},
		{"above a hundred", phi.Italian, "ha «centodue anni»"},
		{"a word for such a person", phi.Italian, "una «novantenne»"},
		{"as records put it", phi.Italian, "di anni «94»"},
		{"a span of time", phi.Italian, "95 anni fa"},
		{"the year's class", phi.Italian, "classe «1930», pensionato"},
	})
}
