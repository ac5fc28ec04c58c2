// SPDX-License-Identifier: Apache-2.0

package notice

// A Purpose is what a saved reply is for. The zero Purpose is unspecified: the
// entry is a standing notice.
type Purpose uint8

// The values of [Purpose].
const (
	PurposeUnspecified         Purpose = iota // no saved reply
	PurposeRedirect                           // leads a health conversation to a private channel
	PurposeAdviceRefusal                      // declines to give medical advice
	PurposeRemovedRedirect                    // follows the removal of a comment
	PurposeThanks                             // thanks, and says nothing else
	PurposePolicy                             // moves a public question about policies or benefits to a private channel
	PurposeHouseRules                         // reminds of the rules for comments
	PurposeEmergency                          // answers somebody who may be in danger
	PurposeOutOfHours                         // answers outside the opening hours
	PurposeRefillReminder                     // reminds in general terms, by text message, of a refill
	PurposeRecordsRequest                     // answers a request for records
	PurposeComplaint                          // answers a complaint
	PurposePrivacyComplaint                   // answers a complaint about privacy
	PurposeAppointment                        // answers a wish to book or change an appointment
	PurposeBilling                            // answers a question about a bill
	PurposeGeneral                            // answers everything that is neither private nor about health
	PurposeBotWelcome                         // opens the conversation of a chatbot
	PurposeHandoff                            // announces a person after a chatbot
	PurposeSMSHelp                            // answers HELP in a text message
	PurposeUnsecuredPermission                // asks whether messages may come over an unsecured channel
	PurposeAIConsent                          // asks whether artificial intelligence may be used
)

var purposeWords = vocabulary{"purpose", []string{
	"",
	"redirect",
	"advice_refusal",
	"removed_redirect",
	"thanks",
	"policy",
	"house_rules",
	"emergency",
	"out_of_hours",
	"refill_reminder",
	"records_request",
	"complaint",
	"privacy_complaint",
	"appointment",
	"billing",
	"general",
	"bot_welcome",
	"handoff",
	"sms_help",
	"unsecured_permission",
	"ai_consent",
}}

// ParsePurpose returns the purpose with the given wire word. An unknown word is a
// [*WordError].
func ParsePurpose(word string) (Purpose, error) { return parseWord[Purpose](purposeWords, word) }

// String returns the wire word, or "unspecified".
func (p Purpose) String() string { return wordOf(purposeWords, p) }

// MarshalText returns the wire word. It fails for a value without one.
func (p Purpose) MarshalText() ([]byte, error) { return marshalWord(purposeWords, p) }

// UnmarshalText reads a wire word as [ParsePurpose] does.
func (p *Purpose) UnmarshalText(text []byte) error { return unmarshalWord(purposeWords, p, text) }
