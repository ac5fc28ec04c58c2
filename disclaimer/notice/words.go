// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"fmt"
	"slices"
)

// A WordError reports a word that a closed list does not have. It never shows
// the word.
type WordError struct {
	// List names the closed list, such as "placement".
	List  string
	words []string
}

// Error names the list.
func (e *WordError) Error() string { return fmt.Sprintf("notice: unknown word for %s", e.List) }

// Known returns the words of the list, in their order.
func (e *WordError) Known() []string {
	return slices.DeleteFunc(slices.Clone(e.words), func(w string) bool { return w == "" })
}

// A vocabulary is the wire form of a closed list: the word of value i stands
// at index i. An empty word marks the unspecified value, which cannot be
// written.
type vocabulary struct {
	list  string
	words []string
}

func wordOf[E ~uint8](v vocabulary, e E) string {
	if !knows(v, e) {
		return "unspecified"
	}
	return v.words[e]
}

func parseWord[E ~uint8](v vocabulary, word string) (E, error) {
	if i := slices.Index(v.words, word); i >= 0 && word != "" {
		return E(i), nil
	}
	return 0, &WordError{List: v.list, words: v.words}
}

func marshalWord[E ~uint8](v vocabulary, e E) ([]byte, error) {
	if !knows(v, e) {
		return nil, &WordError{List: v.list, words: v.words}
	}
	return []byte(v.words[e]), nil
}

func unmarshalWord[E ~uint8](v vocabulary, e *E, text []byte) error {
	parsed, err := parseWord[E](v, string(text))
	if err != nil {
		return err
	}
	*e = parsed
	return nil
}

// knows reports whether e has a word.
func knows[E ~uint8](v vocabulary, e E) bool { return int(e) < len(v.words) && v.words[e] != "" }
