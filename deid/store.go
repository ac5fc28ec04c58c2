// SPDX-License-Identifier: Apache-2.0

package deid

import "context"

// A Sink keeps or sends texts: a database, a queue, a platform.
type Sink interface {
	// Put takes the texts of one message, in the order of its parts.
	Put(ctx context.Context, key string, texts []string) error
}

// A Store stands before a [Sink] and lets only texts through that a policy was
// applied to: its Put takes a [Result], and no other package can make one that
// has text. A program that holds the Store and not the Sink cannot write a raw
// message. A Store is immutable and as safe for concurrent use as its Sink. The
// zero Store lets nothing through.
type Store struct {
	sink     Sink
	accepted []PolicyID
}

// NewStore returns a store that lets results of the given policies through.
func NewStore(sink Sink, accepted ...Policy) *Store {
	s := &Store{sink: sink}
	for _, p := range accepted {
		if id := p.ID(); id != (PolicyID{}) {
			s.accepted = append(s.accepted, id)
		}
	}
	return s
}

// Put hands the texts of r to the sink. The key is passed on as it is: it should
// not be taken from the message. Put returns [ErrOtherPolicy] if r comes from a
// policy that the store does not accept, [ErrNoText] if r has no text, and else
// what the sink returns.
func (s *Store) Put(ctx context.Context, key string, r Result) error {
	if s.sink == nil || !s.accepts(r.Policy) {
		return ErrOtherPolicy
	}
	if !r.HasText() {
		return ErrNoText
	}
	texts := make([]string, len(r.texts))
	copy(texts, r.texts)
	return s.sink.Put(ctx, key, texts)
}

func (s *Store) accepts(id PolicyID) bool {
	for _, a := range s.accepted {
		if a == id {
			return true
		}
	}
	return false
}
