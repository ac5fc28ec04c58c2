// SPDX-License-Identifier: Apache-2.0

package notice

// An Element is a statement that a text makes. Texts declare their elements
// segment by segment, and [Catalogue.Lint] checks both that the declaration is
// borne out by the words and that nothing required is missing. The zero Element
// is unspecified.
type Element uint8

// The values of [Element].
const (
	ElementUnspecified        Element = iota // no element
	ElementDoNotShare                        // asks to leave health and personal information out
	ElementNoAdvice                          // says that no medical advice is given here
	ElementNotMonitored                      // says that nobody reads this all the time
	ElementEmergencyNumber                   // gives the number to call in an emergency
	ElementSecureRoute                       // says where to take private matters
	ElementNotSecure                         // says that the channel is not private
	ElementRemoval                           // says that comments may be or were removed
	ElementNoRelationship                    // says that writing here does not make anybody a patient
	ElementPromiseOtherTopics                // promises an answer on other topics
	ElementAcknowledgement                   // thanks for the message
	ElementFormLink                          // links the secure form; follows from the variable form_url
	ElementIdentifySender                    // names the sender
	ElementOptIn                             // says how to agree
	ElementOptOut                            // says how to stop the messages
	ElementOptedOut                          // confirms that the messages stop
	ElementHelp                              // says how to get help
	ElementRates                             // says that messages may cost money
	ElementFrequency                         // says how often messages come
	ElementRecording                         // says that the call is recorded
	ElementConsentRequest                    // asks for consent and says how to refuse
	ElementAIUse                             // says that artificial intelligence is used
	ElementAutomated                         // says that the answer is automatic
	ElementHumanContact                      // says how to reach a person
	ElementHours                             // gives the opening hours
)

var elementWords = vocabulary{"element", []string{
	"",
	"do_not_share",
	"no_advice",
	"not_monitored",
	"emergency_number",
	"secure_route",
	"not_secure",
	"removal",
	"no_relationship",
	"promise_other_topics",
	"acknowledgement",
	"form_link",
	"identify_sender",
	"opt_in",
	"opt_out",
	"opted_out",
	"help",
	"rates",
	"frequency",
	"recording",
	"consent_request",
	"ai_use",
	"automated",
	"human_contact",
	"hours",
}}

// ParseElement returns the element with the given wire word. An unknown word is a
// [*WordError].
func ParseElement(word string) (Element, error) { return parseWord[Element](elementWords, word) }

// String returns the wire word, or "unspecified".
func (e Element) String() string { return wordOf(elementWords, e) }

// MarshalText returns the wire word. It fails for a value without one.
func (e Element) MarshalText() ([]byte, error) { return marshalWord(elementWords, e) }

// UnmarshalText reads a wire word as [ParseElement] does.
func (e *Element) UnmarshalText(text []byte) error { return unmarshalWord(elementWords, e, text) }
