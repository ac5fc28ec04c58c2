// SPDX-License-Identifier: Apache-2.0

package baa

// Effect is what a [Grant] does. The zero Effect is prohibited. Effects are safe
// for concurrent use.
type Effect int

// The values of Effect.
const (
	// EffectProhibited forbids the use.
	EffectProhibited Effect = iota
	// EffectExcluded leaves the use without cover; its conditions say how the service may be used all the same.
	EffectExcluded
	// EffectConditional covers the use only while its conditions are met.
	EffectConditional
	// EffectCovered covers the use; its conditions are standing duties.
	EffectCovered
)

var effectWords = vocabulary{"effect", []string{"prohibited", "excluded", "conditional", "covered"}}

// String returns the word of e, or "invalid".
func (e Effect) String() string { return wordOf(effectWords, e) }

// ParseEffect returns the value of a word. The error is a [*WordError].
func ParseEffect(s string) (Effect, error) { return parseWord[Effect](effectWords, s) }

// MarshalText returns the word of e. The error is a [*WordError].
func (e Effect) MarshalText() ([]byte, error) { return marshalWord(effectWords, e) }

// UnmarshalText reads a word. The error is a [*WordError].
func (e *Effect) UnmarshalText(text []byte) error { return unmarshalWord(effectWords, e, text) }

// Remedy is the way out of an exclusion that its source leaves open. The zero
// Remedy is none. Remedies are safe for concurrent use.
type Remedy int

// The values of Remedy.
const (
	// NoRemedy means that the data must stay out of the service.
	NoRemedy Remedy = iota
	// OwnAgreement means that an agreement with the receiving party itself would cover the use.
	OwnAgreement
)

var remedyWords = vocabulary{"remedy", []string{"none", "own_agreement"}}

// String returns the word of r, or "invalid".
func (r Remedy) String() string { return wordOf(remedyWords, r) }

// ParseRemedy returns the value of a word. The error is a [*WordError].
func ParseRemedy(s string) (Remedy, error) { return parseWord[Remedy](remedyWords, s) }

// MarshalText returns the word of r. The error is a [*WordError].
func (r Remedy) MarshalText() ([]byte, error) { return marshalWord(remedyWords, r) }

// UnmarshalText reads a word. The error is a [*WordError].
func (r *Remedy) UnmarshalText(text []byte) error { return unmarshalWord(remedyWords, r, text) }

// Grant is one sentence of an agreement or statement about a use. The zero Grant
// is refused by [New].
//
// Of the grants that speak about a use, one that forbids or excludes wins, unless
// a strictly narrower grant that covers names in CarvesOut the agreement or
// statement whose ban it lifts. Under one agreement a narrower grant that covers
// replaces a wider one. Two grants of one agreement that contradict each other
// for some use, neither narrower than the other, are a conflict and refused.
type Grant struct {
	// ID names the record.
	ID string `json:"id"`
	// Under is the id of the agreement or statement that says it.
	Under string `json:"under"`
	// Services are patterns: a name (quo/comm.sms), a class with all below it
	// (quo/ai.*) or all services of a party (quo/*).
	Services []string `json:"services"`
	// Parts are the parts it speaks about; none means all.
	Parts []Part `json:"parts,omitempty"`
	// Data are the classes of data it speaks about; none means all.
	Data []DataClass `json:"data,omitempty"`
	// Origin, Intent and Awareness are the circumstances it speaks about.
	Origin    Origin    `json:"origin,omitzero"`
	Intent    Intent    `json:"intent,omitzero"`
	Awareness Awareness `json:"awareness,omitzero"`
	// Effect is what it does.
	Effect Effect `json:"effect"`
	// Purpose is one of the purposes for which the agreement must be signed.
	Purpose string `json:"purpose,omitempty"`
	// Plans are those of which the account needs one for cover.
	Plans []string `json:"plans,omitempty"`
	// UnlessPlans are those of which one lifts a ban or an exclusion.
	UnlessPlans []string `json:"unless_plans,omitempty"`
	// CarvesOut names the agreements and statements whose bans it lifts.
	CarvesOut []string `json:"carves_out,omitempty"`
	// Conditions are the ids of its conditions.
	Conditions []string `json:"conditions,omitempty"`
	// Obligations are duties that come with it.
	Obligations []Obligation `json:"obligations,omitempty"`
	// Liability is the party that bears the risk of the use: [Customer],
	// [Vendor] or the id of a party; empty means that nothing says so.
	Liability string `json:"liability,omitempty"`
	// Remedy is the way out of an exclusion.
	Remedy Remedy `json:"remedy,omitzero"`
	Validity
	Provenance
}

func (g *Grant) covers() bool { return g.Effect >= EffectConditional }
