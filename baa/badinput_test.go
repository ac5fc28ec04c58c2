// SPDX-License-Identifier: Apache-2.0

package baa_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// small is a dataset in which each test below breaks one line.
const small = `{
 "format": 1, "name": "small", "recorded": "2026-01-01",
 "parties": [
  {"id": "us", "name": "Us"},
  {"id": "them", "name": "Them"}
 ],
 "accounts": [{"id": "main", "holder": "us"}],
 "agreements": [
  {"id": "deal", "kind": "baa", "status": "signed", "upstream": "us", "downstream": "them",
   "effective": "2025-03-01", "ends": "2027-02-28"}
 ],
 "statements": [{"id": "page", "party": "them", "says": "No faxes."}],
 "services": [{"owner": "them", "path": "mail"}],
 "conditions": [{"id": "told", "kind": "notice", "responsible": "customer", "says": "People are told."}],
 "grants": [
  {"id": "g1", "under": "deal", "services": ["them/*"], "effect": "covered", "conditions": ["told"]}
 ],
 "evidence": [
  {"id": "e1", "condition": "told", "kind": "document", "given": "2025-12-31"}
 ]
}`

func TestTheSmallDatasetIsGood(t *testing.T) {
	d, err := baa.Decode([]byte(small))
	require.NoError(t, err)
	v := ask(t, graph(t, d), baa.Use{Service: "them/mail", Account: "main", AsOf: day(t, "2026-06-01")})
	expect(t, v, baa.Covered, baa.ConditionsMet, "each test below breaks one thing of it")
}

