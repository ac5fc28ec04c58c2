// SPDX-License-Identifier: Apache-2.0

package retentiontest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/safeharbor-go/safeharbor/retention"
)

// A Subject is what is tested: a live store, the source of the items in it, and
// a journal. All of it may be one value.
type Subject struct {
	Store   retention.Store
	Source  retention.Source
	Journal retention.Journal
	// Put keeps an item, in place of one with the same ID.
	Put func(ctx context.Context, item retention.Item) error
}

// A Fault says which law was broken. Its zero value says nothing.
type Fault struct {
	Law string
	Err error
}

// Error describes e.
func (e *Fault) Error() string { return fmt.Sprintf("retentiontest: %s: %v", e.Law, e.Err) }

// Unwrap returns e.Err.
func (e *Fault) Unwrap() error { return e.Err }

// Conform checks every law on a new subject each, which open returns empty, over
// any resolver. It returns the laws that were broken, joined, or nil.
func Conform(ctx context.Context, open func() (Subject, error)) error {
	var faults []error
	for _, l := range laws {
		s, err := open()
		if err == nil {
			err = l.check(ctx, s)
		}
		if err != nil {
			faults = append(faults, &Fault{Law: l.name, Err: err})
		}
	}
	return errors.Join(faults...)
}

var laws = [...]struct {
	name  string
	check func(context.Context, Subject) error
}{
	{"what is not there is not found, without an error", nothing},
	{"an item comes back as it was put", roundTrip},
	{"an item that is put again replaces the old one", replaced},
	{"what is returned is a copy", copies},
	{"any text may be an ID", oddIDs},
	{"erasing removes the item and no other", erased},
	{"erasing what is gone is done", erasedTwice},
	{"what a store cannot do it refuses, and the item stays", refuses},
	{"a receipt comes back as it was saved", receipts},
	{"a receipt outlives the item", outlives},
	{"the journal lists the receipts that are not closed", listed},
	{"a context that is over stops everything", cancelled},
	{"there is a resolver", resolver},
	{"a thread has all of its items and no other", threaded},
	{"many may read and write at once", concurrent},
}

// example returns an item that has a value everywhere.
func example(id string) retention.Item {
	day := retention.Date{Year: 2026, Month: time.March, Day: 1}
	return retention.Item{
		ID: id, Kind: retention.Voicemail, Account: "account", Folder: "folder", Thread: "thread",
		Labels: []string{"b", "a"}, Flags: []string{"phi"},
		Anchors: map[retention.Anchor]retention.Date{retention.Created: day, retention.Cancelled: {}},
		Requests: []retention.Request{
			{Kind: retention.Written, Filed: day},
			{Kind: retention.Access, Filed: day, Extended: day.AddDays(1), Answered: day.AddDays(2)},
		},
	}
}

func nothing(ctx context.Context, s Subject) error {
	_, found, err := s.Source.Item(ctx, "nobody")
	if err != nil || found {
		return fmt.Errorf("item: found %v, %w", found, orNil(err))
	}
	_, found, err = s.Journal.Load(ctx, "nobody")
	if err != nil || found {
		return fmt.Errorf("load: found %v, %w", found, orNil(err))
	}
	ids, err := s.Journal.Open(ctx)
	if err != nil || len(ids) > 0 {
		return fmt.Errorf("open: %d receipts, %w", len(ids), orNil(err))
	}
	return nil
}

func roundTrip(ctx context.Context, s Subject) error {
	return errors.Join(
		putAndGet(ctx, s, example("a")),
		putAndGet(ctx, s, retention.Item{ID: "b", Kind: retention.Consent}),
	)
}

func putAndGet(ctx context.Context, s Subject, want retention.Item) error {
	if err := s.Put(ctx, want); err != nil {
		return err
	}
	got, found, err := s.Source.Item(ctx, want.ID)
	switch {
	case err != nil:
		return err
	case !found:
		return errors.New("the item is not there")
	case !reflect.DeepEqual(plain(got), plain(want)):
		return errors.New("the item came back changed")
	}
	return nil
}

// plain makes empty and absent the same.
func plain(it retention.Item) retention.Item {
	if len(it.Anchors) == 0 {
		it.Anchors = nil
	}
	it.Labels, it.Flags, it.Requests = orAbsent(it.Labels), orAbsent(it.Flags), orAbsent(it.Requests)
	return it
}

