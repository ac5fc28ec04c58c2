// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestDiff(t *testing.T) {
	before := baseline(t)
	set := router.HealthcareBaseline()
	for i := range set.Rules {
		if set.Rules[i].ID == "route-hide" {
			set.Rules[i].Do = []router.Action{{Remove: &router.Remove{Mode: router.RemoveDeleteAfterReview}}}
			set.Rules[i].Reason = "another reason alone is no change"
		}
	}
	after, err := router.New(set, router.BaselineOptions())
	require.NoError(t, err)
	messages := []router.Facts{
		known(),
		certain(func(f *router.Facts) { f.ID = "m2" }),
		certain(func(f *router.Facts) { f.ID, f.Channel = "m3", router.ChannelDM }),
		{ID: ""},
		certain(func(f *router.Facts) { f.ID = "m5" }),
	}
	want := []router.SlotChange{
		{Slot: router.SlotApproval, Old: []string{}, New: []string{"remove 1 of privacy for 0h"}},
		{Slot: router.SlotRemove, Old: []string{"hide"}, New: []string{"hide", "delete<approval=remove"}},
		{Slot: router.SlotAutoReply, Old: []string{"removed.redirect<remove=hide"}, New: []string{"removed.redirect<remove=delete"}},
	}
	var ids []string
	faults := 0
	for c, err := range router.Diff(before, after, slices.Values(messages)) {
		if err != nil {
			faults++
			continue
		}
		ids = append(ids, c.ID)
		if diff := cmp.Diff(want, c.Slots); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.ID, diff)
		}
	}
	require.Equal(t, []string{"m2", "m5"}, ids)
	require.Equal(t, 1, faults, "a message without an id is reported and the rest goes on")
	for c := range router.Diff(before, after, slices.Values(messages)) {
		require.Equal(t, "m2", c.ID, "a reader may stop early")
		break
	}
}
