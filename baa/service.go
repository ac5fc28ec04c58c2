// SPDX-License-Identifier: Apache-2.0

package baa

// Service is something that receives, keeps or transmits data. Its name in a
// [Use] is Owner, a slash and Path: quo/comm.sms. The zero Service is refused by
// [New].
type Service struct {
	// Owner is the id of the party that runs it.
	Owner string `json:"owner"`
	// Path is its class, from the general to the special: comm.sms, ai.summary.
	Path string `json:"path"`
	// Open says that the class has members that are not on record; a use may
	// name any of them, and the records about the class hold for it.
	Open bool `json:"open,omitempty"`
	// Parts are the parts that it has; none means that it is not divided.
	Parts []Part `json:"parts,omitempty"`
	// Sinks are the services that it sends data on to. A use of the service is
	// a use of every sink.
	Sinks []string `json:"sinks,omitempty"`
	// DerivedFrom are the services from whose data it makes new data. Cover of
	// those is not cover of this.
	DerivedFrom []string `json:"derived_from,omitempty"`
	// ProcessedBy is the service that handles the data instead of this one; the
	// owner never sees, transmits or keeps them. Empty means the service itself.
	ProcessedBy string `json:"processed_by,omitempty"`
	// Deidentifies is the id of a condition with a profile. While a report meets
	// it, what leaves this service is health information no more (45 CFR
	// 164.502(d)(2)), and the services behind it need no agreement.
	Deidentifies string `json:"deidentifies,omitempty"`
	// Conduit exempts the service from needing an agreement.
	Conduit *ConduitExemption `json:"conduit,omitempty"`
	// Inventory lists what data the service is known to hold or not to hold.
	Inventory []Holding `json:"inventory,omitempty"`
	Provenance
}

// ConduitExemption claims that a service only transmits: access is random or
// infrequent and nothing stays (78 FR 5566, 5571). It is never inferred.
type ConduitExemption struct {
	// Reason says why the exemption applies. It may not be empty.
	Reason string `json:"reason"`
}

// Holding is a fact about the data that a service holds.
type Holding struct {
	// Item is the kind of data, such as ip_address.
	Item string `json:"item"`
	// Of says whose data.
	Of Origin `json:"of"`
	// Held says whether the service holds it.
	Held bool `json:"held"`
}

func (s Service) name() string { return s.Owner + "/" + s.Path }
