// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_NamesOfAccounts(t *testing.T) {
	checkSamples(t, nil, phi.KindOtherID, []sample{
		{"an address with @", phi.English, "find me «@jane_doe» there"},
		{"behind the network", phi.English, "instagram: «jane.doe» there"},
		{"a sign in it", phi.English, "my insta is «jane_doe99» there"},
		{"a word that no list knows", phi.English, "my insta is «xqzdoe» there"},
		{"a plain word behind a colon", phi.English, "username: «xqzdoe»"},
		{"nombre de usuario", phi.Spanish, "usuario: «ana.ruiz_88»"},
		{"nom d'utilisateur", phi.French, "nom d'utilisateur : «ana_ruiz»"},
		{"Benutzername", phi.German, "Benutzername: «ana_ruiz»"},
		{"nome utente", phi.Italian, "nome utente: «ana_ruiz»"},
		{"a user of a forum", phi.English, "find «u/janedoe» on there"},
		{"with a stroke before it", phi.English, "find «/u/janedoe» on there"},
		{"a salutation", phi.Spanish, "Estimado usuario: agradecemos su comentario"},
		{"a judgement", phi.English, "instagram is great"},
		{"a day", phi.English, "saw it on Facebook today"},
		{"a unit", phi.English, "insulin 5 U/mL"},
		{"a count in a unit", phi.Spanish, "leucocitos 8.600 u/mm3 hoy"},
		{"an immunoglobulin is no network", phi.Spanish, "Ig G 10,60"},
		{"a choice", phi.English, "answer yes/no"},
	})
}

func TestReq_P2_DevicesAndVehicles(t *testing.T) {
	checkSamples(t, nil, phi.KindDevice, []sample{
		{"HIBCC", phi.English, "scan says «+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C»"},
		{"ICCBBA", phi.English, "scan says «=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123»"},
		{"GS1", phi.English, "scan says «(01)00844588003288(17)141120(21)10987654»"},
		{"a gain", phi.English, "up by +H1 or +A2/S3 a day"},
		{"a formula", phi.English, "we have =A1+B2 here"},
		{"a plate with its state", phi.English, "plate «vehicle|MD 4AB1234» seen"},
		{"plaque", phi.French, "plaque «vehicle|AB-123-CD» vue"},
		{"Kennzeichen", phi.German, "Kennzeichen «vehicle|B-AB 1234» gesehen"},
		{"targa", phi.Italian, "targa «vehicle|AB 123 CD» vista"},
		{"matrícula", phi.Spanish, "matrícula «vehicle|1234 BCD» vista"},
		{"a dish", phi.English, "a plate of pasta for 20 dollars"},
		{"dental plaque", phi.French, "plaque 3 mm au niveau"},
	})
}

func TestReq_P2_FaxByTheLetterOfALetterhead(t *testing.T) {
	checkSamples(t, nil, phi.KindFax, []sample{
		{"both letters", phi.English, "F: «410-555-0123» P: «phone|410-555-0124»"},
		{"in parentheses", phi.English, "(f) «410-555-0123» (p) «phone|410-555-0124»"},
		{"the end of a word", phi.English, "my golf: «phone|410-555-0123»"},
	})
}
