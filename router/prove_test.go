// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

func claims() []router.Claim {
	return []router.Claim{
		router.ClaimNoUncoveredEgress, router.ClaimCertainHandled, router.ClaimOneAnswer, router.ClaimNoUnreviewedDeletion,
	}
}

// prove proves and checks what every proof promises: a witness replays to the
// plan of the proof, and that plan breaks the claim.
func prove(t testing.TB, e *router.Engine, p router.Property) router.Proof {
	t.Helper()
	proof, err := router.Prove(e, p)
	require.NoError(t, err)
	require.Equal(t, e.Version(), proof.Engine)
	require.Equal(t, proof.Verdict == router.VerdictBroken, proof.Witness != nil)
	require.Equal(t, proof.Verdict == router.VerdictUndecided, proof.Limit != 0)
	if proof.Witness != nil {
		plan := evaluate(t, e, *proof.Witness)
		require.Equal(t, asJSON(t, *proof.Plan), asJSON(t, plan), "the witness replays to the same plan")
		require.Equal(t, plan.Trace.Rules(), proof.Rules)
		require.True(t, breaks(p, *proof.Witness, plan), "%s: %s", p.Claim, asJSON(t, proof.Witness))
	}
	return proof
}

// breaks is what the claims mean, written down a second time.
func breaks(p router.Property, f router.Facts, plan router.Plan) bool {
	switch p.Claim {
	case router.ClaimNoUncoveredEgress:
		if f.Level == router.LevelNone || f.Level == router.LevelPossible {
			return false
		}
		for _, to := range values(plan, router.SlotEgress) {
			covered := f.Coverage[to]
			if p.Coverage != nil {
				covered = p.Coverage[to]
			}
			if covered != router.CoverageCovered {
				return true
			}
		}
		return false
	case router.ClaimCertainHandled:
		public := f.Visibility == router.VisibilityPublic ||
			f.Visibility == 0 && (f.Channel != 0 && f.Channel <= router.ChannelMention || f.Channel == router.ChannelOther)
		if f.Level != router.LevelCertain || !public || f.Origin != router.OriginCustomer || f.Event == 0 || f.Event > router.EventTranscriptReady {
			return false
		}
		gone := slices.ContainsFunc(values(plan, router.SlotRemove), func(v string) bool { return v != "none" })
		answers := append(values(plan, router.SlotAutoReply), values(plan, router.SlotBotFlow)...)
		led := len(plan.Find(router.SlotRedirect)) > 0 || slices.ContainsFunc(answers, func(v string) bool {
			return strings.HasPrefix(v, "redirect") || strings.HasPrefix(v, "removed") || v == "flow" || v == router.ReplyNoAdvice
		})
		return !gone || !led
	case router.ClaimOneAnswer:
		return len(plan.Find(router.SlotAutoReply))+len(plan.Find(router.SlotBotFlow)) > 1
	}
	reviewed := map[string]bool{}
	for _, s := range plan.Find(router.SlotApproval) {
		reviewed[s.Key] = true
	}
	for _, s := range plan.Find(router.SlotRemove) {
		if s.Value == "delete" && f.Level != router.LevelCertain && !slices.ContainsFunc(s.After, func(k string) bool { return reviewed[k] }) {
			return true
		}
	}
	return false
}

// The baseline keeps every claim on the networks that can hide a comment, and
// the witness of the one it cannot keep everywhere is a place where nobody can
// take a message down.
func TestReq_R3_ProveTheBaseline(t *testing.T) {
	began := time.Now()
	e := baseline(t)
	for _, c := range claims() {
		p := prove(t, e, router.Property{Claim: c})
		t.Logf("%-24s %-9s %6d ways", c, p.Verdict, p.Ways)
		if c != router.ClaimCertainHandled {
			require.Equal(t, router.VerdictHolds, p.Verdict, c)
			continue
		}
		require.Equal(t, router.VerdictBroken, p.Verdict)
		require.Equal(t, []string{"none"}, values(*p.Plan, router.SlotRemove))
	}
	given := router.All(router.Is("network", router.OpIn, "facebook", "instagram", "youtube", "tiktok", "threads", "x"),
		router.Is("channel", router.OpEq, "public_comment"))
	p := prove(t, e, router.Property{Claim: router.ClaimCertainHandled, Given: &given})
	require.Equal(t, router.VerdictHolds, p.Verdict)
	require.Positive(t, p.Ways)
	t.Logf("all claims proved in %s", time.Since(began).Round(time.Millisecond))
}

