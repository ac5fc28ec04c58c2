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
	// Reviewed is the day, 2006-01-02, on which somebody last read the row.
	// Networks change without notice.
	Reviewed string `json:"reviewed"`
	// Confirmed says that the row was compared with its source on that day. The
	// rows that ship are not: they were written and read from general knowledge
	// of what the networks publish. Confirm those that you rely on.
	Confirmed bool `json:"confirmed,omitzero"`
	// Source names where the network says so.
	Source string `json:"source"`
}

// Effect is what is left after a step.
type Effect struct {
	StillVisible []Viewer `json:"still_visible"`
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

// capabilityOf finds the row of a network and channel. Without one, nothing is
// known to work and the zero row is returned.
func capabilityOf(rows []Capability, network string, channel Channel) Capability {
	for _, name := range []string{strings.ToLower(network), "*"} {
		i := slices.IndexFunc(rows, func(c Capability) bool { return c.Network == name && c.Channel == channel })
		if i >= 0 {
			return rows[i]
		}
	}
	return Capability{}
}
