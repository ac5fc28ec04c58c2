// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// removal plans the removal of a message in a mode.
func removal(t *testing.T, public bool, remove router.Remove, f router.Facts) router.Plan {
	t.Helper()
	o := replies()
	o.PublicEntity = public
	e, err := router.New(ruleSet(rule("remove", router.PhaseRoute, router.Action{Remove: &remove})), o)
	require.NoError(t, err)
	return evaluate(t, e, f)
}

func TestReq_R3_DeleteNowIsSafe(t *testing.T) {
	now := router.Remove{Mode: router.RemoveDeleteNow}
	type want struct {
		Step     []string
		Fallback []router.Cause
	}
	hidden := func(causes ...router.Cause) want { return want{[]string{"hide"}, causes} }
	intent := func(i router.Intent) func(*router.Facts) {
		return func(f *router.Facts) { f.Intents = []router.Intent{i} }
	}
	tests := []struct {
		name, why string
		change    func(*router.Facts)
		want      want
	}{
		{"certain", "nothing speaks against it", nil, want{[]string{"delete"}, nil}},
		{"harmless intent", "only some intents do", intent(router.IntentTestimonial), want{[]string{"delete"}, nil}},
		{"likely", "likely is not certain", func(f *router.Facts) { f.Level = router.LevelLikely }, hidden(router.CauseNotCertain)},
		{"hold", "preservation wins", func(f *router.Facts) { f.Hold = router.Yes }, hidden(router.CausePreserved)},
		{"hold unknown", "nobody said that it need not be kept", func(f *router.Facts) { f.Hold = router.Unknown }, hidden(router.CausePreserved)},
		{"intents unknown", "unknown counts against it", func(f *router.Facts) { f.Intents = nil }, hidden(router.CauseIntent)},
		{"paused", "the brake", func(f *router.Facts) { f.DeletionsPaused = router.Yes }, hidden(router.CausePaused)},
		{"emergency", "listed", intent(router.IntentEmergency), hidden(router.CauseIntent)},
		{"records", "listed", intent(router.IntentRecordsRequest), hidden(router.CauseIntent)},
		{"privacy", "listed", intent(router.IntentPrivacyComplaint), hidden(router.CauseIntent)},
		{"complaint", "listed", intent(router.IntentComplaint), hidden(router.CauseIntent)},
		{"legal", "listed", intent(router.IntentLegal), hidden(router.CauseIntent)},
		{"abuse", "listed", intent(router.IntentAbuse), hidden(router.CauseIntent)},
		{"adverse event", "listed", intent(router.IntentAdverseEvent), hidden(router.CauseIntent)},
		{"held", "a person looks first", func(f *router.Facts) { f.Incomplete = router.Yes }, hidden(router.CauseHeld)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := removal(t, false, now, certain(tt.change))
			got := want{values(p, router.SlotRemove), p.Find(router.SlotRemove)[0].Removal.Fallback}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

func TestReq_R3_PublicEntityNeedsANamedApprover(t *testing.T) {
	p := removal(t, true, router.Remove{Mode: router.RemoveDeleteNow}, certain(nil))
	require.Equal(t, []string{"hide"}, values(p, router.SlotRemove))
	require.Equal(t, []router.Cause{router.CauseNoApprover}, p.Find(router.SlotRemove)[0].Removal.Fallback)

	p = removal(t, true, router.Remove{Mode: router.RemoveDeleteNow, Approver: "counsel"}, certain(nil))
	require.Equal(t, []string{"delete"}, values(p, router.SlotRemove))
	approval := p.Find(router.SlotApproval)[0]
	require.Equal(t, []string{"counsel"}, approval.Approval.Roles)
	require.Equal(t, []string{approval.Key}, p.Find(router.SlotRemove)[0].After)
}

func TestReq_R3_DeleteAfterReview(t *testing.T) {
	p := removal(t, false, router.Remove{Mode: router.RemoveDeleteAfterReview}, with(func(f *router.Facts) { f.Level = router.LevelPossible }))
	require.Equal(t, []string{"hide", "delete"}, values(p, router.SlotRemove))
	approval := p.Find(router.SlotApproval)[0]
	require.Equal(t, []string{"privacy"}, approval.Approval.Roles)
	steps := p.Find(router.SlotRemove)
	require.Empty(t, steps[0].After, "hiding does not wait")
	require.Equal(t, []string{approval.Key}, steps[1].After, "deleting does")

	p = removal(t, false, router.Remove{Mode: router.RemoveDeleteAfterReview}, with(func(f *router.Facts) { f.Hold = router.Yes }))
	require.Equal(t, []string{"hide"}, values(p, router.SlotRemove), "not what must be preserved")
}

func TestReq_R3_DeleteAfterReviewWhereNothingDeletes(t *testing.T) {
	p := removal(t, false, router.Remove{Mode: router.RemoveDeleteAfterReview}, with(func(f *router.Facts) { f.Network = "threads" }))
	require.Equal(t, []string{"hide"}, values(p, router.SlotRemove))
	require.Equal(t, []router.Cause{router.CauseNetwork}, p.Find(router.SlotRemove)[0].Removal.Fallback)
	require.Empty(t, p.Find(router.SlotApproval), "nobody approves what cannot be done")
	p = removal(t, false, router.Remove{Mode: router.RemoveDeleteAfterReview}, with(func(f *router.Facts) { f.Channel = router.ChannelVoicemail }))
	require.Equal(t, []string{"delete"}, values(p, router.SlotRemove), "what nobody else sees need not be hidden first")
}

// The plan says which step applies on the network, and who can still see the
// message after it.
func TestReq_R3_CapabilityOfTheNetwork(t *testing.T) {
	tests := []struct {
		name, why string
		network   string
		channel   router.Channel
		mode      router.RemoveMode
		want      []string
		still     []router.Viewer
		alerted   bool
	}{
		{"facebook comment", "hiding leaves it to the author and friends", "Facebook", router.ChannelPublicComment, router.RemoveHideThenReview,
			[]string{"hide"}, []router.Viewer{router.ViewerAuthor, router.ViewerAuthorContacts, router.ViewerStaff, router.ViewerNetwork}, false},
		{"facebook delete", "deleting leaves the network's copy", "facebook", router.ChannelPublicComment, router.RemoveDeleteNow,
			[]string{"delete"}, []router.Viewer{router.ViewerNetwork}, false},
		{"threads", "no delete there", "threads", router.ChannelPublicComment, router.RemoveDeleteNow,
			[]string{"hide"}, []router.Viewer{router.ViewerAuthor, router.ViewerStaff, router.ViewerNetwork}, false},
		{"review", "a review can only be reported", "google", router.ChannelPublicReview, router.RemoveDeleteNow,
			[]string{"report_to_network"}, []router.Viewer{router.ViewerEveryone, router.ViewerAuthor, router.ViewerStaff, router.ViewerNetwork}, false},
		{"unknown review site", "no review site deletes for the reviewed", "somewhere", router.ChannelPublicReview, router.RemoveDeleteNow,
			[]string{"report_to_network"}, []router.Viewer{router.ViewerEveryone, router.ViewerAuthor, router.ViewerStaff, router.ViewerNetwork}, false},
		{"direct message", "nothing can be done about the other side", "instagram", router.ChannelDM, router.RemoveDeleteNow,
			[]string{"none"}, []router.Viewer{router.ViewerAuthor, router.ViewerStaff, router.ViewerNetwork}, true},
		{"unknown network", "nothing is known to work", "somewhere", router.ChannelPublicComment, router.RemoveDeleteNow,
			[]string{"none"}, []router.Viewer{router.ViewerEveryone, router.ViewerAuthor, router.ViewerStaff, router.ViewerNetwork}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := removal(t, false, router.Remove{Mode: tt.mode}, certain(func(f *router.Facts) { f.Network, f.Channel = tt.network, tt.channel }))
			require.Equal(t, tt.want, values(p, router.SlotRemove), tt.why)
			if diff := cmp.Diff(tt.still, p.Find(router.SlotRemove)[0].Removal.StillVisible); diff != "" {
				t.Errorf("still visible (-want +got):\n%s", diff)
			}
			require.Equal(t, tt.alerted, len(p.Find(router.SlotNotify)) == 1, "a person is alerted when nothing can be done")
			require.Equal(t, tt.alerted, len(p.Find(router.SlotFolder)) == 1)
		})
	}
}

// A plan does not rely on a row that nobody compared with a source: a person is
// told instead. Whoever has tried it says so in a row of their own.
func TestReq_R3_UnconfirmedCapabilitiesAreNotReliedOn(t *testing.T) {
	deleting := func(basis router.Basis) []router.Capability {
		return []router.Capability{{
			Network: "LinkedIn", Channel: router.ChannelPublicComment, Delete: &router.Effect{StillVisible: []router.Viewer{router.ViewerNetwork}},
			Report: true, Basis: basis, Reviewed: "2026-11-01", Source: "a test account",
		}}
	}
	tests := []struct {
		name, why string
		rows      []router.Capability
		want      string
		fallback  []router.Cause
	}{
		{"shipped", "the row is general knowledge", nil, "none", []router.Cause{router.CauseUnconfirmed}},
		{"without basis", "the zero basis confirms nothing", deleting(router.BasisUnconfirmed), "none", []router.Cause{router.CauseUnconfirmed}},
		{"secondary", "somebody publishes it", deleting(router.BasisSecondary), "delete", nil},
		{"observed", "the organisation tried it", deleting(router.BasisObserved), "delete", nil},
		{"no row", "nothing is known at all", []router.Capability{}, "none", []router.Cause{router.CauseNetwork}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := replies()
			o.Capabilities = tt.rows
			e, err := router.New(ruleSet(rule("remove", router.PhaseRoute, router.Action{Remove: &router.Remove{Mode: router.RemoveDeleteNow}})), o)
			require.NoError(t, err)
			if len(tt.rows) > 0 {
				tt.rows[0].Network, tt.rows[0].Delete.StillVisible[0] = "changed", router.ViewerEveryone
			}
			p := evaluate(t, e, certain(func(f *router.Facts) { f.Network = "linkedin" }))
			step := p.Find(router.SlotRemove)[0]
			require.Equal(t, tt.want, step.Value, tt.why)
			require.Equal(t, tt.fallback, step.Removal.Fallback)
			require.Equal(t, tt.want == "none", slices.Contains(step.Removal.StillVisible, router.ViewerEveryone), "as if nothing had been done")
			require.Equal(t, tt.want == "none", len(p.Find(router.SlotNotify)) == 1, "a person is told")
		})
	}
}

// Nobody is told that a comment was taken down where everybody still reads it.
func TestReq_R3_AReplyClaimsOnlyWhatThePublicDoesNotSee(t *testing.T) {
	e := engineOf(t,
		rule("hide", router.PhaseRoute, router.Action{Remove: &router.Remove{}}),
		rule("tell", router.PhaseRespond, router.Action{AutoReply: "removed"}))
	for network, told := range map[string]bool{"facebook": true, "x": false, "linkedin": false, "nowhere": false} {
		p := evaluate(t, e, certain(func(f *router.Facts) { f.Network = network }))
		require.Equal(t, told, len(p.Find(router.SlotAutoReply)) == 1, network)
		if !told {
			require.Equal(t, router.CauseNothingRemoved, p.Dropped[0].Cause, network)
		}
	}
}

// The shipped data can be read, is dated and sourced, and never claims that
// nobody keeps a copy.
func TestCapabilities(t *testing.T) {
	rows, err := router.Capabilities()
	require.NoError(t, err)
	require.NotEmpty(t, rows)
	seen, bases := map[string]bool{}, map[router.Basis]int{}
	for _, r := range rows {
		name := r.Network + "/" + r.Channel.String()
		require.False(t, seen[name], "%s twice", name)
		seen[name] = true
		require.Regexp(t, `^\d{4}-\d{2}-\d{2}$`, r.Reviewed, name)
		require.NotEmpty(t, r.Source, name)
		bases[r.Basis]++
		for _, effect := range []*router.Effect{r.Hide, r.Delete} {
			require.True(t, effect == nil || len(effect.StillVisible) > 0, name)
		}
		if r.Channel == router.ChannelPublicReview {
			require.Nil(t, r.Delete, "%s: a business cannot delete reviews", name)
		}
	}
	t.Logf("%d rows by basis: %v", len(rows), bases)
	require.Zero(t, bases[router.BasisObserved], "nobody here has tried anything")
}