func TestBadDatasets(t *testing.T) {
	tests := []struct {
		name, old, new string
		at             string // what stands at the reported place
		want           baa.DatasetError
		why            string
	}{
		{"unknown key", `"name": "Us"`, `"name": "Us", "rolles": []`, `"rolles"`, baa.DatasetError{Path: "/parties/0", Problem: baa.BadValue, Suggestion: "roles"}, "a misspelt key would be lost in silence"},
		{"repeated key", `"name": "Us"`, `"name": "Us", "name": "We"`, `"name": "We"`, baa.DatasetError{Path: "/parties/0", Problem: baa.BadValue}, "one of the two would be lost"},
		{"other format", `"format": 1`, `"format": 2`, `2, "name"`, baa.DatasetError{Path: "/format", Problem: baa.OtherFormat}, "other rules, other meaning"},
		{"no such date", `"ends": "2027-02-28"`, `"ends": "2027-02-29"`, `"2027-02-29"`, baa.DatasetError{Path: "/agreements/0/ends", Problem: baa.NoSuchDate}, "2027 is no leap year"},
		{"unknown word", `"status": "signed"`, `"status": "singed"`, `"singed"`, baa.DatasetError{Path: "/agreements/0/status", Problem: baa.BadValue, Suggestion: "signed"}, "no default for a word that nobody knows"},
		{"ends before it starts", `"ends": "2027-02-28"`, `"ends": "2025-02-28"`, `"2025-02-28"`, baa.DatasetError{Path: "/agreements/0/ends", Problem: baa.EndsBeforeStart}, "it would never hold"},
		{"signed without a day", `"effective": "2025-03-01", `, ``, `{"id": "deal"`, baa.DatasetError{Path: "/agreements/0/effective", Problem: baa.Missing}, "nobody could say since when"},
		{"evidence from the future", `"given": "2025-12-31"`, `"given": "2026-01-02"`, `"2026-01-02"`, baa.DatasetError{Path: "/evidence/0/given", Problem: baa.FutureEvidence}, "given after it was recorded"},
		{"unknown reference", `["told"]`, `["tolld"]`, `"tolld"]`, baa.DatasetError{Path: "/grants/0/conditions/0", Problem: baa.UnknownReference, Suggestion: "told"}, "a condition nobody can check"},
		{"service without owner", `"owner": "them"`, `"owner": "they"`, `"they"`, baa.DatasetError{Path: "/services/0/owner", Problem: baa.UnknownReference, Suggestion: "them"}, "somebody runs it"},
		{"bad pattern", `"them/*"`, `"them/Mail"`, `"them/Mail"`, baa.DatasetError{Path: "/grants/0/services/0", Problem: baa.BadValue}, "it would match nothing"},
		{"statement that covers", `"under": "deal"`, `"under": "page"`, `"covered"`, baa.DatasetError{Path: "/grants/0/effect", Problem: baa.CannotCover}, "only an agreement covers"},
		{"repeated id", `{"id": "them", "name": "Them"}`, `{"id": "us", "name": "Them"}`, `"us", "name": "Them"`, baa.DatasetError{Path: "/parties/1/id", Problem: baa.DuplicateID, Other: "0/parties/0"}, "two records with one id and one recording day"},
		{"repeated name", `"name": "Them"`, `"name": "Them", "aliases": ["Us"]`, `{"id": "us", "name": "Us"}`, baa.DatasetError{Path: "/parties/0/aliases", Problem: baa.DuplicateID, Other: "0/parties/1"}, "a name has to mean one party"},
		{"conduit without a reason", `"path": "mail"`, `"path": "mail", "conduit": {}`, `{}`, baa.DatasetError{Path: "/services/0/conduit/reason", Problem: baa.NoReason}, "the exemption is never free"},
		{"reserved party", `"id": "us"`, `"id": "vendor"`, `"vendor"`, baa.DatasetError{Path: "/parties/0/id", Problem: baa.BadValue}, "the word means the owner of the service"},
		{"wrong evidence", `"says": "People are told."`, `"says": "People are told.", "accepts": ["permission"]`, `"permission"]`, baa.DatasetError{Path: "/conditions/0/accepts/0", Problem: baa.BadValue}, "permission meets no other condition"},
		{"conflict", `{"id": "g1"`, `{"id": "g0", "under": "deal", "services": ["them/*"], "effect": "excluded"}, {"id": "g1"`, `{"id": "g1"`, baa.DatasetError{Path: "/grants/1", Problem: baa.Conflict, Other: "0/grants/0"}, "neither is narrower: nothing could decide"},
		{"cycle of sinks", `{"owner": "them", "path": "mail"}`, `{"owner": "them", "path": "mail", "sinks": ["them/fax"]}, {"owner": "them", "path": "fax", "sinks": ["them/mail"]}`, `["them/fax"]`, baa.DatasetError{Path: "/services/0/sinks", Problem: baa.CyclicChain}, "the answer would rest on itself"},
		{"cycle of accounts", `"holder": "us"`, `"holder": "us", "parent": "main"`, `"main"}`, baa.DatasetError{Path: "/accounts/0/parent", Problem: baa.CyclicChain}, "an account above itself"},
		{"unknown key at the top", `"says": "No faxes."}]`, `"says": "No faxes."}], "x": 0`, `"x": 0`, baa.DatasetError{Path: "", Problem: baa.BadValue}, "keys of the dataset itself are checked too"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(small, tt.old, tt.new, 1)
			require.NotEqual(t, small, text, "the row changes nothing")
			d, err := baa.Decode([]byte(text))
			if err == nil {
				_, err = baa.New([]baa.Dataset{d}, nil)
			}
			var got *baa.DatasetError
			require.ErrorAs(t, err, &got, tt.why)
			before, _, found := strings.Cut(text, tt.at)
			require.True(t, found)
			tt.want.Line = 1 + strings.Count(before, "\n")
			tt.want.Column = len(before) - strings.LastIndex(before, "\n")
			if diff := cmp.Diff(tt.want, *got, cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "Err" }, cmp.Ignore())); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

func TestCyclicChainOfSubcontractors(t *testing.T) {
	d, err := baa.Decode([]byte(small))
	require.NoError(t, err)
	d.Agreements = append(d.Agreements,
		baa.Agreement{ID: "a", Kind: baa.BASA, Status: baa.Signed, Upstream: "us", Downstream: "them", Validity: from(t, "2025-01-01")},
		baa.Agreement{ID: "b", Kind: baa.BASA, Status: baa.Signed, Upstream: "them", Downstream: "us", Validity: from(t, "2025-01-01")},
	)
	_, err = baa.New([]baa.Dataset{d}, nil)
	var got *baa.DatasetError
	require.ErrorAs(t, err, &got)
	if got.Problem != baa.CyclicChain {
		t.Errorf("problem %v, want cyclic_chain", got.Problem)
	}
}

func TestEveryBadRecordIsReported(t *testing.T) {
	text := strings.NewReplacer(`["told"]`, `["tolld"]`, `"owner": "them"`, `"owner": "they"`).Replace(small)
	d, err := baa.Decode([]byte(text))
	require.NoError(t, err)
	_, err = baa.New([]baa.Dataset{d}, nil)
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok)
	require.Len(t, joined.Unwrap(), 2)
}

func TestSharedEvidenceNeedsItsAccount(t *testing.T) {
	d, err := baa.Decode([]byte(small))
	require.NoError(t, err)
	d.Parties = append(d.Parties, baa.Party{ID: "others", Name: "Others"})
	d.Accounts = append(d.Accounts, baa.Account{ID: "second", Holder: "others"})
	_, err = baa.New([]baa.Dataset{d}, nil)
	var got *baa.DatasetError
	require.ErrorAs(t, err, &got)
	if got.Problem != baa.SharedEvidence {
		t.Errorf("problem %v: one customer's evidence would count for another", got.Problem)
	}
}

func TestLoadErrors(t *testing.T) {
	files := fstest.MapFS{"good.json": {Data: []byte(small)}, "bad.json": {Data: []byte("{\n\"format\": ")}}
	_, err := baa.Load(files, "good.json", "absent.json")
	require.ErrorIs(t, err, fs.ErrNotExist)
	var got *baa.DatasetError
	require.ErrorAs(t, err, &got)
	if got.Dataset != 1 {
		t.Errorf("dataset %d, want 1", got.Dataset)
	}
	_, err = baa.Load(files, "bad.json")
	var syntax *strictjson.Error
	require.ErrorAs(t, err, &syntax)
	if syntax.Line != 2 {
		t.Errorf("line %d, want 2", syntax.Line)
	}
}

