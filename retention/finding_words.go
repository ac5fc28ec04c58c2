// SPDX-License-Identifier: Apache-2.0

package retention

// The values of [AnswerOutcome].
const (
	Refused   AnswerOutcome = iota // the request does not count
	Postponed                      // it counts, but a hold or minimum keeps the item
	Accepted                       // the item goes
)

var answerOutcomeWords = words{"answer outcome", []string{
	Refused:   "refused",
	Postponed: "postponed",
	Accepted:  "accepted",
}}

// ParseAnswerOutcome reads the word of a value. The error is a [*WordError].
func ParseAnswerOutcome(s string) (AnswerOutcome, error) {
	i, err := answerOutcomeWords.parse(s)
	return AnswerOutcome(i), err
}

// String returns the word of a, "unspecified" or "invalid".
func (a AnswerOutcome) String() string { return answerOutcomeWords.string(uint8(a)) }

// MarshalText returns the word of a. A value without a word is an error.
func (a AnswerOutcome) MarshalText() ([]byte, error) { return answerOutcomeWords.marshal(uint8(a)) }

// UnmarshalText reads a word as [ParseAnswerOutcome] does.
func (a *AnswerOutcome) UnmarshalText(text []byte) error {
	v, err := ParseAnswerOutcome(string(text))
	if err == nil {
		*a = v
	}
	return err
}

// The values of [FindingCode].
const (
	_                    FindingCode = iota // unspecified
	AnchorMissing                           // a day that a term counts from is not known
	AnchorInFuture                          // a day lies after the day of the decision
	KindMissing                             // the item does not say what it is
	NoPolicy                                // no policy selects the item
	MinimumAboveMaximum                     // a minimum outlasts the day on which the item should go
	RequestWithoutPolicy                    // no policy answers such a request
	RequestTooEarly                         // the event that a request needs has not happened
	Overdue                                 // the promised day has passed
	RequestRepeated                         // the same request is there twice; it is answered as one
	ExtensionTooLate                        // the person was told of the extension after the first day had passed
	ThreadNotSeen                           // a policy lets threads go as a whole, and only one item of it was shown
	ThreadKept                              // another item of the thread has to stay
)

var findingCodeWords = words{"finding", []string{
	AnchorMissing:        "anchor_missing",
	AnchorInFuture:       "anchor_in_future",
	KindMissing:          "kind_missing",
	NoPolicy:             "no_policy",
	MinimumAboveMaximum:  "minimum_above_maximum",
	RequestWithoutPolicy: "request_without_policy",
	RequestTooEarly:      "request_too_early",
	Overdue:              "overdue",
	RequestRepeated:      "request_repeated",
	ExtensionTooLate:     "extension_too_late",
	ThreadNotSeen:        "thread_not_seen",
	ThreadKept:           "thread_kept",
}}

// ParseFindingCode reads the word of a value. The error is a [*WordError].
func ParseFindingCode(s string) (FindingCode, error) {
	i, err := findingCodeWords.parse(s)
	return FindingCode(i), err
}

// String returns the word of f, "unspecified" or "invalid".
func (f FindingCode) String() string { return findingCodeWords.string(uint8(f)) }

// MarshalText returns the word of f. A value without a word is an error.
func (f FindingCode) MarshalText() ([]byte, error) { return findingCodeWords.marshal(uint8(f)) }

// UnmarshalText reads a word as [ParseFindingCode] does.
func (f *FindingCode) UnmarshalText(text []byte) error {
	v, err := ParseFindingCode(string(text))
	if err == nil {
		*f = v
	}
	return err
}
