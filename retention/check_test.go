// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
	"github.com/safeharbor-go/safeharbor/retention"
)

func TestNewRefuses(t *testing.T) {
	year := period(t, "P1Y")
	tests := []struct {
		name   string
		change func(s *retention.Schedule)
		field  string
		want   error
		why    string
	}{
		{"no zone", func(s *retention.Schedule) { s.Zone = "" }, "schedule.zone", retention.ErrMissing, "a date needs a calendar"},
		{"local zone", func(s *retention.Schedule) { s.Zone = "Local" }, "schedule.zone", retention.ErrMissing, "it changes with the machine"},
		{"zone that does not exist", func(s *retention.Schedule) { s.Zone = "Mars/Olympus" }, "schedule.zone", retention.ErrUnknown, "no such place"},
		{"id with a capital", func(s *retention.Schedule) { s.Policies[0].ID = "Policy" }, "policies.id", retention.ErrMalformed, "ids go into reasons"},
		{"version with a space", func(s *retention.Schedule) { s.Policies[0].Version = "v 1" }, "policies.version", retention.ErrMalformed, "versions too"},
		{"same id and day", func(s *retention.Schedule) { s.Policies = append(s.Policies, s.Policies[0]) }, "policies.id", retention.ErrDuplicate, "which one is in force?"},
		{"since no day", func(s *retention.Schedule) { s.Policies[0].Since = retention.Date{Year: 2026, Month: 2, Day: 30} }, "policies.since", retention.ErrNoSuchDate, "no such day"},
		{"no scope", func(s *retention.Schedule) { s.Policies[0].Scope = 0 }, "policies.scope", retention.ErrMissing, "how specific is it?"},
		{"scope without its list", func(s *retention.Schedule) { s.Policies[0].Scope = retention.AccountScope }, "policies.select", retention.ErrMissing, "which account?"},
		{"empty value", func(s *retention.Schedule) { s.Policies[0].Select.Folders = []string{""} }, "policies.select", retention.ErrMissing, "would choose what has no folder"},
		{"kind that does not exist", func(s *retention.Schedule) { s.Policies[0].Select.Kinds = []retention.Kind{99} }, "policies.select", retention.ErrMalformed, "selects nothing"},
		{"no anchor", func(s *retention.Schedule) { s.Policies[0].Anchor = 0 }, "policies.anchor", retention.ErrMissing, "counted from when?"},
		{"two anchors", func(s *retention.Schedule) { s.Policies[0].LatestOf = []retention.Anchor{retention.Created} }, "policies.anchor", retention.ErrMissing, "counted from which?"},
		{"anchor that does not exist", func(s *retention.Schedule) { s.Policies[0].Anchor = 99 }, "policies.anchor", retention.ErrMalformed, "unknown anchor"},
		{"requested without request", func(s *retention.Schedule) { s.Policies[0].Anchor = retention.Requested }, "policies.anchor", retention.ErrMisplaced, "whose request?"},
		{"from deletion", func(s *retention.Schedule) { s.Policies[0].Anchor = retention.DeletedOn }, "policies.anchor", retention.ErrMisplaced, "it is gone by then"},
		{"after without request", func(s *retention.Schedule) { s.Policies[0].After = retention.Terminated }, "policies.after", retention.ErrMisplaced, "preconditions are for requests"},
		{"advice without precondition", func(s *retention.Schedule) { s.Policies[0].Otherwise = retention.SelfService }, "policies.otherwise", retention.ErrMisplaced, "advice instead of what?"},
		{"no term", func(s *retention.Schedule) {
			s.Policies[0].KeepAtMost, s.Policies[0].Disposition = retention.Inherit(), 0
		}, "policies.keep_at_least", retention.ErrMissing, "it says nothing"},
		{"negative term", func(s *retention.Schedule) { s.Policies[0].KeepAtMost = retention.For(retention.Period{Days: -1}) }, "policies.keep_at_most", retention.ErrMalformed, "time passes one way"},
		{"no disposition", func(s *retention.Schedule) { s.Policies[0].Disposition = 0 }, "policies.disposition", retention.ErrMissing, "what happens to it?"},
		{"within without maximum", func(s *retention.Schedule) {
			s.Policies[0].KeepAtMost, s.Policies[0].Disposition, s.Policies[0].Within = retention.Forever(), 0, year
		}, "policies.within", retention.ErrMisplaced, "a promise about nothing"},
		{"no source", func(s *retention.Schedule) { s.Policies[0].Source = "" }, "policies.source", retention.ErrMissing, "a rule without a source is an opinion"},
		{"purpose with a space", func(s *retention.Schedule) { s.Policies[0].Purpose = "any thing" }, "policies.purpose", retention.ErrMalformed, "purposes go into decisions"},
		{"mode that does not exist", func(s *retention.Schedule) { s.Policies[0].Mode = 9 }, "policies.mode", retention.ErrMalformed, "unknown mode"},
		{"hold twice", func(s *retention.Schedule) { s.Holds = append(s.Holds, s.Holds[0]) }, "holds.id", retention.ErrDuplicate, "which one was released?"},
		{"hold without matter", func(s *retention.Schedule) { s.Holds[0].Matter = "" }, "holds.matter", retention.ErrMissing, "held for what?"},
		{"hold without day", func(s *retention.Schedule) { s.Holds[0].Placed = retention.Date{} }, "holds.placed", retention.ErrNoSuchDate, "since when?"},
		{"hold by nobody", func(s *retention.Schedule) { s.Holds[0].PlacedBy = "" }, "holds.placed_by", retention.ErrMissing, "by whom?"},
		{"released before placed", func(s *retention.Schedule) {
			s.Holds[0].Released, s.Holds[0].ReleasedBy = s.Holds[0].Placed.AddDays(-1), "counsel"
		}, "holds.released", retention.ErrMisplaced, "cannot be"},
		{"released by nobody", func(s *retention.Schedule) { s.Holds[0].Released = s.Holds[0].Placed }, "holds.released_by", retention.ErrMissing, "by whom?"},
		{"released by, but not", func(s *retention.Schedule) { s.Holds[0].ReleasedBy = "counsel" }, "holds.released_by", retention.ErrMissing, "is it released or not?"},
		{"endless grace", func(s *retention.Schedule) { s.Holds[0].Grace = retention.Forever() }, "holds.grace", retention.ErrMalformed, "that is a hold"},
		{"waiver of nothing", func(s *retention.Schedule) { s.Waivers[0].Policy = "nothing" }, "waivers.policy", retention.ErrUnknown, "no such policy"},
		{"waiver by nobody", func(s *retention.Schedule) { s.Waivers[0].By = "" }, "waivers.by", retention.ErrMissing, "by whom?"},
		{"waiver without reason", func(s *retention.Schedule) { s.Waivers[0].Reason = "" }, "waivers.reason", retention.ErrMissing, "why?"},
		{"waiver without day", func(s *retention.Schedule) { s.Waivers[0].Since = retention.Date{} }, "waivers.since", retention.ErrNoSuchDate, "since when?"},
		{"clock for deletion", func(s *retention.Schedule) { s.Clocks[0].Request = retention.Written }, "clocks.request", retention.ErrMisplaced, "a policy answers that"},
		{"clock twice", func(s *retention.Schedule) { s.Clocks = append(s.Clocks, s.Clocks[0]) }, "clocks.request", retention.ErrDuplicate, "which one ticks?"},
		{"clock without time", func(s *retention.Schedule) { s.Clocks[0].Within = retention.Period{} }, "clocks.within", retention.ErrMissing, "by when?"},
		{"clock without source", func(s *retention.Schedule) { s.Clocks[0].Source = "" }, "clocks.source", retention.ErrMissing, "who says so?"},
		{"policy that answers access", func(s *retention.Schedule) {
			s.Policies[0].Request, s.Policies[0].Anchor = retention.Access, retention.Requested
		}, "policies.request", retention.ErrMisplaced, "asking to see something is not asking to delete it"},
		{"threading that does not exist", func(s *retention.Schedule) { s.Policies[0].Thread = 9 }, "policies.thread", retention.ErrMalformed, "unknown threading"},
		{"store without role", func(s *retention.Schedule) { s.Stores[0].Role = 0 }, "stores.role", retention.ErrMissing, "asked when?"},
		{"store twice", func(s *retention.Schedule) { s.Stores = append(s.Stores, s.Stores[0]) }, "stores.name", retention.ErrDuplicate, "which one answered?"},
		{"backup that never expires", func(s *retention.Schedule) { s.Stores[1].Expires = retention.Inherit() }, "stores.expires", retention.ErrMissing, "pending until when?"},
		{"third party without a name", func(s *retention.Schedule) { s.Stores[2].Party = "" }, "stores.party", retention.ErrMissing, "whom to instruct?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := smallSchedule(t)
			compile(t, s) // what is changed below is the only fault
			tt.change(&s)
			_, err := retention.New(s, nil)
			require.ErrorIs(t, err, tt.want, tt.why)
			var fault *retention.ScheduleError
			require.ErrorAs(t, err, &fault)
			if got := fault.Section + "." + fault.Field; got != tt.field {
				t.Errorf("fault at %s, want %s", got, tt.field)
			}
		})
	}
}

