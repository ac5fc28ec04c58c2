// SPDX-License-Identifier: Apache-2.0

package retention

// The values of [DeletionFact], in the words of the guard of replies.
const (
	NoDeletion     DeletionFact = iota // nothing was deleted
	DeletionFailed                     // deletion began and is not complete
	DeletionDone                       // every copy that anybody sees is erased
)

var deletionFactWords = words{"deletion fact", []string{
	NoDeletion:     "none",
	DeletionFailed: "failed",
	DeletionDone:   "done",
}}

// ParseDeletionFact reads the word of a value. The error is a [*WordError].
func ParseDeletionFact(s string) (DeletionFact, error) {
	i, err := deletionFactWords.parse(s)
	return DeletionFact(i), err
}

// String returns the word of d, "unspecified" or "invalid".
func (d DeletionFact) String() string { return deletionFactWords.string(uint8(d)) }

// MarshalText returns the word of d. A value without a word is an error.
func (d DeletionFact) MarshalText() ([]byte, error) { return deletionFactWords.marshal(uint8(d)) }

// UnmarshalText reads a word as [ParseDeletionFact] does.
func (d *DeletionFact) UnmarshalText(text []byte) error {
	v, err := ParseDeletionFact(string(text))
	if err == nil {
		*d = v
	}
	return err
}
