// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A Level says inside of which bounds equal values get equal pseudonyms. Across
// those bounds nobody can tell that they are equal. The zero Level is
// unspecified and no transform accepts it.
type Level uint8

// The levels.
const (
	_                 Level = iota
	LevelMessage            // one message
	LevelConversation       // the messages of one conversation
	LevelSubject            // the messages of one person
	LevelTenant             // all messages of one organisation
	levelUnknown            // one more than the last
)

var levelWords = [...]string{"", "message", "conversation", "subject", "tenant"}

func (l Level) valid() bool { return l > 0 && l < levelUnknown }

// String returns "message", "conversation", "subject" or "tenant".
func (l Level) String() string {
	if !l.valid() {
		return "unspecified"
	}
	return levelWords[l]
}

// ParseLevel is the inverse of [Level.String].
func ParseLevel(word string) (Level, error) {
	if i := slices.Index(levelWords[:], word); i > 0 {
		return Level(i), nil
	}
	return 0, fmt.Errorf("deid: level: %w", ErrUnknownWord)
}

// MarshalText returns what String returns. It fails for the zero Level.
func (l Level) MarshalText() ([]byte, error) {
	if !l.valid() {
		return nil, fmt.Errorf("deid: level: %w", ErrUnknownWord)
	}
	return []byte(l.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (l *Level) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLevel(string(text))
	return err
}

// A Scope says where a message belongs. Policies with keys need the tenant and
// the name of each level that they use; others need nothing of it. The names
// are the caller's own and reach no output but through a keyed hash. The zero
// Scope names nothing.
type Scope struct {
	Tenant       string // the organisation
	Subject      string // the person whom the message is about
	Conversation string
	Message      string
}

// String returns "[scope]": the names in it may identify a person.
func (s Scope) String() string { return "[scope]" }

// GoString returns what String returns.
func (s Scope) GoString() string { return s.String() }

// name returns the name of s at a level.
func (s Scope) name(l Level) string {
	switch l {
	case LevelMessage:
		return s.Message
	case LevelConversation:
		return s.Conversation
	case LevelSubject:
		return s.Subject
	}
	return s.Tenant
}

// append appends an encoding of s at a level that no other scope shares: each
// name comes with its length.
func (s Scope) append(dst []byte, l Level) []byte {
	dst = append(dst, byte(l))
	dst = appendSized(dst, s.Tenant)
	return appendSized(dst, s.name(l))
}

func appendSized(dst []byte, text string) []byte {
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(text)))
	return append(dst, text...)
}

// A ScopeError says which name a policy needs and a [Scope] does not have.
type ScopeError struct {
	// Level is the level without a name.
	Level Level
}

// Error returns a message with the level.
func (e *ScopeError) Error() string {
	return "deid: the policy needs a name in the scope for: " + e.Level.String()
}
