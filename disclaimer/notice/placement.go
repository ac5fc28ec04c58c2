// SPDX-License-Identifier: Apache-2.0

package notice

// A Placement is a place at which a standing notice appears. The zero
// Placement is unspecified: the entry is a saved reply.
type Placement uint8

// The values of [Placement].
const (
	PlacementUnspecified   Placement = iota // no standing notice
	PlacementProfile                        // on a profile, always visible
	PlacementDMCompose                      // shown while somebody starts to write a direct message
	PlacementDMFirst                        // answers the first direct message, where a network cannot show dm_compose
	PlacementComment                        // stands below posts that take comments
	PlacementSMSOptIn                       // confirms that somebody asked for text messages
	PlacementSMSOptOut                      // confirms, once, that somebody asked for no more of them
	PlacementCallRecording                  // spoken before a call is recorded
	PlacementAINotice                       // shown before a feature that uses artificial intelligence
	PlacementOutOfOffice                    // answers while nobody reads
	PlacementEmergency                      // says where help is in an emergency
)

var placementWords = vocabulary{"placement", []string{
	"",
	"profile",
	"dm_compose",
	"dm_first",
	"comment",
	"sms_opt_in",
	"sms_opt_out",
	"call_recording",
	"ai_notice",
	"out_of_office",
	"emergency",
}}

// ParsePlacement returns the placement with the given wire word. An unknown word is a
// [*WordError].
func ParsePlacement(word string) (Placement, error) {
	return parseWord[Placement](placementWords, word)
}

// String returns the wire word, or "unspecified".
func (p Placement) String() string { return wordOf(placementWords, p) }

// MarshalText returns the wire word. It fails for a value without one.
func (p Placement) MarshalText() ([]byte, error) { return marshalWord(placementWords, p) }

// UnmarshalText reads a wire word as [ParsePlacement] does.
func (p *Placement) UnmarshalText(text []byte) error { return unmarshalWord(placementWords, p, text) }
