// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

func TestFlag(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	tests := []struct {
		feature    baa.Feature
		covered    bool
		use        baa.Allowance
		conditions int
		liability  []string
		why        string
	}{
		{baa.SMS, false, baa.ConditionsUnmet, 4, []string{"clinic"}, "four conditions, the organisation's risk"},
		{baa.MMS, false, baa.ConditionsUnmet, 4, []string{"clinic"}, "as SMS"},
		{baa.AISummary, false, baa.ConditionsUnmet, 5, []string{"clinic"}, "five conditions"},
		{baa.CRM, false, baa.Forbidden, 0, []string{"clinic"}, "no conditions are given"},
		{baa.AnalyticsExport, false, baa.Forbidden, 0, []string{"clinic"}, "its sink is not covered"},
		{baa.Call, true, baa.Permitted, 0, []string{}, "the agreement is in force"},
		{baa.Voicemail, true, baa.ConditionsUnmet, 3, []string{}, "covered, with three standing duties"},
	}
	for _, tt := range tests {
		t.Run(tt.feature.String(), func(t *testing.T) {
			f, err := g.Flag("quo", tt.feature, baa.Use{Account: "main", AsOf: day(t, "2026-06-01")})
			require.NoError(t, err)
			if f.Covered != tt.covered || f.Use != tt.use || len(f.Conditions) != tt.conditions {
				t.Errorf("got covered %v, %v, %d conditions; want %v, %v, %d: %s", f.Covered, f.Use, len(f.Conditions), tt.covered, tt.use, tt.conditions, tt.why)
			}
			if diff := cmp.Diff(tt.liability, f.Liability); diff != "" {
				t.Errorf("liability (-want +got):\n%s", diff)
			}
			if f.Notice != baa.LegalNotice || f.Covered != (f.Coverage == baa.Covered) {
				t.Errorf("notice or coverage is off: %+v", f)
			}
		})
	}
	unknown, err := vendors(t).Flag("quo", baa.Call, baa.Use{AsOf: day(t, "2026-06-01")})
	require.NoError(t, err)
	if unknown.Covered {
		t.Error("unknown is not covered")
	}
	for _, f := range []baa.Feature{baa.OtherFeature, baa.Chat, -1, 99} {
		_, err := g.Flag("quo", f, baa.Use{AsOf: day(t, "2026-06-01")})
		var use *baa.UseError
		require.ErrorAs(t, err, &use, "no such service")
		if use.Problem != baa.UnknownService {
			t.Errorf("problem %v, want unknown_service", use.Problem)
		}
	}
}

// Every class path of a feature that some shipped vendor has must lead there.
func TestFeaturePaths(t *testing.T) {
	g := vendors(t)
	today := day(t, "2026-06-01")
	known := 0
	for f := baa.OtherFeature; f.String() != "invalid"; f++ {
		for _, vendor := range []string{"quo", "sprout", "instagram"} {
			if _, err := g.Flag(vendor, f, baa.Use{AsOf: today}); err == nil {
				known++
			}
		}
	}
	// 15 at Quo (all but social, chat, e-mail, forms), 6 at Sprout, 5 at a network.
	if known != 26 {
		t.Errorf("%d features of three vendors answer, want 26", known)
	}
}
