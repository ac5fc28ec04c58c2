// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"fmt"
	"io"
	"log/slog"
	"slices"
)

// A Selector chooses items. An item is chosen when, for each list that is not
// empty, it has at least one of the values; words match exactly. The zero
// Selector chooses every item. A Selector is not copied by methods: do not
// change one that is in use.
//
// Formatting a Selector shows how many values it has and never the values.
type Selector struct {
	Items    []string `json:"items,omitempty"`
	Labels   []string `json:"labels,omitempty"`
	Folders  []string `json:"folders,omitempty"`
	Accounts []string `json:"accounts,omitempty"`
	Kinds    []Kind   `json:"kinds,omitempty"`
	Flags    []string `json:"flags,omitempty"`
}

// Format shows how many values s has.
func (s Selector) Format(f fmt.State, _ rune) {
	n := len(s.Items) + len(s.Labels) + len(s.Folders) + len(s.Accounts) + len(s.Kinds) + len(s.Flags)
	hide(f, "retention.Selector(%d values)", n)
}

// LogValue shows what Format does.
func (s Selector) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(s)) }

func (s *Selector) matches(it *Item) bool {
	return hasOne(s.Items, it.ID) && hasOne(s.Folders, it.Folder) && hasOne(s.Accounts, it.Account) &&
		hasOne(s.Kinds, it.Kind) && hasAny(s.Labels, it.Labels) && hasAny(s.Flags, it.Flags)
}

// meets reports whether some item is chosen by both: proved, because an item
// may carry any labels and flags together, and one id, folder, account and kind.
func (s *Selector) meets(o *Selector) bool {
	return shares(s.Items, o.Items) && shares(s.Folders, o.Folders) &&
		shares(s.Accounts, o.Accounts) && shares(s.Kinds, o.Kinds)
}

func (s Selector) clone() Selector {
	return Selector{
		slices.Clone(s.Items), slices.Clone(s.Labels), slices.Clone(s.Folders),
		slices.Clone(s.Accounts), slices.Clone(s.Kinds), slices.Clone(s.Flags),
	}
}

func hasOne[T comparable](wanted []T, got T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, got)
}

func hasAny(wanted, got []string) bool {
	if len(wanted) == 0 {
		return true
	}
	for _, g := range got {
		if slices.Contains(wanted, g) {
			return true
		}
	}
	return false
}

func shares[T comparable](a, b []T) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// hide writes the name of a type whose values may identify somebody.
func hide(f fmt.State, format string, args ...any) {
	_, _ = io.WriteString(f, fmt.Sprintf(format, args...))
}
