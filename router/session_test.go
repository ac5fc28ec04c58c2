// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestReq_R14_IdleSessionsEnd(t *testing.T) {
	day := 24 * time.Hour
	var zero router.SessionPolicy
	short := router.SessionPolicy{MaxIdleMinutes: 15}
	require.Equal(t, 15*day, zero.MaxIdle())
	tests := []struct {
		name   string
		policy router.SessionPolicy
		idle   time.Duration
		want   bool
	}{
		{"just before", zero, 15*day - time.Second, false},
		{"15 days", zero, 15 * day, true},
		{"shorter policy", short, 15 * time.Minute, true},
		{"active", short, time.Minute, false},
		{"activity in the future", short, -time.Second, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.policy.Ended(noon.Add(-tt.idle), noon))
		})
	}
	require.True(t, short.Ended(time.Time{}, noon), "an unknown last activity ends it")
	require.True(t, zero.MetBy(15*day))
	require.False(t, short.MetBy(15*day), "the device has to lock itself")
	require.False(t, zero.MetBy(0), "a tool that never ends sessions keeps no policy")

	set := ruleSet()
	set.Session = short
	e, err := router.New(set, replies())
	require.NoError(t, err)
	require.Equal(t, short, e.Session())
	set.Session.MaxIdleMinutes = -1
	_, err = router.New(set, replies())
	require.Error(t, err)
}
