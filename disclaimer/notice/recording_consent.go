// SPDX-License-Identifier: Apache-2.0

package notice

// A RecordingConsent says who has to know of the recording of a call. The zero
// RecordingConsent is [RecordingAllParty], the strictest.
type RecordingConsent uint8

// The values of [RecordingConsent].
const (
	RecordingAllParty RecordingConsent = iota // everybody on the call has to agree
	RecordingOneParty                         // one side's consent suffices; the notice is courtesy
)

var recordingConsentWords = vocabulary{"recording consent", []string{
	"all_party",
	"one_party",
}}

// ParseRecordingConsent returns the recording consent with the given wire word.
// An unknown word is a [*WordError].
func ParseRecordingConsent(word string) (RecordingConsent, error) {
	return parseWord[RecordingConsent](recordingConsentWords, word)
}

// String returns the wire word, or "unspecified".
func (r RecordingConsent) String() string { return wordOf(recordingConsentWords, r) }

// MarshalText returns the wire word. It fails for a value without one.
func (r RecordingConsent) MarshalText() ([]byte, error) { return marshalWord(recordingConsentWords, r) }

// UnmarshalText reads a wire word as [ParseRecordingConsent] does.
func (r *RecordingConsent) UnmarshalText(text []byte) error {
	return unmarshalWord(recordingConsentWords, r, text)
}
