// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"cmp"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

func records(t testing.TB) []retention.RecordRule {
	t.Helper()
	rules, err := retention.RecordRules()
	require.NoError(t, err)
	return rules
}

func TestRecordRulesAreDatedAndSourced(t *testing.T) {
	place := regexp.MustCompile(`^US(-[A-Z]{2})?$`)
	rules := records(t)
	require.NotEmpty(t, rules)
	if !slices.IsSortedFunc(rules, func(a, b retention.RecordRule) int { return cmp.Compare(a.Jurisdiction, b.Jurisdiction) }) {
		t.Error("the rows are not sorted")
	}
	for _, r := range rules {
		ok := place.MatchString(r.Jurisdiction) && r.Source != "" && r.Checked.IsValid() && r.Keep.IsValid() && !r.Keep.IsZero() &&
			slices.Contains([]string{"any", "hospital", "physician", "medicare_advantage"}, r.Provider) &&
			slices.Contains([]string{"all", "minor"}, r.Patients) &&
			slices.Contains([]string{"section", "secondary", "unverified"}, r.Basis) &&
			(r.From == retention.Majority) == (r.Patients == "minor")
		if !ok {
			t.Errorf("%+v: incomplete", r)
		}
	}
}

func TestRecordRulesAsPolicies(t *testing.T) {
	s := starter(t)
	chart := retention.Selector{Labels: []string{"chart"}}
	for _, r := range records(t) {
		if r.Jurisdiction == "US-TX" {
			s.Policies = append(s.Policies, r.Policy(chart))
		}
	}
	r := compile(t, s)
	tests := []struct{ name, anchors, want, why string }{
		{"adult", `"last_treated":"2020-05-01","majority":"1990-01-01"`, "retained 2027-05-01 2027-05-02 record_us-tx_physician_all", "seven years"},
		{"child", `"last_treated":"2020-05-01","majority":"2028-05-01"`, "retained 2031-05-01 2031-05-02 record_us-tx_physician_minor", "until 21, which is longer"},
		{"age unknown", `"last_treated":"2020-05-01","majority":""`, "unknown 2027-05-01 none record_us-tx_physician_minor", "may be a child"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := item(t, `{"id":"m1","kind":"message","labels":["chart"],"anchors":{"created":"2020-05-01","cancelled":"2020-06-01",`+tt.anchors+`}}`)
			d := resolve(t, r, it, "2026-03-01")
			if tt.name != "age unknown" {
				d.Rule = d.Because[slices.IndexFunc(d.Because, func(r retention.Reason) bool { return r.Effect == retention.Keep && r.Outcome == retention.Won })].Rule
			}
			check(t, d, tt.want, tt.why)
			if d.Has(retention.AnchorInFuture) {
				t.Error("a day of coming of age that lies ahead is no mistake")
			}
		})
	}
	adult := item(t, `{"id":"m1","kind":"message","labels":["chart"],"anchors":{"created":"2020-05-01","cancelled":"2020-06-01","last_treated":"2019-01-01"}}`)
	d := resolve(t, r, adult, "2026-03-01")
	if d.State == retention.Due {
		t.Errorf("%v: without the day of majority the term for minors has not begun", d)
	}
}

func TestRecordRulesAreFresh(t *testing.T) {
	first := records(t)
	first[0].Source = "changed"
	if records(t)[0].Source == "changed" {
		t.Error("a change reached the next copy")
	}
}
