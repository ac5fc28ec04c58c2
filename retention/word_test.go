// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// wordOf exercises one closed set: every value from first on has a word that
// comes back as the value.
func wordOf[T interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}](t *testing.T, first T, parse func(string) (T, error), unmarshal func(*T, []byte) error) []string {
	t.Helper()
	var words []string
	for v := first; ; v++ {
		text, err := v.MarshalText()
		if err != nil {
			break
		}
		words = append(words, v.String())
		if string(text) != v.String() {
			t.Errorf("%q and %q for one value", text, v)
		}
		var back T
		require.NoError(t, unmarshal(&back, text))
		if back != v {
			t.Errorf("%q came back as %v", text, back)
		}
	}
	for _, bad := range []string{"", "nonsense", "invalid", "unspecified"} {
		_, err := parse(bad)
		var word *retention.WordError
		require.ErrorAs(t, err, &word)
		if diff := cmp.Diff(words, word.Known()); diff != "" {
			t.Errorf("known words (-want +got):\n%s", diff)
		}
	}
	if got := T(250).String(); got != "invalid" {
		t.Errorf("value 250 is %q", got)
	}
	return words
}

func TestWords(t *testing.T) {
	// The words of State and DeletionFact are fixed by other programs.
	states := wordOf(t, retention.Unknown, retention.ParseState, (*retention.State).UnmarshalText)
	if diff := cmp.Diff([]string{"unknown", "held", "retained", "due", "deleted"}, states); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	facts := wordOf(t, retention.NoDeletion, retention.ParseDeletionFact, (*retention.DeletionFact).UnmarshalText)
	if diff := cmp.Diff([]string{"none", "failed", "done"}, facts); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	wordOf(t, retention.Created, retention.ParseAnchor, (*retention.Anchor).UnmarshalText)
	wordOf(t, retention.Message, retention.ParseKind, (*retention.Kind).UnmarshalText)
	wordOf(t, retention.DefaultScope, retention.ParseScope, (*retention.Scope).UnmarshalText)
	wordOf(t, retention.Compliance, retention.ParseMode, (*retention.Mode).UnmarshalText)
	wordOf(t, retention.Delete, retention.ParseDisposition, (*retention.Disposition).UnmarshalText)
	wordOf(t, retention.SelfService, retention.ParseRequestKind, (*retention.RequestKind).UnmarshalText)
	wordOf(t, retention.Network, retention.ParseRole, (*retention.Role).UnmarshalText)
	wordOf(t, retention.Failed, retention.ParseStatus, (*retention.Status).UnmarshalText)
	wordOf(t, retention.Keep, retention.ParseEffect, (*retention.Effect).UnmarshalText)
	wordOf(t, retention.Doubtful, retention.ParseOutcome, (*retention.Outcome).UnmarshalText)
	wordOf(t, retention.Refused, retention.ParseAnswerOutcome, (*retention.AnswerOutcome).UnmarshalText)
	wordOf(t, retention.AnchorMissing, retention.ParseFindingCode, (*retention.FindingCode).UnmarshalText)
	wordOf(t, retention.PerMessage, retention.ParseThreading, (*retention.Threading).UnmarshalText)
	wordOf(t, retention.Begin, retention.ParseEvent, (*retention.Event).UnmarshalText)
	if got := retention.Anchor(0).String(); got != "unspecified" {
		t.Errorf("the zero anchor is %q", got)
	}
}

func TestTermHasThreeValues(t *testing.T) {
	terms := map[string]retention.Term{
		"inherit": retention.Inherit(), "forever": retention.Forever(),
		"P13M": retention.For(retention.Period{Months: 13}), "P0D": retention.For(retention.Period{}),
	}
	for text, want := range terms {
		var got retention.Term
		require.NoError(t, got.UnmarshalText([]byte(text)))
		if got != want || got.String() != text {
			t.Errorf("%s came back as %v", text, got)
		}
		for other, term := range terms {
			if other != text && term == want {
				t.Errorf("%s and %s are one value", text, other)
			}
		}
	}
	var term retention.Term
	require.Error(t, term.UnmarshalText([]byte("")))
	require.Error(t, term.UnmarshalText([]byte("-1")), "a number that means forever elsewhere means nothing here")
	if !term.IsZero() {
		t.Error("a failed read changed the term")
	}
}

func TestReasonsInWords(t *testing.T) {
	s := starter(t)
	s.Holds = []retention.Hold{{ID: "h1", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel"}}
	it := item(t, `{"id":"x","kind":"message","folder":"phi_review","flags":["phi","grievance"],"anchors":{"created":"2026-01-01","flagged":"2026-02-01"}}`)
	var got []string
	for _, r := range resolve(t, compile(t, s), it, "2026-03-01").Because {
		got = append(got, r.String())
	}
	want := []string{
		"hold h1 keeps it until released",
		"policy sealed_copy_first version 1 keeps it at least P0D from the day sealed, which has not come",
		"policy account_reactivation version 1 keeps it at most P13M from the day cancelled, which has not come",
		"policy phi_flagged version 1 keeps it at most P0D from the day flagged: it may go from 2026-02-01 (overruled)",
		"policy review_folder version 1 keeps it at most P14D from the day flagged: it may go from 2026-02-16 (overruled)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}
