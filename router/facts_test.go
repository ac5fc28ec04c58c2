// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// factsLine has every key of the facts.
const factsLine = `{"id":"m1","revision":2,"now":"2026-11-21T12:00:00Z","network":"facebook","profile":"clinic","channel":"public_comment",` +
	`"visibility":"public","event":"received","origin":"customer","author_roles":["volunteer"],"tags":["vip"],"level":"certain","health":true,` +
	`"kinds":["name","mrn"],"classes":["condition"],"intents":["complaint"],"cues":[],"language":"en","unsupported_language":false,` +
	`"incomplete":false,"consent":"given","permission":"missing","coverage":{"crm":"covered"},"hold":false,"reply_cap_reached":false,` +
	`"deletions_paused":false,"text":"hello","attachments":["image"]}`

func TestParseFacts(t *testing.T) {
	want := router.Facts{
		ID: "m1", Revision: 2, Now: noon, Network: "facebook", Profile: "clinic", Channel: router.ChannelPublicComment,
		Visibility: router.VisibilityPublic, Event: router.EventReceived, Origin: router.OriginCustomer,
		AuthorRoles: []string{"volunteer"}, Tags: []string{"vip"}, Level: router.LevelCertain, Health: router.Yes,
		Kinds: []router.Kind{router.KindName, router.KindMRN}, Classes: []router.Class{router.ClassCondition},
		Intents: []router.Intent{router.IntentComplaint}, Cues: []router.Cue{}, Language: "en",
		UnsupportedLanguage: router.No, Incomplete: router.No, Consent: router.ConsentGiven, Permission: router.PermissionMissing,
		Coverage: map[string]router.Coverage{"crm": router.CoverageCovered}, Hold: router.No, ReplyCapReached: router.No,
		DeletionsPaused: router.No, Text: new("hello"), Attachments: []router.Attachment{router.AttachmentImage},
	}
	got, err := router.ParseFacts([]byte(factsLine))
	require.NoError(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	require.Equal(t, factsLine, asJSON(t, got), "and back")

	bare, err := router.ParseFacts([]byte(`{"id":"m1"}`))
	require.NoError(t, err)
	require.Equal(t, `{"id":"m1"}`, asJSON(t, bare), "what is absent stays absent")
	null, err := router.ParseFacts([]byte(`{"id":"m1","health":null,"text":null,"intents":null}`))
	require.NoError(t, err)
	if diff := cmp.Diff(bare, null); diff != "" {
		t.Errorf("null is absent (-want +got):\n%s", diff)
	}
	more, err := router.ReadFacts([]byte(`{"id":"m1","draft":"x","meta":{"a":1}}`))
	require.NoError(t, err)
	if diff := cmp.Diff(bare, more); diff != "" {
		t.Errorf("other keys are passed over (-want +got):\n%s", diff)
	}
	_, err = router.ReadFacts([]byte(`{"id":"m1","Level":"none"}`))
	require.Error(t, err, "a slip of case is no other key")
	odd, err := router.ParseFacts([]byte(`{"id":"m1","channel":"fax machine"}`))
	require.NoError(t, err)
	require.Equal(t, router.ChannelOther, odd.Channel)
}

func TestBadFacts(t *testing.T) {
	tests := []struct {
		name, why, in string
		want          router.FactsError
	}{
		{"not JSON", "syntax", `{"id":`, router.FactsError{Line: 1, Column: 7, Code: router.CodeSyntax}},
		{"no id", "an id is needed", `{}`, router.FactsError{Path: "/id", Code: router.CodeMissing}},
		{"unknown key", "a slip", `{"id":"m","chanel":"dm"}`, router.FactsError{Line: 1, Column: 11, Code: router.CodeUnknownKey, Suggestion: "channel"}},
		{"wrong type", "not a boolean", `{"id":"m","health":"yes"}`, router.FactsError{Path: "/health", Line: 1, Column: 20, Code: router.CodeWrongType}},
		{"unknown word", "a slip", `{"id":"m","level":"certein"}`, router.FactsError{Path: "/level", Line: 1, Column: 19, Code: router.CodeBadValue, Suggestion: "certain"}},
		{"unknown kind", "a slip in a list", `{"id":"m","kinds":["name","adress"]}`, router.FactsError{Path: "/kinds/1", Line: 1, Column: 27, Code: router.CodeBadValue}},
		{"date", "February has no day 30", `{"id":"m","now":"2026-02-30T00:00:00Z"}`, router.FactsError{Path: "/now", Line: 1, Column: 17, Code: router.CodeBadValue}},
		{"bad byte", "not UTF-8", "{\"id\":\"m\xff\"}", router.FactsError{Line: 1, Column: 9, Code: router.CodeSyntax}},
		{"revision", "below zero", `{"id":"m","revision":-1}`, router.FactsError{Path: "/revision", Code: router.CodeBadValue}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := router.ParseFacts([]byte(tt.in))
			var bad *router.FactsError
			require.ErrorAs(t, err, &bad, tt.why)
			got := *bad
			got.Err = nil
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

// Go values that no word stands for are refused before any rule reads them.
func TestFactsWithOddNumbers(t *testing.T) {
	e := engineOf(t)
	for path, change := range map[string]func(*router.Facts){
		"/channel":     func(f *router.Facts) { f.Channel = 99 },
		"/visibility":  func(f *router.Facts) { f.Visibility = 99 },
		"/event":       func(f *router.Facts) { f.Event = 99 },
		"/origin":      func(f *router.Facts) { f.Origin = 99 },
		"/level":       func(f *router.Facts) { f.Level = 99 },
		"/kinds":       func(f *router.Facts) { f.Kinds = []router.Kind{99} },
		"/classes":     func(f *router.Facts) { f.Classes = []router.Class{99} },
		"/intents":     func(f *router.Facts) { f.Intents = []router.Intent{99} },
		"/cues":        func(f *router.Facts) { f.Cues = []router.Cue{99} },
		"/consent":     func(f *router.Facts) { f.Consent = 99 },
		"/permission":  func(f *router.Facts) { f.Permission = 99 },
		"/attachments": func(f *router.Facts) { f.Attachments = []router.Attachment{99} },
		"/health":      func(f *router.Facts) { f.Health = 99 },
		"/hold":        func(f *router.Facts) { f.Hold = 99 },
		"/coverage":    func(f *router.Facts) { f.Coverage = map[string]router.Coverage{"x": 99} },
		"/id":          func(f *router.Facts) { f.ID = "" },
		"/revision":    func(f *router.Facts) { f.Revision = -1 },
		"/timer":       func(f *router.Facts) { f.Timer = "No Name" },
	} {
		_, err := e.Evaluate(with(change))
		var bad *router.FactsError
		require.ErrorAs(t, err, &bad, path)
		require.Equal(t, path, bad.Path)
		_, err = e.Explain(with(change))
		require.ErrorAs(t, err, &bad, path)
	}
}

const canary = "ZQCANARYXV"

// Nothing of a message but its id comes out of the package.
func TestNothingLeaks(t *testing.T) {
	f := certain(func(f *router.Facts) {
		f.Text = new("text " + canary)
		f.Network, f.Profile, f.Language = canary, canary, canary
		f.Tags, f.AuthorRoles = []string{canary}, []string{canary}
		f.Coverage = map[string]router.Coverage{canary: router.CoverageCovered}
	})
	e := baseline(t)
	p := evaluate(t, e, f)
	explained, err := e.Explain(f)
	require.NoError(t, err)
	shown := []any{p, p.Trace, explained, f, &f, []router.Facts{f}, e.Permit(router.Actor{ID: "u", Roles: []string{canary}}, router.OperationView,
		router.Resource{Kind: router.ResourceProfile, ID: canary})}
	for _, bad := range []string{
		`{"id":"m","` + canary + `":1}`, `{"id":"m","level":"` + canary + `"}`, `{"id":"m","now":"` + canary + `"}`, `{"id":"m","revision":"` + canary + `"}`,
		`{"id":"m"} ` + canary, `{"id":"m","coverage":{"` + canary + `":"x"}}`, `{"id":"m","health":"` + canary + `"}`,
	} {
		_, err := router.ParseFacts([]byte(bad))
		require.Error(t, err, bad)
		shown = append(shown, err)
	}
	pattern := rule("p", router.PhaseRoute, router.Action{AutoReply: canary}, router.Action{Tag: " " + canary})
	pattern.When = router.All(router.Is("text", router.OpMatches, canary+"("), router.Is(canary, router.OpEq, canary), router.Is("level", router.OpEq, canary))
	unnamed := rule(canary+" "+canary, router.PhaseRoute, router.Action{Folder: canary})
	_, err = router.New(ruleSet(pattern, unnamed), replies())
	require.Error(t, err)
	shown = append(shown, err)
	for _, v := range shown {
		text := fmt.Sprintf("%v %+v %#v %s", v, v, v, v)
		if _, isFacts := v.(router.Facts); !isFacts { // the JSON form of facts is their wire form
			if _, isPointer := v.(*router.Facts); !isPointer {
				if _, isList := v.([]router.Facts); !isList {
					text += asJSON(t, v)
				}
			}
		}
		require.NotContains(t, text, canary, "%T", v)
	}
}

// FuzzFacts checks that no facts make the baseline panic or fail, that the
// same facts give the same plan, and that the laws of a plan hold.
func FuzzFacts(f *testing.F) {
	f.Add([]byte(factsLine))
	f.Add([]byte(`{"id":"m1"}`))
	f.Add([]byte(`{"id":"m1","event":"received","origin":"customer","level":"likely","channel":"sms","intents":["opt_out"],"text":"stop"}`))
	e, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := router.ParseFacts(data)
		if err != nil {
			var bad *router.FactsError
			if !errors.As(err, &bad) {
				t.Fatalf("an error of another type: %v", err)
			}
			return
		}
		checkLaws(t, e, facts)
	})
}

// checkLaws checks what holds for every plan of every rule set.
func checkLaws(t *testing.T, e *router.Engine, f router.Facts) {
	t.Helper()
	p, err := e.Evaluate(f)
	if err != nil {
		t.Fatalf("no plan for facts that were read: %v", err)
	}
	again, err := e.Evaluate(f)
	if err != nil || asJSON(t, p) != asJSON(t, again) {
		t.Fatal("the same facts gave another plan")
	}
	answers := len(p.Find(router.SlotAutoReply)) + len(p.Find(router.SlotBotFlow))
	switch {
	case answers > 1:
		t.Fatal("two answers to one message")
	case answers > 0 && p.Outbound == router.OutboundBlock:
		t.Fatal("an answer although nothing may be sent")
	case len(p.Holds) > 0 && p.Outbound == router.OutboundAllow:
		t.Fatal("a hold that holds nothing")
	}
	for _, s := range p.Find(router.SlotRemove) {
		now := s.Value == "delete" && len(s.After) == 0
		if now && (f.Level != router.LevelCertain || f.Hold != router.No || f.Intents == nil || len(p.Holds) > 0) {
			t.Fatal("deleted at once without being certain")
		}
	}
	keys := map[string]bool{}
	for _, s := range p.Steps {
		if keys[s.Key] {
			t.Fatal("two steps of one key")
		}
		keys[s.Key] = true
	}
	for _, s := range p.Steps {
		for _, a := range s.After {
			if !keys[a] {
				t.Fatal("a step waits for one that is not there")
			}
		}
	}
	var receipts []router.Receipt
	for range p.Steps {
		s, ok := router.Next(p, receipts)
		if !ok {
			t.Fatal("a step that is never done")
		}
		receipts = append(receipts, router.Receipt{Key: s.Key, Stage: router.StageDone})
	}
}

func TestTruthJSON(t *testing.T) {
	for in, want := range map[string]router.Truth{"true": router.Yes, "false": router.No, "null": router.Unknown} {
		var got router.Truth
		require.NoError(t, json.Unmarshal([]byte(in), &got))
		require.Equal(t, want, got)
		require.Equal(t, in, asJSON(t, got))
	}
	var got router.Truth
	require.Error(t, json.Unmarshal([]byte(`"yes"`), &got))
}

// A text where a list belongs is refused, also where it could be read as base64
// of the numbers of the words.
func TestFactsListIsNoText(t *testing.T) {
	for _, field := range []string{"intents", "kinds", "classes", "cues", "attachments"} {
		_, err := router.ParseFacts([]byte(`{"id":"m","` + field + `":"Ag=="}`))
		var bad *router.FactsError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, router.CodeWrongType, bad.Code, field)
		require.Equal(t, "/"+field, bad.Path)
	}
}
