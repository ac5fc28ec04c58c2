// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_D8_Report(t *testing.T) {
	d := newDeidentifier(t, deid.LimitedDataSet(), nil)
	report := d.NewReport(deid.KnowledgeNone)
	withFile := phi.Body("thanks")
	withFile.Attachments = []phi.Attachment{{MIME: "image/png"}}
	for _, m := range []phi.Message{
		phi.Body("My name is John Smith, born 03/14/1962"), phi.Body("My name is Jane Smith"), phi.Body("hello"), withFile, phi.Body("SSN 078-05-1120 \xff"),
	} {
		r, _ := d.ApplyIn(t.Context(), m, testScope) // a result without text counts as withheld
		require.NoError(t, report.Add(r))
	}
	text, err := json.Marshal(report)
	require.NoError(t, err)
	var got map[string]any
	require.NoError(t, json.Unmarshal(text, &got))
	id := deid.LimitedDataSet().ID()
	want := map[string]any{
		"policy":           map[string]any{"name": id.Name, "version": id.Version, "digest": id.Digest},
		"engine":           map[string]any{"version": d.Engine().Version, "digest": d.Engine().Digest},
		"actual_knowledge": "none",
		"messages":         5.0, "released": 4.0, "changed": 2.0, "withheld": 1.0, "incomplete": 1.0, "needs_media_review": 1.0,
		"counts": []any{
			map[string]any{"kind": "name", "edited": 2.0, "kept": 0.0}, map[string]any{"kind": "date", "edited": 0.0, "kept": 1.0},
		},
		"remaining": []any{map[string]any{"kind": "date", "edited": 0.0, "kept": 1.0}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if strings.Contains(strings.ToLower(string(text)+report.String()), "hipaa") {
		t.Error("a report claims nothing about the law")
	}
	if got, want := report.String(), "limited@1: 5 messages, 4 released, 1 withheld, actual knowledge none"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	other, err := newDeidentifier(t, deid.SafeHarbor(), nil).ApplyText("hello")
	require.NoError(t, err)
	require.ErrorIs(t, report.Add(other), deid.ErrOtherPolicy)
	require.ErrorIs(t, new(deid.Report).Add(other), deid.ErrOtherPolicy)
}

func TestActualKnowledgeIsNeverAssumed(t *testing.T) {
	var zero deid.ActualKnowledge
	if zero != deid.KnowledgeUnstated || zero.String() != "unstated" {
		t.Errorf("the zero value says %v", zero)
	}
	for k := deid.KnowledgeUnstated; k <= deid.KnowledgePresent; k++ {
		text, err := k.MarshalText()
		require.NoError(t, err)
		var back deid.ActualKnowledge
		require.NoError(t, back.UnmarshalText(text))
		if back != k {
			t.Errorf("%v became %v", k, back)
		}
	}
	_, err := deid.ActualKnowledge(7).MarshalText()
	require.ErrorIs(t, err, deid.ErrUnknownWord)
}

func TestResultForms(t *testing.T) {
	r, err := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindSSN, "078-05-1120", "")).ApplyText("SSN 078-05-1120")
	require.NoError(t, err)
	require.True(t, r.Changed())
	if got, want := r.String(), "safe-harbor@1: edits 1, residual 0"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	text, err := json.Marshal(r)
	require.NoError(t, err)
	want := `"has_text":true,"edits":[{"kind":"ssn","part":0,"start":4,"end":15,"out_start":4,"out_end":9}],` +
		`"counts":[{"kind":"ssn","edited":1,"kept":0}],"residual":[],"incomplete":false,"needs_media_review":false`
	require.Contains(t, string(text), want)
	zero, err := json.Marshal(deid.Result{})
	require.NoError(t, err)
	require.Contains(t, string(zero), `"has_text":false,"edits":[],"counts":[],"residual":[]`)
}
