// SPDX-License-Identifier: Apache-2.0

package retention

// A Disposition says what happens to an item when it goes. The zero Disposition
// is unspecified and refused wherever one is needed. Dispositions are safe for
// concurrent use.
//
// [Shred] destroys keys: a store that holds the key of an item destroys it, and
// stores that hold ciphertext alone answer done. Backups of the keys have to
// expire before those of the data, and until they have the store of the keys
// answers pending, because until then everything can come back.
type Disposition uint8

// The values of [Disposition].
const (
	_         Disposition = iota // unspecified
	Delete                       // the item is removed
	Redact                       // identifiers are removed and the rest stays
	Shred                        // the key of the item is destroyed
	Anonymise                    // the item stays without any link to a person
)

var dispositionWords = words{"disposition", []string{
	Delete:    "delete",
	Redact:    "redact",
	Shred:     "shred",
	Anonymise: "anonymise",
}}

// ParseDisposition reads the word of a value. The error is a [*WordError].
func ParseDisposition(s string) (Disposition, error) {
	i, err := dispositionWords.parse(s)
	return Disposition(i), err
}

// String returns the word of d, "unspecified" or "invalid".
func (d Disposition) String() string { return dispositionWords.string(uint8(d)) }

// MarshalText returns the word of d. A value without a word is an error.
func (d Disposition) MarshalText() ([]byte, error) { return dispositionWords.marshal(uint8(d)) }

// UnmarshalText reads a word as [ParseDisposition] does.
func (d *Disposition) UnmarshalText(text []byte) error {
	v, err := ParseDisposition(string(text))
	if err == nil {
		*d = v
	}
	return err
}
