// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// Every row of the published table holds: two rules write different values to
// the slot, and what comes out is what the row says.
func TestMergeTable(t *testing.T) {
	first := map[router.Slot][2]router.Action{
		router.SlotTag:       {{Tag: "b"}, {Tag: "a"}},
		router.SlotFolder:    {{Folder: "other"}, {Folder: "inbox"}},
		router.SlotAssignee:  {{Assign: "b"}, {Assign: "a"}},
		router.SlotPriority:  {{Priority: router.UrgencyLow}, {Priority: router.UrgencyUrgent}},
		router.SlotNotify:    {{Notify: "b"}, {Notify: "a"}},
		router.SlotOutbound:  {{Outbound: router.OutboundHold}, {Outbound: router.OutboundBlock}},
		router.SlotRemove:    {{Remove: &router.Remove{}}, {Remove: &router.Remove{Mode: router.RemoveDeleteNow}}},
		router.SlotRedirect:  {{Redirect: router.SecurePhone}, {Redirect: router.SecurePortal}},
		router.SlotBotFlow:   {{BotFlow: "flow"}, {BotFlow: "flow2"}},
		router.SlotAutoReply: {{AutoReply: "redirect"}, {AutoReply: "general"}},
		router.SlotEgress:    {{Egress: "b"}, {Egress: "a"}},
		router.SlotRetention: {{Retention: "b"}, {Retention: "a"}},
		router.SlotNote:      {{Note: "b"}, {Note: "a"}},
		router.SlotTimer:     {{Timer: &router.Timer{Name: "b", AfterMinutes: 5}}, {Timer: &router.Timer{Name: "a", AfterMinutes: 5}}},
		router.SlotApproval: {{RequireApproval: &router.Requirement{N: 1, Roles: []string{"x", "y"}, ValidHours: 9}},
			{RequireApproval: &router.Requirement{N: 2, Roles: []string{"z", "y"}, ValidHours: 4}}},
	}
	want := map[router.Slot][]string{
		router.SlotTag: {"a", "b"}, router.SlotFolder: {"other"}, router.SlotAssignee: {"b"}, router.SlotPriority: {"low"},
		router.SlotNotify: {"a", "b"}, router.SlotOutbound: {"block"}, router.SlotRemove: {"delete"}, router.SlotRedirect: {"phone"},
		router.SlotBotFlow: {"flow"}, router.SlotAutoReply: {"redirect"}, router.SlotEgress: {"a", "b"}, router.SlotRetention: {"b"},
		router.SlotNote: {"a", "b"}, router.SlotTimer: {"a", "b"},
		router.SlotApproval: {"outbound"},
	}
	require.Len(t, router.MergeTable(), len(want), "a slot without a test")
	for _, row := range router.MergeTable() {
		t.Run(row.Slot.String(), func(t *testing.T) {
			set := ruleSet(rule("r1", router.PhaseRoute, first[row.Slot][0]), rule("r2", router.PhaseRoute, first[row.Slot][1]))
			set.Flows = append(set.Flows, set.Flows[0])
			set.Flows[1].ID = "flow2"
			e, err := router.New(set, replies())
			require.NoError(t, err)
			p := evaluate(t, e, certain(func(f *router.Facts) {
				f.Coverage = map[string]router.Coverage{"a": router.CoverageCovered, "b": router.CoverageCovered}
			}))
			require.Equal(t, want[row.Slot], values(p, row.Slot))
			for _, s := range p.Find(row.Slot) {
				require.Equal(t, row.CustomerVisible, s.CustomerVisible)
			}
			wantOverridden := 1
			if row.Merge == router.MergeUnion || row.Slot == router.SlotApproval {
				wantOverridden = 0
			}
			require.Len(t, p.Overridden, wantOverridden, "what loses is listed")
		})
	}
	t.Run("the table is the caller's", func(t *testing.T) {
		router.MergeTable()[0].Merge = router.MergeFirst
		require.Equal(t, router.MergeUnion, router.MergeTable()[0].Merge)
	})
}

