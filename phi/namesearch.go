// SPDX-License-Identifier: Apache-2.0

package phi

// A NameSearch says where names of persons and places are looked for. The zero
// NameSearch is [NamesAnywhere], which misses least.
type NameSearch uint8

// The searches.
const (
	// NamesAnywhere looks at every word that may be a name.
	NamesAnywhere NameSearch = iota
	// NamesAnnounced looks only behind labels, titles, relatives and words that a
	// name follows, and for places only behind labels and in street addresses and ZIP codes.
	// It is for forms and logs, where everything carries its label: it takes less
	// time and misses the names in free text.
	NamesAnnounced
)

var nameSearchWords = []string{"anywhere", "announced"}

// ParseNameSearch returns the search with the given word.
func ParseNameSearch(word string) (NameSearch, error) {
	return parseWord[NameSearch]("name search", nameSearchWords, word)
}

// String returns the word of n.
func (n NameSearch) String() string { return wordOf(nameSearchWords, n) }

// MarshalText returns the word. It fails for an invalid search.
func (n NameSearch) MarshalText() ([]byte, error) {
	return marshalWord("name search", nameSearchWords, n)
}

// UnmarshalText is the inverse of MarshalText.
func (n *NameSearch) UnmarshalText(text []byte) (err error) {
	*n, err = ParseNameSearch(string(text))
	return err
}
