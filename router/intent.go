// SPDX-License-Identifier: Apache-2.0

package router

// Intent is what the author of a message wants. The zero Intent is not stated.
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
	"", "medical_advice_request", "emergency", "appointment", "billing", "refill_request",
	"service_question", "records_request", "privacy_complaint", "complaint", "legal", "abuse",
	"adverse_event", "opt_out", "opt_in", "consent", "testimonial", "media_press", "job", "wrong_number",
	"misinformation",
}

// String returns the word of i, "unstated" for the zero value and "invalid" for a number without a word.
func (i Intent) String() string { return wordOf(intentWords, i) }

// ParseIntent returns the intent of a word; any other text is [ErrUnknownWord].
func ParseIntent(s string) (Intent, error) { return parseWord[Intent]("intent", intentWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (i Intent) MarshalText() ([]byte, error) { return marshalWord("intent", intentWords, i) }

// UnmarshalText reads a word as [ParseIntent] does.
func (i *Intent) UnmarshalText(text []byte) error {
	return unmarshalWord("intent", intentWords, text, i)
}

// Cue is a sign that a person should look at a message or its media. The zero Cue
// is not stated.
type Cue uint8

// The cues.
const (
	_ Cue = iota
	CueBeforeAfter
	CuePatientMedia
	CueRareEvent
	CueNeedsMediaReview
)

var cueWords = []string{
	"", "before_after", "patient_media", "rare_event", "needs_media_review",
}

// String returns the word of c, "unstated" for the zero value and "invalid" for a number without a word.
func (c Cue) String() string { return wordOf(cueWords, c) }

// ParseCue returns the cue of a word; any other text is [ErrUnknownWord].
func ParseCue(s string) (Cue, error) { return parseWord[Cue]("cue", cueWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Cue) MarshalText() ([]byte, error) { return marshalWord("cue", cueWords, c) }

// UnmarshalText reads a word as [ParseCue] does.
func (c *Cue) UnmarshalText(text []byte) error {
	return unmarshalWord("cue", cueWords, text, c)
}
