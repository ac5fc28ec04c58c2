// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A detector that finds people where there are none gets switched off: of the
// messages without an identifier at most two in a hundred may hold a finding.
func TestCleanMessages(t *testing.T) {
	d := detector(t)
	texts, alarms := synth.Corpus(synth.Clean, 1, 256<<10), map[string]int{}
	found := 0
	for _, text := range texts {
		fs, err := d.Detect(phi.Body(text))
		require.NoError(t, err)
		if len(fs) > 0 {
			found++
			alarms[fs[0].Rule]++
		}
	}
	if share := float64(found) / float64(len(texts)); share > 0.02 {
		t.Errorf("%.3f of %d clean messages hold a finding: %v", share, len(texts), alarms)
	} else {
		t.Logf("%d of %d clean messages hold a finding: %v", found, len(texts), alarms)
	}
}
