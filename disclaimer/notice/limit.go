// SPDX-License-Identifier: Apache-2.0

package notice

import (
	_ "embed"
	"slices"
)

// A Limit is the length that a network allows on a surface, such as "x_bio".
// Networks change their limits, which is why a row says when it was checked and
// [Options] takes other rows. The zero Limit is not valid.
//
// A surface may have several rows, and a text has to keep to all of them. That
// is how a network is described that does not say what it counts: a row for
// each thing it may count.
type Limit struct {
	// Surface names the place and its network.
	Surface string `json:"surface"`
	// Unit is what the network counts.
	Unit Unit `json:"unit"`
	// Max is the longest allowed length in units.
	Max int `json:"max"`
	// Checked is the month in which the row was last checked, as "2026-11".
	Checked string `json:"checked"`
	// Source says where the row comes from.
	Source string `json:"source"`
}

// admits reports whether a text keeps to the limit.
func (l Limit) admits(text string) bool {
	n, err := l.Unit.Count(text)
	return err == nil && n <= l.Max
}

func admitted(limits []Limit, text string) bool {
	return !slices.ContainsFunc(limits, func(l Limit) bool { return !l.admits(text) })
}

//go:embed data/limits.json
var limitsJSON []byte

// BuiltinLimits returns the limits that come with the package, in a fresh slice.
func BuiltinLimits() ([]Limit, error) { return decodeTable[Limit](limitsJSON) }

// DecodeLimits reads rows in the form {"schema": 1, "rows": [...]}. It returns
// a [*DecodeError]; [New] checks the rows.
func DecodeLimits(data []byte) ([]Limit, error) { return decodeTable[Limit](data) }

// A word of lower-case letters, digits and underscores names a surface; the
// form keeps whatever was put there by mistake out of messages.
var surfaceForm = formOf(`^[a-z][a-z0-9_]{0,39}$`)

var monthForm = formOf(`^20[0-9]{2}-(0[1-9]|1[0-2])$`)

func (l Limit) valid() bool {
	return surfaceForm(l.Surface) && l.Unit != UnitUnspecified && l.Max > 0 &&
		monthForm(l.Checked) && l.Source != ""
}
