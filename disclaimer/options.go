// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Options configures a [Guard]. The zero Options, and nil, stand for the
// documented defaults. [New] copies what it needs.
type Options struct {
	// Level says how much the guard objects to. The zero level is standard.
	Level GuardLevel
	// Detector finds health talk and identifiers. Nil stands for phi.New with
	// Organisation and defaults else.
	Detector *phi.Detector
	// Organisation is the one that replies. Nil stands for nobody in
	// particular.
	Organisation *phi.Organisation
	// RequireFacts turns a code that could not be checked for want of a fact
	// into a violation at caution.
	RequireFacts bool
	// Replies offers saved replies to send instead. Nil stands for none.
	Replies SafeReplies
	// MaxBytes bounds the length of a reply and of an inbound part. Zero
	// stands for DefaultMaxBytes.
	MaxBytes int
}

// DefaultMaxBytes is the longest reply that is looked at unless Options say
// otherwise: 64 KiB. No network takes a longer one.
const DefaultMaxBytes = 64 << 10

// SafeReplies is a source of saved replies, such as a catalogue. Purpose is
// "redirect" or "emergency", lang an ISO 639-1 code and channel a wire word.
// A guard offers the text only if it passes its own check. The implementation
// must be safe for concurrent use if the guard is used concurrently.
type SafeReplies interface {
	SafeReply(purpose, lang, channel string) (id, text string, ok bool)
}

func (o *Options) level() GuardLevel {
	if o == nil {
		return GuardStandard
	}
	return o.Level
}

func (o *Options) maxBytes() int {
	if o == nil || o.MaxBytes == 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// An OptionError says which field of [Options] is not valid. It does not hold
// the value.
type OptionError struct {
	// Field is the path of the field.
	Field string
	// Reason says what is wrong with it.
	Reason string
	// Err is the error underneath, or nil.
	Err error
}

// Error returns "disclaimer: option FIELD: REASON".
func (e *OptionError) Error() string {
	return fmt.Sprintf("disclaimer: option %s: %s", e.Field, e.Reason)
}

// Unwrap returns Err.
func (e *OptionError) Unwrap() error { return e.Err }

// An IncompleteError reports that an exchange was not looked at as a whole. The
// report that comes with it blocks, and holds what was found.
type IncompleteError struct {
	// Offset is the byte offset of what was not looked at.
	Offset int
	// Rule says what stopped the work: "max-bytes", "utf-8", "language" or, for
	// the inbound message, "inbound".
	Rule string
	// Err is the detector's error, or nil.
	Err error
}

// Error returns a message with rule and offset.
func (e *IncompleteError) Error() string {
	return fmt.Sprintf("disclaimer: the exchange is incomplete at offset %d: %s", e.Offset, e.Rule)
}

// Unwrap returns Err.
func (e *IncompleteError) Unwrap() error { return e.Err }
