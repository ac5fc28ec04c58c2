// SPDX-License-Identifier: Apache-2.0

package civil_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/civil"
)

func TestParsePeriod(t *testing.T) {
	tests := []struct {
		name, text string
		want       civil.Period
		err        error
		why        string
	}{
		{"months", "P13M", civil.Period{Months: 13}, nil, "months are kept, not turned into a year and a month"},
		{"all", "P1Y2M3W4D", civil.Period{Years: 1, Months: 2, Weeks: 3, Days: 4}, nil, "in the order of ISO 8601"},
		{"none", "P0D", civil.Period{}, nil, "no time at all"},
		{"largest", "P9999999D", civil.Period{Days: 9999999}, nil, "the largest count"},
		{"too large", "P10000000D", civil.Period{}, civil.ErrRange, "longer than the calendar"},
		{"empty", "", civil.Period{}, civil.ErrSyntax, "no text is no period"},
		{"bare", "P", civil.Period{}, civil.ErrSyntax, "a period has a part"},
		{"no unit", "P13", civil.Period{}, civil.ErrSyntax, "a count needs a unit"},
		{"no count", "PM", civil.Period{}, civil.ErrSyntax, "a unit needs a count"},
		{"order", "P1D1Y", civil.Period{}, civil.ErrSyntax, "years come first"},
		{"twice", "P1M1M", civil.Period{}, civil.ErrSyntax, "each unit once"},
		{"time", "P1DT2H", civil.Period{}, civil.ErrSyntax, "no hours on a calendar"},
		{"minutes look like months", "PT13M", civil.Period{}, civil.ErrSyntax, "13 minutes are not 13 months"},
		{"negative", "-P13M", civil.Period{}, civil.ErrSyntax, "time passes one way"},
		{"lower case", "p13m", civil.Period{}, civil.ErrSyntax, "one form only"},
		{"fraction", "P1.5M", civil.Period{}, civil.ErrSyntax, "half a month has no length"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := civil.ParsePeriod(tt.text)
			require.ErrorIs(t, err, tt.err, tt.why)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
			if err == nil && got.String() != tt.text {
				t.Errorf("%s came back as %v", tt.text, got)
			}
		})
	}
}

func TestPeriodText(t *testing.T) {
	_, err := civil.Period{Days: -1}.MarshalText()
	require.ErrorIs(t, err, civil.ErrRange)
	if got := (civil.Period{Days: -1}).String(); got != "invalid" {
		t.Errorf("String of a negative period = %q", got)
	}
	if !(civil.Period{}).IsZero() || (civil.Period{Weeks: 1}).IsZero() {
		t.Error("IsZero must hold for no time and nothing else")
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"P13M", "P1Y2M3W4D", "P0D", "P007D", "PT1H", "P", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := civil.ParsePeriod(s)
		if err != nil {
			return
		}
		if !p.IsValid() {
			t.Fatalf("%q gave a period that is not valid", s)
		}
		again, err := civil.ParsePeriod(p.String())
		if err != nil || again != p {
			t.Fatalf("%v came back as %v, %v", p, again, err)
		}
	})
}
