// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

func TestDoubtKeepsTheItem(t *testing.T) {
	r := compile(t, starter(t))
	tests := []struct {
		name, item string
		want       retention.Finding
		why        string
	}{
		{"cancelled on an unknown day", `{"id":"x","kind":"message","anchors":{"created":"2020-01-01","cancelled":""}}`,
			retention.Finding{Code: retention.AnchorMissing, Rule: "account_reactivation", Anchor: retention.Cancelled},
			"it happened, but the term cannot be counted"},
		{"reactivated on an unknown day", `{"id":"x","kind":"message","anchors":{"cancelled":"2020-01-01","reactivated":null}}`,
			retention.Finding{Code: retention.AnchorMissing, Rule: "account_reactivation", Anchor: retention.Cancelled},
			"nobody knows whether the cancellation still stands"},
		{"flagged on an unknown day", `{"id":"x","kind":"message","flags":["phi"],"anchors":{"created":"2020-01-01"}}`,
			retention.Finding{Code: retention.AnchorMissing, Rule: "phi_flagged", Anchor: retention.Flagged},
			"the flag is there and its day is not"},
		{"record without a creation day", `{"id":"x","kind":"authorization","anchors":{"last_effective":"2001-01-01"}}`,
			retention.Finding{Code: retention.AnchorMissing, Rule: "hipaa_documentation", Anchor: retention.Created},
			"every item was created some day"},
		{"terminated on an unknown day", `{"id":"x","kind":"message","anchors":{"terminated":""},"requests":[{"kind":"written","filed":"2026-01-01"}]}`,
			retention.Finding{Code: retention.AnchorMissing, Rule: "written_request", Anchor: retention.Terminated},
			"the request may or may not count"},
		{"no kind", `{"id":"x","anchors":{"cancelled":"2020-01-01"}}`,
			retention.Finding{Code: retention.KindMissing}, "it may be a record"},
		{"nobody's policy", `{"id":"x","kind":"other","anchors":{"created":"2020-01-01"}}`,
			retention.Finding{Code: retention.NoPolicy}, "no policy speaks of it"},
		{"deleted on an unknown day", `{"id":"x","kind":"message","anchors":{"deleted":""}}`,
			retention.Finding{Code: retention.AnchorMissing, Anchor: retention.DeletedOn}, "is it deleted?"},
		{"deleted in the future", `{"id":"x","kind":"message","anchors":{"deleted":"2030-01-01"}}`,
			retention.Finding{Code: retention.AnchorInFuture, Anchor: retention.DeletedOn}, "it cannot be"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := resolve(t, r, item(t, tt.item), "2026-03-01")
			if d.State != retention.Unknown || !d.DeleteAt.IsZero() {
				t.Errorf("%v, want unknown and no day: %s", d, tt.why)
			}
			if diff := cmp.Diff([]retention.Finding{tt.want}, d.Findings); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDoubtPostponesRequests(t *testing.T) {
	it := item(t, `{"id":"x","kind":"message","flags":["phi"],"anchors":{"created":"2020-01-01"},"requests":[{"kind":"self_service","filed":"2026-01-01"}]}`)
	d := resolve(t, compile(t, starter(t)), it, "2026-03-01")
	want := []retention.Answer{{Outcome: retention.Postponed, Rule: "phi_flagged"}}
	if diff := cmp.Diff(want, d.Answers); diff != "" || d.State != retention.Unknown {
		t.Errorf("%v: the answer must not promise what is in doubt (-want +got):\n%s", d, diff)
	}
}

func TestSpecificRequestPolicyWins(t *testing.T) {
	s := starter(t)
	slow := *policy(t, s, "self_service")
	slow.ID, slow.Scope, slow.Select, slow.KeepAtMost = "trash_can", retention.AccountScope, retention.Selector{Accounts: []string{"a"}}, period(t, "P7D")
	s.Policies = append(s.Policies, slow)
	it := item(t, `{"id":"x","kind":"message","account":"a","anchors":{"created":"2020-01-01"},"requests":[{"kind":"self_service","filed":"2026-03-01"}]}`)
	check(t, resolve(t, compile(t, s), it, "2026-03-02"), "retained none 2026-03-09 trash_can", "the account's own rule answers")
}

func TestFutureDatesAreFound(t *testing.T) {
	r := compile(t, starter(t))
	d := resolve(t, r, item(t, `{"id":"x","kind":"message","anchors":{"created":"2026-04-01","cancelled":"2026-05-01"}}`), "2026-03-01")
	check(t, d, "retained none 2027-06-02 account_reactivation", "counted from a day to come, so nothing is early")
	if d.Purpose != "" {
		t.Errorf("purpose %q before the cancellation", d.Purpose)
	}
	want := []retention.Finding{{Code: retention.AnchorInFuture, Anchor: retention.Created}, {Code: retention.AnchorInFuture, Anchor: retention.Cancelled}}
	if diff := cmp.Diff(want, d.Findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	d = resolve(t, r, item(t, `{"id":"x","kind":"message","requests":[{"kind":"self_service","filed":"2026-04-01"}]}`), "2026-03-01")
	check(t, d, "retained none none account_reactivation", "a request of tomorrow does nothing today")
	if d.Answers[0].Outcome != retention.Postponed || !d.Has(retention.AnchorInFuture) {
		t.Errorf("answers %v, findings %v", d.Answers, d.Findings)
	}
}

func TestItemsThatAreRefused(t *testing.T) {
	r := compile(t, starter(t))
	tests := []struct {
		name string
		item retention.Item
		on   string
		want error
		why  string
	}{
		{"no id", retention.Item{Kind: retention.Message}, "2026-03-01", retention.ErrMissing, "nothing could be deleted by it"},
		{"no such kind", retention.Item{ID: "x", Kind: 200}, "2026-03-01", retention.ErrMalformed, "a number without a meaning"},
		{"no such day", retention.Item{ID: "x", Kind: retention.Message, Anchors: map[retention.Anchor]retention.Date{retention.Created: {Year: 2026, Month: 2, Day: 30}}},
			"2026-03-01", retention.ErrNoSuchDate, "February has no thirtieth"},
		{"request without kind", retention.Item{ID: "x", Kind: retention.Message, Requests: []retention.Request{{Filed: retention.Date{Year: 2026, Month: 1, Day: 1}}}},
			"2026-03-01", retention.ErrMissing, "nobody knows what was asked"},
		{"request without day", retention.Item{ID: "x", Kind: retention.Message, Requests: []retention.Request{{Kind: retention.Written}}},
			"2026-03-01", retention.ErrNoSuchDate, "no term can be counted"},
		{"requested as an anchor", retention.Item{ID: "x", Kind: retention.Message, Anchors: map[retention.Anchor]retention.Date{retention.Requested: {Year: 2026, Month: 1, Day: 1}}},
			"2026-03-01", retention.ErrMisplaced, "a request says how it was asked"},
		{"no day of decision", retention.Item{ID: "x", Kind: retention.Message}, "", retention.ErrNoSuchDate, "nothing is due on no day"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var on retention.Date
			if tt.on != "" {
				on = day(t, tt.on)
			}
			d, err := r.Resolve(tt.item, on)
			require.ErrorIs(t, err, tt.want, tt.why)
			var itemErr *retention.ItemError
			require.ErrorAs(t, err, &itemErr)
			if d.State != retention.Unknown {
				t.Errorf("state %v beside an error: the item must stay", d.State)
			}
		})
	}
	for _, text := range []string{
		`{"id":"x","kind":"massage"}`, `{"id":"x","kind":"message","anchors":{"birth":"2026-01-01"}}`,
		`{"id":"x","kind":"message","anchors":{"created":"2026-02-30"}}`, `{"id":`,
		`{"id":"x","kind":"message","requests":[{"kind":"oral","filed":"2026-01-01"}]}`,
	} {
		if _, err := retention.ReadItem([]byte(text)); err == nil {
			t.Errorf("%s was read", text)
		}
	}
	if _, err := retention.ReadItem([]byte(`{"id":"x","kind":"message","colour":"red"}`)); err != nil {
		t.Errorf("keys of others are ignored, got %v", err)
	}
}

func TestResolutionOrder(t *testing.T) {
	base := func(id string, scope retention.Scope, sel retention.Selector, most retention.Term) retention.Policy {
		p := retention.Policy{ID: id, Scope: scope, Select: sel, Anchor: retention.Created, KeepAtMost: most, Source: "test"}
		if _, ok := most.Period(); ok {
			p.Disposition = retention.Delete
		}
		return p
	}
	account := retention.Selector{Accounts: []string{"a"}}
	year := base("year", retention.DefaultScope, retention.Selector{}, period(t, "P1Y"))
	half := base("half", retention.DefaultScope, retention.Selector{}, period(t, "P6M"))
	clinic := base("clinic", retention.AccountScope, account, period(t, "P2Y"))
	exempt := base("exempt", retention.AccountScope, account, retention.Forever())
	silent := base("silent", retention.AccountScope, account, retention.Inherit())
	silent.KeepAtLeast = period(t, "P1D")
	label := base("label", retention.LabelScope, retention.Selector{Labels: []string{"x"}}, period(t, "P3M"))
	one := base("one", retention.ItemScope, retention.Selector{Items: []string{"i"}}, period(t, "P9M"))
	flagged := base("flagged", retention.DefaultScope, retention.Selector{Flags: []string{"phi"}}, period(t, "P0D"))
	flagged.Anchor = retention.Flagged
	min := base("min", retention.DefaultScope, retention.Selector{}, retention.Inherit())
	min.KeepAtLeast, min.Mode, min.Anchor = period(t, "P3Y"), retention.Governance, retention.Received

	tests := []struct {
		name     string
		policies []retention.Policy
		want     string
		why      string
	}{
		{"shortest of equals", []retention.Policy{year, half}, "2026-07-02 half", "equally specific: the earlier one"},
		{"specific beats general", []retention.Policy{half, clinic}, "2028-01-02 clinic", "account outranks default, though it is longer"},
		{"label beats account", []retention.Policy{clinic, label}, "2026-04-02 label", "label outranks account"},
		{"item beats label", []retention.Policy{label, one}, "2026-10-02 one", "item outranks label"},
		{"forever exempts", []retention.Policy{half, exempt}, "none exempt", "forever is a value of its own"},
		{"inherit does not", []retention.Policy{half, silent}, "2026-07-02 half", "inherit says nothing about the maximum"},
		{"flag beats forever", []retention.Policy{exempt, flagged}, "2026-02-01 flagged", "explicit beats implicit"},
		{"flag never postpones", []retention.Policy{label, base("late", retention.DefaultScope, retention.Selector{}, period(t, "P1D")), flagged},
			"2026-02-01 flagged", "the flag brings it forward"},
		{"minimum postpones all", []retention.Policy{half, flagged, min}, "2029-01-02 min", "retention wins over deletion"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := compile(t, retention.Schedule{Zone: "UTC", Policies: tt.policies})
			it := item(t, `{"id":"i","kind":"message","account":"a","labels":["x"],"flags":["phi"],"anchors":{"created":"2026-01-01","received":"2026-01-01","flagged":"2026-02-01"}}`)
			d := resolve(t, r, it, "2026-01-15")
			if got := d.DeleteAt.String() + " " + d.Rule; got != tt.want {
				t.Errorf("got %q, want %q: %s\n%v", got, tt.want, tt.why, d.Because)
			}
			if len(d.Because) != len(tt.policies) {
				t.Errorf("%d reasons for %d policies: losers are listed too\n%v", len(d.Because), len(tt.policies), d.Because)
			}
		})
	}
}

func TestMinimumAboveMaximumAtRunTime(t *testing.T) {
	s := retention.Schedule{Zone: "UTC", Policies: []retention.Policy{
		{ID: "most", Scope: retention.DefaultScope, Anchor: retention.Cancelled, KeepAtMost: period(t, "P1M"), Disposition: retention.Delete, Source: "test"},
		{ID: "least", Scope: retention.DefaultScope, Anchor: retention.Created, KeepAtLeast: period(t, "P1Y"), Source: "test"},
	}}
	it := item(t, `{"id":"x","kind":"message","anchors":{"created":"2026-01-01","cancelled":"2026-01-10"}}`)
	d := resolve(t, compile(t, s), it, "2026-06-01")
	check(t, d, "retained 2027-01-01 2027-01-02 least", "keep, with a finding")
	if !d.Has(retention.MinimumAboveMaximum) {
		t.Errorf("findings %v", d.Findings)
	}
	it.Requests = []retention.Request{{Kind: retention.SelfService, Filed: day(t, "2026-05-01")}}
	s.Policies = append(s.Policies, *policy(t, starter(t), "self_service"))
	d = resolve(t, compile(t, s), it, "2026-06-01")
	want := []retention.Answer{{Outcome: retention.Postponed, Rule: "least"}}
	if diff := cmp.Diff(want, d.Answers); diff != "" {
		t.Errorf("the answer must say what is in the way (-want +got):\n%s", diff)
	}
}

func TestHolds(t *testing.T) {
	s := starter(t)
	hold := retention.Hold{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"a"}}, Source: "FRCP 37(e)"}
	it := item(t, `{"id":"x","kind":"message","account":"a","anchors":{"created":"2020-01-01","cancelled":"2022-01-01"}}`)
	under := func(h ...retention.Hold) *retention.Resolver {
		held := s
		held.Holds = h
		return compile(t, held)
	}
	check(t, resolve(t, under(), it, "2026-02-01"), "due none 2023-02-02 account_reactivation", "without the hold it goes")
	check(t, resolve(t, under(hold), it, "2026-02-01"), "held none none h1", "with the hold it stays")

	future := item(t, `{"id":"y","kind":"message","account":"a","anchors":{"created":"2026-01-20"},"requests":[{"kind":"self_service","filed":"2026-01-21"}]}`)
	d := resolve(t, under(hold), future, "2026-02-01")
	check(t, d, "held none none h1", "items that came later are held too")
	if diff := cmp.Diff([]retention.Answer{{Outcome: retention.Postponed, Rule: "h1"}}, d.Answers); diff != "" {
		t.Errorf("the request is told about the hold (-want +got):\n%s", diff)
	}

	announced := hold
	announced.Placed = day(t, "2026-03-01")
	check(t, resolve(t, under(announced), it, "2026-02-01"), "held none none h1", "a hold that is known already binds")

	released := hold
	released.Released, released.ReleasedBy = day(t, "2026-02-01"), "counsel"
	check(t, resolve(t, under(released), it, "2026-01-31"), "held none none h1", "until the day of release")
	d = resolve(t, under(released), it, "2026-02-01")
	check(t, d, "retained 2026-03-03 2026-03-04 h1", "then 30 days of grace")
	if d.Has(retention.MinimumAboveMaximum) {
		t.Errorf("findings %v: a grace period is no contradiction of policies", d.Findings)
	}
	check(t, resolve(t, under(released), it, "2026-03-04"), "due 2026-03-03 2026-03-04 account_reactivation", "and then it goes")
	second := hold
	second.ID = "h0"
	d = resolve(t, under(released, second), it, "2026-03-04")
	check(t, d, "held 2026-03-03 none h0", "another hold goes on")
	if diff := cmp.Diff([]string{"h0"}, d.Holds()); diff != "" {
		t.Errorf("holds in force (-want +got):\n%s", diff)
	}
	released.Grace = period(t, "P0D")
	check(t, resolve(t, under(released), it, "2026-02-02"), "due 2026-02-01 2026-02-02 account_reactivation", "without grace it goes the day after")
}

