// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// TestFormsAreTold uses words that no table of the package holds in the form in
// which they stand here.
func TestFormsAreTold(t *testing.T) {
	g := newGuard(t, nil)
	for _, tc := range []struct {
		name, why string
		lang      phi.Language
		reply     string
		passes    bool
	}{
		{"german compound", "a Vorsorgeuntersuchungstermin is a Termin", phi.German, "Ihr Vorsorgeuntersuchungstermin ist am Dienstag.", false},
		{"german plural", "Zahnimplantate are implants", phi.German, "Schön, dass Ihre Zahnimplantate halten.", false},
		{"german prefix", "ge stands inside the participle", phi.German, "Sie haben unsere Helferin angebrüllt und ausgelacht.", false},
		{"german infinitive", "an infinitive is no participle", phi.German, "Sie können uns jederzeit anschreiben.", true},
		{"german noun", "what has a capital is no verb", phi.German, "Fragen zu den Gebäuden haben viele.", true},
		{"spanish preterite", "the ending of tú", phi.Spanish, "Te marchaste sin despedirte.", false},
		{"spanish article", "la before a noun is no pronoun", phi.Spanish, "La clínica abre a las nueve.", true},
		{"spanish clitic", "le before a verb is the one addressed", phi.Spanish, "Le extirpamos un lunar.", false},
		{"french participle", "any verb in é", phi.French, "Vous avez insulté notre secrétaire.", false},
		{"french writing", "what one does by writing", phi.French, "Vous avez partagé votre avis, merci.", true},
		{"italian participle", "any verb in ato", phi.Italian, "Lei ha insultato la nostra segretaria.", false},
		{"italian pronoun", "la before a verb of we", phi.Italian, "La ringraziamo per le parole gentili.", true},
		{"italian plural", "referti are results", phi.Italian, "I suoi referti sono pronti.", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, g, disclaimer.Exchange{Reply: tc.reply, Lang: tc.lang, Channel: phi.ChannelPublicReview})
			require.Equal(t, tc.passes, r.Verdict == disclaimer.VerdictAllow, "%s%s", tc.why, describe(r, tc.reply))
		})
	}
}
