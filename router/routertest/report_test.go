// SPDX-License-Identifier: Apache-2.0

package routertest_test

import (
	"fmt"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
	"github.com/safeharbor-go/safeharbor/router/routertest"
)

func baseline(t testing.TB) *router.Engine {
	t.Helper()
	e, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	require.NoError(t, err)
	return e
}

// one is a file system with one file of fixtures.
func one(lines string) fstest.MapFS { return fstest.MapFS{"a.jsonl": {Data: []byte(lines)}} }

func TestReq_R16_FixturesOfTheBaseline(t *testing.T) {
	report := routertest.Run(t, os.DirFS("testdata/baseline"), baseline(t))
	require.Empty(t, report.Lint(), "every rule of the baseline acts on some fixture")
	for _, rule := range report.Rules {
		for _, leaf := range rule.Leaves {
			require.NotZero(t, leaf.Yes, "%s%s", rule.Rule, leaf.Path)
			require.NotZero(t, leaf.No, "%s%s", rule.Rule, leaf.Path)
		}
	}
}

func TestFailures(t *testing.T) {
	report, err := routertest.Check(one(`{"why":"w1","facts":{"id":"a","level":"none"},"want":{"folder":["inbox"]},"held":false}

{"why":"w2","facts":{"id":"b"},"want":{"folder":["review-health"],"tag":["*"]},"want_not":{"outbound":["*"]}}`), baseline(t))
	require.NoError(t, err)
	var got []string
	for _, f := range report.Failures {
		got = append(got, f.String())
	}
	want := []string{
		"a.jsonl:1: want folder inbox, got review-health: w1",
		"a.jsonl:1: want held no, got yes: w1",
		"a.jsonl:3: want tag *, got : w2",
		"a.jsonl:3: want no outbound *, got hold: w2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
}

func TestCoverage(t *testing.T) {
	report, err := routertest.Check(one(`{"why":"w","facts":{"id":"a","event":"received","origin":"customer","level":"none","health":true,"intents":[]},"want":{"tag":["*"]}}
{"why":"w","facts":{"id":"a"},"held":true}`), baseline(t))
	require.NoError(t, err)
	var tag routertest.RuleCoverage
	for _, r := range report.Rules {
		if r.Rule == "tag-health" {
			tag = r
		}
	}
	want := routertest.RuleCoverage{Rule: "tag-health", Matched: 1, Undecided: 1, Leaves: []routertest.LeafCoverage{
		{Path: "/any/0", Field: "level", No: 1, Unknown: 1}, {Path: "/any/1", Field: "health", Yes: 1, Unknown: 1},
	}}
	if diff := cmp.Diff(want, tag); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	var untested []string
	for _, f := range report.Lint() {
		require.Equal(t, router.LintUntested, f.Code)
		untested = append(untested, f.Subject)
	}
	require.Contains(t, untested, "route-emergency")
	require.NotContains(t, untested, "tag-health")
}

// Fixtures that ask nothing, and lines that are none, do not pass.
func TestBadFixtures(t *testing.T) {
	const canary = "ZQCANARYXV"
	for name, line := range map[string]string{
		"no reason":    `{"facts":{"id":"a"},"held":true}`,
		"no demand":    `{"why":"w","facts":{"id":"a"},"want":{"tag":[]}}`,
		"unknown key":  `{"why":"w","facts":{"id":"a"},"wants":{"tag":["` + canary + `"]}}`,
		"unknown slot": `{"why":"w","facts":{"id":"a"},"want":{"` + canary + `":["x"]}}`,
		"unknown fact": `{"why":"w","facts":{"id":"a","level":"` + canary + `"},"held":true}`,
		"no id":        `{"why":"w","facts":{"text":"` + canary + `"},"held":true}`,
		"not JSON":     canary,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := routertest.Check(one("\n"+line), baseline(t))
			var bad *routertest.FixtureError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, 2, bad.Line)
			require.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, bad.Err), canary)
		})
	}
	_, err := routertest.Read(fstest.MapFS{"a.txt": {}})
	require.ErrorIs(t, err, routertest.ErrNoFixtures)
}

// Fixtures and proofs are what a reload can ask for.
func ExampleCheck() {
	engine, err := router.New(router.HealthcareBaseline(), router.BaselineOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := routertest.Check(os.DirFS("testdata/baseline"), engine)
	fmt.Println(report, err)
	// Output: 11 fixtures, 0 failures, 13 of 13 rules acted, 46 of 46 answers seen <nil>
}