func TestWaivers(t *testing.T) {
	s := retention.Schedule{Zone: "UTC", Policies: []retention.Policy{
		{ID: "least", Scope: retention.DefaultScope, Anchor: retention.Created, KeepAtLeast: period(t, "P10Y"), Mode: retention.Governance, Source: "test"},
		*policy(t, starter(t), "self_service"),
	}}
	it := item(t, `{"id":"x","kind":"message","account":"a","anchors":{"created":"2026-01-01"},"requests":[{"kind":"self_service","filed":"2026-02-01"}]}`)
	check(t, resolve(t, compile(t, s), it, "2026-03-01"), "retained 2036-01-01 2036-01-02 least", "a minimum")
	s.Waivers = []retention.Waiver{{Policy: "least", By: "privacy officer", Reason: "filed twice", Since: day(t, "2026-02-15"), Select: retention.Selector{Items: []string{"x"}}}}
	r := compile(t, s)
	check(t, resolve(t, r, it, "2026-02-14"), "retained 2036-01-01 2036-01-02 least", "before the waiver")
	d := resolve(t, r, it, "2026-02-15")
	check(t, d, "due none 2026-02-01 self_service", "lifted with a name and a reason")
	if d.Because[len(d.Because)-1].Outcome != retention.Waived {
		t.Errorf("the waiver must show: %v", d.Because)
	}
	s.Policies[0].Mode = retention.Compliance
	_, err := retention.New(s, nil)
	require.ErrorIs(t, err, retention.ErrCompliance)
}

