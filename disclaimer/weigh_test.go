// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// opined returns the violations of r that no rule found.
func opined(r disclaimer.Report) []disclaimer.Violation {
	var out []disclaimer.Violation
	for _, v := range r.Violations {
		if strings.HasPrefix(v.Rule, "opinion.") {
			out = append(out, v)
		}
	}
	return out
}

const oblique = "Somebody was very brave with the needle today"

func TestOpinionNamesTheSentence(t *testing.T) {
	g := newGuard(t, nil)
	reply := oblique + ". Have a nice weekend."
	r := check(t, g, disclaimer.Exchange{Reply: reply, Channel: phi.ChannelPublicReview})
	found := opined(r)
	require.Len(t, found, 1, describe(r, reply))
	require.Equal(t, oblique, reply[found[0].Start:found[0].End])
	require.Equal(t, disclaimer.SeverityCaution, found[0].Severity)
	require.NotEmpty(t, found[0].Why)
	require.NotEmpty(t, found[0].Source)
	require.Equal(t, disclaimer.VerdictRevise, r.Verdict)
}

func TestOpinionIsAskedWhereSomebodyIsAnswered(t *testing.T) {
	relaxed := newGuard(t, &disclaimer.Options{Level: disclaimer.GuardRelaxed})
	standard, strict := newGuard(t, nil), newGuard(t, &disclaimer.Options{Level: disclaimer.GuardStrict})
	verified := disclaimer.Facts{ChannelSecure: new(true), IdentityVerified: new(true), Covered: new(true)}
	for _, tc := range []struct {
		name, why string
		guard     *disclaimer.Guard
		channel   phi.Channel
		facts     disclaimer.Facts
		want      disclaimer.Verdict
	}{
		{"review", "an answer to one person", standard, phi.ChannelPublicReview, disclaimer.Facts{}, disclaimer.VerdictRevise},
		{"message", "a channel without protection", standard, phi.ChannelDM, disclaimer.Facts{}, disclaimer.VerdictRevise},
		{"post", "a post addresses nobody", standard, phi.ChannelPost, disclaimer.Facts{}, disclaimer.VerdictAllow},
		{"verified", "the person may be told", standard, phi.ChannelChat, verified, disclaimer.VerdictAllow},
		{"relaxed", "an opinion is of tier B", relaxed, phi.ChannelPublicReview, disclaimer.Facts{}, disclaimer.VerdictAllow},
		{"strict", "an opinion is of tier B", strict, phi.ChannelPublicReview, disclaimer.Facts{}, disclaimer.VerdictBlock},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := check(t, tc.guard, disclaimer.Exchange{Reply: oblique + ".", Channel: tc.channel, Facts: tc.facts})
			require.Equal(t, tc.want, r.Verdict, "%s%s", tc.why, describe(r, oblique))
		})
	}
}
