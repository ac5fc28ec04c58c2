// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// What the guard reaches on testdata/rounds.tsv. The rows marked kept say how it
// does on replies that nobody mended a rule for.
const (
	minTuned       = 0.96
	maxTunedAlarms = 0.02
	minKept        = 0.84
	maxKeptAlarms  = 0.04
)

func TestRounds(t *testing.T) {
	g := newGuard(t, nil)
	type count struct{ found, missed, alarms, harmless int }
	counts := map[string]*count{"tuned": {}, "kept": {}}
	for _, row := range rows(t, "rounds.tsv", 7) {
		n := counts[row[0]]
		require.NotNil(t, n, "a row is tuned or kept")
		channel := phi.ParseChannel(row[2])
		lang, err := phi.ParseLanguage(row[3])
		require.NoError(t, err)
		x := disclaimer.Exchange{Reply: row[6], Channel: channel, Lang: lang, Inbound: inbound(row[5], channel)}
		if row[4] != "-" {
			x.Facts, err = disclaimer.ParseFacts([]byte(row[4]))
			require.NoError(t, err)
		}
		objects := check(t, g, x).Verdict != disclaimer.VerdictAllow
		switch {
		case row[1] == "-" && objects:
			n.alarms++
		case row[1] == "-":
			n.harmless++
		case objects:
			n.found++
		default:
			n.missed++
		}
	}
	share := func(part, rest int) float64 { return float64(part) / float64(part+rest) }
	for use, n := range counts {
		t.Logf("%s: violations stopped %d/%d, harmless replies stopped %d/%d", use, n.found, n.found+n.missed, n.alarms, n.alarms+n.harmless)
	}
	tuned, kept := counts["tuned"], counts["kept"]
	require.GreaterOrEqual(t, share(tuned.found, tuned.missed), minTuned)
	require.LessOrEqual(t, share(tuned.alarms, tuned.harmless), maxTunedAlarms)
	require.GreaterOrEqual(t, share(kept.found, kept.missed), minKept)
	require.LessOrEqual(t, share(kept.alarms, kept.harmless), maxKeptAlarms)
}
