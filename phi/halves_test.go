// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A blindMessage is a line of testdata/blind/halves.jsonl.
type blindMessage struct {
	ID, Text, Lang, Channel string
	Author                  *bool `json:"author_known"`
	PHI                     bool  `json:"phi"`
	Health                  bool
	Spans                   []struct{ Start, End int }
}

// A tally counts what was decided rightly and found.
type tally struct{ texts, right, health, told, harmless, alarms, wanted, found, proposed, touching int }

// TestBlindHalves measures both halves of the second set. Nobody looks at the
// lines of the held half: its floors keep it from falling, and nothing is tuned
// on it.
func TestBlindHalves(t *testing.T) {
	d := detector(t)
	halves := [2]tally{}
	readBlind(t, "halves.jsonl", func(line []byte) {
		var in blindMessage
		require.NoError(t, json.Unmarshal(line, &in))
		n, err := strconv.Atoi(in.ID)
		require.NoError(t, err)
		m := phi.Body(in.Text)
		m.Channel = phi.ParseChannel(in.Channel)
		if in.Author != nil {
			m.Author = phi.AuthorUnknown
			if *in.Author {
				m.Author = phi.AuthorKnown
			}
		}
		m.Lang, err = phi.ParseLanguage(in.Lang)
		require.NoError(t, err)
		a, err := d.Assess(m)
		require.NoError(t, err)
		halves[n%2].add(t, &in, &a)
	})
	for i, floor := range []struct {
		name                                        string
		decision, health, alarms, recall, precision float64
	}{
		{"held", 0.86, 0.88, 0.18, 0.90, 0.90},
		{"development", 0.98, 0.97, 0.06, 0.81, 0.87},
	} {
		h := halves[i]
		share := func(a, b int) float64 { return float64(a) / float64(b) }
		decision, health, alarms := share(h.right, h.texts), share(h.told, h.health), share(h.alarms, h.harmless)
		recall, precision := share(h.found, h.wanted), share(h.touching, h.proposed)
		t.Logf("%s half, %d messages: decided rightly %.3f, recall of health talk %.3f, false alarms %.3f; %d identifiers: recall %.3f, precision %.3f",
			floor.name, h.texts, decision, health, alarms, h.wanted, recall, precision)
		if decision < floor.decision || health < floor.health || alarms > floor.alarms || recall < floor.recall || precision < floor.precision {
			t.Errorf("the figures of the %s half fell", floor.name)
		}
	}
}

// add counts a message.
func (c *tally) add(t *testing.T, in *blindMessage, a *phi.Assessment) {
	c.texts++
	if a.PHI() == in.PHI {
		c.right++
	}
	switch {
	case in.Health:
		c.health++
		if a.Health {
			c.told++
		}
	default:
		c.harmless++
		if a.Health {
			c.alarms++
		}
	}
	text := []rune(in.Text)
	covered := make([]bool, len(text))
	for _, f := range a.Findings {
		require.NoError(t, phi.ConvertOffsets(in.Text, phi.OffsetRunes, &f.Start, &f.End))
		touches := false
		for i := f.Start; i < f.End; i++ {
			covered[i] = true
		}
		for _, s := range in.Spans {
			touches = touches || f.Start < s.End && s.Start < f.End
		}
		c.proposed++
		if touches {
			c.touching++
		}
	}
	for _, s := range in.Spans {
		c.wanted++
		whole := true
		for i := s.Start; i < s.End; i++ {
			whole = whole && (covered[i] || !unicode.IsLetter(text[i]) && !unicode.IsDigit(text[i]))
		}
		if whole {
			c.found++
		}
	}
}
