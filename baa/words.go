// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"fmt"
	"slices"
)

// WordError reports a word that an enumeration does not have. It never shows
// the word.
type WordError struct {
	// Enum names the enumeration, such as "coverage".
	Enum  string
	words []string
}

// Error names the enumeration.
func (e *WordError) Error() string { return fmt.Sprintf("baa: unknown word for %s", e.Enum) }

// Known returns the words that the enumeration has, in their order.
func (e *WordError) Known() []string { return slices.Clone(e.words) }

// A vocabulary is the wire form of an enumeration: the word of value i is at
// index i.
type vocabulary struct {
	enum  string
	words []string
}

func wordOf[E ~int](v vocabulary, e E) string {
	if e < 0 || int(e) >= len(v.words) {
		return "invalid"
	}
	return v.words[e]
}

func parseWord[E ~int](v vocabulary, s string) (E, error) {
	if i := slices.Index(v.words, s); i >= 0 {
		return E(i), nil
	}
	return 0, &WordError{Enum: v.enum, words: v.words}
}

func marshalWord[E ~int](v vocabulary, e E) ([]byte, error) {
	if !knownWord(v, e) {
		return nil, &WordError{Enum: v.enum, words: v.words}
	}
	return []byte(v.words[e]), nil
}

func unmarshalWord[E ~int](v vocabulary, e *E, text []byte) error {
	parsed, err := parseWord[E](v, string(text))
	if err != nil {
		return err
	}
	*e = parsed
	return nil
}

func knownWord[E ~int](v vocabulary, e E) bool { return e >= 0 && int(e) < len(v.words) }
