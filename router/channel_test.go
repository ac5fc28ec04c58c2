// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestUnknownChannelIsOther(t *testing.T) {
	var c router.Channel
	require.NoError(t, json.Unmarshal([]byte(`"carrier pigeon"`), &c))
	require.Equal(t, router.ChannelOther, c)
	require.Equal(t, router.ChannelDM, router.ParseChannel("dm"))
	text, err := router.ChannelPublicReview.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "public_review", string(text))
}

// Visibility follows from the channel, and what nobody knows counts as public.
func TestVisibilityFollowsFromChannel(t *testing.T) {
	public := rule("public", router.PhaseClassify, router.Action{Tag: "public"})
	public.When = router.Is("visibility", router.OpEq, "public")
	e := engineOf(t, public)
	tests := []struct {
		name    string
		channel router.Channel
		stated  router.Visibility
		want    []string
	}{
		{"comment", router.ChannelPublicComment, 0, []string{"public"}},
		{"review", router.ChannelPublicReview, 0, []string{"public"}},
		{"direct message", router.ChannelDM, 0, []string{}},
		{"unknown channel", router.ChannelOther, 0, []string{"public"}},
		{"what is stated wins", router.ChannelOther, router.VisibilityPrivate, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := with(func(f *router.Facts) { f.Channel, f.Visibility = tt.channel, tt.stated })
			require.Equal(t, tt.want, values(evaluate(t, e, f), router.SlotTag))
		})
	}
}
