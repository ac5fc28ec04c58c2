// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"errors"
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Transform says what becomes of an identifier. Transforms are a closed set of
// comparable values, made by the functions of this file. The zero Transform is
// unspecified and no policy accepts it.
type Transform struct {
	method  method
	census  Census
	level   Level
	weekday bool
}

// A method is the part of a transform that its parameters do not change.
type method uint8

const (
	_ method = iota
	methodRemove
	methodTag
	methodNumberedTag
	methodYear
	methodOccasion
	methodCapAge
	methodGeography
	methodTown
	methodGeneric
	methodMask
	methodToken
	methodSealed
	methodSurrogate
	methodShift
	methodKeep
)

// methodWords are the texts of transforms without parameter. Those with a level
// have it behind a colon.
var methodWords = [...]string{
	"", "remove", "tag", "numbered_tag", "year", "occasion", "cap_age", "geography", "town", "generic",
	"mask", "token", "sealed", "surrogate", "shift", "keep",
}

// Remove takes the identifier out and puts nothing in its place.
func Remove() Transform { return Transform{method: methodRemove} }

// Tag puts the kind in its place, as in "[NAME]".
func Tag() Transform { return Transform{method: methodTag} }

// NumberedTag puts the kind and a number in its place, as in "[NAME-1]". Inside
// one message the same value has the same number, whatever its case, spacing and
// punctuation. From the thousandth value of a kind on, the number is left out.
func NumberedTag() Transform { return Transform{method: methodNumberedTag} }

// Year keeps the year of a date and nothing else. The year goes too if it shows,
// or may show, that a person is over 89 on the date of the message; see
// 45 CFR 164.514(b)(2)(i)(C). For phi.KindDate only.
func Year() Transform { return Transform{method: methodYear} }

// Occasion keeps a date, such as that of an appointment, and makes a tag of one
// that stands near a word for birth. For phi.KindDate only.
func Occasion() Transform { return Transform{method: methodOccasion} }

// CapAge writes an age over 89 as "90+", the class of 45 CFR
// 164.514(b)(2)(i)(C). For phi.KindAge only.
func CapAge() Transform { return Transform{method: methodCapAge} }

// Geography keeps the state and the first three digits of a US ZIP code, or 000
// where the census does not count more than 20,000 people behind them; see
// 45 CFR 164.514(b)(2)(i)(B). All else becomes a tag. For phi.KindLocation only.
func Geography(c Census) Transform { return Transform{method: methodGeography, census: c} }

// Town keeps the town, the state and the ZIP code of an address, as a limited
// data set may; see 45 CFR 164.514(e)(2). A street, a county and whatever is not
// surely a town become a tag. For phi.KindLocation only.
func Town() Transform { return Transform{method: methodTown} }

// Generic keeps words that messages from every practice use, such as
// "appointment", "prescription" and "pharmacy", and makes a tag of those that tell
// a condition, a specialty or a drug. For mentions of health only.
func Generic() Transform { return Transform{method: methodGeneric} }

// Mask puts four asterisks in its place, whatever its length. No mask lets a part
// of the value through: the last four digits of a number, or initials, are parts
// of the identifier.
func Mask() Transform { return Transform{method: methodMask} }

// Token puts a keyed token in its place, as in "[NAME-K1-T4R7...]": the kind, the
// id of the key and 128 bits of a keyed hash. Equal values at one level have
// equal tokens, and nobody can tell so across levels, scopes and kinds. Whoever
// has the key can test a guess and not read the value.
//
// A token is derived from the value; 45 CFR 164.514(c) asks for codes that are
// not. It has no place in a text that is called de-identified.
func Token(l Level) Transform { return Transform{method: methodToken, level: l} }

// Sealed puts a token in its place that holds the value, encrypted for the
// tenant and the scope at a level; [Deidentifier.Restore] opens it.
func Sealed(l Level) Transform { return Transform{method: methodSealed, level: l} }

// Surrogate puts another value of the same kind in its place, which is valid in
// shape and belongs to nobody: numbers from ranges that are never assigned,
// example domains, coined names in the sound of the message's language. Equal
// values at one level have equal surrogates; rarely different ones do too. Not
// for dates, ages, pictures and biometric prints.
func Surrogate(l Level) Transform { return Transform{method: methodSurrogate, level: l} }

// Shift moves a date into the past by a number of days that is the same for all
// dates of a subject, up to a year, so that the time between two of them stays
// the same. With keepWeekday the number is a multiple of seven. A date that is
// not read with certainty becomes a tag. Which of 03/04 is the month depends on
// the language of the message: state it where intervals matter. For phi.KindDate
// only.
func Shift(keepWeekday bool) Transform { return Transform{method: methodShift, weekday: keepWeekday} }

// Keep leaves the identifier as it is.
func Keep() Transform { return Transform{method: methodKeep} }

// ErrUnknownWord is wrapped by the error of every Parse function and
// UnmarshalText method that meets a word outside its closed list. The word
// itself is not part of the error.
var ErrUnknownWord = errors.New("unknown word")

// String returns the text of t, such as "tag" or "geography:2020"; of the zero
// Transform "unspecified".
func (t Transform) String() string {
	switch {
	case !t.valid():
		return "unspecified"
	case t.method == methodGeography && t.census != CensusUnion:
		return "geography:" + t.census.String()
	case t.level != 0:
		return methodWords[t.method] + ":" + t.level.String()
	case t.weekday:
		return methodWords[t.method] + ":weekday"
	}
	return methodWords[t.method]
}

