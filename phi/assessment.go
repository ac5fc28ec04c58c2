// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"encoding/json"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// Engine identifies the library version and the tables and rules that gave an
// answer.
type Engine = release.Engine

// An Assessment says whether a message is PHI, and why. The zero Assessment
// says nothing was found and belongs to no message.
type Assessment struct {
	// Level grades the message as a whole.
	Level Level
	// Health reports that the message speaks of health, care or payment at
	// any level: vital signs alone are LevelNone with Health.
	Health bool
	// Basis lists the pairs of identifier and health talk that decided the
	// level, at most one for each mention, in the order of the mentions. Where
	// no mention decided it, the pair is of the channel.
	Basis []Pair
	// Mentions are all places that speak of health, in the order of the text.
	Mentions []Mention
	// Findings are all identifiers, in the order of the text.
	Findings []Finding
	// Intents are what the author wants, in ascending order.
	Intents []Intent
	// Cues are what a person should look at, in ascending order.
	Cues []Cue
	// Sensitivity is the union over the mentions that count as health talk.
	Sensitivity Sensitivity
	// Lang is the language that was stated or detected.
	Lang Language
	// Unsupported reports that the text, or a part of it, is in a language or
	// a script without health words here. Identifiers were looked for all the
	// same; a router should hold the message.
	Unsupported bool
	// Engine identifies what produced the assessment.
	Engine Engine
}

// A Pair is an identifier and a mention which together make a message PHI.
type Pair struct {
	// Finding is an index into Assessment.Findings, or [AuthorFinding].
	Finding int
	// Mention is an index into Assessment.Mentions, or [ImpliedMention].
	Mention int
}

// AuthorFinding stands for the author, whom the channel identifies, in a
// [Pair]: the identifier is then the account, number or address that the
// message came from.
const AuthorFinding = -1

// ImpliedMention stands for what the channel itself tells, in a [Pair]: who
// reviews a provider was there, or says so.
const ImpliedMention = -1

// MarshalJSON returns the assessment as an object without sensitivity and, as
// mentions have none in JSON, without concepts. The finding of a pair is null
// where it is the author, its mention where it is the channel.
func (a Assessment) MarshalJSON() ([]byte, error) {
	type pair struct {
		Finding *int `json:"finding"`
		Mention *int `json:"mention"`
	}
	basis := []pair{}
	for _, p := range a.Basis {
		var out pair
		if p.Finding != AuthorFinding {
			out.Finding = &p.Finding
		}
		if p.Mention != ImpliedMention {
			out.Mention = &p.Mention
		}
		basis = append(basis, out)
	}
	return json.Marshal(struct {
		Level       Level     `json:"level"`
		Health      bool      `json:"health"`
		Basis       []pair    `json:"basis"`
		Mentions    []Mention `json:"mentions"`
		Findings    []Finding `json:"findings"`
		Intents     []Intent  `json:"intents"`
		Cues        []Cue     `json:"cues"`
		Lang        Language  `json:"lang"`
		Unsupported bool      `json:"unsupported"`
		Engine      Engine    `json:"engine"`
	}{
		a.Level, a.Health, basis, notNil(a.Mentions), notNil(a.Findings), notNil(a.Intents), notNil(a.Cues),
		a.Lang, a.Unsupported, a.Engine,
	})
}

// notNil returns s, or an empty slice, which JSON writes as [] and not as null.
func notNil[E any](s []E) []E {
	if s == nil {
		return []E{}
	}
	return s
}

// PHI reports whether the message is to be treated as PHI: level likely and
// above.
func (a *Assessment) PHI() bool { return a.Level >= LevelLikely }

// Tag reports whether the message should be tagged as one that may hold health
// information: any health talk, and any level above none.
func (a *Assessment) Tag() bool { return a.Health || a.Level >= LevelPossible }

// A Level grades how surely a message is PHI. The zero Level is [LevelNone].
type Level uint8

// The levels, in ascending order.
const (
	LevelNone     Level = iota // no identifier beside health talk
	LevelPossible              // an uncertain identifier and uncertain health talk, or hidden detail
	LevelLikely                // one of the two is certain
	LevelCertain               // a person is identified and a fact about health, care or payment is told
)

var levelWords = []string{"none", "possible", "likely", "certain"}

// ParseLevel returns the level with the given wire word.
func ParseLevel(word string) (Level, error) { return parseWord[Level]("level", levelWords, word) }

// String returns the wire word of l.
func (l Level) String() string { return wordOf(levelWords, l) }

// MarshalText returns the wire word. It fails for an invalid level.
func (l Level) MarshalText() ([]byte, error) { return marshalWord("level", levelWords, l) }

// UnmarshalText is the inverse of MarshalText.
func (l *Level) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLevel(string(text))
	return err
}

// An Intent is something the author of a message wants. The zero Intent is
// unspecified.
type Intent uint8

// The intents.
const (
	_ Intent = iota
	IntentMedicalAdviceRequest
	IntentEmergency
	IntentAppointment
	IntentBilling
	IntentRefillRequest
	IntentServiceQuestion
	IntentRecordsRequest
	IntentPrivacyComplaint
	IntentComplaint
	IntentLegal
	IntentAbuse
	IntentAdverseEvent
	IntentOptOut
	IntentOptIn
	IntentConsent
	IntentTestimonial
	IntentMediaPress
	IntentJob
	IntentWrongNumber
	IntentMisinformation
)

var intentWords = []string{
	"", "medical_advice_request", "emergency", "appointment", "billing", "refill_request", "service_question",
	"records_request", "privacy_complaint", "complaint", "legal", "abuse", "adverse_event", "opt_out", "opt_in",
	"consent", "testimonial", "media_press", "job", "wrong_number", "misinformation",
}

// ParseIntent returns the intent with the given wire word.
func ParseIntent(word string) (Intent, error) {
	return parseWord[Intent]("intent", intentWords, word)
}

// String returns the wire word of i.
func (i Intent) String() string { return wordOf(intentWords, i) }

// MarshalText returns the wire word. It fails for an invalid intent.
func (i Intent) MarshalText() ([]byte, error) { return marshalWord("intent", intentWords, i) }

// UnmarshalText is the inverse of MarshalText.
func (i *Intent) UnmarshalText(text []byte) (err error) {
	*i, err = ParseIntent(string(text))
	return err
}

// A Cue is a reason for a person to look at a message. The zero Cue is
// unspecified.
type Cue uint8

// The cues.
const (
	_                   Cue = iota
	CueBeforeAfter          // before-and-after pictures
	CuePatientMedia         // pictures, video or sound of a patient
	CueRareEvent            // an event so rare that it names somebody
	CueNeedsMediaReview     // an image or a video that nobody has looked at
)

var cueWords = []string{"", "before_after", "patient_media", "rare_event", "needs_media_review"}

// ParseCue returns the cue with the given wire word.
func ParseCue(word string) (Cue, error) { return parseWord[Cue]("cue", cueWords, word) }

// String returns the wire word of c.
func (c Cue) String() string { return wordOf(cueWords, c) }

// MarshalText returns the wire word. It fails for an invalid cue.
func (c Cue) MarshalText() ([]byte, error) { return marshalWord("cue", cueWords, c) }

// UnmarshalText is the inverse of MarshalText.
func (c *Cue) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCue(string(text))
	return err
}
