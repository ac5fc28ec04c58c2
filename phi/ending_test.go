// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// No list holds all words of medicine: their endings tell what they are.
func TestReq_P8_WordsOfMedicineByTheirEndings(t *testing.T) {
	d, err := phi.New(nil)
	require.NoError(t, err)
	for _, tc := range []struct {
		why, text string
		lang      phi.Language
		word      string
		class     phi.Class
	}{
		{"an operation", "my trabeculectomy is on the ninth", phi.English, "trabeculectomy", phi.ClassProcedure},
		{"an operation in Spanish", "me hicieron una hialoidotomía el martes", phi.Spanish, "hialoidotomía", phi.ClassProcedure},
		{"a look inside in German", "meine Gonioskopie war gestern", phi.German, "Gonioskopie", phi.ClassProcedure},
		{"an inflammation", "she has polychondritis since may", phi.English, "polychondritis", phi.ClassCondition},
		{"a pain in Italian", "ho una brachialgia da giorni", phi.Italian, "brachialgia", phi.ClassSymptom},
		{"a state of the blood in French", "mon fils a une drépanocytémie légère", phi.French, "drépanocytémie", phi.ClassCondition},
		{"a tumour", "le quitaron un condrosarcoma pequeño", phi.Spanish, "condrosarcoma", phi.ClassCondition},
		{"an operation in French", "ma goniotomie est prévue jeudi", phi.French, "goniotomie", phi.ClassProcedure},
		{"a word of another science", "a course on trichotomy and cryoscopy", phi.English, "", 0},
		{"a name", "ask for Noemia Irunlosis at the gate", phi.English, "", 0},
		{"a name behind a title", "please call mrs papalemia about the chairs", phi.English, "", 0},
		{"a handle", "see @apotheemia for the pictures", phi.English, "", 0},
		{"a short word", "what a nice losis this is", phi.English, "", 0},
	} {
		m := phi.Body(tc.text)
		m.Lang = tc.lang
		a, err := d.Assess(m)
		require.NoError(t, err)
		found := phi.Class(0)
		for _, got := range a.Mentions {
			if word := tc.text[got.Start:got.End]; tc.word == "" || word == tc.word {
				found = got.Class
			}
		}
		if found != tc.class {
			t.Errorf("%s: class %v, want %v", tc.why, found, tc.class)
		}
	}
}
