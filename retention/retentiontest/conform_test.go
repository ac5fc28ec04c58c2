// SPDX-License-Identifier: Apache-2.0

package retentiontest_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/retention/retentiontest"
)

// memory returns a subject over a new memory, which change may spoil.
func memory(t testing.TB, change func(*retention.Memory, *retentiontest.Subject)) func() (retentiontest.Subject, error) {
	r, err := retention.New(retentiontest.Schedule(), nil)
	require.NoError(t, err)
	return func() (retentiontest.Subject, error) {
		m := retention.NewMemory(r)
		s := retentiontest.Subject{Store: m, Source: m, Journal: m, Put: func(ctx context.Context, it retention.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			m.Put(it)
			return nil
		}}
		if change != nil {
			change(m, &s)
		}
		return s, nil
	}
}

func TestMemoryConforms(t *testing.T) {
	require.NoError(t, retentiontest.Conform(t.Context(), memory(t, nil)))
}

// The types below break one law each.

type doneAndStays struct{ retention.Store }

func (doneAndStays) Erase(ctx context.Context, _ retention.Erasure) (retention.Acknowledgement, error) {
	return retention.Acknowledgement{Status: retention.Done}, ctx.Err()
}

type deletesWhatever struct{ *retention.Memory }

func (d deletesWhatever) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	e.Disposition = retention.Delete
	return d.Memory.Erase(ctx, e)
}

type forgetsReceipts struct{ *retention.Memory }

func (forgetsReceipts) Save(ctx context.Context, _ retention.Receipt) error { return ctx.Err() }

type neverClosed struct{ *retention.Memory }

func (n neverClosed) Save(ctx context.Context, r retention.Receipt) error {
	r.Closed = retention.Date{}
	return n.Memory.Save(ctx, r)
}

type losesFlags struct{ *retention.Memory }

func (l losesFlags) Item(ctx context.Context, id string) (retention.Item, bool, error) {
	it, ok, err := l.Memory.Item(ctx, id)
	it.Flags = nil
	return it, ok, err
}

type noResolver struct{ *retention.Memory }

func (noResolver) Resolver(context.Context) (*retention.Resolver, error) { return nil, nil }

type halfThreads struct{ *retention.Memory }

func (h halfThreads) Thread(ctx context.Context, thread string) ([]retention.Item, error) {
	items, err := h.Memory.Thread(ctx, thread)
	return items[:len(items)/2], err
}

type everythingFound struct{ *retention.Memory }

func (e everythingFound) Item(ctx context.Context, id string) (retention.Item, bool, error) {
	it, _, err := e.Memory.Item(ctx, id)
	return it, true, err
}

func TestConformFindsWhatIsBroken(t *testing.T) {
	tests := []struct {
		law    string
		change func(*retention.Memory, *retentiontest.Subject)
	}{
		{"what is not there is not found", func(m *retention.Memory, s *retentiontest.Subject) { s.Source = everythingFound{m} }},
		{"an item comes back as it was put", func(m *retention.Memory, s *retentiontest.Subject) { s.Source = losesFlags{m} }},
		{"an item that is put again", func(m *retention.Memory, s *retentiontest.Subject) {
			put := s.Put
			s.Put = func(ctx context.Context, it retention.Item) error {
				if _, there, _ := m.Item(ctx, it.ID); there {
					return nil
				}
				return put(ctx, it)
			}
		}},
		{"any text may be an ID", func(_ *retention.Memory, s *retentiontest.Subject) {
			put := s.Put
			s.Put = func(ctx context.Context, it retention.Item) error {
				it.ID = strings.ToLower(it.ID)
				return put(ctx, it)
			}
		}},
		{"erasing removes the item", func(_ *retention.Memory, s *retentiontest.Subject) { s.Store = doneAndStays{s.Store} }},
		{"what a store cannot do", func(m *retention.Memory, s *retentiontest.Subject) { s.Store = deletesWhatever{m} }},
		{"a receipt comes back", func(m *retention.Memory, s *retentiontest.Subject) { s.Journal = forgetsReceipts{m} }},
		{"the journal lists", func(m *retention.Memory, s *retentiontest.Subject) { s.Journal = neverClosed{m} }},
		{"a context that is over", func(m *retention.Memory, s *retentiontest.Subject) {
			s.Put = func(_ context.Context, it retention.Item) error { m.Put(it); return nil }
		}},
		{"there is a resolver", func(m *retention.Memory, s *retentiontest.Subject) { s.Source = noResolver{m} }},
		{"a thread has all of its items", func(m *retention.Memory, s *retentiontest.Subject) { s.Source = halfThreads{m} }},
	}
	for _, tt := range tests {
		t.Run(tt.law, func(t *testing.T) {
			err := retentiontest.Conform(t.Context(), memory(t, tt.change))
			var fault *retentiontest.Fault
			require.ErrorAs(t, err, &fault)
			if !strings.Contains(err.Error(), tt.law) {
				t.Errorf("the broken law is not among those found:\n%v", err)
			}
		})
	}
	lost := errors.New("no disk")
	err := retentiontest.Conform(t.Context(), func() (retentiontest.Subject, error) { return retentiontest.Subject{}, lost })
	require.ErrorIs(t, err, lost)
}
