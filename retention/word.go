// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"slices"
)

// words spells a closed set: the value is the index. An empty spelling belongs
// to a value that has no text.
type words struct {
	what string
	list []string
}

func (w *words) string(i uint8) string {
	if int(i) >= len(w.list) {
		return "invalid"
	}
	if w.list[i] == "" {
		return "unspecified"
	}
	return w.list[i]
}

func (w *words) marshal(i uint8) ([]byte, error) {
	if !w.has(i) {
		return nil, &WordError{What: w.what, known: w.known()}
	}
	return []byte(w.list[i]), nil
}

func (w *words) parse(s string) (uint8, error) {
	i := slices.Index(w.list, s)
	if i < 0 || s == "" {
		return 0, &WordError{What: w.what, known: w.known()}
	}
	return uint8(i), nil
}

// has reports whether i is a value with a text.
func (w *words) has(i uint8) bool { return int(i) < len(w.list) && w.list[i] != "" }

func (w *words) known() []string {
	return slices.DeleteFunc(slices.Clone(w.list), func(s string) bool { return s == "" })
}

// A WordError says that a text is not one of a closed set. It does not show
// the text. Its zero value says nothing.
type WordError struct {
	What  string // the set, such as "anchor"
	known []string
}

// Error describes e.
func (e *WordError) Error() string { return fmt.Sprintf("retention: unknown %s", e.What) }

// Known returns the words of the set.
func (e *WordError) Known() []string { return slices.Clone(e.known) }