func smallSchedule(t testing.TB) retention.Schedule {
	return retention.Schedule{
		Zone: "UTC",
		Policies: []retention.Policy{
			{ID: "most", Scope: retention.DefaultScope, Anchor: retention.Cancelled, KeepAtMost: period(t, "P1Y"), Disposition: retention.Delete, Source: "test"},
			{ID: "least", Scope: retention.DefaultScope, Anchor: retention.Created, KeepAtLeast: period(t, "P1Y"), Mode: retention.Governance, Source: "test"},
		},
		Holds:   []retention.Hold{{ID: "h", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel"}},
		Waivers: []retention.Waiver{{Policy: "least", By: "officer", Reason: "duplicate", Since: day(t, "2026-01-01")}},
		Stores: []retention.StoreRule{
			{Name: "inbox", Role: retention.Live},
			{Name: "backup", Role: retention.Backup, Expires: period(t, "P35D")},
			{Name: "forms", Role: retention.ThirdParty, Party: "provider"},
		},
		Clocks: []retention.Clock{{ID: "access", Request: retention.Access, Within: retention.Period{Days: 30}, Source: "test"}},
	}
}

func TestNewFindsContradictions(t *testing.T) {
	rule := func(id, least, most string, sel retention.Selector, from ...retention.Anchor) retention.Policy {
		p := retention.Policy{ID: id, Scope: retention.DefaultScope, Select: sel, LatestOf: from, Source: "test"}
		require.NoError(t, p.KeepAtLeast.UnmarshalText([]byte(least)))
		require.NoError(t, p.KeepAtMost.UnmarshalText([]byte(most)))
		if _, ok := p.KeepAtMost.Period(); ok {
			p.Disposition = retention.Delete
		}
		return p
	}
	all := retention.Selector{}
	consent := retention.Selector{Kinds: []retention.Kind{retention.Consent}}
	message := retention.Selector{Kinds: []retention.Kind{retention.Message}}
	tests := []struct {
		name     string
		policies []retention.Policy
		witness  string // "" when there is no contradiction
		why      string
	}{
		{"in one policy", []retention.Policy{rule("a", "P2Y", "P13M", all, retention.Created)}, "2024-01-01", "two years and thirteen months"},
		{"in two", []retention.Policy{rule("a", "P2Y", "inherit", consent, retention.Created), rule("b", "inherit", "P1Y", all, retention.Created)}, "2024-01-01", "a consent meets both"},
		{"only in February", []retention.Policy{rule("a", "P30D", "P1M", all, retention.Created)}, "2024-01-31", "a month is sometimes shorter than 30 days"},
		{"forever", []retention.Policy{rule("a", "forever", "inherit", all, retention.Created), rule("b", "inherit", "P9Y", all, retention.Cancelled)}, "none", "whatever they count from"},
		{"equal", []retention.Policy{rule("a", "P1Y", "P12M", all, retention.Created)}, "", "a year is twelve months"},
		{"never the same item", []retention.Policy{rule("a", "P2Y", "inherit", consent, retention.Created), rule("b", "inherit", "P1Y", message, retention.Created)}, "", "no item is both"},
		{"other anchors", []retention.Policy{rule("a", "P2Y", "inherit", all, retention.Created), rule("b", "inherit", "P1Y", all, retention.Cancelled)}, "", "whether they collide is seen on the item"},
		{"a request", []retention.Policy{rule("a", "forever", "inherit", all, retention.Created), *policy(t, starter(t), "self_service")}, "", "a minimum answers it with postponed"},
		{"order of anchors", []retention.Policy{rule("a", "P2Y", "inherit", all, retention.Created, retention.Received), rule("b", "inherit", "P1Y", all, retention.Received, retention.Created)}, "2024-01-01", "the latest of the same days"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := retention.New(retention.Schedule{Zone: "UTC", Policies: tt.policies}, nil)
			if tt.witness == "" {
				require.NoError(t, err, tt.why)
				return
			}
			require.ErrorIs(t, err, retention.ErrConflict, tt.why)
			var fault *retention.ScheduleError
			require.ErrorAs(t, err, &fault)
			if got := fault.Witness.String(); got != tt.witness {
				t.Errorf("witness %s, want %s: %s", got, tt.witness, tt.why)
			}
		})
	}
}

func TestReadSchedule(t *testing.T) {
	tests := []struct {
		name, text string
		line       int
		suggestion string
		why        string
	}{
		{"unknown key", "{\"format\":1,\n\"zone\":\"UTC\",\n\"polices\":[]}", 3, "policies", "a misspelt key would drop every policy"},
		{"unknown anchor", "{\"format\":1,\"zone\":\"UTC\",\"policies\":[\n{\"id\":\"a\",\"anchor\":\"canceled\"}]}", 2, "cancelled", "one spelling"},
		{"no such date", "{\"format\":1,\"zone\":\"UTC\",\"policies\":[\n{\"id\":\"a\",\"since\":\"2026-02-30\"}]}", 2, "", "February has no thirtieth"},
		{"minutes", "{\"format\":1,\"zone\":\"UTC\",\"policies\":[\n{\"id\":\"a\",\"keep_at_most\":\"PT13M\"}]}", 2, "", "thirteen minutes"},
		{"key twice", "{\"format\":1,\n\"zone\":\"UTC\",\"zone\":\"UTC\"}", 2, "", "which one?"},
		{"cut", "{\"format\":1,", 1, "", "not the whole file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := retention.ReadSchedule([]byte(tt.text))
			var at *strictjson.Error
			require.ErrorAs(t, err, &at, tt.why)
			if at.Line != tt.line || at.Suggestion != tt.suggestion {
				t.Errorf("line %d, suggestion %q, want %d, %q", at.Line, at.Suggestion, tt.line, tt.suggestion)
			}
		})
	}
	_, err := retention.ReadSchedule([]byte(`{"format":2,"zone":"UTC","policies":[]}`))
	require.ErrorIs(t, err, retention.ErrUnknown)
}

