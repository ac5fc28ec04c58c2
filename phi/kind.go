// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"errors"
	"fmt"
)

// A Kind is one of the identifiers that [45 CFR 164.514(b)(2)(i)] lists. The
// regulation's item (C) is two kinds, [KindDate] and [KindAge]. The zero Kind is
// unspecified and is never found.
//
// [45 CFR 164.514(b)(2)(i)]: https://www.ecfr.gov/current/title-45/section-164.514
type Kind uint8

// The kinds, in the order of the regulation.
const (
	_                Kind = iota
	KindName              // (A) names, also of relatives, employers and household members
	KindLocation          // (B) geographic subdivisions smaller than a state
	KindDate              // (C) elements of dates, except the year
	KindAge               // (C) ages over 89 and what shows such an age
	KindPhone             // (D) telephone numbers
	KindFax               // (E) fax numbers
	KindEmail             // (F) e-mail addresses
	KindSSN               // (G) social security numbers, or parts of them
	KindMRN               // (H) medical record numbers
	KindHealthPlanID      // (I) health plan beneficiary numbers
	KindAccount           // (J) account numbers
	KindLicense           // (K) certificate and license numbers
	KindVehicle           // (L) vehicle identifiers, serial numbers and plates
	KindDevice            // (M) device identifiers and serial numbers
	KindURL               // (N) web addresses
	KindIP                // (O) internet protocol addresses
	KindBiometric         // (P) biometric identifiers
	KindPhoto             // (Q) full-face photographs and comparable images
	KindOtherID           // (R) any other unique number, characteristic or code
)

// NumKinds is the number of kinds. Kinds run from 1 to NumKinds.
const NumKinds = int(KindOtherID)

// kindTexts holds the wire word and the letter of each kind.
var kindTexts = [NumKinds + 1]struct{ word, letter string }{
	KindName:         {"name", "A"},
	KindLocation:     {"location", "B"},
	KindDate:         {"date", "C"},
	KindAge:          {"age", "C"},
	KindPhone:        {"phone", "D"},
	KindFax:          {"fax", "E"},
	KindEmail:        {"email", "F"},
	KindSSN:          {"ssn", "G"},
	KindMRN:          {"mrn", "H"},
	KindHealthPlanID: {"health_plan_id", "I"},
	KindAccount:      {"account", "J"},
	KindLicense:      {"license", "K"},
	KindVehicle:      {"vehicle", "L"},
	KindDevice:       {"device", "M"},
	KindURL:          {"url", "N"},
	KindIP:           {"ip", "O"},
	KindBiometric:    {"biometric", "P"},
	KindPhoto:        {"photo", "Q"},
	KindOtherID:      {"other_id", "R"},
}

// ErrUnknownWord is wrapped by the error of every Parse function and
// UnmarshalText method that meets a word outside its closed list. The word
// itself is not part of the error.
var ErrUnknownWord = errors.New("unknown word")

// Kinds returns all kinds in the order of the regulation.
func Kinds() []Kind {
	ks := make([]Kind, NumKinds)
	for i := range ks {
		ks[i] = Kind(i + 1)
	}
	return ks
}

// IsValid reports whether k is one of the kinds of [Kinds].
func (k Kind) IsValid() bool { return k >= KindName && k <= KindOtherID }

// String returns the wire word of k, such as "health_plan_id".
func (k Kind) String() string {
	if !k.IsValid() {
		return "unspecified"
	}
	return kindTexts[k].word
}

// Source returns the paragraph that lists k, such as
// "45 CFR 164.514(b)(2)(i)(G)", or "" for an invalid kind.
func (k Kind) Source() string {
	if !k.IsValid() {
		return ""
	}
	return "45 CFR 164.514(b)(2)(i)(" + kindTexts[k].letter + ")"
}

// ParseKind returns the kind with the given wire word.
func ParseKind(word string) (Kind, error) {
	for k := KindName; k <= KindOtherID; k++ {
		if kindTexts[k].word == word {
			return k, nil
		}
	}
	return 0, fmt.Errorf("phi: kind: %w", ErrUnknownWord)
}

// MarshalText returns the wire word. It fails for an invalid kind.
func (k Kind) MarshalText() ([]byte, error) {
	if !k.IsValid() {
		return nil, fmt.Errorf("phi: kind: %w", ErrUnknownWord)
	}
	return []byte(k.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (k *Kind) UnmarshalText(text []byte) (err error) {
	*k, err = ParseKind(string(text))
	return err
}
