// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// What no list has is told by the model, and what a list takes for health talk
// the model takes back where people mean something else.
func TestReq_P8_WeighedTalk(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		lang            phi.Language
		health, phi     bool
	}{
		{"added", "health talk without a word of the trade", "they want to go in through the wrist this time", phi.English, true, true},
		{"taken back", "a figure of speech", "im literally dying this is so funny", phi.English, false, false},
		{"of a machine", "what machines do", "took the car in, they want to replace the whole transmission", phi.English, false, false},
		{"of an animal", "the regulation protects people", "cat threw up on the rug again", phi.English, false, false},
		{"kept", "grammar says whose, whatever stands around it", "I have diabetes, ana@example.com", phi.English, true, true},
		{"hours", "a question of anybody to any shop", "What are your hours?", phi.English, false, false},
		{"numbers", "they speak of nothing by themselves", "51 824 753 556", phi.English, false, false},
		{"spanish", "an everyday message", "voy llegando, dame cinco minutos", phi.Spanish, false, false},
		{"german", "an everyday message", "der Link geht nicht", phi.German, false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := phi.Body(tc.text)
			m.Channel, m.Lang = phi.ChannelDM, tc.lang
			a, err := detector(t).Assess(m)
			require.NoError(t, err)
			if a.Health != tc.health || a.PHI() != tc.phi {
				t.Errorf("%s: health %v, PHI %v, want %v, %v", tc.why, a.Health, a.PHI(), tc.health, tc.phi)
			}
		})
	}
}

// What the model adds is a mention like any other: in its place, disjoint from the
// others, with a concept of its own.
func TestWeighedTalkIsMentioned(t *testing.T) {
	m := phi.Body("Three rounds in and food tastes like coins now. " + strings.Repeat("Thanks again for the ride! ", 40))
	m.Channel = phi.ChannelDM
	a, err := detector(t).Assess(m)
	require.NoError(t, err)
	require.True(t, slices.ContainsFunc(a.Mentions, func(m phi.Mention) bool { return m.Concept.ID() == "health_talk" }))
	end := 0
	for _, x := range a.Mentions {
		if x.Start < end || x.Start >= x.End || x.End > len(m.Parts[0].Text) {
			t.Errorf("the mention %v is not in order", x)
		}
		end = x.End
	}
	for _, p := range a.Basis {
		if p.Mention >= len(a.Mentions) {
			t.Errorf("the pair %v points nowhere", p)
		}
	}
}

// Nothing stands between a symbol and the word behind it.
func TestSymbolsBeforeNames(t *testing.T) {
	for _, text := range []string{"thx for everything 🙂Jo", "🎂Jo", "see you 👍Ana Ruiz"} {
		_, err := detector(t).Assess(phi.Body(text))
		require.NoError(t, err)
	}
}

// A word for nothing but health beside the name of somebody stays a fact, however
// dry the sentence is: a model that takes it back would let PHI through.
func TestReq_P8_NamedPeopleKeepTheirDisease(t *testing.T) {
	for _, text := range []string{
		"Guidelines for treating hypertension in a 66-year-old male, Tom B., who has an appointment at the Heart Institute on February 10th, 2023?",
		"Current recommendations for treating hypertension in a 58-year-old woman, Joan Reyes, with an appointment at the Lakeside Health Center on June 20th, 2024?",
	} {
		if got := assess(t, text, phi.ChannelOther, phi.AuthorUnstated); got.Level < phi.LevelLikely || !got.Health {
			t.Errorf("a named person with a disease has level %v", got.Level)
		}
	}
}
