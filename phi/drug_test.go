// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P12_DrugStatusByCountry(t *testing.T) {
	for _, tc := range []struct {
		id, why  string
		country  phi.Pack
		want     phi.DrugStatus
		schedule int
	}{
		{"ibuprofen", "sold without a prescription", phi.PackUS, phi.OverTheCounter, 0},
		{"metformin", "on prescription", phi.PackUS, phi.Prescription, 0},
		{"metformin", "on prescription", phi.PackCA, phi.Prescription, 0},
		{"oxycodone", "schedule II of the Controlled Substances Act", phi.PackUS, phi.Controlled, 2},
		{"oxycodone", "schedule I of the Controlled Drugs and Substances Act", phi.PackCA, phi.Controlled, 1},
		{"alprazolam", "schedule IV in both countries", phi.PackUS, phi.Controlled, 4},
		{"diabetes", "no drug", phi.PackUS, phi.NoDrug, 0},
		{"oxycodone", "the stricter country counts where the reader's is not known", 0, phi.Controlled, 2},
	} {
		c, err := phi.ParseConcept(tc.id)
		require.NoError(t, err, tc.id)
		if got, schedule := c.Drug(tc.country); got != tc.want || schedule != tc.schedule {
			t.Errorf("%s in %v: %s: %v, schedule %d, want %v, %d", tc.id, tc.country, tc.why, got, schedule, tc.want, tc.schedule)
		}
	}
	if _, err := phi.ParseConcept("no such thing"); err == nil {
		t.Error("an unknown id is a concept")
	}
}
