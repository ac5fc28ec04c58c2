// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_StreetsInLowerCase(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"the number stands first", phi.French, "la dame du «12 rue des tanneurs» a rappelé"},
		{"the name is one of somebody", phi.French, "il est au «3 rue victor hugo» depuis hier"},
		{"the number stands behind", phi.Italian, "la nonna abita in «via garibaldi 12» adesso"},
		{"behind a particle", phi.Spanish, "vive en «calle de la estrella 8» con su hija"},
		{"a way to give a medicine", phi.Italian, "due compresse per via orale 3 volte al giorno"},
		{"a street and no house", phi.French, "il y a du bruit dans la rue ce soir"},
		{"one word with the word for a street at its end", phi.German, "wohnt jetzt «neubrunnenweg 4» und kommt mit dem bus"},
		{"a town of its own part behind it", phi.Spanish, "vivo en «calle mayor 6, villalba» y no tengo coche"},
		{"and one that a stop ends", phi.Italian, "abito in «via garibaldi 6, serravalle». a domani"},
		{"a request behind it", phi.Spanish, "vive en «calle mayor 6», llame ya"},
		{"a part of the sentence behind it", phi.French, "j'habite «12 rue des lilas», gardez mes clés"},
		{"a common noun with such an end", phi.German, "wir waren am radweg spazieren"},
	})
}
