// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
)

// word is what every enumeration can do.
type word[E any] interface {
	*E
	encoding.TextUnmarshaler
}

// roundTrip reads every word of an enumeration back and returns them.
func roundTrip[E interface {
	~int
	fmt.Stringer
	encoding.TextMarshaler
}, P word[E]](t *testing.T, parse func(string) (E, error)) []string {
	t.Helper()
	var words []string
	seen := map[string]bool{}
	for e := E(0); e.String() != "invalid"; e++ {
		text, err := e.MarshalText()
		require.NoError(t, err)
		var back E
		require.NoError(t, P(&back).UnmarshalText(text))
		parsed, err := parse(e.String())
		require.NoError(t, err)
		if back != e || parsed != e || string(text) != e.String() || seen[e.String()] {
			t.Errorf("%T %d: %q reads back as %d and %d", e, int(e), text, int(back), int(parsed))
		}
		seen[e.String()] = true
		words = append(words, e.String())
	}
	for _, bad := range []string{"", "invalid", "UNKNOWN", " "} {
		_, err := parse(bad)
		var unknown *baa.WordError
		require.ErrorAs(t, err, &unknown)
		if diff := cmp.Diff(words, unknown.Known()); diff != "" {
			t.Errorf("known words (-want +got):\n%s", diff)
		}
	}
	for _, out := range []E{-1, E(len(words))} {
		if _, err := out.MarshalText(); err == nil {
			t.Errorf("%T %d has a text", out, int(out))
		}
	}
	return words
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		got, want []string
		why       string
	}{
		{roundTrip(t, baa.ParseCoverage), []string{"prohibited", "not_covered", "unknown", "covered"}, "fixed on the wire, from severe to mild"},
		{roundTrip(t, baa.ParseAllowance), []string{"forbidden", "unknown", "conditions_unmet", "conditions_met", "permitted"}, "fixed on the wire, from severe to mild"},
		{roundTrip(t, baa.ParseBasis)[1:], []string{"agreement", "vendor_statement", "organisation"}, "fixed on the wire"},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	roundTrip(t, baa.ParseAction)
	roundTrip(t, baa.ParseAgreementKind)
	roundTrip(t, baa.ParseApplies)
	roundTrip(t, baa.ParseAwareness)
	roundTrip(t, baa.ParseConditionKind)
	roundTrip(t, baa.ParseDataClass)
	roundTrip(t, baa.ParseEffect)
	roundTrip(t, baa.ParseEvidenceKind)
	roundTrip(t, baa.ParseFeature)
	roundTrip(t, baa.ParseInherit)
	roundTrip(t, baa.ParseIntent)
	roundTrip(t, baa.ParseLintCode)
	roundTrip(t, baa.ParseExpiryKind)
	roundTrip(t, baa.ParseMeasure)
	roundTrip(t, baa.ParseOrigin)
	roundTrip(t, baa.ParsePart)
	roundTrip(t, baa.ParsePer)
	roundTrip(t, baa.ParsePrecision)
	roundTrip(t, baa.ParseProblem)
	roundTrip(t, baa.ParseProvision)
	roundTrip(t, baa.ParseReason)
	roundTrip(t, baa.ParseRemedy)
	roundTrip(t, baa.ParseRole)
	roundTrip(t, baa.ParseStatus)
	roundTrip(t, baa.ParseWillingness)
}

func TestMeasures(t *testing.T) {
	tests := []struct {
		measure     baa.Measure
		value, must string
		enough      bool
		why         string
	}{
		{baa.AESAtRestBits, "256", "256", true, "equal"},
		{baa.AESAtRestBits, "128", "256", false, "shorter key"},
		{baa.TLSVersion, "1.3", "1.2", true, "newer"},
		{baa.TLSVersion, "1.1", "1.2", false, "older"},
		{baa.Tenancy, "dedicated", "commingled_logical", true, "stronger"},
		{baa.Tenancy, "commingled", "commingled_logical", false, "weaker"},
		{baa.BackupsEncrypted, "false", "true", false, "not encrypted"},
		{baa.IdleLogoff, "15m", "360h", true, "shorter is stronger"},
		{baa.IdleLogoff, "360h", "15m", false, "15 days do not meet 15 minutes"},
		{baa.AuditLog, "true", "true", true, "equal"},
	}
	for _, tt := range tests {
		enough, err := tt.measure.AtLeast(tt.value, tt.must)
		require.NoError(t, err)
		if enough != tt.enough {
			t.Errorf("%v: %s against %s is %v: %s", tt.measure, tt.value, tt.must, enough, tt.why)
		}
	}
	for _, bad := range []struct {
		measure baa.Measure
		value   string
	}{{baa.AESAtRestBits, "255"}, {baa.TLSVersion, "12"}, {baa.Tenancy, ""}, {baa.BackupsEncrypted, "yes"}, {baa.IdleLogoff, "-1h"}, {baa.MeasureUnspecified, "1"}, {99, "1"}} {
		if _, err := bad.measure.AtLeast(bad.value, bad.value); err == nil {
			t.Errorf("%v accepts %q", bad.measure, bad.value)
		}
	}
}
