// SPDX-License-Identifier: Apache-2.0

package retention

// A Mode says whether a minimum may be shortened. The zero Mode is
// [Compliance], which nobody can shorten. Modes are safe for concurrent use.
type Mode uint8

// The values of [Mode].
const (
	Compliance Mode = iota // no waiver and no later version shortens it
	Governance             // a [Waiver] with a name and a reason lifts it
)

var modeWords = words{"mode", []string{
	Compliance: "compliance",
	Governance: "governance",
}}

// ParseMode reads the word of a value. The error is a [*WordError].
func ParseMode(s string) (Mode, error) {
	i, err := modeWords.parse(s)
	return Mode(i), err
}

// String returns the word of m, "unspecified" or "invalid".
func (m Mode) String() string { return modeWords.string(uint8(m)) }

// MarshalText returns the word of m. A value without a word is an error.
func (m Mode) MarshalText() ([]byte, error) { return modeWords.marshal(uint8(m)) }

// UnmarshalText reads a word as [ParseMode] does.
func (m *Mode) UnmarshalText(text []byte) error {
	v, err := ParseMode(string(text))
	if err == nil {
		*m = v
	}
	return err
}
