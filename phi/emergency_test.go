// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Emergencies have their signs, not their name: heart, stroke, breath, pregnancy.
func TestEmergenciesInEverydayWords(t *testing.T) {
	d := detector(t)
	for _, tc := range []struct {
		why  string
		lang phi.Language
		text string
		want bool
	}{
		{"a heart", phi.English, "my chest feels tight and I'm sweating", true},
		{"a heart, the other way round", phi.English, "there's this heavy pressure on my dad's chest", true},
		{"a heart, denied", phi.English, "my chest doesn't hurt any more", false},
		{"a heart, long ago", phi.English, "my chest used to hurt years ago", false},
		{"a piece of furniture", phi.English, "the chest of drawers is heavy", false},
		{"a stroke", phi.English, "her left side went numb an hour ago", true},
		{"a stroke in an arm", phi.English, "my left arm is numb", true},
		{"an arm that is no emergency", phi.English, "my arm is sunburned", false},
		{"breath", phi.English, "he can barely breathe", true},
		{"breath of a child", phi.English, "my baby struggles to breathe", true},
		{"breathing as an exercise", phi.English, "the breathing class was great", false},
		{"a pregnancy", phi.English, "I'm 12 weeks and spotting", true},
		{"a pregnancy by its name", phi.English, "34 weeks pregnant and the baby stopped moving", true},
		{"a span that is no pregnancy", phi.English, "my gums have been bleeding for 2 weeks", false},
		{"a heart", phi.Spanish, "me aprieta mucho el pecho", true},
		{"an arm", phi.Spanish, "tengo el brazo izquierdo dormido", true},
		{"a pregnancy", phi.Spanish, "estoy embarazada y tengo un sangrado", true},
		{"a price", phi.Spanish, "cuánto cuesta una limpieza", false},
		{"a heart", phi.French, "j'ai la poitrine serrée depuis ce matin", true},
		{"a stroke", phi.French, "son bras est engourdi d'un coup", true},
		{"a pregnancy", phi.French, "je suis enceinte et je saigne", true},
		{"a heart", phi.German, "ich habe starken Druck auf der Brust", true},
		{"a stroke", phi.German, "mein linker Arm ist plötzlich taub", true},
		{"breath", phi.German, "mein Vater kann kaum atmen", true},
		{"a heart", phi.Italian, "sento un peso sul petto", true},
		{"breath", phi.Italian, "mia nonna respira a fatica", true},
		{"a pregnancy", phi.Italian, "sono incinta e ho delle perdite", true},
	} {
		m := phi.Body(tc.text)
		m.Lang, m.Channel = tc.lang, phi.ChannelDM
		a, err := d.Assess(m)
		require.NoError(t, err)
		if got := slices.Contains(a.Intents, phi.IntentEmergency); got != tc.want {
			t.Errorf("%v: %s: emergency is %v, want %v", tc.lang, tc.why, got, tc.want)
		}
	}
}
