// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// world draws schedules and items from a seed. Its vocabulary is small, so that
// policies, holds and items meet often.
type world struct{ *rand.Rand }

func newWorld(seed uint64) world { return world{rand.New(rand.NewPCG(seed, 7))} }

func oneOf[T any](w world, values ...T) T { return values[w.IntN(len(values))] }

func (w world) date() retention.Date {
	return retention.Date{Year: 2019, Month: time.January, Day: 31}.AddDays(w.IntN(8 * 365))
}

func (w world) period() retention.Period {
	return oneOf(w, retention.Period{}, retention.Period{Days: w.IntN(400)}, retention.Period{Months: w.IntN(30)},
		retention.Period{Years: w.IntN(3), Months: w.IntN(14), Days: w.IntN(40)})
}

func (w world) some(values ...string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(string) bool { return w.IntN(2) == 0 })
}

func (w world) selector() retention.Selector {
	var s retention.Selector
	if w.IntN(3) == 0 {
		s.Accounts = w.some("a", "b")
	}
	if w.IntN(3) == 0 {
		s.Flags = w.some("phi", "legal")
	}
	if w.IntN(4) == 0 {
		s.Labels = w.some("x", "y")
	}
	if w.IntN(4) == 0 {
		s.Kinds = []retention.Kind{retention.Message}
	}
	return s
}

var startOfTerms = []retention.Anchor{retention.Created, retention.Flagged, retention.LastEffective, retention.Cancelled, retention.Terminated, retention.Sealed}

func (w world) policy(id string) retention.Policy {
	p := retention.Policy{ID: id, Scope: retention.DefaultScope, Source: "test", Select: w.selector(), Anchor: oneOf(w, startOfTerms...)}
	if w.IntN(4) == 0 {
		p.Anchor, p.LatestOf = 0, []retention.Anchor{retention.Created, oneOf(w, startOfTerms...)}
	}
	if w.IntN(3) == 0 {
		p.Scope, p.Select.Accounts = retention.AccountScope, []string{oneOf(w, "a", "b")}
	}
	p.Mode = oneOf(w, retention.Compliance, retention.Governance)
	if w.IntN(2) == 0 {
		p.KeepAtLeast = oneOf(w, retention.For(w.period()), retention.For(w.period()), retention.Forever())
		return p
	}
	p.KeepAtMost = oneOf(w, retention.For(w.period()), retention.For(w.period()), retention.Forever())
	if !p.KeepAtMost.IsForever() {
		p.Disposition = retention.Delete
	}
	return p
}

func (w world) hold(id string) retention.Hold {
	h := retention.Hold{ID: id, Matter: "m", PlacedBy: "counsel", Placed: w.date(), Select: w.selector()}
	if w.IntN(2) == 0 {
		h.Released, h.ReleasedBy = h.Placed.AddDays(w.IntN(300)), "counsel"
	}
	return h
}

// schedule returns a schedule that New accepts: with the requests of the
// starter, some policies and some holds.
func (w world) schedule(t testing.TB) retention.Schedule {
	s := starter(t)
	s.Policies = []retention.Policy{*policy(t, s, "self_service"), *policy(t, s, "written_request")}
	s.Zone = oneOf(w, "UTC", "America/Sao_Paulo", "Asia/Beirut", "America/St_Johns", "Pacific/Apia", "Australia/Sydney")
	for _, id := range []string{"p1", "p2", "p3", "p4"} {
		s = w.with(s, id)
	}
	for _, id := range w.some("h1", "h2") {
		s.Holds = append(s.Holds, w.hold(id))
	}
	return s
}

// with adds a policy that contradicts none of the others.
func (w world) with(s retention.Schedule, id string) retention.Schedule {
	for {
		more := s
		more.Policies = append(slices.Clone(s.Policies), w.policy(id))
		if _, err := retention.New(more, &retention.Options{LoadLocation: loadLocation}); err == nil {
			return more
		}
	}
}

func (w world) item() retention.Item {
	it := retention.Item{
		ID: "i", Kind: oneOf(w, retention.Message, retention.Message, retention.Consent), Account: oneOf(w, "a", "b", "c"),
		Labels: w.some("x", "y"), Flags: w.some("phi", "legal"), Anchors: map[retention.Anchor]retention.Date{},
	}
	for _, a := range append([]retention.Anchor{retention.Reactivated}, startOfTerms...) {
		if w.IntN(3) > 0 {
			it.Anchors[a] = w.date()
		}
	}
	if w.IntN(30) == 0 {
		it.Anchors[oneOf(w, startOfTerms...)] = retention.Date{}
	}
	for range w.IntN(3) {
		it.Requests = append(it.Requests, retention.Request{Kind: oneOf(w, retention.SelfService, retention.Written), Filed: w.date()})
	}
	return it
}

