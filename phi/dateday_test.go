// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_DaysThatAreSpoken(t *testing.T) {
	checkSamples(t, nil, phi.KindDate, []sample{
		{"behind tomorrow", phi.English, "the scope is tomorrow «the sixth» her son will drive"},
		{"in two words", phi.English, "she goes home on «the twenty third»"},
		{"few things but days are counted so high", phi.English, "knee replaced «the seventeenth» walking well"},
		{"behind a weekday", phi.English, "come in «Friday the sixth»"},
		{"a place in a row", phi.English, "she broke the fifth toe and was the first to call"},
		{"a floor", phi.English, "he is on the nineteenth floor"},
		{"an age in a row", phi.English, "on the twentieth birthday of the clinic"},
		{"numbers behind a label", phi.English, "date of birth «three four fifty one» allergic to nuts"},
		{"a zero and a year in two parts", phi.English, "dob «oh four twelve nineteen sixty»"},
		{"separators that are read out", phi.English, "the scan on «nine slash sixteen» was denied"},
		{"a bill that is due", phi.English, "remainder due «eleven thirteen»"},
		{"two numbers are no date", phi.English, "admitted two two hour checks"},
		{"digits behind a label", phi.English, "dob «2 14 66»"},
		{"an event before it", phi.English, "my son was seen «11/23» for his arm"},
		{"an event behind it", phi.English, "can i move my «3/14» appt"},
		{"a share", phi.English, "i filled 3/4 of the form"},
		{"the article belongs to it", phi.English, "seen on «the 2nd of June»"},
		{"a month of this year", phi.English, "placed «June of this year»"},
		{"the article belongs to it in German", phi.German, "ich bin seit «dem 19». krank"},
		{"a day and a month in a heading", phi.German, "Pflegebericht «4.11.»: ruhige Nacht"},
		{"behind a weekday in German", phi.German, "er hat seit «Freitag, dem 13». Fieber"},
		{"the second stop left out", phi.German, "hab am «5.11» termin"},
		{"a section", phi.German, "Siehe Abschnitt 4.11 der Leitlinie"},
		{"a day alone", phi.Spanish, "lo operaron «el 18» y está bien"},
		{"a quantity", phi.Spanish, "el 20 por ciento"},
		{"the end of a span", phi.Italian, "dal «3 al 5 ottobre» ero via"},
	})
}

func TestReq_P2_AgesThatAreTold(t *testing.T) {
	checkSamples(t, nil, phi.KindAge, []sample{
		{"of a person", phi.English, "she's «97» and lives alone"},
		{"in words", phi.English, "born in summer so that makes her «ninety five» now"},
		{"a share", phi.English, "she's 95 percent better"},
	})
}
