// SPDX-License-Identifier: Apache-2.0

package router

// Level says how certain it is that a message is protected health information.
// The zero Level is not stated, which is not LevelNone.
type Level uint8

// The levels, in rising order.
const (
	_ Level = iota
	LevelNone
	LevelPossible
	LevelLikely
	LevelCertain
)

var levelWords = []string{
	"", "none", "possible", "likely", "certain",
}

// String returns the word of l, "unstated" for the zero value and "invalid" for a number without a word.
func (l Level) String() string { return wordOf(levelWords, l) }

// ParseLevel returns the level of a word; any other text is [ErrUnknownWord].
func ParseLevel(s string) (Level, error) { return parseWord[Level]("level", levelWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (l Level) MarshalText() ([]byte, error) { return marshalWord("level", levelWords, l) }

// UnmarshalText reads a word as [ParseLevel] does.
func (l *Level) UnmarshalText(text []byte) error {
	return unmarshalWord("level", levelWords, text, l)
}

// Kind is a kind of identifier. The zero Kind is not stated.
//
// Source: 45 CFR 164.514(b)(2)(i)(A)-(R).
type Kind uint8

// The kinds, each with its letter in 45 CFR 164.514(b)(2)(i).
const (
	_                Kind = iota
	KindName              // (A)
	KindLocation          // (B)
	KindDate              // (C)
	KindAge               // (C), ages over 89
	KindPhone             // (D)
	KindFax               // (E)
	KindEmail             // (F)
	KindSSN               // (G)
	KindMRN               // (H)
	KindHealthPlanID      // (I)
	KindAccount           // (J)
	KindLicense           // (K)
	KindVehicle           // (L)
	KindDevice            // (M)
	KindURL               // (N)
	KindIP                // (O)
	KindBiometric         // (P)
	KindPhoto             // (Q)
	KindOtherID           // (R)
)

var kindWords = []string{
	"", "name", "location", "date", "age", "phone", "fax", "email", "ssn", "mrn", "health_plan_id",
	"account", "license", "vehicle", "device", "url", "ip", "biometric", "photo", "other_id",
}

// String returns the word of k, "unstated" for the zero value and "invalid" for a number without a word.
func (k Kind) String() string { return wordOf(kindWords, k) }

// ParseKind returns the kind of a word; any other text is [ErrUnknownWord].
func ParseKind(s string) (Kind, error) { return parseWord[Kind]("kind", kindWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (k Kind) MarshalText() ([]byte, error) { return marshalWord("kind", kindWords, k) }

// UnmarshalText reads a word as [ParseKind] does.
func (k *Kind) UnmarshalText(text []byte) error {
	return unmarshalWord("kind", kindWords, text, k)
}

// Class is what a health mention is about. The zero Class is not stated.
type Class uint8

// The classes of health mentions.
const (
	_ Class = iota
	ClassCondition
	ClassSymptom
	ClassMedication
	ClassProcedure
	ClassLab
	ClassVital
	ClassCare
	ClassPayment
	ClassOrganization
)

var classWords = []string{
	"", "condition", "symptom", "medication", "procedure", "lab", "vital", "care", "payment",
	"organization",
}

// String returns the word of c, "unstated" for the zero value and "invalid" for a number without a word.
func (c Class) String() string { return wordOf(classWords, c) }

// ParseClass returns the class of a word; any other text is [ErrUnknownWord].
func ParseClass(s string) (Class, error) { return parseWord[Class]("class", classWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (c Class) MarshalText() ([]byte, error) { return marshalWord("class", classWords, c) }

// UnmarshalText reads a word as [ParseClass] does.
func (c *Class) UnmarshalText(text []byte) error {
	return unmarshalWord("class", classWords, text, c)
}
