// SPDX-License-Identifier: Apache-2.0

package notice

import (
	_ "embed"
	"errors"
	"slices"
	"strings"
)

// An EmergencyNumber is the number that a region's public answer in an
// emergency. It follows the region, never the language of a text: a Spanish
// notice in Texas says 911. The zero EmergencyNumber is not valid.
type EmergencyNumber struct {
	// Region is an ISO 3166-1 code, or an ISO 3166-2 code where a part of a
	// country differs from the rest.
	Region string `json:"region"`
	// Number is the number to call, in digits.
	Number string `json:"number"`
	// Checked is the month in which the row was last checked, as "2026-11".
	Checked string `json:"checked"`
	// Source says where the row comes from.
	Source string `json:"source"`
}

// ErrNoEmergencyNumber reports a region without a number in the table.
var ErrNoEmergencyNumber = errors.New("notice: no emergency number is known for the region")

//go:embed data/emergency.json
var emergencyJSON []byte

// BuiltinEmergencyNumbers returns the numbers that come with the package, in a
// fresh slice.
func BuiltinEmergencyNumbers() ([]EmergencyNumber, error) {
	return decodeTable[EmergencyNumber](emergencyJSON)
}

// DecodeEmergencyNumbers reads rows in the form {"schema": 1, "rows": [...]}.
// It returns a [*DecodeError]; [New] checks the rows.
func DecodeEmergencyNumbers(data []byte) ([]EmergencyNumber, error) {
	return decodeTable[EmergencyNumber](data)
}

var (
	regionForm    = formOf(`^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$`)
	emergencyForm = formOf(`^[0-9]{2,6}$`)
)

func validRegion(s string) bool { return regionForm(s) }

func (n EmergencyNumber) valid() bool {
	return validRegion(n.Region) && emergencyForm(n.Number) &&
		monthForm(n.Checked) && n.Source != ""
}

// emergencyNumber looks up a region, and its country if the region has no row
// of its own.
func emergencyNumber(table []EmergencyNumber, region string) (string, error) {
	country, _, _ := strings.Cut(region, "-")
	for _, r := range []string{region, country} {
		i := slices.IndexFunc(table, func(n EmergencyNumber) bool { return n.Region == r })
		if i >= 0 {
			return table[i].Number, nil
		}
	}
	return "", ErrNoEmergencyNumber
}
