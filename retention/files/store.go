// SPDX-License-Identifier: Apache-2.0

package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/safeharbor-go/safeharbor/retention"
)

// ErrFile says that a file does not hold what its name stands for.
var ErrFile = errors.New("file is damaged or in the wrong place")

// A Store keeps items and receipts in a folder. Create one with [Open]; the
// zero Store cannot be used.
type Store struct {
	folder   Folder
	mu       sync.RWMutex
	resolver *retention.Resolver
}

// Open makes the folders of a store where they are missing and returns it, over
// a resolver. The error is an [*Error].
func Open(folder Folder, r *retention.Resolver) (*Store, error) {
	s := &Store{folder: folder, resolver: r}
	if err := s.prepare(); err != nil {
		return nil, &Error{Op: "open", Err: err}
	}
	return s, nil
}

// SetResolver replaces the policies and holds in force.
func (s *Store) SetResolver(r *retention.Resolver) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resolver = r
}

// Resolver implements [retention.Source].
func (s *Store) Resolver(ctx context.Context) (*retention.Resolver, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.resolver, ctx.Err()
}

// Put keeps an item, in place of one with the same ID.
func (s *Store) Put(ctx context.Context, item retention.Item) error {
	return s.write(ctx, items, item.ID, item)
}

// Item implements [retention.Source].
func (s *Store) Item(ctx context.Context, id string) (retention.Item, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return retention.Item{}, false, err
	}
	return s.item(nameOf(id))
}

// All yields the items in the order of their files, and an error in place of
// one that cannot be read.
func (s *Store) All(ctx context.Context) iter.Seq2[retention.Item, error] {
	return func(yield func(retention.Item, error) bool) {
		names, err := s.names(items)
		if err != nil {
			yield(retention.Item{}, err)
			return
		}
		for _, name := range names {
			if err := ctx.Err(); err != nil {
				yield(retention.Item{}, err)
				return
			}
			s.mu.RLock()
			item, found, err := s.item(name)
			s.mu.RUnlock()
			if (found || err != nil) && !yield(item, err) {
				return
			}
		}
	}
}

// Thread implements [retention.ThreadSource].
func (s *Store) Thread(ctx context.Context, thread string) ([]retention.Item, error) {
	var list []retention.Item
	for item, err := range s.All(ctx) {
		if err != nil {
			return nil, err
		}
		if item.Thread == thread {
			list = append(list, item)
		}
	}
	return list, nil
}

// Erase implements [retention.Store]. There is no text that could be redacted or
// anonymised and no key that could be destroyed, so it does
// [retention.Delete] only.
func (s *Store) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	if err := ctx.Err(); err != nil {
		return retention.Acknowledgement{}, err
	}
	if e.Disposition != retention.Delete {
		return retention.Acknowledgement{}, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remove(items, nameOf(e.ID)); err != nil {
		return retention.Acknowledgement{}, &Error{Op: "erase", Err: err}
	}
	return retention.Acknowledgement{Status: retention.Done}, nil
}

// Save implements [retention.Journal].
func (s *Store) Save(ctx context.Context, r retention.Receipt) error {
	return s.write(ctx, receipts, r.Item.ID, r)
}

// Load implements [retention.Journal].
func (s *Store) Load(ctx context.Context, id string) (retention.Receipt, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return retention.Receipt{}, false, err
	}
	return s.receipt(nameOf(id))
}

// Open implements [retention.Journal]. The IDs are sorted.
func (s *Store) Open(ctx context.Context) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	names, err := s.names(receipts)
	if err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var ids []string
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, found, err := s.receipt(name)
		if err != nil {
			return nil, err
		}
		if found && r.State() != retention.Deleted {
			ids = append(ids, r.Item.ID)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

func (s *Store) write(ctx context.Context, dir, id string, v any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := json.Marshal(v)
	if err != nil {
		return &Error{Op: "write", Err: ErrFile}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.replace(dir, nameOf(id), append(data, '\n')); err != nil {
		return &Error{Op: "write", Err: err}
	}
	return nil
}

func (s *Store) item(name string) (item retention.Item, found bool, _ error) {
	data, err := s.read(items, name)
	if err != nil || data == nil {
		return item, false, err
	}
	item, err = retention.ReadItem(data)
	if err != nil || nameOf(item.ID) != name {
		return retention.Item{}, false, &Error{Op: "read", Err: ErrFile}
	}
	return item, true, nil
}

func (s *Store) receipt(name string) (r retention.Receipt, found bool, _ error) {
	data, err := s.read(receipts, name)
	if err != nil || data == nil {
		return r, false, err
	}
	if err := json.Unmarshal(data, &r); err != nil || nameOf(r.Item.ID) != name {
		return retention.Receipt{}, false, &Error{Op: "read", Err: ErrFile}
	}
	return r, true, nil
}

// read returns what is in a file, or nothing when there is no such file.
func (s *Store) read(dir, name string) ([]byte, error) {
	data, err := s.folder.ReadFile(dir + "/" + name)
	switch {
	case err != nil && isMissing(err):
		return nil, nil
	case err != nil:
		return nil, &Error{Op: "read", Err: err}
	case len(data) == 0:
		return nil, &Error{Op: "read", Err: ErrFile}
	}
	return data, nil
}

// names lists the files of a folder in order.
func (s *Store) names(dir string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	entries, err := fs.ReadDir(s.folder.FS(), dir)
	if err != nil {
		return nil, &Error{Op: "list", Err: err}
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), suffix) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

const suffix = ".json"

// nameOf returns the name of the file of an item: ids may hold anything.
func nameOf(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:]) + suffix
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