func TestNewKeepsNothing(t *testing.T) {
	s := smallSchedule(t)
	s.Policies[0].Select.Flags = []string{"b", "a"}
	r := compile(t, s)
	if diff := cmp.Diff([]string{"b", "a"}, s.Policies[0].Select.Flags); diff != "" {
		t.Errorf("New changed the schedule (-want +got):\n%s", diff)
	}
	engine := r.Engine()
	s.Policies[0].Select.Flags[0] = "c"
	if r.Engine() != engine || compile(t, s).Engine() == engine {
		t.Error("the engine must follow the schedule at the time of New, and every word of it")
	}
	failing := &retention.Options{LoadLocation: func(string) (*time.Location, error) { return nil, errors.New("no database") }}
	_, err := retention.New(s, failing)
	require.ErrorIs(t, err, retention.ErrUnknown)
}

func TestLint(t *testing.T) {
	warnings, err := retention.Lint(starter(t))
	require.NoError(t, err)
	if diff := cmp.Diff([]string{"other: no policy selects such items"}, lines(warnings)); diff != "" {
		t.Errorf("starter (-want +got):\n%s", diff)
	}
	warnings, err = retention.Lint(retention.Schedule{Zone: "UTC", Policies: []retention.Policy{
		{ID: "most", Scope: retention.DefaultScope, Anchor: retention.Cancelled, KeepAtMost: period(t, "P1Y"), Disposition: retention.Delete, Source: "test",
			Select: retention.Selector{Kinds: []retention.Kind{retention.Message}}},
	}})
	require.NoError(t, err)
	want := []string{"self_service: nothing answers such requests", "written: nothing answers such requests",
		"revocation: nothing answers such requests", "access: nothing answers such requests", "amendment: nothing answers such requests", "accounting: nothing answers such requests",
		"message: no store holds such items", "edit: no policy selects such items"}
	if diff := cmp.Diff(want, lines(warnings)[:8]); diff != "" {
		t.Errorf("small schedule (-want +got):\n%s", diff)
	}
	_, err = retention.Lint(retention.Schedule{})
	require.ErrorIs(t, err, retention.ErrMissing)
}

func lines(warnings []retention.Warning) []string {
	var out []string
	for _, w := range warnings {
		about := w.Kind.String()
		if w.Request != 0 {
			about = w.Request.String()
		}
		out = append(out, about+": "+w.Err.Error())
	}
	return out
}
