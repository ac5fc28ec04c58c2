// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/deid"
)

// A Report says what was done to records. It holds no value: keys in it are
// those of the output.
type Report struct {
	// Policy identifies the policy.
	Policy deid.PolicyID `json:"policy"`
	// Records is the number of records.
	Records int `json:"records"`
	// Examined is the number of texts that were looked at.
	Examined int `json:"examined"`
	// Edits is the number of places that were changed.
	Edits int `json:"edits"`
	// NotExamined lists what was not looked at, or only as text, sorted by path.
	NotExamined []Gap `json:"not_examined"`
}

// A Gap is a place of records that was not examined, or not as what it is.
type Gap struct {
	// Path is where, with "*" for the index of a list.
	Path string `json:"path"`
	// Reason says why.
	Reason Reason `json:"reason"`
	// Count is how often.
	Count int `json:"count"`
}

// A Reason says why something was not examined. The zero Reason is unspecified.
type Reason uint8

// The reasons.
const (
	_            Reason = iota
	ReasonRule          // a rule keeps it
	ReasonBinary        // it is a file, encoded
	ReasonType          // it is of a type that holds no text, such as a number without a label
	ReasonAsText        // it was examined as text, but nothing is known about its place
)

var reasonWords = [...]string{"", "rule", "binary", "type", "as_text"}

// String returns "rule", "binary", "type" or "as_text".
func (r Reason) String() string {
	if r == 0 || int(r) >= len(reasonWords) {
		return "unspecified"
	}
	return reasonWords[r]
}

// MarshalText returns what String returns. It fails for the zero Reason.
func (r Reason) MarshalText() ([]byte, error) {
	if r == 0 || int(r) >= len(reasonWords) {
		return nil, fmt.Errorf("structured: reason: %w", deid.ErrUnknownWord)
	}
	return []byte(r.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (r *Reason) UnmarshalText(text []byte) error {
	i := slices.Index(reasonWords[:], string(text))
	if i <= 0 {
		return fmt.Errorf("structured: reason: %w", deid.ErrUnknownWord)
	}
	*r = Reason(i)
	return nil
}

// String returns numbers, such as "3 records, 12 texts examined, 4 edits, 1
// place not examined".
func (r Report) String() string {
	return fmt.Sprintf("%v: %d records, %d texts examined, %d edits, %d places not examined", r.Policy, r.Records, r.Examined, r.Edits, len(r.NotExamined))
}

func (r *Report) add(result deid.Result, examined int) {
	r.Policy = result.Policy
	r.Examined += examined
	r.Edits += len(result.Edits)
}

// maxGaps bounds the list: records whose keys are data would fill it. What is
// beyond is counted under the path "**".
const maxGaps = 1000

// gap notes a place that was not examined.
func (r *Report) gap(path []string, reason Reason) {
	name := strings.Join(path, ".")
	find := func(name string) (int, bool) {
		return slices.BinarySearchFunc(r.NotExamined, Gap{Path: name, Reason: reason}, func(a, b Gap) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
		})
	}
	at, found := find(name)
	if !found && len(r.NotExamined) >= maxGaps {
		name = "**"
		at, found = find(name)
	}
	if !found {
		r.NotExamined = slices.Insert(r.NotExamined, at, Gap{Path: name, Reason: reason})
	}
	r.NotExamined[at].Count++
}
