// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// requireSound fails unless the edits of a result are disjoint and sorted, the
// bytes between them are those of the message, and offsets outside of edits map
// one to one in both directions.
func requireSound(t testing.TB, m phi.Message, r deid.Result) {
	t.Helper()
	texts := r.Texts()
	require.Len(t, texts, len(m.Parts))
	next := 0
	for part := range m.Parts {
		in, out := m.Parts[part].Text, texts[part].Reveal()
		inAt, outAt := 0, 0
		same := func(inEnd, outEnd int) {
			t.Helper()
			require.GreaterOrEqual(t, inEnd, inAt)
			require.LessOrEqual(t, inEnd, len(in))
			require.LessOrEqual(t, outEnd, len(out))
			require.Equal(t, inEnd-inAt, outEnd-outAt)
			if in[inAt:inEnd] != out[outAt:outEnd] {
				t.Fatalf("part %d: bytes outside of edits differ", part)
			}
			// The offsets strictly between edits, where both maps are defined.
			for i := range inEnd - inAt {
				if got, ok := r.ToOutput(part, inAt+i); !ok || got != outAt+i {
					t.Fatalf("part %d: offset %d maps to %d, %v, want %d", part, inAt+i, got, ok, outAt+i)
				}
				if got, ok := r.ToInput(part, outAt+i); !ok || got != inAt+i {
					t.Fatalf("part %d: offset %d maps back to %d, %v, want %d", part, outAt+i, got, ok, inAt+i)
				}
			}
		}
		for ; next < len(r.Edits) && r.Edits[next].Part == part; next++ {
			e := r.Edits[next]
			require.Less(t, e.Start, e.End)
			same(e.Start, e.OutStart)
			if in[e.Start:e.End] == out[e.OutStart:e.OutEnd] {
				t.Fatalf("part %d: an edit changes nothing", part)
			}
			for offset := e.Start + 1; offset < e.End; offset++ {
				if got, ok := r.ToOutput(part, offset); ok || got != e.OutStart {
					t.Fatalf("part %d: offset %d inside an edit maps to %d, %v", part, offset, got, ok)
				}
			}
			for offset := e.OutStart + 1; offset < e.OutEnd; offset++ {
				if got, ok := r.ToInput(part, offset); ok || got != e.Start {
					t.Fatalf("part %d: offset %d inside an edit maps back to %d, %v", part, offset, got, ok)
				}
			}
			inAt, outAt = e.End, e.OutEnd
		}
		same(len(in), len(out))
		end, ok := r.ToOutput(part, len(in))
		require.True(t, ok)
		require.Equal(t, len(out), end)
	}
	require.Len(t, r.Edits, next, "edits of no part, or out of order")
}

func TestEditMap(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "x", kind: phi.KindMRN}}}
	remove, err := deid.SafeHarbor().Derive(deid.PolicySpec{Name: "remove", Version: "1", Kinds: map[phi.Kind]deid.Transform{
		phi.KindName: deid.Remove(), phi.KindMRN: deid.Remove(),
	}})
	require.NoError(t, err)
	for _, p := range append(deid.Presets(), remove) {
		d := newDeidentifier(t, p, finder)
		for _, m := range []phi.Message{
			phi.Body(""), phi.Body("none"), phi.Body("Ana"), phi.Body("AnaAna"), phi.Body("AnaxAnax-"), phi.Body("é Ana é x"), {},
			{Parts: []phi.Part{{Text: "Ana"}, {Text: ""}, {Text: "a"}, {Text: " xAna "}}},
		} {
			r, err := d.ApplyIn(t.Context(), m, testScope)
			require.NoError(t, err)
			requireSound(t, m, r)
		}
	}
}
