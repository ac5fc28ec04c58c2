// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func actor(roles ...string) router.Actor { return router.Actor{ID: "u1", Roles: roles} }

func baseline(t testing.TB) *router.Engine {
	t.Helper()
	e, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	require.NoError(t, err)
	return e
}

func TestPermit(t *testing.T) {
	tests := []struct {
		name, why string
		who       router.Actor
		op        router.Operation
		on        router.Resource
		want      router.Decision
		reasons   []string
	}{
		{"Req_R8_view a profile", "a grant", actor("social"), router.OperationView, router.Resource{Kind: router.ResourceProfile, ID: "clinic"},
			router.DecisionAllow, []string{"view-profiles"}},
		{"Req_R8_no role", "nothing allows it", actor("guest"), router.OperationView, router.Resource{Kind: router.ResourceProfile, ID: "clinic"},
			router.DecisionDeny, nil},
		{"Req_R9_view the review folder", "a grant", actor("privacy"), router.OperationView, router.Resource{Kind: router.ResourceFolder, ID: "review-health"},
			router.DecisionAllow, []string{"view-review"}},
		{"Req_R9_denied folder", "a denial", actor("marketing"), router.OperationView, router.Resource{Kind: router.ResourceFolder, ID: "review-health"},
			router.DecisionDeny, []string{"no-review"}},
		{"Req_R9_no grant for the folder", "the default", actor("social"), router.OperationView, router.Resource{Kind: router.ResourceFolder, ID: "review-health"},
			router.DecisionDeny, nil},
		{"Req_R10_no reply at all", "a denial", actor("reader"), router.OperationReply, router.Resource{Kind: router.ResourceMessage, ID: "m"},
			router.DecisionDeny, []string{"no-reply"}},
		{"Req_R10_denial beats grant", "two roles", actor("social", "reader"), router.OperationReply, router.Resource{Kind: router.ResourceMessage, ID: "m"},
			router.DecisionDeny, []string{"no-reply"}},
		{"Req_R10_reply", "a grant", actor("social"), router.OperationReply, router.Resource{Kind: router.ResourceMessage, ID: "m"},
			router.DecisionAllow, []string{"reply"}},
		{"Req_R11_publish", "somebody else approves", actor("social"), router.OperationPublish, router.Resource{Kind: router.ResourceProfile, ID: "clinic"},
			router.DecisionNeedsApproval, []string{"publish"}},
		{"Req_R13_recording", "authorised members", actor("care"), router.OperationView, router.Resource{Kind: router.ResourceRecording, ID: "r"},
			router.DecisionAllow, []string{"view-recordings"}},
		{"Req_R13_voicemail", "others do not", actor("social"), router.OperationView, router.Resource{Kind: router.ResourceVoicemail, ID: "v"},
			router.DecisionDeny, nil},
		{"Req_R13_transcript", "others do not", actor("marketing"), router.OperationView, router.Resource{Kind: router.ResourceTranscript, ID: "t"},
			router.DecisionDeny, nil},
		{"Req_R9_every folder", "a denial of one of them is about all", actor("marketing", "privacy"), router.OperationView, router.Resource{Kind: router.ResourceFolder}, router.DecisionDeny, []string{"no-review"}},
		{"nobody", "an actor needs an id", router.Actor{Roles: []string{"privacy"}}, router.OperationView, router.Resource{Kind: router.ResourceFolder, ID: "inbox"},
			router.DecisionDeny, nil},
		{"nothing", "an operation that is not stated", actor("privacy"), 0, router.Resource{Kind: router.ResourceFolder, ID: "inbox"}, router.DecisionDeny, nil},
		{"nowhere", "a resource that is not stated", actor("privacy"), router.OperationView, router.Resource{}, router.DecisionDeny, nil},
	}
	e := baseline(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := e.Permit(tt.who, tt.op, tt.on)
			require.Equal(t, tt.want, got.Decision, tt.why)
			var reasons []string
			for _, r := range got.Reasons {
				reasons = append(reasons, r.Grant)
			}
			require.Equal(t, tt.reasons, reasons, tt.why)
			require.Equal(t, got.Decision == router.DecisionNeedsApproval, got.Approval != nil)
			require.Equal(t, e.Version(), got.Engine)
		})
	}
}

