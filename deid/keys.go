// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// minSecret is the length in bytes of the shortest secret.
const minSecret = 32

// maxKeyID is the length of the longest id of a key. It stands in every token.
const maxKeyID = 8

// A Key is a secret with a name. The zero Key is not valid.
type Key struct {
	// ID tells the keys of a scope apart: 1 to 8 lower-case letters and digits.
	// It is written into every token.
	ID string
	// Secret holds 32 random bytes or more.
	Secret []byte
}

// String returns "[key]" whatever the key is.
func (k Key) String() string { return "[key]" }

// GoString returns what String returns.
func (k Key) GoString() string { return k.String() }

// Format prints what String returns, whatever the verb.
func (k Key) Format(s fmt.State, _ rune) { fmt.Fprint(s, k.String()) }

// MarshalText returns what String returns; JSON and slog use it.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

func (k Key) valid() bool {
	if len(k.Secret) < minSecret || k.ID == "" || len(k.ID) > maxKeyID {
		return false
	}
	for i := range len(k.ID) {
		if c := k.ID[i]; !isDigit(c) && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// A KeyService holds the keys of pseudonyms. It decides how many scopes share a
// key: one for each tenant allows to forget a tenant, one for each subject to
// forget a person, by destroying the key. It must be safe for concurrent use and
// must not keep or change what it returned. *[Keyring] is one.
type KeyService interface {
	// CurrentKey returns the key for new pseudonyms in a scope.
	CurrentKey(ctx context.Context, s Scope) (Key, error)
	// Key returns the key with an id in a scope. Its error wraps ErrKeyUnknown
	// or ErrKeyShredded if there is none.
	Key(ctx context.Context, s Scope, id string) (Key, error)
}

// ErrKeyUnknown is returned where a key is asked for that is not there.
var ErrKeyUnknown = errors.New("deid: the key is not known")

// ErrKeyShredded is returned where a key is asked for that was destroyed.
var ErrKeyShredded = errors.New("deid: the key was destroyed")

// ErrKeyInvalid is returned for a key with an id or a secret of another form
// than [Key] asks for, and for an id that is taken.
var ErrKeyInvalid = errors.New("deid: the key is not valid")

// A KeyError reports that a key service had no key. Its text holds that of Err
// only if Err wraps an error of this package.
type KeyError struct {
	// Err is what the key service returned.
	Err error
}

// Error returns a message that holds neither an id nor a name.
func (e *KeyError) Error() string {
	for _, known := range [...]error{ErrKeyUnknown, ErrKeyShredded, ErrKeyInvalid} {
		if errors.Is(e.Err, known) {
			return known.Error()
		}
	}
	return "deid: the key service failed"
}

// GoString returns the same as Error, so that %#v does not print what Err holds.
func (e *KeyError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *KeyError) Unwrap() error { return e.Err }

// A Keyring is a [KeyService] in memory. The caller makes the secrets and keeps
// them beyond the life of the process. It is safe for concurrent use. The zero
// Keyring is empty and has one set of keys for each tenant.
type Keyring struct {
	// PerSubject has one set of keys for each subject of a tenant, so that one
	// person can be forgotten. It must not change after the first call.
	PerSubject bool

	mutex sync.RWMutex
	sets  map[string][]Key
}

// String returns "[keyring]".
func (r *Keyring) String() string { return "[keyring]" }

// GoString returns what String returns.
func (r *Keyring) GoString() string { return r.String() }

// Format prints what String returns, whatever the verb.
func (r *Keyring) Format(s fmt.State, _ rune) { fmt.Fprint(s, r.String()) }

// set returns the name of the set of keys that a scope uses.
func (r *Keyring) set(s Scope) string {
	if r.PerSubject {
		return string(s.append(nil, LevelSubject))
	}
	return string(s.append(nil, LevelTenant))
}

// Rotate adds a key and makes it the one for new pseudonyms. Old tokens can
// still be opened by their own key; new ones differ, and so do surrogates and
// shifts of dates. It returns [ErrKeyInvalid] for a key that is not valid and
// for an id that the scope has, or had, already.
func (r *Keyring) Rotate(s Scope, k Key) error {
	if !k.valid() {
		return ErrKeyInvalid
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.sets == nil {
		r.sets = make(map[string][]Key)
	}
	name := r.set(s)
	for _, old := range r.sets[name] {
		if old.ID == k.ID {
			return ErrKeyInvalid
		}
	}
	r.sets[name] = append(r.sets[name], Key{ID: k.ID, Secret: slices.Clone(k.Secret)})
	return nil
}

// Shred destroys the keys of a scope, so that no token made with them can be
// opened by anybody. It overwrites the secrets that it holds; copies elsewhere
// are for their keeper to destroy. It reports whether there were any.
func (r *Keyring) Shred(s Scope) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	found := false
	set := r.sets[r.set(s)]
	for i := range set {
		found = found || set[i].Secret != nil
		clear(set[i].Secret)
		set[i].Secret = nil // the id stays taken
	}
	return found
}

// CurrentKey returns the key that was added last.
func (r *Keyring) CurrentKey(_ context.Context, s Scope) (Key, error) {
	r.mutex.RLock()
	defer r.mutex.RUnlock()
	set := r.sets[r.set(s)]
	if len(set) == 0 {
		return Key{}, ErrKeyUnknown
	}
	return handOut(set[len(set)-1])
}

// Key returns the key with an id.
func (r *Keyring) Key(_ context.Context, s Scope, id string) (Key, error) {
	r.mutex.RLock()
	defer r.mutex.RUnlock()
	for _, k := range r.sets[r.set(s)] {
		if k.ID == id {
			return handOut(k)
		}
	}
	return Key{}, ErrKeyUnknown
}

// handOut returns a copy of a key, which shredding does not overwrite while it
// is used.
func handOut(k Key) (Key, error) {
	if k.Secret == nil {
		return Key{}, ErrKeyShredded
	}
	return Key{ID: k.ID, Secret: slices.Clone(k.Secret)}, nil
}
