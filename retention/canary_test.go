// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// canary stands wherever a caller may put something that identifies somebody.
const canary = "Canary-7f3a"

// TestNothingShowsAValue puts the canary into every input and looks for it in
// everything that is printed, logged, encoded or returned as an error. The JSON
// of an item, step, receipt, plan and schedule is the data itself and is meant
// to hold it.
func TestNothingShowsAValue(t *testing.T) {
	s := starter(t)
	sel := retention.Selector{
		Items: []string{canary}, Labels: []string{canary}, Folders: []string{canary},
		Accounts: []string{canary}, Flags: []string{canary},
	}
	s.Holds = []retention.Hold{{ID: "h1", Matter: canary, PlacedBy: canary, Placed: day(t, "2026-01-01"), Select: sel}}
	s.Policies = append(s.Policies, retention.Policy{
		ID: "mine", Scope: retention.AccountScope, Select: sel, Anchor: retention.Created, Mode: retention.Governance,
		KeepAtLeast: period(t, "P1D"), Source: "customer policy",
	})
	s.Waivers = []retention.Waiver{{Policy: "mine", By: canary, Reason: canary, Since: day(t, "2026-01-01"), Select: sel}}
	r := compile(t, s)
	it := item(t, `{"id":"`+canary+`","kind":"message","account":"`+canary+`","folder":"`+canary+`","labels":["`+canary+`"],"flags":["`+canary+`"],
		"anchors":{"created":"2020-01-01","cancelled":"2024-01-01"},"requests":[{"kind":"written","filed":"2026-01-01"}]}`)
	held := resolve(t, r, it, "2026-03-01")
	require.Equal(t, retention.Held, held.State, "the canary must reach every selector")

	s.Holds = nil
	r = compile(t, s)
	b := newBench(t, r, it)
	b.stores["network"] = storeFunc(func(context.Context, retention.Erasure) (retention.Acknowledgement, error) {
		return retention.Acknowledgement{Party: canary}, errors.New(canary)
	})
	plan := b.plan(t, r, "2026-03-01")
	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	require.Equal(t, 1, report.Failed)
	receipt := b.receipt(t, canary)

	errs := slices.Clone(report.Failures)
	_, err = retention.ReadItem([]byte(`{"id":"x","kind":"` + canary + `"}`))
	errs = append(errs, err)
	_, err = retention.ReadItem([]byte(`{"id":"x","anchors":{"` + canary + `":"2026-01-01"}}`))
	errs = append(errs, err)
	for _, text := range []string{
		`{"id":"x","` + canary, `{"id":"x","anchors":{"created":"` + canary + `"}}`, `{"id":"` + canary + `","id":"` + canary + `"}`,
		`{"id":"x","requests":[{"kind":"` + canary + `"}]}`, `{"id":"x","labels":"` + canary + `"}`, canary,
	} {
		_, err = retention.ReadItem([]byte(text))
		errs = append(errs, err)
	}
	key, _ := sealer(1)
	_, err = retention.SealSegment(strings.NewReader(canary+"\n"), retention.Seal{}, key)
	errs = append(errs, err)
	_, err = retention.ReadSeal([]byte(`{"prev":"` + canary + `"}`))
	errs = append(errs, err, retention.Seal{Prev: canary, Key: canary, Signature: canary}.Verify(strings.NewReader(canary)))
	_, err = retention.OpenLedger(ledgerFile(t, []byte(canary+"\n")), ledgerKey, retention.Head{})
	errs = append(errs, err)
	_, err = retention.New(retention.Schedule{Zone: "UTC", Clocks: []retention.Clock{{ID: canary, Source: canary}}}, nil)
	errs = append(errs, err)
	_, err = r.ResolveThread([]retention.Item{{ID: canary, Thread: canary}, {ID: canary, Thread: "t"}}, day(t, "2026-03-01"))
	errs = append(errs, err)
	_, err = retention.ReadSchedule([]byte(`{"format":1,"zone":"UTC","` + canary + `":1}`))
	errs = append(errs, err)
	_, err = retention.ReadSchedule([]byte(`{"format":1,"zone":"UTC","policies":[{"id":"a","keep_at_most":"` + canary + `"}]}`))
	errs = append(errs, err)
	_, err = retention.New(retention.Schedule{Zone: canary, Policies: []retention.Policy{{ID: canary, Version: canary, Purpose: canary, Select: sel}},
		Holds: []retention.Hold{{ID: canary}}, Waivers: []retention.Waiver{{Policy: canary}}, Stores: []retention.StoreRule{{Name: canary, Party: canary}}}, nil)
	errs = append(errs, err)
	_, err = retention.ParseAnchor(canary)
	errs = append(errs, err)
	_, err = retention.ParsePeriod(canary)
	errs = append(errs, err)
	x, err := retention.NewExecutor(retention.ExecuteOptions{Source: brokenSource{b.memory}, Journal: b.memory, Ledger: b.ledger})
	require.NoError(t, err)
	_, err = x.Execute(t.Context(), plan, plan.AsOf)
	require.ErrorIs(t, err, retention.ErrSource)
	errs = append(errs, err)
	_, err = retention.VerifyLedger(strings.NewReader(canary), retention.Head{})
	errs = append(errs, err)

	var out strings.Builder
	show := func(v any) {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("value", "v", v)
		if _, ok := v.(slog.LogValuer); ok {
			slog.New(slog.NewJSONHandler(&out, nil)).Info("value", "v", v)
		}
	}
	for _, err := range errs {
		require.Error(t, err)
		show(err)
		show(fmt.Sprint(panicked(err)))
	}
	policyWithID := s.Policies[len(s.Policies)-1]
	for _, v := range []any{
		it, &it, it.Requests, held, &held, held.Because, held.Answers, plan, plan.Steps, report, report.Receipts, receipt, &receipt,
		s, policyWithID, sel, s.Waivers, retention.Hold{ID: "h1", Matter: canary, PlacedBy: canary, Select: sel},
		retention.Erasure{ID: canary}, retention.Refusal{Err: errs[0]},
	} {
		show(v)
	}
	for _, v := range []any{held, resolve(t, r, it, "2026-03-01"), report, plan.Counts} {
		text, err := json.Marshal(v)
		require.NoError(t, err)
		out.Write(text)
	}
	out.Write(b.lines.Bytes())
	hexCanary := fmt.Sprintf("%x", canary)
	for line := range strings.Lines(out.String()) {
		if strings.Contains(strings.ToLower(line), strings.ToLower(canary)) || strings.Contains(line, hexCanary) {
			t.Errorf("shown: %.200s", line)
		}
	}
	if !bytes.Contains([]byte(out.String()), []byte("account_reactivation")) {
		t.Error("the output shows no policy: the test looked at nothing")
	}
}

func panicked(v any) (p any) {
	defer func() { p = recover() }()
	panic(v)
}

type brokenSource struct{ *retention.Memory }

func (brokenSource) Item(context.Context, string) (retention.Item, bool, error) {
	return retention.Item{}, false, errors.New(canary)
}