// ParseTransform is the inverse of [Transform.String].
func ParseTransform(text string) (Transform, error) {
	for m := methodRemove; m <= methodKeep; m++ {
		if t := (Transform{method: m}); t.valid() && t.String() == text {
			return t, nil
		}
		for l := LevelMessage; l.valid(); l++ {
			if t := (Transform{method: m, level: l}); t.valid() && t.String() == text {
				return t, nil
			}
		}
	}
	if t := Shift(true); t.String() == text {
		return t, nil
	}
	for c := CensusUnion + 1; c.valid(); c++ {
		if t := Geography(c); t.String() == text {
			return t, nil
		}
	}
	return Transform{}, fmt.Errorf("deid: transform: %w", ErrUnknownWord)
}

// MarshalText returns the text of t. It fails for the zero Transform.
func (t Transform) MarshalText() ([]byte, error) {
	if !t.valid() {
		return nil, fmt.Errorf("deid: transform: %w", ErrUnknownWord)
	}
	return []byte(t.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (t *Transform) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTransform(string(text))
	return err
}

func (t Transform) valid() bool {
	return t.method >= methodRemove && t.method <= methodKeep && t.census.valid() &&
		(t.census == CensusUnion || t.method == methodGeography) &&
		t.level.valid() == t.levelled() && (t.level.valid() || t.level == 0) && (!t.weekday || t.method == methodShift)
}

// levelled reports whether t needs a level.
func (t Transform) levelled() bool {
	return t.method == methodToken || t.method == methodSealed || t.method == methodSurrogate
}

// keyed reports whether t needs a key: whether its output is derived from the
// value in a way that only the key hides.
func (t Transform) keyed() bool { return t.levelled() || t.method == methodShift }

// suits reports whether t can be applied to identifiers of kind k, or to
// mentions of health, for which k is zero.
func (t Transform) suits(k phi.Kind) bool {
	switch t.method {
	case methodYear, methodOccasion, methodShift:
		return k == phi.KindDate
	case methodMask, methodToken, methodSealed:
		return k != 0
	case methodSurrogate:
		return hasSurrogate(k)
	case methodCapAge:
		return k == phi.KindAge
	case methodGeography, methodTown:
		return k == phi.KindLocation
	case methodGeneric:
		return k == 0
	}
	return t.valid()
}

// mistakable reports whether the detector may take what t puts in place for an
// identifier, or for a part of one.
func (t Transform) mistakable() bool {
	return t.method >= methodYear && t.method <= methodTown || t.method >= methodMask && t.method <= methodShift
}

// opaque reports whether t puts something in place that is never looked into.
func (t Transform) opaque() bool { return t.method >= methodMask && t.method <= methodShift }

// What the output of a transform may tell about the value.
type revelation uint32

const (
	revealsKind     revelation = 1 << iota // that something of this kind was there
	revealsEquality                        // that two values are the same
	revealsYear
	revealsOccasion
	revealsAge90 // the age, in full up to 89
	revealsState
	revealsZIP3     // three digits that every census vintage lets pass
	revealsZIP32000 // those that the census of 2000 lets pass
	revealsZIP32020 // those that the census of 2010 and 2020 let pass
	revealsTown
	revealsGeneric
	revealsConversation // that two values of a conversation are the same
	revealsSubject      // that two values of a subject are the same
	revealsTenant       // that two values of a tenant are the same
	revealsDerived      // what is made from the value with a key
	revealsSealed       // the value, to those with the key
	revealsShape        // how a value is written
	revealsInterval     // the time between two dates
	revealsWeekday
	revealsAll = 1<<iota - 1
)

// reveals lets transforms be compared: one is at least as strict as another if
// its output tells no more.
func (t Transform) reveals() revelation {
	switch t.method {
	case methodRemove:
		return 0
	case methodTag, methodMask:
		return revealsKind
	case methodToken:
		return revealsKind | revealsDerived | t.level.reveals()
	case methodSealed:
		return revealsKind | revealsDerived | revealsSealed | t.level.reveals()
	case methodSurrogate:
		return revealsKind | revealsDerived | revealsShape | t.level.reveals()
	case methodShift:
		r := revealsKind | revealsDerived | revealsShape | revealsInterval | LevelSubject.reveals()
		if t.weekday {
			r |= revealsWeekday
		}
		return r
	case methodNumberedTag:
		return revealsKind | revealsEquality
	case methodYear:
		return revealsKind | revealsYear
	case methodOccasion:
		return revealsKind | revealsEquality | revealsOccasion
	case methodCapAge:
		return revealsKind | revealsAge90
	case methodGeography:
		r := revealsKind | revealsState | revealsZIP3
		switch t.census {
		case Census2000:
			r |= revealsZIP32000
		case Census2010, Census2020:
			r |= revealsZIP32020
		}
		return r
	case methodTown:
		return revealsKind | revealsState | revealsZIP3 | revealsZIP32000 | revealsZIP32020 | revealsTown
	case methodGeneric:
		return revealsKind | revealsGeneric
	}
	return revealsAll
}

// reveals returns whose values can be told to be the same.
func (l Level) reveals() revelation {
	switch l {
	case LevelMessage:
		return revealsEquality
	case LevelConversation:
		return revealsEquality | revealsConversation
	case LevelSubject:
		return revealsEquality | revealsSubject
	}
	return revealsEquality | revealsConversation | revealsSubject | revealsTenant
}

// looser reports whether t may tell something that u does not.
func (t Transform) looser(u Transform) bool { return t.reveals()&^u.reveals() != 0 }
