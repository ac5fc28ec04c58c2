// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
)

// presetVersion is the version of all presets. It changes with any of them.
const presetVersion = "1"

// safeHarbor is the name of the policy from which no policy with keys may come.
const safeHarbor = "safe-harbor"

// SafeHarbor returns the policy "safe-harbor", which answers the list of 45 CFR
// 164.514(b)(2)(i): of a date the year stays, of an age over 89 "90+", of a place
// the state and three digits of a ZIP code that passes each census vintage, and
// of all else the kind. Nothing else that is derived from a value survives.
//
// That is one half of the method. The other, 164.514(b)(2)(ii), is that nobody
// who releases the text actually knows that it still identifies a person; see
// [ActualKnowledge].
func SafeHarbor() Policy {
	p := preset(safeHarbor, Tag())
	p.kinds[phi.KindLocation] = Geography(CensusUnion)
	p.kinds[phi.KindDate] = Year()
	p.kinds[phi.KindAge] = CapAge()
	return p
}

// Display returns the policy "display" for showing a message to somebody who
// need not know who is in it: each identifier becomes a numbered tag, so that
// the reader can still tell two people apart. Its output is not de-identified:
// it says which values are the same.
func Display() Policy { return preset("display", NumberedTag()) }

// LimitedDataSet returns the policy "limited" after 45 CFR 164.514(e)(2): dates
// and ages stay, and of a place the town, the state and the ZIP code. Whatever
// else has a kind becomes a tag, also phi.KindOtherID, which the section does not
// list: names of accounts are found as such, and account numbers are listed.
//
// A limited data set remains protected health information and needs a data use
// agreement, 164.514(e)(4).
func LimitedDataSet() Policy {
	p := preset("limited", Tag())
	p.kinds[phi.KindLocation] = Town()
	p.kinds[phi.KindDate] = Keep()
	p.kinds[phi.KindAge] = Keep()
	return p
}

// Pseudonymous returns the policy "pseudonymous" for following a person through a
// data set without knowing who it is: names and places become surrogates, all
// numbers keyed tokens, dates are moved by a number of days, all of them the
// same for one subject and different for another. Ages over 89 become "90+".
// Whoever has the key can test a guess, and what is derived from a value may
// identify it: the text remains protected health information.
//
// The keys come in by Options.Keys, the subject by the scope of
// [Deidentifier.ApplyIn].
func Pseudonymous() Policy {
	p := preset("pseudonymous", Token(LevelSubject))
	p.kinds[phi.KindName] = Surrogate(LevelSubject)
	p.kinds[phi.KindLocation] = Surrogate(LevelSubject)
	p.kinds[phi.KindDate] = Shift(true)
	p.kinds[phi.KindAge] = CapAge()
	p.kinds[phi.KindBiometric] = Tag()
	p.kinds[phi.KindPhoto] = Tag()
	return p
}

// MinimumNecessary returns the policy "minimum-necessary:PURPOSE", which limits a
// text to what it is needed for (45 CFR 164.502(b)). The text remains protected
// health information. For an unspecified purpose it returns the zero Policy,
// which [New] refuses.
//
// PurposeSMS keeps dates other than of birth and generic words of care, as in
// "your appointment on May 3", and tags all else: conditions, specialties, drugs,
// procedures and bills included. PurposeRefill keeps the generic words alone, so
// that a reminder names no drug, no dose and no condition. PurposePrompt keeps
// the health talk, without which a model could not help, and makes identifiers
// numbered tags, dates years and places states.
func MinimumNecessary(purpose Purpose) Policy {
	name := "minimum-necessary:" + purpose.String()
	switch purpose {
	case PurposeSMS:
		p := preset(name, Tag())
		p.kinds[phi.KindDate] = Occasion()
		p.tagHealth()
		return p
	case PurposeRefill:
		p := preset(name, Tag())
		p.tagHealth()
		return p
	case PurposePrompt:
		p := preset(name, NumberedTag())
		p.kinds[phi.KindLocation] = Geography(CensusUnion)
		p.kinds[phi.KindDate] = Year()
		p.kinds[phi.KindAge] = CapAge()
		return p
	}
	return Policy{}
}

// preset returns a policy that does the same to all kinds and keeps all classes.
func preset(name string, t Transform) Policy {
	p := Policy{name: name, version: presetVersion}
	for _, k := range phi.Kinds() {
		p.kinds[k] = t
	}
	for c := range p.classes[1:] {
		p.classes[c+1] = Keep()
	}
	return p
}

// tagHealth makes tags of all mentions but the generic words that every message
// from a practice needs.
func (p *Policy) tagHealth() {
	for c := phi.Class(1); int(c) < numClasses; c++ {
		p.classes[c] = Tag()
	}
	p.classes[phi.ClassCare] = Generic()
	p.classes[phi.ClassOrganization] = Generic()
	p.classes[phi.ClassMedication] = Generic()
}

// Presets returns all presets.
func Presets() []Policy {
	return []Policy{
		SafeHarbor(), LimitedDataSet(), Display(),
		MinimumNecessary(PurposeSMS), MinimumNecessary(PurposeRefill), MinimumNecessary(PurposePrompt), Pseudonymous(),
	}
}

// Preset returns the preset with the given name, such as "safe-harbor", or an
// error that wraps [ErrUnknownWord].
func Preset(name string) (Policy, error) {
	for _, p := range Presets() {
		if p.name == name {
			return p, nil
		}
	}
	return Policy{}, fmt.Errorf("deid: preset: %w", ErrUnknownWord)
}
