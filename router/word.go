// SPDX-License-Identifier: Apache-2.0

package router

import (
	"errors"
	"slices"
)

// ErrUnknownWord says that a text is not one of the words of an enumeration,
// or that a value has no word. It never carries the text.
var ErrUnknownWord = errors.New("router: unknown word")

// wordError is ErrUnknownWord for one enumeration; the decoder asks it for the
// words that would have been right.
type wordError struct {
	enum  string
	words []string
}

func (e *wordError) Error() string { return "router: unknown " + e.enum }

func (e *wordError) Is(target error) bool { return target == ErrUnknownWord }

// Known lists the words of the enumeration.
func (e *wordError) Known() []string {
	return slices.DeleteFunc(slices.Clone(e.words), func(w string) bool { return w == "" })
}

// Every enumeration of this package is a table of words, indexed by value. An
// empty word at index 0 is the value "not stated", which has no text.

func wordOf[E ~uint8](table []string, e E) string {
	switch {
	case int(e) >= len(table):
		return "invalid"
	case table[e] == "":
		return "unstated"
	}
	return table[e]
}

func parseWord[E ~uint8](enum string, table []string, s string) (E, error) {
	i := slices.Index(table, s)
	if i < 0 || s == "" {
		return 0, &wordError{enum, table}
	}
	return E(i), nil
}

func marshalWord[E ~uint8](enum string, table []string, e E) ([]byte, error) {
	if int(e) >= len(table) || table[e] == "" {
		return nil, &wordError{enum, table}
	}
	return []byte(table[e]), nil
}

func unmarshalWord[E ~uint8](enum string, table []string, text []byte, e *E) error {
	v, err := parseWord[E](enum, table, string(text))
	if err == nil {
		*e = v
	}
	return err
}
