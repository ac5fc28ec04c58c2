// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// answer asks one condition about facts.
func answer(t *testing.T, c router.Condition, f router.Facts) string {
	t.Helper()
	r := rule("ask", router.PhaseClassify, router.Action{Tag: "yes"})
	r.When = c
	o := replies()
	o.LoadZone = time.LoadLocation
	e, err := router.New(ruleSet(r), o)
	require.NoError(t, err)
	trace, err := e.Explain(f)
	require.NoError(t, err)
	switch trace.Rules()[0].Outcome {
	case router.OutcomeMatched:
		return "yes"
	case router.OutcomeUndecided:
		return "unknown"
	}
	return "no"
}

func text(s string) func(*router.Facts) { return func(f *router.Facts) { f.Text = &s } }

func TestConditions(t *testing.T) {
	is := router.Is
	night := router.Condition{Field: "now", Op: router.OpWithin, Value: router.Value{Window: &router.Window{
		Days: []string{"fri"}, From: "20:00", To: "08:00", Zone: "America/New_York"}}}
	at := func(s string) func(*router.Facts) {
		return func(f *router.Facts) {
			var err error
			f.Now, err = time.Parse(time.RFC3339, s)
			require.NoError(t, err)
		}
	}
	tests := []struct {
		name, why string
		c         router.Condition
		change    func(*router.Facts)
		want      string
	}{
		{"eq", "same word", is("channel", router.OpEq, "public_comment"), nil, "yes"},
		{"eq other", "another word", is("channel", router.OpEq, "dm"), nil, "no"},
		{"eq unknown", "what is not known is not false", is("channel", router.OpEq, "dm"), func(f *router.Facts) { f.Channel = 0 }, "unknown"},
		{"not unknown", "denying it makes it no more known", router.Not(is("channel", router.OpEq, "dm")), func(f *router.Facts) { f.Channel = 0 }, "unknown"},
		{"in", "one of them", is("origin", router.OpIn, "agent", "customer"), nil, "yes"},
		{"network", "case of a network does not matter", is("network", router.OpEq, "FaceBook"), nil, "yes"},
		{"profile", "case of a profile does", is("profile", router.OpEq, "Clinic"), nil, "no"},
		{"profile in", "open fields have lists too", is("profile", router.OpIn, "a", "clinic"), nil, "yes"},
		{"exists", "known", router.Exists("network"), nil, "yes"},
		{"exists not", "exists is never unknown", router.Exists("network"), func(f *router.Facts) { f.Network = "" }, "no"},
		{"exists empty list", "an empty list is known", router.Exists("kinds"), nil, "yes"},
		{"exists nil list", "nil is not", router.Exists("kinds"), func(f *router.Facts) { f.Kinds = nil }, "no"},
		{"exists text", "text", router.Exists("text"), func(f *router.Facts) { f.Text = nil }, "no"},
		{"exists level", "level", router.Exists("level"), nil, "yes"},
		{"exists now", "time", router.Exists("now"), func(f *router.Facts) { f.Now = time.Time{} }, "no"},
		{"exists health", "boolean", router.Exists("health"), nil, "yes"},
		{"exists tags", "strings", router.Exists("tags"), nil, "yes"},
		{"level gte", "equal counts", is("level", router.OpGte, "likely"), func(f *router.Facts) { f.Level = router.LevelLikely }, "yes"},
		{"level gt", "equal does not", is("level", router.OpGt, "likely"), func(f *router.Facts) { f.Level = router.LevelLikely }, "no"},
		{"level lt", "below", is("level", router.OpLt, "likely"), nil, "yes"},
		{"level lte", "below or equal", is("level", router.OpLte, "none"), nil, "yes"},
		{"level unknown", "no level is not level none", is("level", router.OpLt, "likely"), func(f *router.Facts) { f.Level = 0 }, "unknown"},
		{"phi_at_least", "another name of gte", is("level", router.OpPHIAtLeast, "likely"), func(f *router.Facts) { f.Level = router.LevelCertain }, "yes"},
		{"phi_category", "another name of has_any", is("kinds", router.OpPHICategory, "ssn"), func(f *router.Facts) { f.Kinds = []router.Kind{router.KindSSN} }, "yes"},
		{"intent", "another name of has_any", is("intents", router.OpIntent, "legal"), nil, "no"},
		{"has_any", "one of them", is("cues", router.OpHasAny, "rare_event", "patient_media"), func(f *router.Facts) { f.Cues = []router.Cue{router.CueRareEvent} }, "yes"},
		{"has_all", "not all of them", is("cues", router.OpHasAll, "rare_event", "patient_media"), func(f *router.Facts) { f.Cues = []router.Cue{router.CueRareEvent} }, "no"},
		{"has_all of it", "all", is("classes", router.OpHasAll, "lab", "vital"), func(f *router.Facts) { f.Classes = []router.Class{router.ClassVital, router.ClassLab} }, "yes"},
		{"set unknown", "nil is not empty", is("classes", router.OpHasAny, "lab"), func(f *router.Facts) { f.Classes = nil }, "unknown"},
		{"attachments", "kinds of files", is("attachments", router.OpHasAny, "image"), func(f *router.Facts) { f.Attachments = []router.Attachment{router.AttachmentImage} }, "yes"},
		{"tags", "an open set", is("tags", router.OpHasAny, "vip"), func(f *router.Facts) { f.Tags = []string{"vip"} }, "yes"},
		{"tags absent", "a known set", is("tags", router.OpHasAny, "vip"), nil, "no"},
		{"tags unknown", "an unknown set", is("tags", router.OpHasAny, "vip"), func(f *router.Facts) { f.Tags = nil }, "unknown"},
		{"roles", "all of an open set", is("author_roles", router.OpHasAll, "a", "b"), func(f *router.Facts) { f.AuthorRoles = []string{"b", "a"} }, "yes"},
		{"boolean", "a yes", router.IsTrue("health"), func(f *router.Facts) { f.Health = router.Yes }, "yes"},
		{"boolean no", "a no", router.IsTrue("health"), nil, "no"},
		{"boolean unknown", "neither", router.IsTrue("health"), func(f *router.Facts) { f.Health = router.Unknown }, "unknown"},
		{"lang", "a language covers its regions", is("language", router.OpLang, "en"), func(f *router.Facts) { f.Language = "EN-us" }, "yes"},
		{"lang not", "but no longer word", is("language", router.OpLang, "en"), func(f *router.Facts) { f.Language = "eng" }, "no"},
		{"coverage", "a verdict about a destination", is("coverage.crm", router.OpEq, "covered"), func(f *router.Facts) { f.Coverage = map[string]router.Coverage{"crm": router.CoverageCovered} }, "yes"},
		{"coverage unknown", "no verdict", is("coverage.crm", router.OpEq, "covered"), nil, "unknown"},
		{"consent", "three types never stand for each other", is("consent", router.OpEq, "given"), func(f *router.Facts) { f.Consent = router.ConsentMissing }, "no"},
		{"now gt", "after", is("now", router.OpGt, "2026-01-01T00:00:00Z"), nil, "yes"},
		{"now lt", "before", is("now", router.OpLt, "2026-01-01T00:00:00Z"), nil, "no"},
		{"now gte", "at", is("now", router.OpGte, "2026-11-21T12:00:00Z"), nil, "yes"},
		{"now lte", "at", is("now", router.OpLte, "2026-11-21T12:00:00Z"), nil, "yes"},
		{"window start", "from belongs to it", night, at("2026-11-20T20:00:00-05:00"), "yes"},
		{"window next day", "it belongs to the day on which it starts", night, at("2026-11-21T07:59:00-05:00"), "yes"},
		{"window end", "to does not belong to it", night, at("2026-11-21T08:00:00-05:00"), "no"},
		{"window zone", "the zone of the window counts", night, at("2026-11-21T02:00:00Z"), "yes"},
		{"window other day", "Thursday night", night, at("2026-11-19T23:00:00-05:00"), "no"},
		{"window unknown", "no time", night, func(f *router.Facts) { f.Now = time.Time{} }, "unknown"},

		{"word", "a word", is("text", router.OpContainsWord, "Hello"), nil, "yes"},
		{"word bounded", "no part of a word", is("text", router.OpContainsWord, "hell"), nil, "no"},
		{"word of a list", "one of them", is("text", router.OpContainsWord, "x", "THERE"), nil, "yes"},
		{"comma", "punctuation does not matter", is("text", router.OpContainsPhrase, "hello there"), text("Well, hello -- there!"), "yes"},
		{"phrase order", "the order does", is("text", router.OpContainsPhrase, "there hello"), nil, "no"},
		{"phrase at the end", "no room for it", is("text", router.OpContainsPhrase, "there you"), nil, "no"},
		{"width", "full-width letters", is("text", router.OpContainsWord, "stop"), text("ＳＴＯＰ"), "yes"},
		{"digits", "digits of any script", is("text", router.OpContainsWord, "12"), text("room ١٢"), "yes"},
		{"accent", "a combining mark is the letter with the mark", is("text", router.OpContainsWord, "diabète"), text("le diabe\u0300te"), "yes"},
		{"accent counts", "but no accent is another word", is("text", router.OpContainsWord, "diabete"), text("diabète"), "no"},
		{"invisible", "a soft hyphen does not split", is("text", router.OpContainsWord, "stop"), text("st\u00adop"), "yes"},
		{"bad byte", "a bad byte does", is("text", router.OpContainsWord, "stop"), text("stop\xffnow"), "yes"},
		{"prefix", "the beginning", is("text", router.OpPrefix, "HELLO"), text("  hello, there"), "yes"},
		{"prefix of words", "more than one", is("text", router.OpPrefix, "Hello there"), nil, "yes"},
		{"prefix bounded", "no part of a word", is("text", router.OpPrefix, "hello th"), nil, "no"},
		{"prefix elsewhere", "not at the beginning", is("text", router.OpPrefix, "there"), nil, "no"},
		{"prefix of a long text", "the beginning is there", is("text", router.OpPrefix, "x"), text(strings.Repeat("x ", router.MaxText)), "yes"},
		{"prefix cut off", "the first word may be it", is("text", router.OpPrefix, "stop"), text(strings.Repeat(" ", router.MaxText) + "stop"), "unknown"},
		{"matches", "an expression, whatever the case", is("text", router.OpMatches, "^HELLO\\s+t"), nil, "yes"},
		{"matches not", "an expression", is("text", router.OpMatches, "^there"), nil, "no"},
		{"no text", "no text is not an empty text", is("text", router.OpContainsWord, "x"), func(f *router.Facts) { f.Text = nil }, "unknown"},
		{"empty text", "an empty text has no words", is("text", router.OpContainsWord, "x"), text(""), "no"},
		{"long text found", "what is in the beginning is there", is("text", router.OpContainsWord, "first"), text("first " + strings.Repeat("x ", router.MaxText)), "yes"},
		{"long text not found", "what is not may come later", is("text", router.OpContainsWord, "last"), text(strings.Repeat("x ", router.MaxText) + "last"), "unknown"},
		{"cut word", "a word that the cut went through is no word", is("text", router.OpContainsWord, "can"), text(strings.Repeat(" ", router.MaxText-3) + "cancer"), "unknown"},
		{"long text pattern", "the end of the cut text is not the end", is("text", router.OpMatches, "x $"), text(strings.Repeat("x ", router.MaxText)), "unknown"},
		{"truncated", "a fact of its own", router.IsTrue("truncated"), text(strings.Repeat("x ", router.MaxText)), "yes"},
		{"not truncated", "a fact of its own", router.IsTrue("truncated"), nil, "no"},

		{"all empty", "nothing is asked", router.All(), nil, "yes"},
		{"any empty", "nothing can hold", router.Any(), nil, "no"},
		{"no beats unknown", "one no decides all", router.All(is("text", router.OpContainsWord, "x"), router.IsTrue("health")), func(f *router.Facts) { f.Health = router.Unknown }, "no"},
		{"yes beats unknown", "one yes decides any", router.Any(router.IsTrue("health"), is("level", router.OpEq, "none")), func(f *router.Facts) { f.Health = router.Unknown }, "yes"},
		{"unknown stays", "otherwise it is open", router.Any(router.IsTrue("health"), is("level", router.OpEq, "certain")), func(f *router.Facts) { f.Health = router.Unknown }, "unknown"},
		{"not", "the opposite", router.Not(is("level", router.OpEq, "certain")), nil, "yes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := known()
			if tt.change != nil {
				tt.change(&f)
			}
			if got := answer(t, tt.c, f); got != tt.want {
				t.Errorf("answer %q, want %q: %s", got, tt.want, tt.why)
			}
		})
	}
}

// Every field has a value for which each of its operators compiles, so that
// Fields promises nothing that New refuses.
func TestEveryFieldAndOperator(t *testing.T) {
	for _, field := range router.Fields() {
		name := strings.Replace(field.Name, "*", "crm", 1)
		word := "x"
		if field.Words != nil {
			word = field.Words[0]
		}
		for _, op := range field.Ops {
			t.Run(name+"/"+op.String(), func(t *testing.T) {
				c := router.Is(name, op, word)
				switch {
				case op == router.OpExists || field.Type == "boolean":
					c.Value = router.Value{Bool: router.Yes}
				case op == router.OpWithin:
					c.Value = router.Value{Window: &router.Window{From: "08:00", To: "17:00", Zone: "UTC"}}
				case field.Type == "time":
					c.Value = router.Value{Text: "2026-01-02T03:04:05Z"}
				}
				require.NotEmpty(t, answer(t, c, known()))
			})
		}
	}
}
