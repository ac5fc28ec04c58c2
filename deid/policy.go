// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"encoding/json"
	"fmt"

	"github.com/safeharbor-go/safeharbor/internal/release"
	"github.com/safeharbor-go/safeharbor/internal/strictjson"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A Policy says what becomes of each kind of identifier. It covers all of them:
// [NewPolicy] and [ParsePolicy] refuse one that does not. Policies are
// comparable values, safe for concurrent use. The zero Policy covers nothing and
// [New] refuses it.
type Policy struct {
	name, version string
	base, reason  string
	kinds         [phi.NumKinds + 1]Transform
	classes       [numClasses]Transform
	removeOwn     bool
	keepProviders bool
}

// A PolicySpec is the written form of a [Policy], in Go and in JSON.
type PolicySpec struct {
	// Name is the name of the policy: lower-case letters, digits, "-", "_", "."
	// and ":", up to 64 of them. A preset's name is for the preset alone.
	Name string `json:"name"`
	// Version tells the editions of a policy apart, in the same characters.
	Version string `json:"version"`
	// Base is the name of a preset that this policy starts from. Kinds and
	// Classes then need to hold only what differs, and what differs has to be
	// stricter.
	Base string `json:"base,omitempty"`
	// AllowLoosen is the reason why the policy is looser than its base. It
	// should name nobody: it is written wherever the policy is.
	AllowLoosen string `json:"allow_loosen,omitempty"`
	// Kinds says what becomes of each kind of identifier.
	Kinds map[phi.Kind]Transform `json:"kinds,omitempty"`
	// Classes says what becomes of mentions of health, care and payment: Keep,
	// Remove, Tag or NumberedTag. Nil keeps them all; else it covers all classes.
	Classes map[phi.Class]Transform `json:"classes,omitempty"`
	// RemoveOwn treats the organisation's own names, numbers and pages like
	// everybody's. By default they stay.
	RemoveOwn bool `json:"remove_own,omitempty"`
	// KeepProviders lets the names of treating professionals and of staff stay.
	// They are no identifiers of a patient (45 CFR 164.514(b)(2)(i) lists those
	// of the individual, of relatives, employers and household members), but
	// they tie a text to a place. By default they are treated like everybody's.
	KeepProviders bool `json:"keep_providers,omitempty"`
}

// NewPolicy returns the policy that s describes, or a *[PolicyError].
func NewPolicy(s PolicySpec) (Policy, error) {
	base := Policy{}
	if s.Base != "" {
		var err error
		if base, err = Preset(s.Base); err != nil {
			return Policy{}, &PolicyError{Field: "base", Reason: "is not the name of a preset"}
		}
	}
	return base.derive(s)
}

// Derive returns p with what s changes, under the name and version of s. It
// returns a *[PolicyError] if anything is looser than in p, unless
// s.AllowLoosen says why. RemoveOwn and KeepProviders are taken from s.
func (p Policy) Derive(s PolicySpec) (Policy, error) {
	if p.name == "" {
		return Policy{}, &PolicyError{Field: "base", Reason: "is the zero policy"}
	}
	return p.derive(s)
}

// derive lays s over p, which may be the zero policy.
func (p Policy) derive(s PolicySpec) (Policy, error) {
	q := p
	q.name, q.version = s.Name, s.Version
	if _, err := Preset(p.name); err == nil {
		q.base = p.name
	}
	if s.AllowLoosen != "" {
		q.reason = s.AllowLoosen
	}
	q.removeOwn, q.keepProviders = s.RemoveOwn, s.KeepProviders
	for k := range s.Kinds {
		if !k.IsValid() {
			return Policy{}, &PolicyError{Field: "kinds", Reason: "names no kind"}
		}
	}
	for _, k := range phi.Kinds() {
		if t, ok := s.Kinds[k]; ok {
			q.kinds[k] = t
		}
	}
	if err := q.setClasses(s.Classes, p.name == ""); err != nil {
		return Policy{}, err
	}
	if err := q.check(); err != nil {
		return Policy{}, err
	}
	if p.name != "" && s.AllowLoosen == "" {
		for _, c := range Diff(p, q) {
			if c.Looser {
				return Policy{}, &PolicyError{Field: c.field(), Kind: c.Kind, Class: c.Class, Reason: "is looser than in the base"}
			}
		}
	}
	return q, nil
}

// setClasses lays the transforms of classes over those of p. A policy without
// base covers all classes or names none, and then keeps them.
func (p *Policy) setClasses(classes map[phi.Class]Transform, alone bool) error {
	if _, ok := classes[0]; ok {
		return &PolicyError{Field: "classes", Reason: "names no class"}
	}
	known := 0
	for c := phi.Class(1); int(c) < numClasses; c++ {
		t, ok := classes[c]
		switch {
		case ok:
			known++
			p.classes[c] = t
		case alone && len(classes) == 0:
			p.classes[c] = Keep()
		}
	}
	if known < len(classes) {
		return &PolicyError{Field: "classes", Reason: "names no class"}
	}
	return nil
}

