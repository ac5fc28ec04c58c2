// SPDX-License-Identifier: Apache-2.0

package phitest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// recorder is a test that keeps what it is told.
type recorder struct {
	testing.TB
	said []string
}

func (*recorder) Helper()             {}
func (r *recorder) Error(args ...any) { r.said = append(r.said, fmt.Sprint(args...)) }
func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func TestAssertions(t *testing.T) {
	const canary = "zqcanaryzq"
	own := detectorFunc(func(string) ([]phi.Finding, error) {
		return []phi.Finding{{Kind: phi.KindPhone, Role: phi.RoleOwn, End: 3, Rule: "known/term"}}, nil
	})
	incomplete := detectorFunc(func(string) ([]phi.Finding, error) { return nil, errors.New(canary) })
	for _, tc := range []struct {
		name, why string
		assert    func(testing.TB)
		want      []string // parts of what is said, one for each failure
	}{
		{"clean", "nothing to say", func(t testing.TB) { phitest.NoPHI(t, "thank you, see you soon") }, nil},
		{"identifiers", "kinds, places and rules", func(t testing.TB) {
			phitest.NoPHI(t, "write "+canary+"@example.com or 410-555-0123")
		}, []string{"2 identifiers: email@0:6-28 email/address, phone@0:32-44 phone/nanp"}},
		{"not UTF-8", "what was not looked at may hold anything", func(t testing.TB) { phitest.NoPHI(t, canary+"\xff") }, []string{"not looked at as a whole"}},
		{"own", "the organisation's own number is no patient's", func(t testing.TB) { phitest.NoPHIIn(t, own, phi.Body("abc")) }, nil},
		{"error", "an error of a detector may hold text", func(t testing.TB) { phitest.NoPHIIn(t, incomplete, phi.Body(canary)) }, []string{"not looked at as a whole"}},
		{"finds", "what is there is found", func(t testing.TB) { phitest.Finds(t, canary+"@example.com", phi.KindEmail) }, nil},
		{"finds not", "the kind that is missing, and what was found", func(t testing.TB) {
			phitest.Finds(t, canary+"@example.com", phi.KindPhone, phi.KindEmail)
		}, []string{"no phone among 1 findings: email@0:0-22 email/address"}},
		{"finds nothing asked", "a test that asks nothing cannot pass", func(t testing.TB) { phitest.Finds(t, canary) }, []string{"no kinds were asked for"}},
		{"finds incomplete", "half an answer is none", func(t testing.TB) { phitest.FindsIn(t, incomplete, phi.Body(canary), phi.KindIP) }, []string{"not looked at as a whole", "no ip among 0"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := &recorder{TB: t}
			tc.assert(r)
			if len(r.said) != len(tc.want) {
				t.Fatalf("%d failures, want %d: %s: %q", len(r.said), len(tc.want), tc.why, r.said)
			}
			for i, s := range r.said {
				if !strings.Contains(s, tc.want[i]) {
					t.Errorf("failure %q lacks %q", s, tc.want[i])
				}
				if strings.Contains(s, canary) {
					t.Error("a failure holds text of the message")
				}
			}
		})
	}
}