func TestVersions(t *testing.T) {
	policies := []retention.Policy{
		{ID: "p", Version: "1", Scope: retention.DefaultScope, Anchor: retention.Requested, Request: retention.Written, KeepAtMost: period(t, "P30D"), Disposition: retention.Delete, Source: "test"},
		{ID: "p", Version: "2", Since: day(t, "2026-06-01"), Scope: retention.DefaultScope, Anchor: retention.Requested, Request: retention.Written, KeepAtMost: period(t, "P5D"), Disposition: retention.Delete, Source: "test"},
		{ID: "least", Version: "1", Scope: retention.DefaultScope, Anchor: retention.Created, KeepAtLeast: period(t, "P2Y"), Source: "test"},
		{ID: "least", Version: "2", Since: day(t, "2026-01-01"), Scope: retention.DefaultScope, Anchor: retention.Created, KeepAtLeast: period(t, "P1Y"), Source: "test"},
	}
	r := compile(t, retention.Schedule{Zone: "UTC", Policies: policies})
	filed := func(on string) retention.Item {
		return item(t, `{"id":"x","kind":"message","anchors":{"created":"2020-01-01"},"requests":[{"kind":"written","filed":"`+on+`"}]}`)
	}
	check(t, resolve(t, r, filed("2026-05-30"), "2026-06-10"), "retained 2022-01-01 2026-06-30 p", "the version of the day of filing is kept")
	check(t, resolve(t, r, filed("2026-06-01"), "2026-06-10"), "due 2022-01-01 2026-06-07 p", "later requests get the later version")
	young := item(t, `{"id":"x","kind":"message","anchors":{"created":"2026-01-01"}}`)
	if d := resolve(t, r, young, "2026-06-10"); d.KeepUntil.String() != "2028-01-01" {
		t.Errorf("keep until %v: no later version shortens compliance", d.KeepUntil)
	}
	policies[2].Mode, policies[3].Mode = retention.Governance, retention.Governance
	r = compile(t, retention.Schedule{Zone: "UTC", Policies: policies})
	if d := resolve(t, r, young, "2026-06-10"); d.KeepUntil.String() != "2027-01-01" {
		t.Errorf("keep until %v: governance follows its latest version", d.KeepUntil)
	}
}

