// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_CodesAwayFromTheirLabel(t *testing.T) {
	checkSamples(t, nil, phi.KindOtherID, []sample{
		{"behind a copula", phi.English, "Serial on my pump is «device|KT-4471-00213», is that recalled?"},
		{"read out behind a copula", phi.English, "serial on the device is «device|qvt 220431 z»"},
		{"words and dashes", phi.Italian, "Protocollo studio «CARD-IT-0552», seconda dose"},
		{"joints that are read out", phi.English, "his portal login is «jorin underscore 57»"},
		{"stops that are read out", phi.English, "monitor flagged ip «ip|192 dot 0 dot 2 dot 48» today"},
		{"an amount behind one", phi.English, "the order we made last week is 200 dollars"},
		{"a stop and a dash in the label", phi.German, "Vers.-Nr. «health_plan_id|K456789012» liegt bei"},
		{"an abbreviation as the label", phi.German, "Kundennr. «account|4471-220» bitte prüfen"},
		{"a user name without a colon", phi.Italian, "utente «lia.quarli45», non vedo il referto"},
		{"no user name", phi.English, "my login failed twice"},
		{"an account number that was badly copied", phi.German, "ich zahle von meinem Konto: «account|DE00 1111 2222 3333 4444 55»"},
	})
}

// A number that counts something belongs to no label.
func TestReq_P2_NumbersThatCountBehindLabels(t *testing.T) {
	checkSamples(t, nil, phi.KindHealthPlanID, []sample{
		{"minutes of a policy", phi.English, "our late policy is 15 minutes for everybody"},
		{"days of a plan", phi.English, "the coach has a plan: 10 walks, 10 salads"},
		{"a policy with its number", phi.English, "my policy number is «8834721» for the claim"},
	})
	checkSamples(t, nil, phi.KindOtherID, []sample{
		{"a verb that ends as EIN", phi.German, "wir laden alle ein: «date|14. Juni, 18 Uhr», im Saal"},
	})
	checkSamples(t, nil, phi.KindAccount, []sample{
		{"a sum behind the word for a bill", phi.Italian, "quanto al conto: 35 euro in più per la lente"},
	})
}

func TestReq_P2_LocalNumbersThatAreLeft(t *testing.T) {
	checkSamples(t, nil, phi.KindPhone, []sample{
		{"at the end, behind a name", phi.English, "we park there on sundays. ask at the office, «555-0148»"},
		{"between two parts", phi.French, "candidature au poste d'accueil, «555-0141», merci"},
		{"a range that goes on", phi.English, "we need 555-0900 tablets"},
		{"an amount", phi.English, "sodium 200-1200 mg"},
	})
}