// check reports what is wrong with a policy as a whole.
func (p *Policy) check() error {
	if !validName(p.name) {
		return &PolicyError{Field: "name", Reason: "is empty, too long or has other characters than a-z 0-9 - _ . :"}
	}
	if !validName(p.version) {
		return &PolicyError{Field: "version", Reason: "is empty, too long or has other characters than a-z 0-9 - _ . :"}
	}
	for _, k := range phi.Kinds() {
		if t := p.kinds[k]; !t.valid() {
			return &PolicyError{Field: "kinds", Kind: k, Reason: "is not covered"}
		} else if !t.suits(k) {
			return &PolicyError{Field: "kinds", Kind: k, Reason: "has a transform for another kind"}
		}
	}
	for c := phi.Class(1); int(c) < numClasses; c++ {
		if t := p.classes[c]; !t.valid() {
			return &PolicyError{Field: "classes", Class: c, Reason: "is not covered"}
		} else if !t.suits(0) {
			return &PolicyError{Field: "classes", Class: c, Reason: "has a transform for identifiers"}
		}
	}
	if p.name == safeHarbor || p.base == safeHarbor {
		for _, k := range phi.Kinds() {
			if p.kinds[k].keyed() {
				return &PolicyError{Field: "kinds", Kind: k, Reason: "is derived from the value, which no policy after " + safeHarbor + " may do"}
			}
		}
	}
	if preset, err := Preset(p.name); err == nil && *p != preset {
		return &PolicyError{Field: "name", Reason: "belongs to a preset that says something else"}
	}
	return nil
}

func validName(name string) bool {
	const longest = 64
	if name == "" || len(name) > longest {
		return false
	}
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', isDigit(c), c == '-', c == '_', c == '.', c == ':':
		default:
			return false
		}
	}
	return true
}

// ParsePolicy reads a policy in JSON. An unknown or repeated key, an unknown
// word and all that [NewPolicy] refuses are errors; faults of the form come with
// line, column and path, and none with the text.
func ParsePolicy(data []byte) (Policy, error) {
	var s PolicySpec
	if err := strictjson.Decode(data, &s); err != nil {
		return Policy{}, fmt.Errorf("deid: policy: %w", err)
	}
	return NewPolicy(s)
}

// Spec returns the complete written form of p. Its maps are fresh.
func (p Policy) Spec() PolicySpec {
	s := PolicySpec{
		Name: p.name, Version: p.version, Base: p.base, AllowLoosen: p.reason,
		Kinds: make(map[phi.Kind]Transform), Classes: make(map[phi.Class]Transform),
		RemoveOwn: p.removeOwn, KeepProviders: p.keepProviders,
	}
	for _, k := range phi.Kinds() {
		s.Kinds[k] = p.kinds[k]
	}
	for c := phi.Class(1); int(c) < numClasses; c++ {
		s.Classes[c] = p.classes[c]
	}
	return s
}

// MarshalJSON returns the complete written form of p. It fails for the zero
// Policy.
func (p Policy) MarshalJSON() ([]byte, error) { return json.Marshal(p.Spec()) }

// UnmarshalJSON reads a policy as [ParsePolicy] does, so that a policy can stand
// inside of a larger configuration.
func (p *Policy) UnmarshalJSON(data []byte) (err error) {
	*p, err = ParsePolicy(data)
	return err
}

// Name returns the name of p.
func (p Policy) Name() string { return p.name }

// Version returns the version of p.
func (p Policy) Version() string { return p.version }

// Transform returns what becomes of identifiers of kind k; the zero Transform
// for an invalid kind.
func (p Policy) Transform(k phi.Kind) Transform {
	if !k.IsValid() {
		return Transform{}
	}
	return p.kinds[k]
}

// ClassTransform returns what becomes of mentions of class c; the zero Transform
// for an invalid class.
func (p Policy) ClassTransform(c phi.Class) Transform {
	if c == 0 || int(c) >= numClasses {
		return Transform{}
	}
	return p.classes[c]
}

// A PolicyID identifies a policy in results. The zero PolicyID identifies none.
type PolicyID struct {
	// Name and Version are those of the policy.
	Name    string `json:"name"`
	Version string `json:"version"`
	// Digest is a digest of all that the policy says, 16 hexadecimal digits.
	Digest string `json:"digest"`
}

// String returns "NAME@VERSION".
func (id PolicyID) String() string { return id.Name + "@" + id.Version }

// ID returns the identification of p.
func (p Policy) ID() PolicyID {
	if p.name == "" {
		return PolicyID{}
	}
	text, err := p.MarshalJSON()
	if err != nil {
		return PolicyID{} // a policy with a name is complete, and then its form has no error
	}
	return PolicyID{Name: p.name, Version: p.version, Digest: release.NewEngine(text).Digest}
}

// String returns "NAME@VERSION".
func (p Policy) String() string { return p.name + "@" + p.version }

// readsHealth reports whether p changes mentions of health.
func (p *Policy) readsHealth() bool {
	for _, t := range p.classes[1:] {
		if t != Keep() {
			return true
		}
	}
	return false
}

// NeedsKeys reports whether p makes pseudonyms, for which [New] needs
// Options.Keys and [Deidentifier.ApplyIn] a scope.
func (p Policy) NeedsKeys() bool {
	for _, t := range p.kinds[1:] {
		if t.keyed() {
			return true
		}
	}
	return false
}

// uses reports whether p makes pseudonyms at a level.
func (p *Policy) uses(l Level) bool {
	for _, t := range p.kinds[1:] {
		if t.keyed() && (t.level == l || t.method == methodShift && l == LevelSubject) {
			return true
		}
	}
	return false
}

// of returns what p does to a finding.
func (p *Policy) of(f *phi.Finding) Transform {
	switch f.Role {
	case phi.RoleOwn:
		if !p.removeOwn {
			return Keep()
		}
	case phi.RoleProvider, phi.RoleStaff:
		if p.keepProviders && f.Kind == phi.KindName {
			return Keep()
		}
	}
	return p.kinds[f.Kind]
}
