// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// ActualKnowledge is what the organisation states under 45 CFR
// 164.514(b)(2)(ii): whether it actually knows that what remains could identify
// a person, alone or together with other information. The zero value is
// [KnowledgeUnstated]; the library never states anything in its place.
type ActualKnowledge uint8

// The statements.
const (
	KnowledgeUnstated ActualKnowledge = iota // nobody has said
	KnowledgeNone                            // stated: there is no such knowledge
	KnowledgePresent                         // stated: there is; the text is not de-identified
)

var knowledgeWords = [...]string{"unstated", "none", "present"}

// String returns "unstated", "none" or "present".
func (k ActualKnowledge) String() string {
	if k > KnowledgePresent {
		return "unspecified"
	}
	return knowledgeWords[k]
}

// ParseActualKnowledge is the inverse of [ActualKnowledge.String].
func ParseActualKnowledge(word string) (ActualKnowledge, error) {
	if i := slices.Index(knowledgeWords[:], word); i >= 0 {
		return ActualKnowledge(i), nil
	}
	return 0, fmt.Errorf("deid: actual knowledge: %w", ErrUnknownWord)
}

// MarshalText returns what String returns. It fails for an invalid value.
func (k ActualKnowledge) MarshalText() ([]byte, error) {
	if k > KnowledgePresent {
		return nil, fmt.Errorf("deid: actual knowledge: %w", ErrUnknownWord)
	}
	return []byte(k.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (k *ActualKnowledge) UnmarshalText(text []byte) (err error) {
	*k, err = ParseActualKnowledge(string(text))
	return err
}

// A Report is the record of a de-identification for those who have to review
// it. It holds numbers and no text, names policy and engine, and claims nothing
// about the law. The zero Report is that of no policy. It is not safe for
// concurrent use.
type Report struct {
	policy    PolicyID
	engine    phi.Engine
	knowledge ActualKnowledge
	totals    struct{ Messages, Released, Changed, Withheld, Incomplete, MediaReview int }
	counts    tallies
	residual  [numSubjects]int
}

// NewReport returns an empty report on what d does. The statement is the
// caller's.
func (d *Deidentifier) NewReport(knowledge ActualKnowledge) *Report {
	return &Report{policy: d.id, engine: d.engine, knowledge: knowledge}
}

// Add counts a result, one without text too. It returns [ErrOtherPolicy] if the
// result comes from another policy or engine; then it is not counted.
func (r *Report) Add(result Result) error {
	if result.Policy != r.policy || result.Engine != r.engine {
		return ErrOtherPolicy
	}
	r.totals.Messages++
	if result.HasText() {
		r.totals.Released++
	} else {
		r.totals.Withheld++
	}
	if result.HasText() && result.Changed() {
		r.totals.Changed++
	}
	if result.Incomplete {
		r.totals.Incomplete++
	}
	if result.NeedsMediaReview {
		r.totals.MediaReview++
	}
	if !result.HasText() {
		return nil
	}
	for _, c := range result.Counts {
		t := &r.counts[subject{c.Kind, c.Class}.index()]
		t.Edited += c.Edited
		t.Kept += c.Kept
	}
	for _, left := range result.Residual {
		r.residual[subject{left.Kind, left.Class}.index()]++
	}
	return nil
}

// Counts returns what was changed and kept in the released texts, in the order of
// [Result.Counts].
func (r *Report) Counts() []Count {
	return r.counts.counts()
}

// Remaining returns the kinds and classes that the released texts may still
// hold, because the policy keeps them or because they were allowed to remain, in
// the order of [Result.Counts]. Whoever decides about minimum necessary (45 CFR
// 164.502(b)) can hold it against what a service may receive.
func (r *Report) Remaining() []Count {
	var left tallies
	for i := range left {
		left[i].Kept = r.counts[i].Kept + r.residual[i]
	}
	return left.counts()
}

// MarshalJSON returns the report as an object.
func (r *Report) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Policy          PolicyID        `json:"policy"`
		Engine          phi.Engine      `json:"engine"`
		ActualKnowledge ActualKnowledge `json:"actual_knowledge"`
		Messages        int             `json:"messages"`
		Released        int             `json:"released"`
		Changed         int             `json:"changed"`
		Withheld        int             `json:"withheld"`
		Incomplete      int             `json:"incomplete"`
		MediaReview     int             `json:"needs_media_review"`
		Counts          []Count         `json:"counts"`
		Remaining       []Count         `json:"remaining"`
	}{
		r.policy, r.engine, r.knowledge, r.totals.Messages, r.totals.Released, r.totals.Changed, r.totals.Withheld,
		r.totals.Incomplete, r.totals.MediaReview,
		append([]Count{}, r.Counts()...), append([]Count{}, r.Remaining()...),
	})
}

// String returns a form for people, such as
// "safe-harbor@1: 12 messages, 11 released, 1 withheld, actual knowledge unstated".
func (r *Report) String() string {
	return fmt.Sprintf("%v: %d messages, %d released, %d withheld, actual knowledge %v",
		r.policy, r.totals.Messages, r.totals.Released, r.totals.Withheld, r.knowledge)
}
