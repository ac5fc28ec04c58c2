// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestHolder(t *testing.T) {
	first, err := router.Compile([]byte(file), replies())
	require.NoError(t, err)
	h, err := router.NewHolder(first)
	require.NoError(t, err)
	require.Same(t, first, h.Engine())

	var bad *router.RuleError
	require.ErrorAs(t, h.Reload([]byte(strings.Replace(file, `"level"`, `"leval"`, 1)), replies()), &bad)
	require.Same(t, first, h.Engine(), "a rule set with a fault changes nothing")

	refused := errors.New("a fixture failed")
	better := []byte(strings.Replace(file, `"likely"`, `"certain"`, 1))
	require.ErrorIs(t, h.Reload(better, replies(), func(*router.Engine) error { return refused }), refused)
	require.Same(t, first, h.Engine(), "neither does one that a check refuses")

	require.NoError(t, h.Reload(better, replies(), func(e *router.Engine) error {
		require.Same(t, first, h.Engine(), "not in use before it is checked")
		require.NotEqual(t, first.Version(), e.Version())
		return nil
	}))
	require.NotEqual(t, first.Version(), h.Engine().Version())

	_, err = router.NewHolder(nil)
	require.Error(t, err)
}

// Messages are planned while rule sets come and go; each plan is of one of them.
func TestHolderWhileInUse(t *testing.T) {
	sets := [][]byte{[]byte(file), []byte(strings.Replace(file, `"seen"`, `"read"`, 1))}
	first, err := router.Compile(sets[0], replies())
	require.NoError(t, err)
	h, err := router.NewHolder(first)
	require.NoError(t, err)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 200 {
				e := h.Engine()
				p, err := e.Evaluate(certain(nil))
				if err != nil || p.Engine != e.Version() {
					t.Error("a plan of another engine")
				}
			}
		})
	}
	for i := range 20 {
		require.NoError(t, h.Reload(sets[i%2], replies()))
	}
	group.Wait()
}