func TestReq_R11_ApprovalsMerge(t *testing.T) {
	need := func(id string, n, hours int, roles ...string) router.Rule {
		return rule(id, router.PhaseRespond, router.Action{RequireApproval: &router.Requirement{N: n, Roles: roles, ValidHours: hours}})
	}
	reply := rule("reply", router.PhaseRespond, router.Action{AutoReply: "general"})
	t.Run("the strictest that all accept", func(t *testing.T) {
		p := evaluate(t, engineOf(t, need("a", 1, 9, "y", "x"), need("b", 2, 0, "z", "y"), reply), known())
		approval := p.Find(router.SlotApproval)
		require.Len(t, approval, 1)
		if diff := cmp.Diff(&router.Requirement{N: 2, Roles: []string{"y"}, ValidHours: 9}, approval[0].Approval); diff != "" {
			t.Errorf("requirement (-want +got):\n%s", diff)
		}
		require.Equal(t, []string{approval[0].Key}, p.Find(router.SlotAutoReply)[0].After, "the reply waits for it")
	})
	t.Run("no role is left", func(t *testing.T) {
		p := evaluate(t, engineOf(t, need("a", 1, 0, "x"), need("b", 1, 0, "y"), reply), known())
		require.Equal(t, router.OutboundHold, p.Outbound)
		require.Equal(t, []router.Hold{{Cause: router.CauseApprovalImpossible}}, p.Holds)
		require.Empty(t, p.Find(router.SlotAutoReply))
	})
}

func TestSameValueKeepsBothRules(t *testing.T) {
	e := engineOf(t, rule("a", router.PhaseRoute, router.Action{Folder: "other"}), rule("b", router.PhaseRoute, router.Action{Folder: "other"}))
	p := evaluate(t, e, known())
	require.Equal(t, []string{"a", "b"}, p.Steps[0].Rules)
	require.Empty(t, p.Overridden)
}

// coverer answers by destination.
type coverer map[string]router.Coverage

func (c coverer) Coverage(q router.EgressQuestion) router.Coverage { return c[q.Destination] }

// A message leaves only where an agreement covers the destination.
func TestReq_R18_EgressAsksCoverage(t *testing.T) {
	out := rule("out", router.PhaseFinalize, router.Action{Egress: "crm"})
	tests := []struct {
		name, why string
		iface     router.Coverer
		fact      map[string]router.Coverage
		want      []string
		dropped   []string
	}{
		{"nobody knows", "unknown is never permission", nil, nil, []string{}, []string{"crm: coverage_unknown"}},
		{"fact covered", "the caller asked before", nil, map[string]router.Coverage{"crm": router.CoverageCovered}, []string{"crm"}, []string{}},
		{"interface covered", "the engine asks", coverer{"crm": router.CoverageCovered}, nil, []string{"crm"}, []string{}},
		{"both, fact stricter", "the stricter wins", coverer{"crm": router.CoverageCovered}, map[string]router.Coverage{"crm": router.CoverageProhibited}, []string{}, []string{"crm: prohibited"}},
		{"both, interface stricter", "the stricter wins", coverer{"crm": router.CoverageNotCovered}, map[string]router.Coverage{"crm": router.CoverageCovered}, []string{}, []string{"crm: not_covered"}},
		{"interface does not know", "unknown beats covered", coverer{}, map[string]router.Coverage{"crm": router.CoverageCovered}, []string{}, []string{"crm: coverage_unknown"}},
		{"no coverage at all", "a number without a meaning is unknown", coverer{"crm": 99}, map[string]router.Coverage{"crm": router.CoverageCovered}, []string{}, []string{"crm: coverage_unknown"}},
		{"no coverage at all, no fact", "a number without a meaning is unknown", coverer{"crm": 99}, nil, []string{}, []string{"crm: coverage_unknown"}},
		{"another destination", "coverage is not general", nil, map[string]router.Coverage{"ai": router.CoverageCovered}, []string{}, []string{"crm: coverage_unknown"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := replies()
			o.Coverage = tt.iface
			e, err := router.New(ruleSet(out), o)
			require.NoError(t, err)
			p := evaluate(t, e, with(func(f *router.Facts) { f.Coverage = tt.fact }))
			require.Equal(t, tt.want, values(p, router.SlotEgress), tt.why)
			require.Equal(t, tt.dropped, causes(p), tt.why)
		})
	}
	t.Run("not while a person has to look", func(t *testing.T) {
		p := evaluate(t, engineOf(t, out), with(func(f *router.Facts) {
			f.Incomplete, f.Coverage = router.Yes, map[string]router.Coverage{"crm": router.CoverageCovered}
		}))
		require.Equal(t, []string{"crm: held"}, causes(p))
	})
}
