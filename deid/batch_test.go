// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// items yields n messages and counts how many were asked for.
func items(n int, asked *atomic.Int64) iter.Seq[deid.Item] {
	return func(yield func(deid.Item) bool) {
		for i := range n {
			asked.Add(1)
			if !yield(deid.Item{Message: phi.Body(fmt.Sprintf("%d: Ana", i)), Scope: testScope}) {
				return
			}
		}
	}
}

func TestBatchKeepsTheOrder(t *testing.T) {
	d := newDeidentifier(t, deid.Pseudonymous(), finds(phi.KindName, "Ana", ""))
	var want []string
	for _, workers := range []int{0, 1, 7} {
		var asked atomic.Int64
		var got []string
		for o := range d.Batch(t.Context(), items(200, &asked), &deid.BatchOptions{Workers: workers}) {
			require.NoError(t, o.Err)
			require.EqualValues(t, len(got), o.Index)
			got = append(got, o.Result.Text().Reveal())
			require.LessOrEqual(t, asked.Load(), o.Index+int64(2*max(1, workers))+1, "what is read ahead has bounds")
		}
		require.Len(t, got, 200)
		if want == nil {
			want = got
		}
		require.Equal(t, want, got, "the number of workers changes nothing")
	}
}

func TestBatchGoesOnFromACheckpoint(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindName, "Ana", ""))
	var asked atomic.Int64
	var written []byte
	var got []string
	for o := range d.Batch(t.Context(), items(10, &asked), nil) {
		got = append(got, o.Result.Text().Reveal())
		if o.Index == 3 {
			var err error
			written, err = json.Marshal(d.Checkpoint(o))
			require.NoError(t, err)
			break
		}
	}
	require.LessOrEqual(t, asked.Load(), int64(6), "work ends with the loop")
	var from deid.Checkpoint
	require.NoError(t, json.Unmarshal(written, &from))
	for o := range d.Batch(t.Context(), items(10, &asked), &deid.BatchOptions{Workers: 3, Resume: from}) {
		require.EqualValues(t, len(got), o.Index)
		got = append(got, o.Result.Text().Reveal())
	}
	require.Len(t, got, 10)
	require.Equal(t, "9: [NAME]", got[9])

	other := newDeidentifier(t, deid.Display(), finds(phi.KindName, "Ana", ""))
	for o := range other.Batch(t.Context(), items(10, &asked), &deid.BatchOptions{Resume: from}) {
		require.ErrorIs(t, o.Err, deid.ErrOtherPolicy)
		require.False(t, o.Result.HasText())
	}
}

func TestBatchGoesOnBehindAnItemThatFails(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	messages := []deid.Item{{Message: phi.Body("fine")}, {Message: phi.Body("\xff")}, {Message: phi.Body("well")}}
	var failed []int64
	n := 0
	for o := range d.Batch(t.Context(), func(yield func(deid.Item) bool) {
		for _, m := range messages {
			if !yield(m) {
				return
			}
		}
	}, &deid.BatchOptions{Workers: 2}) {
		n++
		if o.Err != nil {
			failed = append(failed, o.Index)
			require.False(t, o.Result.HasText())
		}
	}
	require.Equal(t, 3, n)
	require.Equal(t, []int64{1}, failed)
}

func TestBatchEndsWithItsContext(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindName, "Ana", ""))
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	reason := errors.New("no more time")
	var asked atomic.Int64
	var last deid.Outcome
	for o := range d.Batch(ctx, items(1000, &asked), &deid.BatchOptions{Workers: 4}) {
		if o.Index == 5 {
			cancel(reason)
		}
		last = o
	}
	require.ErrorIs(t, last.Err, reason)
	require.Less(t, asked.Load(), int64(50))
}

func TestFields(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	r, err := d.ApplyFields(t.Context(), []deid.Field{
		{Label: "date of birth", Text: "03/14/1962"},
		{Label: "medical record number", Text: "8834712"},
		{Label: "note", Text: "nothing in it"},
		{Text: "Quuxly", Kind: phi.KindName},
		{Label: "seen", Text: "2026-03-03", Kind: phi.KindDate},
		{Label: "empty", Text: "", Kind: phi.KindName},
	}, phi.Message{Lang: phi.English}, deid.Scope{})
	require.NoError(t, err)
	var got []string
	for _, text := range r.Texts() {
		got = append(got, text.Reveal())
	}
	require.Equal(t, []string{"[DATE]", "[MRN]", "nothing in it", "[NAME]", "2026", ""}, got)
	for _, e := range r.Edits {
		require.GreaterOrEqual(t, e.Start, 0)
		require.LessOrEqual(t, e.OutEnd, len(got[e.Part]))
	}
	_, err = d.ApplyFields(t.Context(), []deid.Field{{Label: "name", Text: "ab \xff"}}, phi.Message{}, deid.Scope{})
	var incomplete *phi.IncompleteError
	require.ErrorAs(t, err, &incomplete)
	require.Equal(t, 3, incomplete.Offset, "offsets begin behind the label")
}
