// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
	"time"
)

// Options holds what a rule set refers to and cannot say itself. A nil
// *Options is an empty one: no replies, no notices, nothing covered.
type Options struct {
	// Replies are the saved replies that rules and flows may name.
	Replies []Reply
	// Notices are the ids of the disclaimers that the rule set may place.
	Notices []string
	// Coverage says whether an agreement covers a destination. Without it the
	// verdicts of [Facts] alone count.
	Coverage Coverer
	// PublicEntity says that the organisation is a public body, which deletes
	// nothing without a named approver.
	PublicEntity bool
	// LoadZone finds a time zone for [Window], as [time.LoadLocation] does.
	// Without it UTC alone is known: the engine reads no files.
	LoadZone func(name string) (*time.Location, error)
	// Capabilities replaces [Capabilities], the data about what networks can
	// do, when it is not nil.
	Capabilities []Capability
}

// Reply describes a saved reply. Its text stays in the caller's catalogue.
type Reply struct {
	ID      string  `json:"id"`
	Purpose Purpose `json:"purpose"`
	// Secure is the secure channel that the reply names, or unstated.
	Secure SecureChannel `json:"secure,omitzero"`
	// Languages are the languages in which the reply exists, as BCP 47 tags; a
	// tag covers its regions. None means that it fits every language.
	Languages []string `json:"languages,omitzero"`
	// Channels are the channels for which the reply was written. None means
	// every channel.
	Channels []Channel `json:"channels,omitzero"`
	// ClaimsRemoval says that the text tells the person that the message was
	// taken down. Such a reply is sent only after that happened.
	ClaimsRemoval bool `json:"claims_removal,omitzero"`
}

// Coverer says whether an agreement covers a destination. It must be safe for
// concurrent use and give the same answer to the same question.
type Coverer interface {
	Coverage(EgressQuestion) Coverage
}

// EgressQuestion is what an engine asks before a message may leave.
type EgressQuestion struct {
	Destination string
	Network     string
	Channel     Channel
	Level       Level
	// Now is the time of the facts, zero when they have none.
	Now time.Time
}

// clone copies the slices, so that the caller may change them.
func (o Options) clone() Options {
	o.Notices = slices.Clone(o.Notices)
	o.Capabilities = slices.Clone(o.Capabilities)
	for i := range o.Capabilities {
		c := &o.Capabilities[i]
		c.Network, c.Hide, c.Delete = strings.ToLower(c.Network), c.Hide.clone(), c.Delete.clone()
	}
	o.Replies = slices.Clone(o.Replies)
	for i := range o.Replies {
		o.Replies[i].Languages = slices.Clone(o.Replies[i].Languages)
		o.Replies[i].Channels = slices.Clone(o.Replies[i].Channels)
	}
	return o
}

func (o *Options) orZero() Options {
	if o == nil {
		return Options{}
	}
	return *o
}
