// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A labelled is an exchange of testdata/blind with what should be found in it.
type labelled struct {
	ID      string            `json:"id"`
	Use     string            `json:"use"` // tuned or kept
	Inbound string            `json:"inbound"`
	Reply   string            `json:"reply"`
	Channel string            `json:"channel"`
	Lang    phi.Language      `json:"lang"`
	Facts   json.RawMessage   `json:"facts"`
	Verdict string            `json:"verdict"` // allow, revise, block, or object for either of the two
	Codes   []disclaimer.Code `json:"codes"`
	May     []disclaimer.Code `json:"may"`
	Open    bool              `json:"verdict_open"`
}

// part2 is the fact of the organisation that a labelled exchange may state.
type part2 struct {
	Part2 bool `json:"org_part2"`
}

// labelledFiles are the files of the benchmark. Those that state no use are kept.
var labelledFiles = [...]string{"exchanges.jsonl", "second.jsonl", "channels.jsonl"}

func readLabelled(t testing.TB) []labelled {
	t.Helper()
	var all []labelled
	seen := map[string]bool{}
	for _, name := range labelledFiles {
		data, err := os.ReadFile("testdata/blind/" + name)
		require.NoError(t, err)
		lines := bufio.NewScanner(bytes.NewReader(data))
		for lines.Scan() {
			l := labelled{Use: "kept"}
			require.NoError(t, json.Unmarshal(lines.Bytes(), &l), name)
			require.False(t, seen[l.ID], l.ID)
			require.Contains(t, []string{"tuned", "kept"}, l.Use, l.ID)
			require.Contains(t, []string{"allow", "revise", "block", "object"}, l.Verdict, l.ID)
			seen[l.ID] = true
			all = append(all, l)
		}
		require.NoError(t, lines.Err())
	}
	return all
}

// facts returns the facts of l, completed with neutral ones where it states
// none: they make codes checkable and nothing wrong. The name that an author
// shows is not neutral, as a label without it lets any name pass.
func (l *labelled) facts(t testing.TB) (disclaimer.Facts, bool) {
	t.Helper()
	var org part2
	stated := map[string]json.RawMessage{}
	if len(l.Facts) > 0 {
		require.NoError(t, json.Unmarshal(l.Facts, &org), l.ID)
		require.NoError(t, json.Unmarshal(l.Facts, &stated), l.ID)
		delete(stated, "org_part2")
	}
	for key, value := range map[string]string{"actor_role": `"staff"`, "region": `"US-NY"`, "local_time": `"12:00"`} {
		if stated[key] == nil {
			stated[key] = json.RawMessage(value)
		}
	}
	data, err := json.Marshal(stated)
	require.NoError(t, err)
	f, err := disclaimer.ParseFacts(data)
	require.NoError(t, err, l.ID)
	return f, org.Part2
}

func (l *labelled) exchange(f disclaimer.Facts) disclaimer.Exchange {
	x := disclaimer.Exchange{Reply: l.Reply, Channel: phi.ParseChannel(l.Channel), Lang: l.Lang, Facts: f}
	if l.Inbound != "" {
		x.Inbound = inbound(l.Inbound, x.Channel)
	}
	return x
}

// factCodes need a fact: without facts they are not expected.
var factCodes = []disclaimer.Code{
	disclaimer.CodeUsesName, disclaimer.CodeUnapprovedContact, disclaimer.CodeClaimsDeletion, disclaimer.CodeSMSNoConsent,
	disclaimer.CodeSMSNoOptOut, disclaimer.CodeSMSQuietHours, disclaimer.CodeSMSMissingIdentification, disclaimer.CodeAINotice,
	disclaimer.CodeMissingRedirect, disclaimer.CodeMediaWithoutAuthorization, disclaimer.CodeRecordingNotice, disclaimer.CodeSUDRecord,
}

// permits reports whether a fact of l may be what allows its reply.
func (l *labelled) permits() bool {
	return bytes.Contains(l.Facts, []byte("true")) || bytes.Contains(l.Facts, []byte("done"))
}

// A tally counts what a guard made of labelled exchanges.
type tally struct {
	stopped, passed, alarms, clean      int
	found, missed, right, wrong, beside [disclaimer.NumCodes + 1]int
}

func (n *tally) add(l *labelled, codes []disclaimer.Code, r *disclaimer.Report) {
	objects := r.Verdict != disclaimer.VerdictAllow
	switch {
	case l.Open:
	case l.Verdict == "allow" && objects:
		n.alarms++
	case l.Verdict == "allow":
		n.clean++
	case objects:
		n.stopped++
	default:
		n.passed++
	}
	for _, c := range codes {
		if r.Has(c) {
			n.found[c]++
		} else {
			n.missed[c]++
		}
	}
	for _, c := range disclaimer.Codes() {
		switch {
		case !r.Has(c) || slices.Contains(l.May, c):
		case slices.Contains(l.Codes, c):
			n.right[c]++
		case l.Verdict == "allow":
			n.wrong[c]++
		default:
			n.beside[c]++ // beside another violation: a second reading of it
		}
	}
}