const worlds = 300

func TestNothingAddedMakesAnythingGoEarlier(t *testing.T) {
	dues := 0
	for seed := range uint64(worlds) {
		w := newWorld(seed)
		s, it, on := w.schedule(t), w.item(), w.date()
		before, err := compile(t, s).Resolve(it, on)
		require.NoError(t, err)

		held := s
		held.Holds = append(slices.Clone(s.Holds), w.hold("more"))
		longer := s
		longer.Policies = slices.Clone(s.Policies)
		for i := range longer.Policies {
			p := &longer.Policies[i]
			if least, ok := p.KeepAtLeast.Period(); ok {
				least.Days += 1 + w.IntN(500)
				p.KeepAtLeast = retention.For(least)
			}
		}
		for name, changed := range map[string]retention.Schedule{"hold": held, "longer": longer, "minimum": w.withMinimum(s)} {
			r, err := retention.New(changed, &retention.Options{LoadLocation: loadLocation})
			if err != nil {
				require.ErrorIs(t, err, retention.ErrConflict)
				continue
			}
			after, err := r.Resolve(it, on)
			require.NoError(t, err)
			if before.State != retention.Due && after.State == retention.Due {
				t.Fatalf("seed %d: %s made a %v item due", seed, name, before.State)
			}
			if !after.DeleteAt.IsZero() && (before.DeleteAt.IsZero() || after.DeleteAt.Before(before.DeleteAt)) {
				t.Fatalf("seed %d: %s moved deletion from %v to %v", seed, name, before.DeleteAt, after.DeleteAt)
			}
		}
		if before.State == retention.Due {
			dues++
		}
	}
	if dues < worlds/20 {
		t.Errorf("only %d of %d worlds had something to delete: the test proves little", dues, worlds)
	}
}

// withMinimum adds a minimum that contradicts nothing.
func (w world) withMinimum(s retention.Schedule) retention.Schedule {
	for {
		more := w.with(s, "more")
		if !more.Policies[len(more.Policies)-1].KeepAtLeast.IsZero() {
			return more
		}
	}
}

// TestNothingGoesBeforeAMinimum checks decisions against every minimum by
// walking the calendar day by day, in the zone of the schedule.
func TestNothingGoesBeforeAMinimum(t *testing.T) {
	checked := 0
	for seed := range uint64(worlds) {
		w := newWorld(seed)
		s, it := w.schedule(t), w.item()
		r := compile(t, s)
		first, err := r.Resolve(it, retention.Date{Year: 2060, Month: time.January, Day: 1})
		require.NoError(t, err)
		if first.State != retention.Due {
			continue
		}
		start := r.Start(first.DeleteAt)
		for _, p := range s.Policies {
			if p.KeepAtLeast.IsZero() || !chosen(p.Select, it) {
				continue
			}
			least, ok := p.KeepAtLeast.Period()
			require.True(t, ok, "seed %d: something is due that is kept forever", seed)
			from := latest(p, it)
			last := from.Add(least) // its own oracle is in package civil
			if least.IsZero() {
				last = from.AddDays(-1)
			}
			checked++
			// Any moment of the last day in the zone lies before the start.
			for d := range 3 {
				if moment := r.Start(last.AddDays(-d)); !moment.Before(start) {
					t.Fatalf("seed %d: minimum %s runs through %v and deletion starts %v", seed, p.ID, last, start)
				}
			}
			if got := r.DateOf(start); !got.After(last) {
				t.Fatalf("seed %d: deletion starts on %v, inside a minimum through %v", seed, got, last)
			}
		}
		if early := resolveOn(t, r, it, first.DeleteAt.AddDays(-1)); early.State == retention.Due {
			t.Fatalf("seed %d: due a day before %v", seed, first.DeleteAt)
		}
		if on := resolveOn(t, r, it, first.DeleteAt); on.State == retention.Due && on.DeleteAt != first.DeleteAt {
			t.Fatalf("seed %d: due from %v or from %v", seed, on.DeleteAt, first.DeleteAt)
		}
	}
	if checked < worlds/10 {
		t.Errorf("only %d minima checked: the test proves little", checked)
	}
}

