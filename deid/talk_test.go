// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
)

// Talk of health that only a passage as a whole gives away goes as far as it is
// heard, whatever the options say of identifiers: what is left of it once a part is
// gone may still speak of health, and a tag that names what went speaks of none.
func TestTalkOfHealthGoes(t *testing.T) {
	d, err := deid.New(deid.MinimumNecessary(deid.PurposeSMS), nil)
	require.NoError(t, err)
	for _, text := range []string{
		"woke up with one side of my face all puffed up",
		"been living on crackers since tuesday, nothing stays down",
		"she still can't put weight on it and it's been a week since they took the cast off",
		"took both, when do they start working? still can't keep my eyes open",
	} {
		r, err := d.ApplyText(text)
		require.NoError(t, err)
		require.NotEmpty(t, r.Edits)
		require.NotContains(t, r.Text().Reveal(), text)
	}
}