func share(part, rest int) float64 { return float64(part) / float64(max(part+rest, 1)) }

func (n *tally) recall() float64    { return share(n.stopped, n.passed) }
func (n *tally) alarmRate() float64 { return share(n.alarms, n.clean) }

func (n *tally) log(t *testing.T, title string) {
	t.Logf("%-28s violations stopped %3d/%3d = %.3f, harmless replies stopped %2d/%3d = %.3f",
		title, n.stopped, n.stopped+n.passed, n.recall(), n.alarms, n.alarms+n.clean, n.alarmRate())
}

// logCodes prints how often each code was found where it is expected, and on
// harmless replies. A code beside another violation is a second reading of it.
func (n *tally) logCodes(t *testing.T) {
	for _, c := range disclaimer.Codes() {
		if n.found[c]+n.missed[c]+n.wrong[c] > 0 {
			t.Logf("  %-28s recall %3d/%3d, precision %3d/%3d, beside others %3d",
				c, n.found[c], n.found[c]+n.missed[c], n.right[c], n.right[c]+n.wrong[c], n.beside[c])
		}
	}
}

// What the guard reaches on the benchmark at standard. Rules were never mended
// on the exchanges that are kept.
const (
	minLabelled       = 500
	minPerChannel     = 10
	minBenchmark      = 0.96  // of the violations, with facts
	maxBenchmark      = 0.055 // of the harmless replies
	minBenchmarkKept  = 0.94
	maxBenchmarkKept  = 0.07
	minBenchmarkBlank = 0.96 // without facts
	maxBenchmarkBlank = 0.055
)

// lastChannel is the last of the channels in their order.
const lastChannel = phi.ChannelCRM

func TestBenchmark(t *testing.T) {
	all := readLabelled(t)
	kept, perChannel := 0, map[phi.Channel]int{}
	for _, l := range all {
		perChannel[phi.ParseChannel(l.Channel)]++
		if l.Use == "kept" {
			kept++
		}
	}
	require.GreaterOrEqual(t, len(all), minLabelled)
	require.GreaterOrEqual(t, 3*kept, len(all), "a third is kept")
	for c := phi.ChannelOther; c <= lastChannel; c++ {
		require.GreaterOrEqual(t, perChannel[c], minPerChannel, c)
	}
	var facts, blank [disclaimer.GuardStrict + 1]tally
	var untuned tally
	for _, level := range [...]disclaimer.GuardLevel{disclaimer.GuardRelaxed, disclaimer.GuardStandard, disclaimer.GuardStrict} {
		plain := newGuard(t, &disclaimer.Options{Level: level})
		sud := newGuard(t, &disclaimer.Options{Level: level, Organisation: &phi.Organisation{Part2: true}})
		for i := range all {
			l := &all[i]
			if level == disclaimer.GuardRelaxed && l.Verdict != "allow" && l.Verdict != "block" {
				continue // relaxed lets tier B pass
			}
			f, isSUD := l.facts(t)
			g := plain
			if isSUD {
				g = sud
			}
			r := check(t, g, l.exchange(f))
			facts[level].add(l, l.Codes, &r)
			if level == disclaimer.GuardStandard && l.Use == "kept" {
				untuned.add(l, l.Codes, &r)
			}
			expected := slices.DeleteFunc(slices.Clone(l.Codes), func(c disclaimer.Code) bool { return slices.Contains(factCodes, c) })
			if l.permits() || len(expected) == 0 && l.Verdict != "allow" {
				continue // without its facts the label does not hold
			}
			r = check(t, g, l.exchange(disclaimer.Facts{}))
			blank[level].add(l, expected, &r)
		}
		facts[level].log(t, level.String()+" with facts")
		facts[level].logCodes(t)
		blank[level].log(t, level.String()+" without facts")
	}
	untuned.log(t, "standard, not tuned on")
	standard, none := &facts[disclaimer.GuardStandard], &blank[disclaimer.GuardStandard]
	require.GreaterOrEqual(t, standard.recall(), minBenchmark)
	require.LessOrEqual(t, standard.alarmRate(), maxBenchmark)
	require.GreaterOrEqual(t, untuned.recall(), minBenchmarkKept)
	require.LessOrEqual(t, untuned.alarmRate(), maxBenchmarkKept)
	require.GreaterOrEqual(t, none.recall(), minBenchmarkBlank)
	require.LessOrEqual(t, none.alarmRate(), maxBenchmarkBlank)
}
