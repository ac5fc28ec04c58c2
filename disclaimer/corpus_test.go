// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// The corpus was written together with the rules and guards what they reached:
// it is a ratchet, no measurement of replies that nobody here wrote.
const (
	minHarmless   = 410 // replies in allow.tsv
	minDisclosing = 440 // replies in violations.tsv
	minRecall     = 1.0 // of the expected code, on violations.tsv
	maxAlarms     = 0   // replies of allow.tsv that are not allowed
)

// rows reads a table of testdata with the given number of columns.
func rows(t testing.TB, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var out [][]string
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		require.Len(t, cells, columns, "%s:%d", name, n+1)
		require.NotEmpty(t, cells[columns-1], "%s:%d has no reason", name, n+1)
		out = append(out, cells)
	}
	require.NotEmpty(t, out, name)
	return out
}

func newGuard(t testing.TB, o *disclaimer.Options) *disclaimer.Guard {
	t.Helper()
	g, err := disclaimer.New(o)
	require.NoError(t, err)
	return g
}

// inbound makes an inbound message of a cell, "-" for none.
func inbound(cell string, c phi.Channel) phi.Message {
	if cell == "-" {
		return phi.Message{}
	}
	m := phi.Body(cell)
	m.Channel = c
	return m
}

func check(t testing.TB, g *disclaimer.Guard, x disclaimer.Exchange) disclaimer.Report {
	t.Helper()
	r, err := g.Check(x)
	require.NoError(t, err)
	return r
}

// describe lists the violations with the words they lie on.
func describe(r disclaimer.Report, reply string) string {
	var b strings.Builder
	for _, v := range r.Violations {
		fmt.Fprintf(&b, "\n\t%s %s %s %q", v.Severity, v.Code, v.Rule, reply[v.Start:v.End])
	}
	return b.String()
}

func exchange(t testing.TB, row []string) (disclaimer.Code, disclaimer.Exchange) {
	t.Helper()
	code, err := disclaimer.ParseCode(row[0])
	require.NoError(t, err)
	channel := phi.ParseChannel(row[1])
	x := disclaimer.Exchange{Reply: row[4], Channel: channel, Inbound: inbound(row[3], channel)}
	if row[2] != "-" {
		x.Facts, err = disclaimer.ParseFacts([]byte(row[2]))
		require.NoError(t, err)
	}
	return code, x
}

func TestCorpus(t *testing.T) {
	g := newGuard(t, nil)
	var found, missed, alarms [disclaimer.NumCodes + 1]int
	harmless := rows(t, "allow.tsv", 3)
	bad := 0
	for _, row := range harmless {
		r := check(t, g, disclaimer.Exchange{Reply: row[1], Channel: phi.ChannelPublicReview, Inbound: inbound(row[0], phi.ChannelPublicReview)})
		if r.Verdict != disclaimer.VerdictAllow {
			bad++
			t.Logf("false alarm (%s): %s%s", row[2], row[1], describe(r, row[1]))
		}
		for _, v := range r.Violations {
			alarms[v.Code]++
		}
	}
	disclosing := rows(t, "violations.tsv", 6)
	passed, all := 0, 0
	for _, row := range disclosing {
		code, x := exchange(t, row)
		r := check(t, g, x)
		if r.Verdict == disclaimer.VerdictAllow {
			passed++
		}
		if r.Has(code) {
			found[code]++
			all++
			continue
		}
		missed[code]++
		t.Logf("missed %s (%s): %s%s", code, row[5], row[4], describe(r, row[4]))
	}
	for _, c := range disclaimer.Codes() {
		if n := found[c] + missed[c]; n > 0 {
			t.Logf("%-28s recall %3d/%3d  false alarms %d", c, found[c], n, alarms[c])
		}
	}
	t.Logf("violations stopped %d/%d, expected code %d/%d; harmless replies stopped %d/%d",
		len(disclosing)-passed, len(disclosing), all, len(disclosing), bad, len(harmless))
	require.GreaterOrEqual(t, len(harmless), minHarmless)
	require.GreaterOrEqual(t, len(disclosing), minDisclosing)
	require.GreaterOrEqual(t, float64(all)/float64(len(disclosing)), minRecall)
	require.LessOrEqual(t, bad, maxAlarms)
}

func TestKnownMisses(t *testing.T) {
	g := newGuard(t, nil)
	for _, row := range rows(t, "misses.tsv", 4) {
		r := check(t, g, disclaimer.Exchange{Reply: row[2], Channel: phi.ChannelPublicReview, Inbound: inbound(row[1], phi.ChannelPublicReview)})
		if r.Verdict != disclaimer.VerdictAllow {
			t.Errorf("found by now, move it to violations.tsv: %s", row[2])
		}
	}
}