func orAbsent[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func replaced(ctx context.Context, s Subject) error {
	if err := s.Put(ctx, example("a")); err != nil {
		return err
	}
	return putAndGet(ctx, s, retention.Item{ID: "a", Kind: retention.Message})
}

func copies(ctx context.Context, s Subject) error {
	given := example("a")
	if err := s.Put(ctx, given); err != nil {
		return err
	}
	given.Flags[0], given.Anchors[retention.Flagged] = "changed", retention.Date{}
	got, _, err := s.Source.Item(ctx, "a")
	if err != nil {
		return err
	}
	if len(got.Labels) > 0 {
		got.Labels[0] = "changed"
	}
	got, _, err = s.Source.Item(ctx, "a")
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(plain(got), plain(example("a"))) {
		return errors.New("a change outside reached the store")
	}
	return nil
}

func oddIDs(ctx context.Context, s Subject) error {
	ids := []string{
		"..", "a/b", `a\b`, "with space", "'; drop table items; --", "%", "line\nfeed", "\u00e9", "e\u0301", "A", "a", "\x00",
		strings.Repeat("long", 300),
	}
	for _, id := range ids {
		it := example(id)
		it.Account = "account of " + id
		if err := s.Put(ctx, it); err != nil {
			return fmt.Errorf("%q: %w", id, err)
		}
	}
	for _, id := range ids {
		got, found, err := s.Source.Item(ctx, id)
		if err != nil || !found || got.ID != id || got.Account != "account of "+id {
			return fmt.Errorf("%q: found %v, %w", id, found, orNil(err))
		}
	}
	return nil
}

func erase(ctx context.Context, s Subject, id string) error {
	a, err := s.Store.Erase(ctx, retention.Erasure{
		ID: id, Kind: retention.Message, Disposition: retention.Delete, AsOf: retention.Date{Year: 2026, Month: time.March, Day: 1},
	})
	if err != nil || a.Status != retention.Done {
		return fmt.Errorf("erase: %v, %w", a.Status, orNil(err))
	}
	return nil
}

func erased(ctx context.Context, s Subject) error {
	if err := errors.Join(s.Put(ctx, example("a")), s.Put(ctx, example("b")), erase(ctx, s, "a")); err != nil {
		return err
	}
	_, there, err := s.Source.Item(ctx, "a")
	_, other, err2 := s.Source.Item(ctx, "b")
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	if there || !other {
		return fmt.Errorf("the item is there: %v; another is there: %v", there, other)
	}
	return nil
}

func erasedTwice(ctx context.Context, s Subject) error {
	return errors.Join(erase(ctx, s, "a"), s.Put(ctx, example("a")), erase(ctx, s, "a"), erase(ctx, s, "a"))
}

func refuses(ctx context.Context, s Subject) error {
	if err := s.Put(ctx, example("a")); err != nil {
		return err
	}
	a, err := s.Store.Erase(ctx, retention.Erasure{ID: "a", Kind: retention.Message, Disposition: 99})
	if err == nil && a.Status != retention.Failed {
		return fmt.Errorf("a disposition that does not exist was answered %v", a.Status)
	}
	if _, found, err := s.Source.Item(ctx, "a"); err != nil || !found {
		return fmt.Errorf("the item is there: %v, %w", found, orNil(err))
	}
	return nil
}

// receipt returns an open receipt that has a value everywhere.
func receipt(id string) retention.Receipt {
	begun := retention.Date{Year: 2026, Month: time.March, Day: 1}
	return retention.Receipt{
		Item: example(id), Rule: "rule", Disposition: retention.Delete, Begun: begun,
		Stores: []retention.StoreAnswer{
			{Store: "forms", Role: retention.ThirdParty, Answer: retention.Acknowledgement{Status: retention.NotOurs, Party: "provider"}},
			{Store: "inbox", Role: retention.Live, Answer: retention.Acknowledgement{Status: retention.Done}},
			{Store: "backup", Role: retention.Backup, Answer: retention.Acknowledgement{Status: retention.Pending, Until: begun.AddDays(35)}},
		},
	}
}

func receipts(ctx context.Context, s Subject) error {
	first := receipt("a")
	second := receipt("a")
	second.Stores[2].Answer = retention.Acknowledgement{}
	for _, want := range []retention.Receipt{first, second} {
		if err := s.Journal.Save(ctx, want); err != nil {
			return err
		}
		got, found, err := s.Journal.Load(ctx, "a")
		if err != nil || !found {
			return fmt.Errorf("load: found %v, %w", found, orNil(err))
		}
		if !reflect.DeepEqual(got, want) {
			return errors.New("the receipt came back changed")
		}
	}
	return nil
}

func outlives(ctx context.Context, s Subject) error {
	if err := errors.Join(s.Put(ctx, example("a")), s.Journal.Save(ctx, receipt("a")), erase(ctx, s, "a")); err != nil {
		return err
	}
	if _, found, err := s.Journal.Load(ctx, "a"); err != nil || !found {
		return fmt.Errorf("load: found %v, %w", found, orNil(err))
	}
	return nil
}

func listed(ctx context.Context, s Subject) error {
	for _, id := range []string{"c", "a", "b"} {
		if err := s.Journal.Save(ctx, receipt(id)); err != nil {
			return err
		}
	}
	closed := receipt("b")
	closed.Closed = closed.Begun.AddDays(35)
	if err := s.Journal.Save(ctx, closed); err != nil {
		return err
	}
	ids, err := s.Journal.Open(ctx)
	if err != nil {
		return err
	}
	if slices.Sort(ids); !slices.Equal(ids, []string{"a", "c"}) {
		return fmt.Errorf("%d receipts are listed as open, want the two that are", len(ids))
	}
	return nil
}

func cancelled(ctx context.Context, s Subject) error {
	if err := s.Put(ctx, example("a")); err != nil {
		return err
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	_, _, item := s.Source.Item(over, "a")
	_, _, load := s.Journal.Load(over, "a")
	_, list := s.Journal.Open(over)
	_, err := s.Store.Erase(over, retention.Erasure{ID: "a", Kind: retention.Message, Disposition: retention.Delete})
	calls := []struct {
		name string
		err  error
	}{
		{"Item", item},
		{"Load", load},
		{"Open", list},
		{"Save", s.Journal.Save(over, receipt("a"))},
		{"Erase", err},
		{"Put", s.Put(over, example("b"))},
	}
	for _, c := range calls {
		if c.err == nil {
			return fmt.Errorf("%s went on", c.name)
		}
	}
	if _, found, err := s.Source.Item(ctx, "a"); err != nil || !found {
		return fmt.Errorf("the item is there: %v, %w", found, orNil(err))
	}
	return nil
}

func resolver(ctx context.Context, s Subject) error {
	r, err := s.Source.Resolver(ctx)
	if err == nil && r == nil {
		return errors.New("neither a resolver nor an error")
	}
	return err
}

func threaded(ctx context.Context, s Subject) error {
	threads, ok := s.Source.(retention.ThreadSource)
	if !ok {
		return nil // then threads are never deleted as a whole
	}
	other := example("c")
	other.Thread = "other"
	if err := errors.Join(s.Put(ctx, example("a")), s.Put(ctx, example("b")), s.Put(ctx, other)); err != nil {
		return err
	}
	list, err := threads.Thread(ctx, "thread")
	if err != nil {
		return err
	}
	var ids []string
	for _, it := range list {
		ids = append(ids, it.ID)
	}
	if slices.Sort(ids); !slices.Equal(ids, []string{"a", "b"}) {
		return fmt.Errorf("the thread has %d items, want two", len(ids))
	}
	return nil
}

func concurrent(ctx context.Context, s Subject) error {
	var wait sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wait.Go(func() {
			id := fmt.Sprintf("item %d", i)
			for range 5 {
				errs[i] = errors.Join(errs[i], putAndGet(ctx, s, example(id)), s.Journal.Save(ctx, receipt(id)), erase(ctx, s, id))
			}
		})
	}
	wait.Wait()
	ids, err := s.Journal.Open(ctx)
	if err == nil && len(ids) != len(errs) {
		err = fmt.Errorf("%d receipts, want %d", len(ids), len(errs))
	}
	return errors.Join(append(errs, err)...)
}

// errNone stands for no error where an error is needed to say something else.
var errNone = errors.New("no error")

func orNil(err error) error {
	if err == nil {
		return errNone
	}
	return err
}