// A rule set whose rules let a message out is safe when the engine asks the
// agreements, and broken when it believes the facts and the agreements differ.
func TestReq_R18_ProveWhereHealthInformationCannotGo(t *testing.T) {
	crm := rule("to-crm", router.PhaseRoute, router.Action{Egress: "crm"})
	crm.When = router.Is("level", router.OpGte, "likely")
	e := engineOf(t, crm)
	p := prove(t, e, router.Property{Claim: router.ClaimNoUncoveredEgress})
	require.Equal(t, router.VerdictHolds, p.Verdict, "the engine drops what is not covered")
	require.Positive(t, p.Ways)
	none := map[string]router.Coverage{"crm": router.CoverageNotCovered}
	p = prove(t, e, router.Property{Claim: router.ClaimNoUncoveredEgress, Coverage: none})
	require.Equal(t, router.VerdictBroken, p.Verdict, "the facts may say covered where the agreements do not")
	require.Equal(t, "to-crm", p.Rules[0].Rule)
	require.Equal(t, router.CoverageCovered, p.Witness.Coverage["crm"])

	p = prove(t, e, router.Property{Claim: router.ClaimNoUncoveredEgress, Coverage: map[string]router.Coverage{}})
	require.Equal(t, router.VerdictBroken, p.Verdict, "what is not listed is not covered")

	o := replies()
	o.Coverage = listed(none)
	asked, err := router.New(ruleSet(crm), o)
	require.NoError(t, err)
	p = prove(t, asked, router.Property{Claim: router.ClaimNoUncoveredEgress, Coverage: none})
	require.Equal(t, router.VerdictHolds, p.Verdict, "the engine asks the agreements itself")
}

// listed answers from a table.
type listed map[string]router.Coverage

func (c listed) Coverage(q router.EgressQuestion) router.Coverage { return c[q.Destination] }

// What is not looked into leaves a proof open unless facts show it.
func TestProveTextsAndTimes(t *testing.T) {
	remove := router.Action{Remove: &router.Remove{Mode: router.RemoveHideThenReview}}
	on := func(id string, when router.Condition, do ...router.Action) router.Rule {
		r := rule(id, router.PhaseRoute, do...)
		r.When = when
		return r
	}
	given := router.All(router.Is("network", router.OpEq, "facebook"), router.Is("channel", router.OpEq, "public_comment"))
	lead := router.Action{Redirect: router.SecurePhone}
	certainly := func(e *router.Engine) router.Proof {
		return prove(t, e, router.Property{Claim: router.ClaimCertainHandled, Given: &given})
	}
	office := router.Condition{Field: "now", Op: router.OpWithin, Value: router.Value{
		Window: &router.Window{Days: []string{"mon"}, From: "09:00", To: "17:00", Zone: "UTC"}}}
	late := router.Is("now", router.OpGt, "2026-06-01T00:00:00Z")
	tests := []struct {
		name, why string
		when      router.Condition
		want      router.Verdict
	}{
		{"words", "a text without the word is not handled", router.Is("text", router.OpContainsWord, "rash", "cough"), router.VerdictBroken},
		{"no word", "a text with the word is not handled", router.Not(router.Is("text", router.OpContainsPhrase, "feel sick")), router.VerdictBroken},
		{"pattern", "a text that matches is not handled", router.Not(router.Is("text", router.OpMatches, `\bpill(s|box)? [0-9]{2,}`)), router.VerdictBroken},
		{"prefix", "a text that begins so is not handled", router.Not(router.Is("text", router.OpPrefix, "Hello")), router.VerdictBroken},
		{"window", "a Monday is not handled", router.Not(office), router.VerdictBroken},
		{"window and date", "a Monday in June is not handled", router.Not(router.All(office, late)), router.VerdictBroken},
		{"date", "nothing is handled before June", late, router.VerdictBroken},
		{"always", "one or the other", router.All(), router.VerdictHolds},
		{"phrase without its word", "no text holds the phrase without the word, which is not looked into",
			router.Not(router.All(router.Is("text", router.OpContainsPhrase, "red rash"), router.Not(router.Is("text", router.OpContainsWord, "rash")))), router.VerdictBroken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := certainly(engineOf(t, on("a", tt.when, remove, lead)))
			require.Equal(t, tt.want, p.Verdict, tt.why)
		})
	}
	t.Run("no facts found", func(t *testing.T) {
		odd := router.All(router.Is("text", router.OpContainsPhrase, "red rash"), router.Not(router.Is("text", router.OpContainsWord, "rash")))
		r := on("a", router.Not(odd), remove, lead)
		r.OnError = router.OnErrorFail // no plan where the text is not known
		p := certainly(engineOf(t, r))
		require.Equal(t, router.VerdictUndecided, p.Verdict)
		require.Equal(t, router.LimitUnproven, p.Limit)
	})
	t.Run("cap", func(t *testing.T) {
		p := prove(t, baseline(t), router.Property{Claim: router.ClaimOneAnswer, MaxWays: 10})
		require.Equal(t, router.VerdictUndecided, p.Verdict)
		require.Equal(t, router.LimitWays, p.Limit)
		require.Equal(t, 10, p.Ways)
		require.Equal(t, 10, p.MaxWays)
	})
}

