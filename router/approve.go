// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"time"
)

// mergeRequirements is the demand that meets all demands: most approvals, roles
// that every demand accepts, shortest validity. It is not possible when no role
// is left; without demands it is nil.
func mergeRequirements(demands []*Requirement) (r *Requirement, possible bool) {
	for _, d := range demands {
		if r == nil {
			r = &Requirement{N: d.N, Roles: sorted(d.Roles), ValidHours: d.ValidHours}
			continue
		}
		r.N = max(r.N, d.N)
		r.Roles = slices.DeleteFunc(r.Roles, func(role string) bool { return !slices.Contains(d.Roles, role) })
		if d.ValidHours > 0 && (r.ValidHours == 0 || d.ValidHours < r.ValidHours) {
			r.ValidHours = d.ValidHours
		}
	}
	return r, r == nil || len(r.Roles) > 0
}

func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// Approval is one person's yes to one content.
type Approval struct {
	// By is who approved, with the roles that the person has today: ask for
	// them again before sending.
	By Actor `json:"by"`
	// Digest names the content that was approved, in the caller's form. A
	// digest of a short text can be guessed, so take one with a key.
	Digest string    `json:"digest"`
	At     time.Time `json:"at"`
	// Expires ends the approval; zero leaves it to [Requirement.ValidHours].
	Expires time.Time `json:"expires,omitzero"`
}

// Sending is what is about to go out.
type Sending struct {
	// Author is the ID of the actor who wrote the content.
	Author string `json:"author"`
	// Digest names the content now, and Checked the content that the guard let
	// pass last. An edit after the check makes them differ.
	Digest  string    `json:"digest"`
	Checked string    `json:"checked"`
	Now     time.Time `json:"now"`
}

// Approved is the answer of [Requirement.Check]. The zero Approved says no.
type Approved struct {
	OK bool `json:"ok"`
	// Missing is the number of approvals still needed.
	Missing int `json:"missing"`
	// Unchecked says that the guard has not seen the content as it is now.
	Unchecked bool `json:"unchecked,omitzero"`
	// Refused lists the approvals that do not count, in their order.
	Refused []RefusedApproval `json:"refused"`
}

// RefusedApproval is an approval that does not count.
type RefusedApproval struct {
	By    string        `json:"by"`
	Cause RefusalReason `json:"cause"`
}

// RefusalReason is why an approval does not count. The zero RefusalReason is
// not stated.
type RefusalReason uint8

// The reasons.
const (
	_              RefusalReason = iota
	RefusedSelf                  // the author approved
	RefusedTwice                 // the person has approved already
	RefusedRole                  // the person has none of the roles
	RefusedEdited                // the content was changed after the approval
	RefusedExpired               // the approval is over
	RefusedEndless               // the approval never ends
	RefusedFuture                // the approval is of a later time
)

var refusalWords = []string{"", "self", "twice", "role", "edited", "expired", "endless", "future"}

// String returns the word of r, "unstated" for the zero value.
func (r RefusalReason) String() string { return wordOf(refusalWords, r) }

// ParseRefusalReason returns the reason of a word; any other text is [ErrUnknownWord].
func ParseRefusalReason(s string) (RefusalReason, error) {
	return parseWord[RefusalReason]("refusal reason", refusalWords, s)
}

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (r RefusalReason) MarshalText() ([]byte, error) {
	return marshalWord("refusal reason", refusalWords, r)
}

// UnmarshalText reads a word as [ParseRefusalReason] does.
func (r *RefusalReason) UnmarshalText(text []byte) error {
	return unmarshalWord("refusal reason", refusalWords, text, r)
}

// Check says whether the approvals given so far meet the requirement for what
// is about to be sent. Call it again right before sending, with the digest and
// roles of that moment. A nil requirement and one with N below 1 are not met:
// what needs no approval has no requirement to check.
func (r *Requirement) Check(s Sending, given []Approval) Approved {
	answer := Approved{Refused: []RefusedApproval{}, Unchecked: s.Digest == "" || s.Digest != s.Checked}
	if r == nil || r.N < 1 {
		return answer
	}
	answer.Missing = r.N
	counted := map[string]bool{}
	for _, a := range given {
		why := r.refuses(s, a)
		if why == 0 && counted[a.By.ID] {
			why = RefusedTwice
		}
		if why != 0 {
			answer.Refused = append(answer.Refused, RefusedApproval{a.By.ID, why})
			continue
		}
		counted[a.By.ID] = true
		answer.Missing = max(0, answer.Missing-1)
	}
	answer.OK = answer.Missing == 0 && !answer.Unchecked
	return answer
}

// refuses says why one approval does not count, or 0.
func (r *Requirement) refuses(s Sending, a Approval) RefusalReason {
	end := a.Expires
	if r.ValidHours > 0 {
		if limit := a.At.Add(time.Duration(r.ValidHours) * time.Hour); end.IsZero() || limit.Before(end) {
			end = limit
		}
	}
	switch {
	case a.By.ID == "" || a.By.ID == s.Author || s.Author == "":
		return RefusedSelf // an unknown author may be anybody
	case !slices.ContainsFunc(r.Roles, func(role string) bool { return slices.Contains(a.By.Roles, role) }):
		return RefusedRole
	case a.Digest == "" || a.Digest != s.Digest:
		return RefusedEdited
	case a.At.IsZero() || a.At.After(s.Now):
		return RefusedFuture
	case end.IsZero():
		return RefusedEndless
	case !s.Now.Before(end):
		return RefusedExpired
	}
	return 0
}
