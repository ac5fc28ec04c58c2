// SPDX-License-Identifier: Apache-2.0

package router

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Capability says what an organisation can do about a message that somebody
// else wrote, on one network and channel, and who can still see it afterwards.
type Capability struct {
	// Network is a network, or * for every network without a row of its own.
	Network string  `json:"network"`
	Channel Channel `json:"channel"`
	// Hide and Delete are nil where the network has no such thing.
	Hide   *Effect `json:"hide,omitzero"`
	Delete *Effect `json:"delete,omitzero"`
	// Report says that the network accepts a report and decides itself.
	Report bool `json:"report,omitzero"`
	// Basis is how sure the least sure statement of the row is. A row without
	// one is unconfirmed, and plans do not rely on it: they are made as if
	// nothing worked, and a person is alerted.
	Basis Basis `json:"basis,omitzero"`
	// Reviewed is the day, 2006-01-02, on which somebody last compared the row
	// with its source. Networks change without notice.
	Reviewed string `json:"reviewed"`
	// Source names where it says so.
	Source string `json:"source"`
}

// Basis is how sure a statement about a network is. The zero Basis is
// BasisUnconfirmed.
type Basis uint8

// The bases, from the weakest.
const (
	BasisUnconfirmed Basis = iota // general knowledge, compared with nothing
	BasisSecondary                // others publish it about the network
	BasisVendor                   // the network publishes it, in documentation or a library
	BasisInherent                 // it follows from what the channel is: the copy is the organisation's own
	BasisObserved                 // the organisation has tried it
)

var basisWords = []string{"unconfirmed", "secondary", "vendor_documentation", "inherent", "observed"}

// String returns the word of b.
func (b Basis) String() string { return wordOf(basisWords, b) }

// ParseBasis returns the basis of a word; any other text is [ErrUnknownWord].
func ParseBasis(s string) (Basis, error) { return parseWord[Basis]("basis", basisWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (b Basis) MarshalText() ([]byte, error) { return marshalWord("basis", basisWords, b) }

// UnmarshalText reads a word as [ParseBasis] does.
func (b *Basis) UnmarshalText(text []byte) error { return unmarshalWord("basis", basisWords, text, b) }

// Effect is what is left after a step.
type Effect struct {
	StillVisible []Viewer `json:"still_visible"`
}

func (e *Effect) clone() *Effect {
	if e == nil {
		return nil
	}
	return &Effect{slices.Clone(e.StillVisible)}
}

// public says whether everybody still sees the message, or may.
func (e *Effect) public() bool { return e == nil || slices.Contains(e.StillVisible, ViewerEveryone) }

// lacks is why a plan does not do what the row does not have.
func (c *Capability) lacks() Cause {
	if c.Network != "" && c.Basis == BasisUnconfirmed {
		return CauseUnconfirmed
	}
	return CauseNetwork
}

//go:embed data/capabilities.json
var capabilityData []byte

// Capabilities returns the data that ships with the library. The result is
// the caller's.
func Capabilities() ([]Capability, error) {
	var rows []Capability
	if err := strictjson.Decode(capabilityData, &rows); err != nil {
		return nil, err
	}
	return rows, nil
}

// capabilityOf finds the row of a network and channel, as far as plans rely on
// it: an unconfirmed row has nothing but its name and source. Without a row
// nothing is known to work, and the zero row is returned.
func capabilityOf(rows []Capability, network string, channel Channel) Capability {
	for _, name := range []string{strings.ToLower(network), "*"} {
		i := slices.IndexFunc(rows, func(c Capability) bool { return c.Network == name && c.Channel == channel })
		switch {
		case i < 0:
		case rows[i].Basis == BasisUnconfirmed:
			return Capability{Network: rows[i].Network, Channel: channel, Reviewed: rows[i].Reviewed, Source: rows[i].Source}
		default:
			return rows[i]
		}
	}
	return Capability{}
}
