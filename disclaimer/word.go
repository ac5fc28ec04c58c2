// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"errors"
	"fmt"
)

// ErrUnknownWord is wrapped by the error of every Parse function and
// UnmarshalText method that meets a word outside its closed list. The word
// itself is not part of the error.
var ErrUnknownWord = errors.New("unknown word")

// wordOf returns the word of an enumerated value, "unspecified" outside the
// list. All closed word lists of this package share it, so that they print,
// parse and fail alike.
func wordOf[E ~uint8](words []string, e E) string {
	if int(e) >= len(words) || words[e] == "" {
		return "unspecified"
	}
	return words[e]
}

// parseWord is the inverse of wordOf for the words of the list.
func parseWord[E ~uint8](what string, words []string, word string) (E, error) {
	for i, w := range words {
		if w == word && w != "" {
			return E(i), nil
		}
	}
	return 0, fmt.Errorf("disclaimer: %s: %w", what, ErrUnknownWord)
}

// marshalWord returns the word of e as text, or an error outside the list.
func marshalWord[E ~uint8](what string, words []string, e E) ([]byte, error) {
	if int(e) >= len(words) || words[e] == "" {
		return nil, fmt.Errorf("disclaimer: %s: %w", what, ErrUnknownWord)
	}
	return []byte(words[e]), nil
}
