// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"errors"
	"slices"
	"strconv"
	"time"
)

// Measure is a safeguard that can be compared. The zero Measure is unspecified.
// Measures are safe for concurrent use.
type Measure int

// The values of Measure.
const (
	// MeasureUnspecified means that the measure is not on record.
	MeasureUnspecified Measure = iota
	// AESAtRestBits is the key length of AES at rest in bits, such as 256; more is stronger.
	AESAtRestBits
	// BackupsEncrypted is true or false.
	BackupsEncrypted
	// TLSVersion is the lowest TLS version on public networks, such as 1.2; higher is stronger.
	TLSVersion
	// Tenancy is commingled, commingled_logical (separated by logic) or dedicated, from weak to strong.
	Tenancy
	// AuditLog is true or false.
	AuditLog
	// IdleLogoff is the idle time after which a session ends, such as 360h or 15m; less is stronger.
	IdleLogoff
	// MultiFactor is true or false.
	MultiFactor
)

var measureWords = vocabulary{"measure", []string{
	"unspecified", "aes_at_rest_bits", "backups_encrypted", "tls_version", "tenancy", "audit_log",
	"idle_logoff", "multi_factor",
}}

// String returns the word of m, or "invalid".
func (m Measure) String() string { return wordOf(measureWords, m) }

// ParseMeasure returns the value of a word. The error is a [*WordError].
func ParseMeasure(s string) (Measure, error) { return parseWord[Measure](measureWords, s) }

// MarshalText returns the word of m. The error is a [*WordError].
func (m Measure) MarshalText() ([]byte, error) { return marshalWord(measureWords, m) }

// UnmarshalText reads a word. The error is a [*WordError].
func (m *Measure) UnmarshalText(text []byte) error { return unmarshalWord(measureWords, m, text) }

// Safeguard is a measured fact about the services of a party. The zero Safeguard
// is refused by [New].
type Safeguard struct {
	// ID names the record.
	ID string `json:"id"`
	// Party is the id of the party whose services it protects.
	Party string `json:"party"`
	// Measure is what is measured.
	Measure Measure `json:"measure"`
	// Value is the value, in the form of the measure.
	Value string `json:"value"`
	// OrStronger says that the source gives Value as a minimum.
	OrStronger bool `json:"or_stronger,omitempty"`
	Validity
	Provenance
}

var tenancies = []string{"commingled", "commingled_logical", "dedicated"}

var errMeasure = errors.New("baa: value does not have the form of its measure")

// strength turns a value into a number that grows with protection.
func (m Measure) strength(value string) (int, error) {
	switch m {
	case AESAtRestBits:
		if bits, err := strconv.Atoi(value); err == nil && slices.Contains([]int{128, 192, 256}, bits) {
			return bits, nil
		}
	case TLSVersion:
		if i := slices.Index([]string{"1.0", "1.1", "1.2", "1.3"}, value); i >= 0 {
			return i, nil
		}
	case Tenancy:
		if i := slices.Index(tenancies, value); i >= 0 {
			return i, nil
		}
	case IdleLogoff:
		if d, err := time.ParseDuration(value); err == nil && d > 0 {
			return -int(d / time.Second), nil
		}
	case BackupsEncrypted, AuditLog, MultiFactor:
		switch value {
		case "true":
			return 1, nil
		case "false":
			return 0, nil
		}
	}
	return 0, errMeasure
}

// AtLeast reports whether value is as strong as least, or stronger. The error
// says that one of them does not have the form of the measure; it shows neither.
func (m Measure) AtLeast(value, least string) (bool, error) {
	have, err := m.strength(value)
	if err != nil {
		return false, err
	}
	want, err := m.strength(least)
	if err != nil {
		return false, err
	}
	return have >= want, nil
}
