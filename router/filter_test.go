// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestReq_R7_FilterAcrossNetworks(t *testing.T) {
	f, err := router.NewFilter(router.All(
		router.Is("network", router.OpIn, "facebook", "instagram"),
		router.Is("profile", router.OpEq, "clinic"),
		router.Is("visibility", router.OpEq, "public"),
		router.Is("tags", router.OpHasAny, "review-health")), nil)
	require.NoError(t, err)
	tests := []struct {
		name   string
		change func(*router.Facts)
		want   router.Truth
	}{
		{"in it", func(f *router.Facts) { f.Tags = []string{"review-health"} }, router.Yes},
		{"another network", func(f *router.Facts) { f.Tags, f.Network = []string{"review-health"}, "yelp" }, router.No},
		{"private", func(f *router.Facts) { f.Tags, f.Channel = []string{"review-health"}, router.ChannelDM }, router.No},
		{"tags unknown", func(f *router.Facts) { f.Tags = nil }, router.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := f.Match(with(tt.change))
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
	_, err = f.Match(router.Facts{})
	require.Error(t, err)
	_, err = router.NewFilter(router.All(router.Is("netwrk", router.OpEq, "x")), nil)
	var bad *router.RuleError
	require.ErrorAs(t, err, &bad)
	require.Equal(t, router.RuleError{Path: "/all/0/field", Code: router.CodeUnknownField, Suggestion: "network"}, *bad)
}
