// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"sync"
)

// MinLedgerKey is the shortest key of a [Ledger], in bytes.
const MinLedgerKey = 16

// What a [*LedgerError] of [NewLedger] and of an [Executor] wraps, besides
// [ErrMissing] and [ErrMalformed].
var (
	// ErrKey says that the key of a ledger is too short.
	ErrKey = errors.New("key too short")
	// ErrBroken says that a ledger could not be written and takes no more.
	ErrBroken = errors.New("ledger broken by an earlier failure")
)

// A LedgerEntry is one line of a [Ledger]. It names no item: Ref stands for one,
// and only who has the key can tell which. Its zero value is no entry.
type LedgerEntry struct {
	// Seq counts from 1.
	Seq uint64 `json:"seq"`
	// At is the day of the event.
	At Date `json:"at"`
	// Actor is the role that acted.
	Actor string `json:"actor"`
	// Event is what happened.
	Event Event `json:"event"`
	// Authority is the policy by which the item goes, or the hold or policy
	// that keeps it; empty when it is kept in doubt.
	Authority string `json:"authority"`
	// Ref is HMAC-SHA-256 of the item's ID, in hexadecimal.
	Ref         string      `json:"ref"`
	Kind        Kind        `json:"kind,omitzero"`
	Disposition Disposition `json:"disposition,omitzero"`
	// Store and Answer belong to the event "answer".
	Store  string          `json:"store,omitempty"`
	Answer Acknowledgement `json:"answer,omitzero"`
	// Prev is the Hash of the entry before, empty in the first. Hash is
	// SHA-256 of this entry as JSON with an empty Hash, in hexadecimal.
	Prev string `json:"prev"`
	Hash string `json:"hash"`
}

// hash returns what e.Hash has to be.
func (e LedgerEntry) hash() (string, error) {
	e.Hash = ""
	text, err := json.Marshal(e)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// A Head is where a ledger ends. Kept in another place, it proves later that no
// line was taken off the end. The zero Head is that of an empty ledger.
type Head struct {
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash"`
}

// A Ledger writes what happened to items as JSON Lines, each bound to the one
// before by its hash. It is safe for concurrent use; the zero Ledger takes
// nothing.
type Ledger struct {
	key  []byte
	mu   sync.Mutex
	w    io.Writer
	head Head
	err  error
}

// NewLedger returns a ledger that goes on after head, writing to w. The key, at
// least [MinLedgerKey] bytes, turns IDs into references; whoever destroys it
// makes the references meaningless. The error wraps [ErrKey] or [ErrMissing].
func NewLedger(w io.Writer, key []byte, head Head) (*Ledger, error) {
	if len(key) < MinLedgerKey {
		return nil, &LedgerError{Err: ErrKey}
	}
	if w == nil {
		return nil, &LedgerError{Err: ErrMissing}
	}
	return &Ledger{key: slices.Clone(key), w: w, head: head}, nil
}

// Head returns where the ledger ends.
func (l *Ledger) Head() Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// Ref returns the reference of an item, to look for it in a ledger.
func (l *Ledger) Ref(id string) string {
	mac := hmac.New(sha256.New, l.key)
	_, _ = mac.Write([]byte("safeharbor retention item\x00" + id)) // a hash does not fail
	return hex.EncodeToString(mac.Sum(nil))
}

// append fills in the chain and writes the entry. After a failed write nobody
// knows what reached w, so nothing more is written.
func (l *Ledger) append(e LedgerEntry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.w == nil {
		return &LedgerError{Err: ErrMissing}
	}
	e.Seq, e.Prev = l.head.Seq+1, l.head.Hash
	if l.err != nil {
		return &LedgerError{Seq: e.Seq, Err: l.err}
	}
	hash, err := e.hash()
	if err != nil {
		return &LedgerError{Seq: e.Seq, Err: ErrMalformed}
	}
	e.Hash = hash
	line, err := json.Marshal(e)
	if err != nil {
		return &LedgerError{Seq: e.Seq, Err: ErrMalformed}
	}
	if _, err := l.w.Write(append(line, '\n')); err != nil {
		l.err = ErrBroken
		return &LedgerError{Seq: e.Seq, Err: ErrBroken}
	}
	l.head = Head{Seq: e.Seq, Hash: e.Hash}
	return nil
}
