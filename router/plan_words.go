// SPDX-License-Identifier: Apache-2.0

package router

// Viewer is who can see a message. The zero Viewer is ViewerEveryone.
type Viewer uint8

// The viewers.
const (
	ViewerEveryone       Viewer = iota // whoever opens the page
	ViewerAuthor                       // who wrote it
	ViewerAuthorContacts               // the author's friends
	ViewerStaff                        // the organisation's people with access
	ViewerNetwork                      // the network keeps a copy
)

var viewerWords = []string{"everyone", "author", "author_contacts", "staff", "network"}

// String returns the word of v.
func (v Viewer) String() string { return wordOf(viewerWords, v) }

// ParseViewer returns the viewer of a word; any other text is [ErrUnknownWord].
func ParseViewer(s string) (Viewer, error) { return parseWord[Viewer]("viewer", viewerWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (v Viewer) MarshalText() ([]byte, error) { return marshalWord("viewer", viewerWords, v) }

// UnmarshalText reads a word as [ParseViewer] does.
func (v *Viewer) UnmarshalText(text []byte) error {
	return unmarshalWord("viewer", viewerWords, text, v)
}

// RemovalStep is what is done about the view of a message. The zero
// RemovalStep is RemovalNone.
type RemovalStep uint8

// The steps, from the weakest.
const (
	RemovalNone   RemovalStep = iota // nothing can be done: a person is alerted
	RemovalReport                    // the network is asked to take it down
	RemovalHide                      // it is hidden
	RemovalDelete                    // it is deleted
)

var removalStepWords = []string{"none", "report_to_network", "hide", "delete"}

// String returns the word of r.
func (r RemovalStep) String() string { return wordOf(removalStepWords, r) }

// ParseRemovalStep returns the step of a word; any other text is [ErrUnknownWord].
func ParseRemovalStep(s string) (RemovalStep, error) {
	return parseWord[RemovalStep]("removal step", removalStepWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (r RemovalStep) MarshalText() ([]byte, error) {
	return marshalWord("removal step", removalStepWords, r)
}

// UnmarshalText reads a word as [ParseRemovalStep] does.
func (r *RemovalStep) UnmarshalText(text []byte) error {
	return unmarshalWord("removal step", removalStepWords, text, r)
}

// Cause is why a plan does not do what a rule asked for. The zero Cause is not
// stated.
type Cause uint8

// The causes.
const (
	_                        Cause = iota
	CauseUndecided                 // a condition could not be decided
	CauseUnsupportedLanguage       // the detection cannot read the language
	CauseIncomplete                // the detection did not finish
	CauseApprovalImpossible        // no role may give all approvals that rules demand
	CauseConsentRevoked            // the person no longer wants messages
	CauseConsentMissing            // no consent to text messages
	CausePermissionRevoked         // the person no longer accepts an unsecured channel
	CauseOptOut                    // the message asks to stop automatic messages
	CauseOutboundHeld              // a person decides what is sent
	CauseOutboundBlocked           // nothing is sent
	CauseOrigin                    // the message is not known to come from a customer
	CauseReplyCap                  // enough automatic replies
	CauseLanguage                  // the reply does not exist in the language
	CauseChannel                   // the reply was not written for the channel
	CauseNothingRemoved            // the reply tells of a removal that does not happen
	CauseEmergency                 // an emergency comes first
	CauseNotCovered                // no agreement covers the destination
	CauseProhibited                // terms forbid the destination
	CauseCoverageUnknown           // nobody knows whether an agreement covers it
	CauseHeld                      // the message waits for a person
	CauseNotCertain                // too uncertain to delete
	CauseIntent                    // the intent forbids deletion, or is not known
	CausePreserved                 // the message must be kept, or nobody said that it need not
	CauseNoApprover                // a public entity deletes nothing without a named approver
	CausePaused                    // too many deletions of late
	CauseNetwork                   // the network has no such thing
	CauseUnconfirmed               // nobody confirmed what the network has
	CauseNoTime                    // the time is not known
	CauseStale                     // the rule that set the timer would not act any more
)

var causeWords = []string{
	"", "undecided", "unsupported_language", "incomplete", "approval_impossible", "consent_revoked", "consent_missing",
	"permission_revoked", "opt_out", "outbound_held", "outbound_blocked", "origin", "reply_cap", "language", "channel",
	"nothing_removed", "emergency", "not_covered", "prohibited", "coverage_unknown", "held", "not_certain", "intent",
	"preserved", "no_approver", "paused", "network", "unconfirmed", "no_time", "stale",
}

// String returns the word of c, "unstated" for the zero value.
func (c Cause) String() string { return wordOf(causeWords, c) }

// ParseCause returns the cause of a word; any other text is [ErrUnknownWord].
func ParseCause(s string) (Cause, error) { return parseWord[Cause]("cause", causeWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Cause) MarshalText() ([]byte, error) { return marshalWord("cause", causeWords, c) }

// UnmarshalText reads a word as [ParseCause] does.
func (c *Cause) UnmarshalText(text []byte) error { return unmarshalWord("cause", causeWords, text, c) }

// Outcome is what became of a rule. The zero Outcome is OutcomeNoMatch.
type Outcome uint8

// The outcomes.
const (
	OutcomeNoMatch   Outcome = iota // the condition does not hold, or the rule is for other events or origins
	OutcomeMatched                  // the rule acted
	OutcomeShadow                   // the rule would have acted
	OutcomeUndecided                // the condition could not be decided; see on_error
	OutcomeStopped                  // an earlier rule kept it from running
	OutcomeOff                      // the rule is switched off
)

var outcomeWords = []string{"no_match", "matched", "shadow", "undecided", "stopped", "off"}

// String returns the word of o.
func (o Outcome) String() string { return wordOf(outcomeWords, o) }

// ParseOutcome returns the outcome of a word; any other text is [ErrUnknownWord].
func ParseOutcome(s string) (Outcome, error) { return parseWord[Outcome]("outcome", outcomeWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o Outcome) MarshalText() ([]byte, error) { return marshalWord("outcome", outcomeWords, o) }

// UnmarshalText reads a word as [ParseOutcome] does.
func (o *Outcome) UnmarshalText(text []byte) error {
	return unmarshalWord("outcome", outcomeWords, text, o)
}
