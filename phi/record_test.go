// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_NumbersThatTheirPlaceGivesAway(t *testing.T) {
	checkSamples(t, nil, phi.KindMRN, []sample{
		{"a cell beside a date of birth", phi.English, "| F | «date|10/05/1986» | «9056297478» | stable"},
		{"two cells beside it", phi.French, "| H | «date|22/01/1965» | «9010572683» | «10294875403»\nsuite"},
		{"a comma sets it off", phi.German, "M, «date|15.12.2019», «98765431256»\nBefund"},
		{"a cell with a result", phi.English, "| Leukocytes | 7400 | 10000 |"},
		{"a long result without a date", phi.English, "| viral load | 1200000 | copies |"},
		{"behind the word for a patient", phi.English, "for patient «1234567890» please"},
		{"and in French", phi.French, "pour le patient «1234567890» lors de la visite «2345678901» : valide"},
		{"and in Spanish", phi.Spanish, "el paciente «123456789012» ingresó"},
		{"and in German", phi.German, "Patientin «1234567» kam"},
		{"and in Italian", phi.Italian, "il paziente «12345678» sta bene"},
		{"a count of patients", phi.English, "patient 12 of 40"},
		{"a bare number sign", phi.French, "sous le numéro «other_id|1235568467»."},
		{"a number of few digits", phi.English, "number 12345 in the queue"},
		{"words between a label and its colon", phi.French, "référence interne actuelle : «other_id|9750409278»."},
		{"a sentence between them", phi.French, "référence : voir le tableau 2025 : bon"},
		{"a label of an address before another number", phi.French, "IP: «67475839483», nous a contacté"},
		{"an article after the verb", phi.French, "mon numéro de dossier est le «4471190»."},
	})
}

func TestReq_P2_NumbersDigitByDigit(t *testing.T) {
	checkSamples(t, nil, phi.KindDate, []sample{
		{"a date from the boxes of a form", phi.French, "né «1 2 0 6 1 9 8 1» ici"},
		{"with its separators", phi.French, "né «1 2 . 0 6 . 1 9 8 1» ici"},
		{"each line is a number", phi.French, "«1 2 0 6 2 0 3 1»\n«health_plan_id|1 2 6 1 2 3 8 5 2 1 9 2 1 1 1»"},
		{"a list of scores", phi.English, "scores 1 0 1 0 1 1 0 1 0 1 1 0 1"},
	})
}

func TestReq_P2_CodesBehindANumberSign(t *testing.T) {
	checkSamples(t, nil, phi.KindOtherID, []sample{
		{"letters and digits", phi.French, "Bon de transport n° «AMB/24/00918» signé"},
		{"digits with a dash", phi.French, "Couloir n° «660122-41» à gauche"},
		{"an abbreviation", phi.Spanish, "llaman por el papel num «V-550917»"},
		{"a place in a row", phi.French, "la chambre n° 12 est libre"},
		{"a statute", phi.French, "la loi n° 2002-303 du code"},
		{"a negation", phi.Spanish, "no 20000 veces"},
	})
}
