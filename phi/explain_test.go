// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestExplainSaysWhyNot(t *testing.T) {
	for _, tc := range []struct {
		why, text string
		rule      string
		outcome   phi.Outcome
		lost      string
	}{
		{"a telephone number has its form", "it is 410-555-0123", "phone/nanp", phi.OutcomeFound, ""},
		{"ten bare digits may be anything", "it is 4105550123", "phone/bare", phi.OutcomeUnlikely, ""},
		{"a card that fails its check", "it is 4111111111111112", "account/card", phi.OutcomeUnlikely, ""},
		{"an address of mail beats the name of its host", "it is ana@www.example.com", "email/address", phi.OutcomeFound, ""},
		{"an address of mail within a link belongs to the link", "it is https://example.com/?u=ana@example.com", "email/address", phi.OutcomeOverlapped, "url/scheme"},
		{"a never issued number", "it is 000-12-3456", "ssn/grouped", phi.OutcomeUnlikely, ""},
	} {
		t.Run(tc.why, func(t *testing.T) {
			e, err := detector(t).Explain(phi.Body(tc.text))
			require.NoError(t, err)
			for _, c := range e.Candidates {
				if c.Finding.Rule == tc.rule {
					if diff := cmp.Diff([2]string{tc.outcome.String(), tc.lost}, [2]string{c.Outcome.String(), c.Lost}); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
					return
				}
			}
			t.Errorf("no candidate of rule %s in:\n%s", tc.rule, e)
		})
	}
}

func TestExplanationString(t *testing.T) {
	e, err := detector(t).Explain(phi.Body("it is 410-555-0123 and ana@example.com"))
	require.NoError(t, err)
	s := e.String()
	require.Equal(t, len(e.Candidates), strings.Count(s, "\n"), "one line for each candidate")
	for _, value := range []string{"0123", "ana", "example"} {
		require.NotContains(t, s, value, "no text of the message")
	}
}