func TestProveRefuses(t *testing.T) {
	text := router.Is("text", router.OpContainsWord, "x")
	unknown := router.Is("leval", router.OpEq, "none")
	for path, p := range map[string]router.Property{
		"/property/claim":       {},
		"/property/given":       {Claim: router.ClaimOneAnswer, Given: &text},
		"/property/given/field": {Claim: router.ClaimOneAnswer, Given: &unknown},
		"/property/max_ways":    {Claim: router.ClaimOneAnswer, MaxWays: -1},
		"/property/coverage":    {Claim: router.ClaimOneAnswer, Coverage: map[string]router.Coverage{"x": 99}},
	} {
		_, err := router.Prove(baseline(t), p)
		var bad *router.RuleError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, path, bad.Path)
	}
}

func TestParseProperty(t *testing.T) {
	p, err := router.ParseProperty([]byte(`{"claim": "one_answer", "given": {"field": "level", "op": "eq", "value": "certain"}, "max_ways": 9}`))
	require.NoError(t, err)
	given := router.Is("level", router.OpEq, "certain")
	require.Equal(t, router.Property{Claim: router.ClaimOneAnswer, Given: &given, MaxWays: 9}, p)
	for path, text := range map[string]string{
		"/property":                `{"claim": "one_answer", "covrage": {}}`,
		"/property/claim":          `{"claim": "one_anser"}`,
		"/property/coverage/*":     `{"claim": "no_uncovered_egress", "coverage": {"crm": "maybe"}}`,
		"/property/given/any/0/op": `{"claim": "one_answer", "given": {"any": [{"field": "level", "op": "equals", "value": "none"}]}}`,
	} {
		_, err := router.ParseProperty([]byte(text))
		var bad *router.RuleError
		require.ErrorAs(t, err, &bad)
		require.Equal(t, path, bad.Path)
		require.Equal(t, 1, bad.Line)
	}
}

// randomRules makes rules that touch what the claims are about.
func randomRules(r *rand.Rand) []router.Rule {
	actions := []router.Action{
		{Egress: "crm"}, {Egress: "ai"}, {Remove: &router.Remove{}}, {Remove: &router.Remove{Mode: router.RemoveDeleteNow}},
		{Remove: &router.Remove{Mode: router.RemoveDeleteAfterReview}}, {AutoReply: "redirect"}, {AutoReply: "general"},
		{AutoReply: "removed"}, {AutoReply: "french"}, {AutoReply: "emergency"}, {BotFlow: "flow"}, {Redirect: router.SecurePhone},
		{Outbound: router.OutboundHold}, {Tag: "x"}, {Folder: "other"},
		{RequireApproval: &router.Requirement{N: 1, Roles: []string{"a"}}},
	}
	rules := make([]router.Rule, 2+r.IntN(4))
	for i := range rules {
		rules[i] = router.Rule{
			ID: fmt.Sprintf("r%d", i), Phase: router.Phase(r.IntN(5)), Priority: r.IntN(2), When: provable(r, 1+r.IntN(2)),
			OnError: router.OnError(r.IntN(3)), Stop: router.Stop(r.IntN(6) / 4), Mode: router.Mode(r.IntN(8) / 7),
		}
		if rules[i].Phase == router.PhaseGuard {
			rules[i].Stop = router.StopNone
		}
		for range 1 + r.IntN(3) {
			rules[i].Do = append(rules[i].Do, actions[r.IntN(len(actions))])
		}
	}
	return rules
}

