// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// sink records what reaches it.
type sink struct {
	texts []string
	err   error
}

func (s *sink) Put(_ context.Context, _ string, texts []string) error {
	s.texts = append(s.texts, texts...)
	return s.err
}

func TestReq_D7_RawTextNeverReachesTheSink(t *testing.T) {
	const raw = "My name is John Smith, SSN 078-05-1120"
	recorded := &sink{}
	store := deid.NewStore(recorded, deid.SafeHarbor())
	ctx := context.Background()

	r, err := newDeidentifier(t, deid.SafeHarbor(), nil).ApplyText(raw)
	require.NoError(t, err)
	require.NoError(t, store.Put(ctx, "1", r))

	display, err := newDeidentifier(t, deid.Display(), nil).ApplyText(raw)
	require.NoError(t, err)
	require.ErrorIs(t, store.Put(ctx, "2", display), deid.ErrOtherPolicy, "a policy that was not named")

	withheld, err := newDeidentifier(t, deid.SafeHarbor(), nil).ApplyText(raw + "\xff")
	require.Error(t, err)
	require.ErrorIs(t, store.Put(ctx, "3", withheld), deid.ErrNoText, "an error that the caller ignored")

	require.ErrorIs(t, store.Put(ctx, "4", deid.Result{}), deid.ErrOtherPolicy, "a result of nobody")
	forged := deid.Result{Policy: deid.SafeHarbor().ID()}
	require.ErrorIs(t, store.Put(ctx, "5", forged), deid.ErrNoText, "a result made by hand has no text")

	if diff := cmp.Diff([]string{"My name is [NAME], SSN [SSN]"}, recorded.texts); diff != "" {
		t.Errorf("what reached the sink (-want +got):\n%s", diff)
	}
	for _, value := range []string{"John", "Smith", "078-05-1120"} {
		if strings.Contains(strings.Join(recorded.texts, "\n"), value) {
			t.Errorf("the sink has seen a value")
		}
	}
}

func TestStoreReturnsTheErrorOfTheSink(t *testing.T) {
	full := errors.New("full")
	r, err := newDeidentifier(t, deid.Display(), fake{}).Apply(phi.Body("hello"))
	require.NoError(t, err)
	require.ErrorIs(t, deid.NewStore(&sink{err: full}, deid.Display()).Put(context.Background(), "1", r), full)
	require.ErrorIs(t, new(deid.Store).Put(context.Background(), "1", r), deid.ErrOtherPolicy, "the zero store accepts nothing")
	require.ErrorIs(t, deid.NewStore(&sink{}, deid.Policy{}).Put(context.Background(), "1", deid.Result{}), deid.ErrOtherPolicy,
		"the zero policy is none that could be accepted")
}