func TestPermitMergesApprovals(t *testing.T) {
	grant := func(id string, roles ...string) router.Grant {
		return router.Grant{ID: id, Effect: router.DecisionNeedsApproval, Roles: []string{"social"}, Operations: []router.Operation{router.OperationPublish},
			Resources: []router.Resource{{Kind: router.ResourceProfile}}, Approval: &router.Requirement{N: 1, Roles: roles}}
	}
	ask := func(grants ...router.Grant) router.PermitResult {
		set := ruleSet()
		set.Grants = grants
		e, err := router.New(set, replies())
		require.NoError(t, err)
		return e.Permit(actor("social"), router.OperationPublish, router.Resource{Kind: router.ResourceProfile, ID: "p"})
	}
	got := ask(grant("b", "x", "y"), grant("a", "y"))
	if diff := cmp.Diff(&router.Requirement{N: 1, Roles: []string{"y"}}, got.Approval); diff != "" {
		t.Errorf("approval (-want +got):\n%s", diff)
	}
	require.Equal(t, "a", got.Reasons[0].Grant, "reasons are sorted")
	require.Equal(t, router.DecisionDeny, ask(grant("a", "x"), grant("b", "y")).Decision, "nobody can approve for both")
}

func TestGrantsAreChecked(t *testing.T) {
	good := router.Grant{ID: "g", Effect: router.DecisionAllow, Roles: []string{"a"}, Operations: []router.Operation{router.OperationView},
		Resources: []router.Resource{{Kind: router.ResourceFolder, ID: "inbox"}}}
	tests := []struct {
		name   string
		change func(*router.Grant)
		path   string
		code   router.Code
	}{
		{"roles", func(g *router.Grant) { g.Roles = nil }, "/grants/0/roles", router.CodeMissing},
		{"operations", func(g *router.Grant) { g.Operations = nil }, "/grants/0/operations", router.CodeMissing},
		{"resources", func(g *router.Grant) { g.Resources = nil }, "/grants/0/resources", router.CodeMissing},
		{"kind", func(g *router.Grant) { g.Resources = []router.Resource{{ID: "x"}} }, "/grants/0/resources/0/kind", router.CodeMissing},
		{"folder", func(g *router.Grant) { g.Resources = []router.Resource{{Kind: router.ResourceFolder, ID: "inbux"}} }, "/grants/0/resources/0/id", router.CodeUnknownRef},
		{"approval missing", func(g *router.Grant) { g.Effect = router.DecisionNeedsApproval }, "/grants/0/approval", router.CodeMissing},
		{"approval too many", func(g *router.Grant) { g.Approval = &router.Requirement{N: 1, Roles: []string{"a"}} }, "/grants/0/approval", router.CodeContradiction},
		{"no approver", func(g *router.Grant) {
			g.Effect, g.Approval = router.DecisionNeedsApproval, &router.Requirement{Roles: []string{"a"}}
		}, "/grants/0/approval/n", router.CodeBadValue},
		{"effect", func(g *router.Grant) { g.Effect = 9 }, "/grants/0/effect", router.CodeBadValue},
		{"id", func(g *router.Grant) { g.ID = "Not An Id" }, "/grants/0/id", router.CodeBadValue},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := good
			tt.change(&g)
			set := ruleSet()
			set.Grants = []router.Grant{g}
			_, err := router.New(set, replies())
			var bad *router.RuleError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, tt.path+" "+tt.code.String(), bad.Path+" "+bad.Code.String())
		})
	}
}
