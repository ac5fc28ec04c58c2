// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func TestReq_R6_FlowsAreFiniteAndEndSafely(t *testing.T) {
	end := router.FlowStep{ID: "end", Reply: "redirect", Redirect: router.SecurePhone}
	tests := []struct {
		name, why string
		steps     []router.FlowStep
		path      string
		code      router.Code
	}{
		{"cycle", "a bot that never ends", []router.FlowStep{{ID: "a", Next: "b"}, {ID: "b", Quick: []router.QuickReply{{Label: "x", Next: "a"}}}}, "/flows/0", router.CodeCycle},
		{"self", "a step after itself", []router.FlowStep{{ID: "a", Next: "a"}}, "/flows/0", router.CodeCycle},
		{"cycle beside the way", "nobody gets there today", []router.FlowStep{{ID: "a", Handoff: "desk"}, {ID: "b", Next: "c"}, {ID: "c", Next: "b"}}, "/flows/0", router.CodeCycle},
		{"dead end", "no secure channel and no person", []router.FlowStep{{ID: "a", Next: "b"}, {ID: "b", Reply: "general"}}, "/flows/0/steps/1", router.CodeDeadEnd},
		{"end and next", "both at once", []router.FlowStep{{ID: "a", Next: "end", Handoff: "desk"}, end}, "/flows/0/steps/0", router.CodeContradiction},
		{"unknown next", "a step that is not there", []router.FlowStep{{ID: "a", Next: "ende"}, end}, "/flows/0/steps/0/next", router.CodeUnknownRef},
		{"unknown reply", "not in the catalogue", []router.FlowStep{{ID: "a", Reply: "free text", Handoff: "desk"}}, "/flows/0/steps/0/reply", router.CodeUnknownRef},
		{"no start", "the start is not there", []router.FlowStep{end}, "/flows/0/start", router.CodeUnknownRef},
		{"twice", "two steps of one id", []router.FlowStep{{ID: "a", Handoff: "desk"}, {ID: "a", Handoff: "desk"}}, "/flows/0/steps/1/id", router.CodeDuplicate},
		{"no label", "a button without words", []router.FlowStep{{ID: "a", Quick: []router.QuickReply{{Next: "end"}}}, end}, "/flows/0/steps/0/quick/0/label", router.CodeMissing},
		{"too many", "a limit", make([]router.FlowStep, router.MaxSteps+1), "/flows/0/steps", router.CodeTooMany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set := ruleSet()
			set.Flows = []router.Flow{{ID: "f", Start: "a", Steps: tt.steps}}
			_, err := router.New(set, replies())
			var bad *router.RuleError
			require.ErrorAs(t, err, &bad, tt.why)
			require.Equal(t, tt.path+" "+tt.code.String(), bad.Path+" "+bad.Code.String())
		})
	}
	t.Run("a deep diamond is no cycle and costs little", func(t *testing.T) {
		set := ruleSet()
		var steps []router.FlowStep
		for i := range 60 {
			next := string(rune('a'+(i+1)%26)) + string(rune('a'+(i+1)/26))
			steps = append(steps, router.FlowStep{ID: string(rune('a'+i%26)) + string(rune('a'+i/26)),
				Quick: []router.QuickReply{{Label: "x", Next: next}, {Label: "y", Next: next}}})
		}
		steps = append(steps, router.FlowStep{ID: string(rune('a'+60%26)) + string(rune('a'+60/26)), Handoff: "desk"})
		set.Flows = []router.Flow{{ID: "f", Start: steps[0].ID, Steps: steps}}
		_, err := router.New(set, replies())
		require.NoError(t, err)
	})
}

// An emergency does not enter a flow.
func TestReq_R6_EmergencyLeavesTheFlow(t *testing.T) {
	e := engineOf(t, rule("flow", router.PhaseRespond, router.Action{BotFlow: "flow"}))
	p := evaluate(t, e, with(func(f *router.Facts) { f.Intents = []router.Intent{router.IntentEmergency} }))
	require.Equal(t, []string{"flow: emergency"}, causes(p))
}
