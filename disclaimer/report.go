// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "github.com/safeharbor-go/safeharbor/internal/release"

// Engine identifies the library version and the tables and rules that gave an
// answer.
type Engine = release.Engine

// A Report says whether a reply may be sent, and why not. The zero Report
// blocks.
type Report struct {
	// Verdict is what may happen to the reply.
	Verdict Verdict `json:"verdict"`
	// Violations are what was found, sorted by start, then the longer first,
	// then by code.
	Violations []Violation `json:"violations"`
	// NotChecked are the codes that could not be checked for want of a fact or
	// of the inbound message, in ascending order.
	NotChecked []Code `json:"not_checked"`
	// Safe is a saved reply to send instead, or nil.
	Safe *SafeReply `json:"safe_reply"`
	// Digest is the SHA-256 of the reply in hexadecimal. An approval is bound
	// to it; without access control it can confirm a guess of the text.
	Digest string `json:"digest"`
	// NeedsApproval are those who have to look at the reply before it is sent,
	// in ascending order.
	NeedsApproval []Approver `json:"needs_approval"`
	// Notice says what the report is not.
	Notice string `json:"notice"`
	// Engine identifies what produced the report.
	Engine Engine `json:"engine"`
}

// Notice stands on every report.
const Notice = "This is a check of words by fixed rules. It is no legal advice, and a reply that passes can still disclose."

// Has reports whether the report holds a violation of code c.
func (r *Report) Has(c Code) bool {
	for i := range r.Violations {
		if r.Violations[i].Code == c {
			return true
		}
	}
	return false
}

// A Violation is a place in a reply that breaks a rule. It holds no text: the
// place is reply[v.Start:v.End]. A violation of the reply as a whole, such as a
// missing redirect, has Start and End at the end of the reply. The zero
// Violation is invalid.
type Violation struct {
	// Code says what is wrong.
	Code Code `json:"code"`
	// Start and End are byte offsets into the reply, half-open.
	Start int `json:"start"`
	End   int `json:"end"`
	// Severity grades it.
	Severity Severity `json:"severity"`
	// Why says in English what a reader would learn.
	Why string `json:"why"`
	// Source is the rule's authority, such as "45 CFR 164.502(a)".
	Source string `json:"source"`
	// Rule is the stable name of the rule, such as "relationship.visit".
	Rule string `json:"rule"`
}

// A SafeReply is a saved reply that can be sent instead.
type SafeReply struct {
	// ID is its id in the catalogue.
	ID string `json:"id"`
	// Text is the text to send.
	Text string `json:"text"`
}

// An Approver is somebody who has to approve a reply. The zero Approver is
// unspecified.
type Approver uint8

// The approvers.
const (
	_                      Approver = iota
	ApproverSupervisor              // answers for the one who writes
	ApproverClinician               // is licensed to judge medical content
	ApproverPrivacyOfficer          // answers for privacy, 45 CFR 164.530(a)(1)(i)
)

var approverWords = []string{"", "supervisor", "clinician", "privacy_officer"}

// ParseApprover returns the approver with the given wire word.
func ParseApprover(word string) (Approver, error) {
	return parseWord[Approver]("approver", approverWords, word)
}

// String returns the wire word of a.
func (a Approver) String() string { return wordOf(approverWords, a) }

// MarshalText returns the wire word. It fails for an invalid approver.
func (a Approver) MarshalText() ([]byte, error) { return marshalWord("approver", approverWords, a) }

// UnmarshalText is the inverse of MarshalText.
func (a *Approver) UnmarshalText(text []byte) (err error) {
	*a, err = ParseApprover(string(text))
	return err
}
