// SPDX-License-Identifier: Apache-2.0

package router

// Decision is the effect of a grant and the answer to a question of access.
// The zero Decision is DecisionDeny.
type Decision uint8

// The decisions, from the strictest.
const (
	DecisionDeny          Decision = iota
	DecisionNeedsApproval          // only once others have approved
	DecisionAllow
)

var decisionWords = []string{"deny", "needs_approval", "allow"}

// String returns the word of d.
func (d Decision) String() string { return wordOf(decisionWords, d) }

// ParseDecision returns the decision of a word; any other text is [ErrUnknownWord].
func ParseDecision(s string) (Decision, error) {
	return parseWord[Decision]("decision", decisionWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (d Decision) MarshalText() ([]byte, error) { return marshalWord("decision", decisionWords, d) }

// UnmarshalText reads a word as [ParseDecision] does.
func (d *Decision) UnmarshalText(text []byte) error {
	return unmarshalWord("decision", decisionWords, text, d)
}

// Operation is what somebody wants to do. The zero Operation is not stated and
// never allowed.
type Operation uint8

// The operations.
const (
	_                Operation = iota
	OperationView              // read it
	OperationReply             // answer a customer
	OperationPublish           // post to everybody
	OperationApprove           // approve what somebody else wrote
	OperationHide              // hide a message
	OperationDelete            // delete a message
	OperationAssign            // give it to somebody
	OperationExport            // take it out of the tool
)

var operationWords = []string{"", "view", "reply", "publish", "approve", "hide", "delete", "assign", "export"}

// String returns the word of o, "unstated" for the zero value.
func (o Operation) String() string { return wordOf(operationWords, o) }

// ParseOperation returns the operation of a word; any other text is [ErrUnknownWord].
func ParseOperation(s string) (Operation, error) {
	return parseWord[Operation]("operation", operationWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o Operation) MarshalText() ([]byte, error) { return marshalWord("operation", operationWords, o) }

// UnmarshalText reads a word as [ParseOperation] does.
func (o *Operation) UnmarshalText(text []byte) error {
	return unmarshalWord("operation", operationWords, text, o)
}

// ResourceKind is the kind of a thing that access is limited to. The zero
// ResourceKind is not stated and never accessible.
type ResourceKind uint8

// The kinds of resources.
const (
	_                  ResourceKind = iota
	ResourceProfile                 // an account of the organisation on a network
	ResourceFolder                  // a folder of messages
	ResourceMessage                 // a single message
	ResourceRecording               // the recording of a call
	ResourceVoicemail               // a voicemail
	ResourceTranscript              // the text of a call or voicemail
)

var resourceKindWords = []string{"", "profile", "folder", "message", "recording", "voicemail", "transcript"}

// String returns the word of k, "unstated" for the zero value.
func (k ResourceKind) String() string { return wordOf(resourceKindWords, k) }

// ParseResourceKind returns the kind of a word; any other text is [ErrUnknownWord].
func ParseResourceKind(s string) (ResourceKind, error) {
	return parseWord[ResourceKind]("resource kind", resourceKindWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (k ResourceKind) MarshalText() ([]byte, error) {
	return marshalWord("resource kind", resourceKindWords, k)
}

// UnmarshalText reads a word as [ParseResourceKind] does.
func (k *ResourceKind) UnmarshalText(text []byte) error {
	return unmarshalWord("resource kind", resourceKindWords, text, k)
}