func resolveOn(t testing.TB, r *retention.Resolver, it retention.Item, on retention.Date) retention.Decision {
	t.Helper()
	d, err := r.Resolve(it, on)
	require.NoError(t, err)
	return d
}

// chosen says again, in the plainest way, what a selector means.
func chosen(s retention.Selector, it retention.Item) bool {
	one := func(wanted []string, got ...string) bool {
		for _, v := range wanted {
			for _, g := range got {
				if v == g {
					return true
				}
			}
		}
		return len(wanted) == 0
	}
	return one(s.Accounts, it.Account) && one(s.Labels, it.Labels...) && one(s.Flags, it.Flags...) &&
		(len(s.Kinds) == 0 || slices.Contains(s.Kinds, it.Kind))
}

func latest(p retention.Policy, it retention.Item) retention.Date {
	var last retention.Date
	for _, a := range append(slices.Clone(p.LatestOf), p.Anchor) {
		if d := it.Anchors[a]; d.After(last) {
			last = d
		}
	}
	return last
}

func TestOrderMeansNothing(t *testing.T) {
	for seed := range uint64(worlds) {
		w := newWorld(seed)
		s, it, on := w.schedule(t), w.item(), w.date()
		r := compile(t, s)
		want := text(t, resolveOn(t, r, it, on))

		shuffle(w, s.Policies)
		shuffle(w, s.Holds)
		shuffle(w, s.Stores)
		shuffle(w, it.Labels)
		shuffle(w, it.Flags)
		again := compile(t, s)
		if again.Engine() != r.Engine() {
			t.Fatalf("seed %d: another order, another engine", seed)
		}
		if diff := cmp.Diff(want, text(t, resolveOn(t, again, it, on))); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
		slices.Reverse(it.Requests)
		reversed := resolveOn(t, again, it, on)
		straight := resolveOn(t, r, w.reversed(it), on)
		reversed.Answers, straight.Answers = nil, nil
		reversed.Findings, straight.Findings = nil, nil
		if diff := cmp.Diff(text(t, straight), text(t, reversed)); diff != "" {
			t.Fatalf("seed %d: order of requests (-want +got):\n%s", seed, diff)
		}
	}
}

func (world) reversed(it retention.Item) retention.Item {
	it.Requests = slices.Clone(it.Requests)
	slices.Reverse(it.Requests)
	return it
}

func shuffle[T any](w world, list []T) {
	w.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func text(t testing.TB, d retention.Decision) string {
	t.Helper()
	b, err := json.Marshal(d)
	require.NoError(t, err)
	return string(b)
}

// TestDecisionsAgreeWithThemselves states what must hold of every decision.
func TestDecisionsAgreeWithThemselves(t *testing.T) {
	seen := map[retention.State]int{}
	for seed := range uint64(worlds) {
		w := newWorld(seed)
		s, it, on := w.schedule(t), w.item(), w.date()
		d := resolveOn(t, compile(t, s), it, on)
		seen[d.State]++
		bad := ""
		switch {
		case len(d.Answers) != len(it.Requests):
			bad = "a request has no answer"
		case d.State == retention.Due && (d.DeleteAt.IsZero() || on.Before(d.DeleteAt) || d.Disposition == 0 || d.Rule == ""):
			bad = "due without a day, a disposition or a rule"
		case d.State == retention.Due && (d.Open || !d.KeepUntil.Before(d.DeleteAt)):
			bad = "due inside a minimum"
		case d.State == retention.Held && (len(d.Holds()) == 0 || d.Rule != d.Holds()[0]):
			bad = "held by no hold"
		case d.State != retention.Held && len(d.Holds()) > 0:
			bad = "a hold in force does not hold"
		case d.State == retention.Unknown && len(d.Findings) == 0:
			bad = "in doubt and no finding says why"
		case (d.State == retention.Held || d.State == retention.Unknown) && !d.DeleteAt.IsZero():
			bad = "a day of deletion for an item that stays"
		}
		if bad != "" {
			t.Fatalf("seed %d: %s: %s", seed, bad, text(t, d))
		}
	}
	for _, s := range []retention.State{retention.Unknown, retention.Held, retention.Retained, retention.Due} {
		if seen[s] < worlds/30 {
			t.Errorf("only %d worlds in state %v: the test proves little", seen[s], s)
		}
	}
}
