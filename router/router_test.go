// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// noon is a Saturday.
var noon = time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)

// known returns facts of which nothing is unknown: a harmless public comment.
func known() router.Facts {
	return router.Facts{
		ID: "m1", Now: noon, Network: "facebook", Profile: "clinic", Channel: router.ChannelPublicComment,
		Event: router.EventReceived, Origin: router.OriginCustomer, AuthorRoles: []string{}, Tags: []string{},
		Level: router.LevelNone, Health: router.No, Kinds: []router.Kind{}, Classes: []router.Class{},
		Intents: []router.Intent{}, Cues: []router.Cue{}, Language: "en", UnsupportedLanguage: router.No,
		Incomplete: router.No, Consent: router.ConsentGiven, Permission: router.PermissionGiven, Hold: router.No,
		Text: new("hello there"), Attachments: []router.Attachment{},
	}
}

// with returns known facts after a change.
func with(change func(*router.Facts)) router.Facts {
	f := known()
	change(&f)
	return f
}

// certain returns known facts of a message that is certainly protected.
func certain(change func(*router.Facts)) router.Facts {
	return with(func(f *router.Facts) {
		f.Level, f.Health = router.LevelCertain, router.Yes
		if change != nil {
			change(f)
		}
	})
}

// ruleSet is the smallest rule set that holds rules.
func ruleSet(rules ...router.Rule) router.RuleSet {
	return router.RuleSet{
		Format: router.Format,
		Folders: []router.Folder{
			{ID: "inbox", Purpose: router.FolderWork},
			{ID: "review", Purpose: router.FolderReviewDelete, Retention: "review"},
			{ID: "other", Purpose: router.FolderReview, Retention: "review"},
		},
		Review:  router.Review{Folder: "review", Notify: "privacy", Approvers: []string{"privacy"}},
		Flows:   []router.Flow{{ID: "flow", Start: "a", Steps: []router.FlowStep{{ID: "a", Reply: "general", Handoff: "desk"}}}},
		Rules:   rules,
		Default: router.DefaultPlan{Do: []router.Action{{Keep: true}}},
	}
}

// replies are saved replies of every kind.
func replies() *router.Options {
	return &router.Options{Replies: []router.Reply{
		{ID: "general", Purpose: router.PurposeGeneral},
		{ID: "redirect", Purpose: router.PurposeRedirect, Secure: router.SecurePhone},
		{ID: "emergency", Purpose: router.PurposeEmergency},
		{ID: "removed", Purpose: router.PurposeRedirect, Secure: router.SecurePhone, ClaimsRemoval: true},
		{ID: "french", Purpose: router.PurposeGeneral, Languages: []string{"fr"}},
		{ID: "texts", Purpose: router.PurposeGeneral, Channels: []router.Channel{router.ChannelSMS}},
	}}
}

// rule is a rule that always matches unless when is given.
func rule(id string, phase router.Phase, do ...router.Action) router.Rule {
	return router.Rule{ID: id, Phase: phase, When: router.All(), Do: do}
}

// engineOf makes an engine of rules with the replies of the tests.
func engineOf(t testing.TB, rules ...router.Rule) *router.Engine {
	t.Helper()
	e, err := router.New(ruleSet(rules...), replies())
	require.NoError(t, err)
	return e
}

// evaluate plans and expects no error.
func evaluate(t testing.TB, e *router.Engine, f router.Facts) router.Plan {
	t.Helper()
	p, err := e.Evaluate(f)
	require.NoError(t, err)
	return p
}

// values lists the values of the steps of a slot.
func values(p router.Plan, slot router.Slot) []string {
	out := []string{}
	for _, s := range p.Find(slot) {
		out = append(out, s.Value)
	}
	return out
}

// causes lists the causes of what a plan dropped.
func causes(p router.Plan) []string {
	out := []string{}
	for _, d := range p.Dropped {
		out = append(out, d.Value+": "+d.Cause.String())
	}
	return out
}

// asJSON writes a value as JSON.
func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}
