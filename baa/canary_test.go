// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/baa"
)

const canary = "canary-7f3a"

func assertSilent(t *testing.T, where string, v any) {
	t.Helper()
	text, _ := json.Marshal(v)
	for _, shown := range []string{fmt.Sprint(v), fmt.Sprintf("%+v", v), fmt.Sprintf("%#v", v), fmt.Sprintf("%s", v), fmt.Sprintf("%q", v), string(text)} {
		if strings.Contains(shown, canary) {
			t.Errorf("%s shows its input: %s", where, shown)
		}
	}
}

// assertErrorSilent looks at an error and everything that it wraps.
func assertErrorSilent(t *testing.T, where string, err error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", where)
		return
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			assertErrorSilent(t, where, e)
		}
		return
	}
	for ; err != nil; err = errors.Unwrap(err) {
		assertSilent(t, where, err)
	}
}

func TestCanaryInUses(t *testing.T) {
	own := onQuo(t, "business")
	g := vendors(t, own)
	secret := []baa.Evidence{{
		ID: canary, Condition: "quo-sms-permission", Kind: baa.PermissionEvidence, Subject: canary, Session: canary,
		GivenBy: canary, Digest: canary, Given: when(t, "2026-03-01"),
	}}
	for _, name := range g.Services() {
		v := ask(t, g, baa.Use{
			Service: name, Account: canary, Subject: canary, Session: canary, Evidence: secret, AsOf: day(t, "2026-06-01"),
		})
		assertSilent(t, "verdict on "+name, v)
	}
	today := day(t, "2026-06-01")
	for where, u := range map[string]baa.Use{
		"service":   {Service: "quo/" + canary, AsOf: today},
		"owner":     {Service: canary + "/comm.sms", AsOf: today},
		"no path":   {Service: canary, AsOf: today},
		"flow":      {Flow: []string{"quo/comm.sms", canary}, AsOf: today},
		"condition": {Service: "quo/comm.sms", AsOf: today, Evidence: []baa.Evidence{{Condition: canary}}},
	} {
		_, err := g.Evaluate(u)
		assertErrorSilent(t, where, err)
	}
	_, err := g.Flag(canary, baa.SMS, baa.Use{AsOf: today})
	assertErrorSilent(t, "flag", err)
	_, err = g.Checklist(canary)
	assertErrorSilent(t, "checklist", err)
	_, err = g.ChainChecklist(canary)
	assertErrorSilent(t, "chain", err)
	_, err = g.BreachClock(baa.Breach{Agreement: canary, Discovered: today})
	assertErrorSilent(t, "breach", err)
	_, err = g.BreachClock(baa.Breach{Agreement: "clinic-quo", Discovered: today, By: canary})
	assertErrorSilent(t, "breach at a subcontractor", err)
	_, err = g.TerminationDuties(canary, today)
	assertErrorSilent(t, "termination", err)
	for where, h := range map[string]baa.Hypothesis{
		"ending": {Endings: []baa.Ending{{Agreement: canary, Last: today}}},
		"plan":   {Plans: []baa.PlanChange{{Account: canary, Vendor: canary, Plan: canary, From: today}}},
		"sink":   {Sinks: []baa.NewSink{{Service: canary, To: canary}}},
		"target": {Sinks: []baa.NewSink{{Service: "quo/comm.call", To: canary}}},
	} {
		_, err = g.Suppose(h)
		assertErrorSilent(t, where, err)
	}
}

func TestCanaryInDatasets(t *testing.T) {
	for _, old := range []string{
		`"small"`, `"us"`, `"Them"`, `"main"`, `"deal"`, `"baa"`, `"signed"`, `"2025-03-01"`, `"page"`, `"No faxes."`, `"mail"`,
		`"told"`, `"notice"`, `"customer"`, `"g1"`, `"them/*"`, `"covered"`, `"e1"`, `"document"`, `"2025-12-31"`, `"id"`, `1,`, `[`, `}`,
	} {
		for _, text := range []string{
			strings.Replace(small, old, `"`+canary+`"`, 1),
			strings.Replace(small, old, `{"`+canary+`": 0}`, 1),
			strings.Replace(small, old, canary, 1),
		} {
			d, err := baa.Decode([]byte(text))
			if err == nil {
				_, err = baa.New([]baa.Dataset{d}, nil)
			}
			if err != nil {
				assertErrorSilent(t, old, err)
			}
		}
	}
}

func TestCanaryInWords(t *testing.T) {
	_, err := baa.ParseCoverage(canary)
	assertErrorSilent(t, "coverage", err)
	_, err = baa.ParseDate(canary)
	assertErrorSilent(t, "date", err)
	_, err = baa.ParsePartialDate("2026-" + canary)
	assertErrorSilent(t, "partial date", err)
	_, err = baa.TLSVersion.AtLeast(canary, "1.2")
	assertErrorSilent(t, "measure", err)
}
