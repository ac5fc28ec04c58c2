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
	method method
	census Census
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
	methodKeep
)

// methodWords are the texts of transforms without parameter.
var methodWords = [...]string{
	"", "remove", "tag", "numbered_tag", "year", "occasion", "cap_age", "geography", "town", "generic", "keep",
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
	}
	return methodWords[t.method]
}

// ParseTransform is the inverse of [Transform.String].
func ParseTransform(text string) (Transform, error) {
	for m := methodRemove; m <= methodKeep; m++ {
		if methodWords[m] == text {
			return Transform{method: m}, nil
		}
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
		(t.census == CensusUnion || t.method == methodGeography)
}

// suits reports whether t can be applied to identifiers of kind k, or to
// mentions of health, for which k is zero.
func (t Transform) suits(k phi.Kind) bool {
	switch t.method {
	case methodYear, methodOccasion:
		return k == phi.KindDate
	case methodCapAge:
		return k == phi.KindAge
	case methodGeography, methodTown:
		return k == phi.KindLocation
	case methodGeneric:
		return k == 0
	}
	return t.valid()
}

// generalises reports whether t can put a part of the value in its place.
func (t Transform) generalises() bool { return t.method >= methodYear && t.method <= methodTown }

// What the output of a transform may tell about the value.
type revelation uint16

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
	revealsAll = 1<<iota - 1
)

// reveals lets transforms be compared: one is at least as strict as another if
// its output tells no more.
func (t Transform) reveals() revelation {
	switch t.method {
	case methodRemove:
		return 0
	case methodTag:
		return revealsKind
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

// looser reports whether t may tell something that u does not.
func (t Transform) looser(u Transform) bool { return t.reveals()&^u.reveals() != 0 }
