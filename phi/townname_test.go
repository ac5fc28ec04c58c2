// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Towns and employers that no list holds, and names behind cues in lower case.
func TestReq_P2_UnlistedNames(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		lang            phi.Language
		kind            phi.Kind
		role            phi.Role
		want            string // "" for nothing of the kind
	}{
		{"tail", "the last word is one of towns", "we drove in from Quarlow Springs today", phi.English, phi.KindLocation, phi.RoleUnknown, "Quarlow Springs"},
		{"head", "the first word is one of towns", "wir kommen aus Bad Ellerwald", phi.German, phi.KindLocation, phi.RoleUnknown, "Bad Ellerwald"},
		{"coming", "who comes from there", "vengo da Montefresco per la visita", phi.Italian, phi.KindLocation, phi.RoleUnknown, "Montefresco"},
		{"hospital", "a hospital is no town", "he was seen at Lower Valley Hospital", phi.English, phi.KindLocation, phi.RoleUnknown, ""},
		{"employer", "the name of an employer is an identifier", "I work nights at Zandor Freight", phi.English, phi.KindName, phi.RoleEmployer, "Zandor Freight"},
		{"no employer", "a word for work and a common word", "I work nights at The Clinic", phi.English, phi.KindName, phi.RoleEmployer, ""},
		{"introduction", "a given name in lower case behind a cue", "hi its jessica, running late", phi.English, phi.KindName, phi.RoleUnknown, "jessica"},
		{"particle", "a particle in capitals inside a name", "il sig. Anselmo Dalla Vecchia è qui", phi.Italian, phi.KindName, phi.RoleUnknown, "Anselmo Dalla Vecchia"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := phi.Body(tc.text)
			m.Channel, m.Lang = phi.ChannelDM, tc.lang
			fs, err := detector(t).Detect(m)
			require.NoError(t, err)
			got := ""
			for _, f := range fs {
				if f.Kind == tc.kind && f.Role == tc.role {
					got = tc.text[f.Start:f.End]
				}
			}
			if got != tc.want {
				t.Errorf("%s: %q, want %q", tc.why, got, tc.want)
			}
		})
	}
}
