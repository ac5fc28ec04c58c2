// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// source is the form of a source: a section of law, a published page, or the
// user's own policy.
var source = regexp.MustCompile(`^(\d+ (CFR|USC) \d+(\.\d+)?(\([0-9A-Za-z]+\))*|(Sprout Social|Quo) HIPAA page|customer policy)$`)

func TestStarterNamesItsSources(t *testing.T) {
	s := starter(t)
	for _, p := range s.Policies {
		if !source.MatchString(p.Source) {
			t.Errorf("%s: source %q has no known form", p.ID, p.Source)
		}
		if p.Version == "" {
			t.Errorf("%s has no version", p.ID)
		}
	}
	for _, clock := range s.Clocks {
		if !source.MatchString(clock.Source) {
			t.Errorf("%s: source %q has no known form", clock.ID, clock.Source)
		}
	}
	for _, rule := range s.Stores {
		if rule.Source != "" && !source.MatchString(rule.Source) {
			t.Errorf("%s: source %q has no known form", rule.Name, rule.Source)
		}
	}
	if !source.MatchString(retention.DefaultIdleLimit().Source) {
		t.Error("the idle limit has no known source")
	}
}

func TestScheduleComesBackFromJSON(t *testing.T) {
	s := starter(t)
	s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel", Grace: period(t, "P10D")}}
	data, err := json.Marshal(s)
	require.NoError(t, err)
	back, err := retention.ReadSchedule(data)
	require.NoError(t, err)
	if a, b := compile(t, s).Engine(), compile(t, back).Engine(); a != b {
		t.Errorf("engines %v and %v:\n%s", a, b, data)
	}
}

func TestStarterIsFresh(t *testing.T) {
	first := starter(t)
	first.Policies[0].Select.Kinds[0] = retention.Consent
	first.Policies[0].KeepAtMost = retention.Forever()
	if diff := cmp.Diff("P13M", starter(t).Policies[0].KeepAtMost.String()); diff != "" {
		t.Errorf("a change reached the next copy (-want +got):\n%s", diff)
	}
}
