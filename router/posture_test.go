// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestReq_R16_BaselineIsSixOfSix(t *testing.T) {
	p := baseline(t).Posture("clinic")
	require.Equal(t, 6, p.Six())
	require.Equal(t, 6, p.Eight(), "forms and an agreement are not part of the preset")
	require.Len(t, p.Methods, 8)
	require.Equal(t, "clinic", p.Profile)
	for _, m := range p.Methods {
		require.Equal(t, m.Active, len(m.By) > 0, m.Method)
	}
}

// Taking away what makes a method active makes it inactive, and only it.
func TestReq_R17_PostureFollowsTheRules(t *testing.T) {
	dropWriting := func(slot func(router.Action) bool) func(*router.RuleSet, *router.Options) {
		return func(s *router.RuleSet, _ *router.Options) {
			for i := range s.Rules {
				do := []router.Action{{Keep: true}}
				for _, a := range s.Rules[i].Do {
					if !slot(a) {
						do = append(do, a)
					}
				}
				s.Rules[i].Do = do
			}
		}
	}
	tests := []struct {
		name   string
		method router.Method
		change func(*router.RuleSet, *router.Options)
		want   bool
	}{
		{"Req_L1_profile disclaimer", router.MethodProfileDisclaimer, func(s *router.RuleSet, _ *router.Options) { s.Notices = s.Notices[1:] }, false},
		{"Req_L1_other profile", router.MethodProfileDisclaimer, func(s *router.RuleSet, _ *router.Options) { s.Notices[0].Profiles = []string{"elsewhere"} }, false},
		{"Req_L2_DM disclaimer", router.MethodDMDisclaimer, func(s *router.RuleSet, _ *router.Options) { s.Notices = s.Notices[:1] }, false},
		{"chatbot", router.MethodChatbot, dropWriting(func(a router.Action) bool { return a.BotFlow != "" }), false},
		{"inbox without tags", router.MethodInbox, dropWriting(func(a router.Action) bool { return a.Tag != "" }), false},
		{"inbox without a folder for deletion", router.MethodInbox, func(s *router.RuleSet, _ *router.Options) { s.Folders[1].Purpose = router.FolderReview }, false},
		{"roles", router.MethodRoles, func(s *router.RuleSet, _ *router.Options) { s.Grants = nil }, false},
		{"Req_L4_saved replies", router.MethodSavedReplies, func(_ *router.RuleSet, o *router.Options) {
			for i := range o.Replies {
				o.Replies[i].Purpose = router.PurposeGeneral
			}
		}, false},
		{"shadow rules do not count", router.MethodSavedReplies, func(s *router.RuleSet, _ *router.Options) {
			for i := range s.Rules {
				s.Rules[i].Mode = router.ModeShadow
			}
			s.Notices = append(s.Notices, s.Notices[0])
		}, false},
		{"rules for another profile do not count", router.MethodChatbot, func(s *router.RuleSet, _ *router.Options) {
			for i := range s.Rules {
				s.Rules[i].When = router.All(router.Is("profile", router.OpEq, "elsewhere"), s.Rules[i].When)
			}
		}, false},
		{"secure forms", router.MethodSecureForms, func(s *router.RuleSet, _ *router.Options) {
			s.Rules[1].Do = append(s.Rules[1].Do, router.Action{Redirect: router.SecureForm})
		}, true},
		{"agreement", router.MethodAgreement, func(_ *router.RuleSet, o *router.Options) { o.Coverage = coverer{} }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, o := router.HealthcareBaseline(), router.BaselineOptions()
			tt.change(&set, o)
			e, err := router.New(set, o)
			require.NoError(t, err)
			p := e.Posture("clinic")
			require.Equal(t, tt.want, p.Methods[tt.method].Active)
		})
	}
}
