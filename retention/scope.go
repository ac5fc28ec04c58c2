// SPDX-License-Identifier: Apache-2.0

package retention

// A Scope says how specific a policy is; of two that set a maximum, the more
// specific one wins. The zero Scope is unspecified and refused by [New]. Scopes
// are safe for concurrent use.
type Scope uint8

// The values of [Scope].
const (
	_            Scope = iota // unspecified
	DefaultScope              // every item
	AccountScope              // the items of named accounts
	FolderScope               // the items of named folders
	LabelScope                // the items with named labels
	ItemScope                 // named items
)

var scopeWords = words{"scope", []string{
	DefaultScope: "default",
	AccountScope: "account",
	FolderScope:  "folder",
	LabelScope:   "label",
	ItemScope:    "item",
}}

// ParseScope reads the word of a value. The error is a [*WordError].
func ParseScope(s string) (Scope, error) {
	i, err := scopeWords.parse(s)
	return Scope(i), err
}

// String returns the word of s, "unspecified" or "invalid".
func (s Scope) String() string { return scopeWords.string(uint8(s)) }

// MarshalText returns the word of s. A value without a word is an error.
func (s Scope) MarshalText() ([]byte, error) { return scopeWords.marshal(uint8(s)) }

// UnmarshalText reads a word as [ParseScope] does.
func (s *Scope) UnmarshalText(text []byte) error {
	v, err := ParseScope(string(text))
	if err == nil {
		*s = v
	}
	return err
}