func TestBadUses(t *testing.T) {
	g := vendors(t, onQuo(t, "business"))
	today := day(t, "2026-06-01")
	tests := []struct {
		name string
		use  baa.Use
		want baa.UseError
		why  string
	}{
		{"no service", baa.Use{AsOf: today}, baa.UseError{Field: "service", Problem: baa.Missing}, "no question"},
		{"no day", baa.Use{Service: "quo/comm.sms"}, baa.UseError{Field: "as_of", Problem: baa.Missing}, "there is no clock"},
		{"no such day", baa.Use{Service: "quo/comm.sms", AsOf: baa.Date{Year: 2026, Month: 2, Day: 30}}, baa.UseError{Field: "as_of", Problem: baa.NoSuchDate}, "February 30"},
		{"unknown service", baa.Use{Service: "quo/comm.smss", AsOf: today}, baa.UseError{Field: "service", Problem: baa.UnknownService, Suggestion: "quo/comm.sms"}, "a slip is not an answer"},
		{"unknown owner", baa.Use{Service: "somebody-else/comm.sms", AsOf: today}, baa.UseError{Field: "service", Problem: baa.UnknownService}, "nobody knows it"},
		{"closed class", baa.Use{Service: "quo/comm.fax", AsOf: today}, baa.UseError{Field: "service", Problem: baa.UnknownService, Suggestion: "quo/comm.call"}, "only ai and integration are open"},
		{"below a closed service", baa.Use{Service: "quo/comm.sms.bulk", AsOf: today}, baa.UseError{Field: "service", Problem: baa.UnknownService}, "what covers a service says nothing about what is below it"},
		{"no path", baa.Use{Service: "quo", AsOf: today}, baa.UseError{Field: "service", Problem: baa.UnknownService}, "a party is no service"},
		{"unknown part", baa.Use{Service: "quo/comm.sms", Part: baa.Transcript, AsOf: today}, baa.UseError{Field: "part", Problem: baa.UnknownPart}, "text messages have none"},
		{"cyclic flow", baa.Use{Flow: []string{"quo/comm.call", "quo/comm.sms", "Quo/comm.call"}, AsOf: today}, baa.UseError{Field: "flow/2", Problem: baa.CyclicChain}, "a flow passes a service once"},
		{"second hop unknown", baa.Use{Flow: []string{"quo/comm.call", "x/y.z.w"}, AsOf: today}, baa.UseError{Field: "flow/1", Problem: baa.UnknownService}, "every hop counts"},
		{"unknown word", baa.Use{Service: "quo/comm.sms", Origin: 9, AsOf: today}, baa.UseError{Field: "origin", Problem: baa.BadValue}, "no such origin"},
		{"unknown class of data", baa.Use{Service: "quo/comm.sms", Data: []baa.DataClass{-1}, AsOf: today}, baa.UseError{Field: "data/0", Problem: baa.BadValue}, "no such class"},
		{"evidence of nothing", baa.Use{Service: "quo/comm.sms", AsOf: today, Evidence: []baa.Evidence{{Kind: baa.Document, Given: when(t, "2026-01-01")}}}, baa.UseError{Field: "evidence/0/condition", Problem: baa.UnknownReference}, "it would meet nothing"},
		{"evidence from the future", baa.Use{Service: "quo/comm.sms", AsOf: today, Evidence: []baa.Evidence{{Condition: "quo-access", Kind: baa.Document, Given: when(t, "2026-06-02")}}}, baa.UseError{Field: "evidence/0/given", Problem: baa.FutureEvidence}, "not given yet on that day"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := g.Evaluate(tt.use)
			var got *baa.UseError
			require.ErrorAs(t, err, &got, tt.why)
			if diff := cmp.Diff(tt.want, *got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
			if v.Coverage != baa.Prohibited || v.Use != baa.Forbidden {
				t.Errorf("beside an error the verdict must prohibit; got %v, %v", v.Coverage, v.Use)
			}
		})
	}
}

func TestZeroValuesPermitNothing(t *testing.T) {
	var g baa.Graph
	_, err := g.Evaluate(baa.Use{Service: "quo/comm.sms", AsOf: day(t, "2026-06-01")})
	var use *baa.UseError
	require.True(t, errors.As(err, &use))
	_, err = baa.New([]baa.Dataset{{}}, nil)
	require.Error(t, err)
	if v := (baa.Verdict{}); v.Coverage == baa.Covered || v.Use == baa.Permitted {
		t.Error("the zero verdict must prohibit")
	}
	if p := (baa.Policy{}); p.CoverageAtMost != baa.Prohibited || p.UseAtMost != baa.Forbidden {
		t.Error("a policy without ceilings must prohibit")
	}
}
