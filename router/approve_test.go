// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestReq_R21_Approvals(t *testing.T) {
	need := &router.Requirement{N: 2, Roles: []string{"privacy"}, ValidHours: 24}
	sending := router.Sending{Author: "author", Digest: "d1", Checked: "d1", Now: noon}
	yes := func(by string, change func(*router.Approval)) router.Approval {
		a := router.Approval{By: router.Actor{ID: by, Roles: []string{"privacy"}}, Digest: "d1", At: noon.Add(-time.Hour)}
		if change != nil {
			change(&a)
		}
		return a
	}
	tests := []struct {
		name, why string
		change    func(*router.Sending)
		given     []router.Approval
		missing   int
		refused   []string
		ok        bool
	}{
		{"two", "enough", nil, []router.Approval{yes("a", nil), yes("b", nil)}, 0, nil, true},
		{"more than two", "too many do no harm", nil, []router.Approval{yes("a", nil), yes("b", nil), yes("c", nil)}, 0, nil, true},
		{"one", "one is missing", nil, []router.Approval{yes("a", nil)}, 1, nil, false},
		{"twice the same", "different people", nil, []router.Approval{yes("a", nil), yes("a", nil)}, 1, []string{"a twice"}, false},
		{"self", "no one approves what they wrote", nil, []router.Approval{yes("a", nil), yes("author", nil)}, 1, []string{"author self"}, false},
		{"unknown author", "the author may be anybody", func(s *router.Sending) { s.Author = "" }, []router.Approval{yes("a", nil)}, 2, []string{"a self"}, false},
		{"role", "the roles of today count", nil, []router.Approval{yes("a", func(a *router.Approval) { a.By.Roles = []string{"social"} })}, 2, []string{"a role"}, false},
		{"edited", "an edit voids it", func(s *router.Sending) { s.Digest, s.Checked = "d2", "d2" }, []router.Approval{yes("a", nil)}, 2, []string{"a edited"}, false},
		{"not checked again", "the guard has seen another text", func(s *router.Sending) { s.Checked = "d0" }, []router.Approval{yes("a", nil), yes("b", nil)}, 0, nil, false},
		{"no digest", "nothing is bound to nothing", func(s *router.Sending) { s.Digest, s.Checked = "", "" },
			[]router.Approval{yes("a", func(a *router.Approval) { a.Digest = "" })}, 2, []string{"a edited"}, false},
		{"too old", "valid for a day", nil, []router.Approval{yes("a", func(a *router.Approval) { a.At = noon.Add(-24 * time.Hour) })}, 2, []string{"a expired"}, false},
		{"ended", "its own end comes first", nil, []router.Approval{yes("a", func(a *router.Approval) { a.Expires = noon })}, 2, []string{"a expired"}, false},
		{"end later", "the requirement's end comes first", nil,
			[]router.Approval{yes("a", func(a *router.Approval) { a.At, a.Expires = noon.Add(-25*time.Hour), noon.Add(time.Hour) })}, 2, []string{"a expired"}, false},
		{"later", "not yet given", nil, []router.Approval{yes("a", func(a *router.Approval) { a.At = noon.Add(time.Second) })}, 2, []string{"a future"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sending
			if tt.change != nil {
				tt.change(&s)
			}
			got := need.Check(s, tt.given)
			require.Equal(t, tt.ok, got.OK, tt.why)
			require.Equal(t, tt.missing, got.Missing, tt.why)
			var refused []string
			for _, r := range got.Refused {
				refused = append(refused, r.By+" "+r.Cause.String())
			}
			if diff := cmp.Diff(tt.refused, refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("endless", func(t *testing.T) {
		open := &router.Requirement{N: 1, Roles: []string{"privacy"}}
		require.Equal(t, router.RefusedEndless, open.Check(sending, []router.Approval{yes("a", nil)}).Refused[0].Cause)
		got := open.Check(sending, []router.Approval{yes("a", func(a *router.Approval) { a.Expires = noon.Add(time.Minute) })})
		require.True(t, got.OK)
	})
	t.Run("no requirement", func(t *testing.T) {
		require.False(t, (*router.Requirement)(nil).Check(sending, nil).OK)
		require.False(t, (&router.Requirement{}).Check(sending, nil).OK)
	})
}
