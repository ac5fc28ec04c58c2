// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_CodesAwayFromTheirLabel(t *testing.T) {
	checkSamples(t, nil, phi.KindOtherID, []sample{
		{"behind a copula", phi.English, "Serial on my cpap is «device|RM-2290-55817», is that recalled?"},
		{"read out behind a copula", phi.English, "serial on the device is «device|pjn 448120 x»"},
		{"words and dashes", phi.Italian, "Protocollo studio «ONC-IT-0417», seconda dose"},
		{"joints that are read out", phi.English, "his portal login is «elamin underscore 57»"},
		{"stops that are read out", phi.English, "monitor flagged ip «ip|203 dot 0 dot 113 dot 48» today"},
		{"an amount behind one", phi.English, "the order we made last week is 200 dollars"},
		{"a stop and a dash in the label", phi.German, "Vers.-Nr. «health_plan_id|K456789012» liegt bei"},
		{"an abbreviation as the label", phi.German, "Kundennr. «account|4471-220» bitte prüfen"},
		{"a user name without a colon", phi.Italian, "utente «pia.amadori45», non vedo il referto"},
		{"no user name", phi.English, "my login failed twice"},
		{"an account number that was badly copied", phi.German, "bitte von diesem Konto abbuchen: «account|DE00 1234 5678 9012 3456 78»"},
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