// provable is a random condition on the facts of provableWorld.
func provable(r *rand.Rand, depth int) router.Condition {
	if depth > 0 && r.IntN(3) > 0 {
		kids := make([]router.Condition, r.IntN(3))
		for i := range kids {
			kids[i] = provable(r, depth-1)
		}
		switch {
		case r.IntN(3) == 0:
			return router.Any(append(kids, provable(r, 0))...)
		case r.IntN(3) == 0:
			return router.Not(provable(r, depth-1))
		}
		return router.All(kids...)
	}
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	switch r.IntN(7) {
	case 0, 1:
		return router.Is("level", []router.Op{router.OpLt, router.OpGte, router.OpEq}[r.IntN(3)], pick("possible", "likely", "certain"))
	case 2:
		return router.Is("intents", []router.Op{router.OpHasAny, router.OpHasAll}[r.IntN(2)], "legal", pick("legal", "emergency"))
	case 3:
		return router.Is("network", router.OpIn, "facebook", pick("linkedin", "x"))
	case 4:
		return router.Is("channel", router.OpIn, pick("public_comment", "sms"), pick("dm", "sms"))
	case 5:
		return router.Is("tags", router.OpHasAny, "x")
	}
	return router.Exists(pick("level", "intents", "network", "hold"))
}

// provableWorld lists all combinations of the facts that provable asks about
// and of a few that the engine reads itself.
func provableWorld() []router.Facts {
	var out []router.Facts
	for level := range router.LevelCertain + 1 {
		for _, intents := range [][]router.Intent{nil, {}, {router.IntentLegal}, {router.IntentEmergency}} {
			for _, channel := range []router.Channel{0, router.ChannelPublicComment, router.ChannelSMS} {
				for _, network := range []string{"", "facebook", "linkedin", "x"} {
					for _, origin := range []router.Origin{0, router.OriginCustomer} {
						for _, hold := range []router.Truth{router.Unknown, router.No} {
							for _, crm := range []map[string]router.Coverage{nil, {"crm": router.CoverageCovered}} {
								out = append(out, with(func(f *router.Facts) {
									f.Level, f.Intents, f.Channel, f.Network, f.Origin, f.Hold, f.Coverage = level, intents, channel, network, origin, hold, crm
								}))
							}
						}
					}
				}
			}
		}
	}
	return out
}

// agree compares a proof with trying everything: what holds is broken by no
// facts of the world, and what facts break is never said to hold.
func agree(t testing.TB, rules []router.Rule, world []router.Facts) map[router.Verdict]int {
	t.Helper()
	e := engineOf(t, rules...)
	seen := map[router.Verdict]int{}
	plans := make([]router.Plan, len(world))
	for i, f := range world {
		if p, err := e.Evaluate(f); err == nil {
			plans[i] = p
		} else {
			plans[i].ID = "none"
		}
	}
	for _, p := range []router.Property{
		{Claim: router.ClaimNoUncoveredEgress}, {Claim: router.ClaimNoUncoveredEgress, Coverage: map[string]router.Coverage{"crm": router.CoverageNotCovered}},
		{Claim: router.ClaimCertainHandled}, {Claim: router.ClaimOneAnswer}, {Claim: router.ClaimNoUnreviewedDeletion},
	} {
		p.MaxWays = 5_000
		proof := prove(t, e, p)
		seen[proof.Verdict]++
		for i, f := range world {
			if plans[i].ID != "none" && breaks(p, f, plans[i]) {
				require.Equal(t, router.VerdictBroken, proof.Verdict, "%s: %s\n%s", p.Claim, asJSON(t, f), asJSON(t, rules))
				break
			}
		}
	}
	return seen
}

func TestProveAgreesWithBruteForce(t *testing.T) {
	world := provableWorld()
	seen := map[router.Verdict]int{}
	for seed := range uint64(30) {
		for v, n := range agree(t, randomRules(rand.New(rand.NewPCG(seed, 8))), world) {
			seen[v] += n
		}
	}
	t.Logf("%d facts each; verdicts: %v", len(world), seen)
	require.Less(t, seen[router.VerdictUndecided], 30, "little here is beyond the proof")
	require.NotZero(t, seen[router.VerdictHolds])
	require.NotZero(t, seen[router.VerdictBroken])
}

func FuzzProveAgreesWithBruteForce(f *testing.F) {
	for seed := range uint64(3) {
		f.Add(seed, seed)
	}
	world := provableWorld()
	f.Fuzz(func(t *testing.T, a, b uint64) {
		r := rand.New(rand.NewPCG(a, b))
		// A part of the world keeps each try short.
		some := make([]router.Facts, 200)
		for i := range some {
			some[i] = world[r.IntN(len(world))]
		}
		agree(t, randomRules(r), some)
	})
}

func BenchmarkProve(b *testing.B) {
	e := baseline(b)
	for _, c := range claims() {
		b.Run(c.String(), func(b *testing.B) {
			ways := 0
			for b.Loop() {
				p, err := router.Prove(e, router.Property{Claim: c})
				if err != nil {
					b.Fatal(err)
				}
				ways = p.Ways
			}
			b.ReportMetric(float64(ways), "ways")
		})
	}
}
