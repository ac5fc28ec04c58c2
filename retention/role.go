// SPDX-License-Identifier: Apache-2.0

package retention

// A Role says what a store is to an item. The zero Role is unspecified and
// refused by [New]. Roles are safe for concurrent use.
//
// [Executor.Execute] asks stores in the order of their roles, so that what the
// public sees goes first and what helps to recover goes last.
type Role uint8

// The values of [Role].
const (
	_          Role = iota // unspecified
	Network                // the copy at the social network or carrier that the public or the sender sees
	ThirdParty             // a copy at somebody else
	Derived                // a copy made from the item: index, cache, export, summary
	Live                   // the item itself
	Backup                 // a backup that expires by itself
)

var roleWords = words{"role", []string{
	Network:    "network",
	ThirdParty: "third_party",
	Derived:    "derived",
	Live:       "live",
	Backup:     "backup",
}}

// ParseRole reads the word of a value. The error is a [*WordError].
func ParseRole(s string) (Role, error) {
	i, err := roleWords.parse(s)
	return Role(i), err
}

// String returns the word of r, "unspecified" or "invalid".
func (r Role) String() string { return roleWords.string(uint8(r)) }

// MarshalText returns the word of r. A value without a word is an error.
func (r Role) MarshalText() ([]byte, error) { return roleWords.marshal(uint8(r)) }

// UnmarshalText reads a word as [ParseRole] does.
func (r *Role) UnmarshalText(text []byte) error {
	v, err := ParseRole(string(text))
	if err == nil {
		*r = v
	}
	return err
}