func TestDeletedItems(t *testing.T) {
	r := compile(t, starter(t))
	d := resolve(t, r, item(t, `{"id":"x","kind":"message","anchors":{"created":"2020-01-01","deleted":"2026-01-01"}}`), "2026-03-01")
	check(t, d, "deleted none none ", "what is gone is gone")
}

func TestZoneOfTheSchedule(t *testing.T) {
	s := starter(t)
	s.Zone = "America/Sao_Paulo"
	r := compile(t, s)
	if got := r.Start(day(t, "2018-11-04")).UTC().Format("15:04"); got != "03:00" {
		t.Errorf("starts at %s UTC, want after the gap at midnight", got)
	}
	if got := r.DateOf(r.Start(day(t, "2018-11-04")).Add(-1)).String(); got != "2018-11-03" {
		t.Errorf("a moment earlier it is %s", got)
	}
	var zero retention.Resolver
	if d, err := zero.Resolve(item(t, `{"id":"x","kind":"message"}`), day(t, "2026-01-01")); err != nil || d.State != retention.Unknown {
		t.Errorf("%v %v: the zero resolver keeps everything", d, err)
	}
}

func TestRequestWithoutPolicy(t *testing.T) {
	s := starter(t)
	s.Policies = s.Policies[:1]
	d := resolve(t, compile(t, s), item(t, `{"id":"x","kind":"message","requests":[{"kind":"written","filed":"2026-01-01"}]}`), "2026-03-01")
	if d.State != retention.Retained || d.Answers[0].Outcome != retention.Refused || !d.Has(retention.RequestWithoutPolicy) {
		t.Errorf("%v %v %v: it is answered and kept", d, d.Answers, d.Findings)
	}
}
