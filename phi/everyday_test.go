// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// The levels of the cells of testdata/talk/messages.tsv.
var levelOfCell = map[string]phi.Level{
	"I0H2": phi.LevelNone, "I1H2": phi.LevelLikely, "I1H1": phi.LevelPossible, "I1HG": phi.LevelNone, "I1H0": phi.LevelNone,
}

// TestEverydayTalk measures messages that speak of health in everyday words, and
// harmless ones that use the same words.
func TestEverydayTalk(t *testing.T) {
	d := detector(t)
	data, err := os.ReadFile("testdata/talk/messages.tsv")
	require.NoError(t, err)
	rows := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
	right, health, told, harmless, alarms := 0, 0, 0, 0, 0
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		require.Len(t, cells, 5)
		level, ok := levelOfCell[cells[2]]
		require.True(t, ok, "cell %q", cells[2])
		m := phi.Body(cells[4])
		m.Channel = phi.ParseChannel(cells[1])
		if cells[2][:2] == "I0" {
			m.Author = phi.AuthorUnknown
		}
		m.Lang, err = phi.ParseLanguage(cells[0])
		require.NoError(t, err)
		a, err := d.Assess(m)
		require.NoError(t, err)
		if a.PHI() == (level >= phi.LevelLikely) {
			right++
		}
		if cells[2][2:] == "H0" {
			harmless++
			if a.Health {
				alarms++
			}
			continue
		}
		health++
		if a.Health {
			told++
		}
	}
	share := func(a, b int) float64 { return float64(a) / float64(b) }
	t.Logf("%d messages: decided rightly %.3f, recall of health talk %.3f, false alarms %.3f",
		len(rows), share(right, len(rows)), share(told, health), share(alarms, harmless))
	if share(right, len(rows)) < 0.94 || share(told, health) < 0.93 || share(alarms, harmless) > 0.03 {
		t.Error("the figures of everyday talk fell")
	}
}

func TestEverydayWords(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		lang            phi.Language
		concept         string
	}{
		{"body and state", "a part of the body and what goes wrong with it", "the ankle went out again", phi.English, "body_complaint"},
		{"body that fails", "move, fail and body in any order", "ich spüre meine zehen nicht mehr", phi.German, "body_complaint"},
		{"function that fails", "a negation before what a body does", "mi hijo no come desde ayer", phi.Spanish, "bodily_function"},
		{"feeling", "to feel and how", "je me sens faible", phi.French, "malaise"},
		{"medicine", "what is done with medicines", "i swallowed the cream", phi.English, "medication_use"},
		{"carer", "what a carer did", "the injector told me to wait", phi.English, "care_contact"},
		{"abstinence", "without drink for a time", "non bevo da tre mesi", phi.Italian, "sobriety"},
		{"compound", "the last part of a German compound", "die kniebeschwerden sind wieder da", phi.German, "pain"},
		{"hint", "hints add up", "so i found this thing on me in the shower and i'm scared, it's still there", phi.English, "health_hint"},
		{"thing", "the legs of a table are nobody's", "the table leg is loose", phi.English, ""},
		{"figure", "a figure of speech means none of its words", "he has cold feet about the sale", phi.English, ""},
		{"function word", "the plural of a word that is a function word", "dimmi come si chiama il cane di Luigi", phi.Italian, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := phi.Body(tc.text)
			m.Channel, m.Lang = phi.ChannelDM, tc.lang
			a, err := detector(t).Assess(m)
			require.NoError(t, err)
			got := ""
			for _, m := range a.Mentions {
				if got == "" || m.Concept.ID() == tc.concept {
					got = m.Concept.ID()
				}
			}
			if got != tc.concept {
				t.Errorf("%s: concept %q, want %q", tc.why, got, tc.concept)
			}
		})
	}
}
