// SPDX-License-Identifier: Apache-2.0

package deid

import "github.com/safeharbor-go/safeharbor/phi"

// A Change is a difference between two policies. The zero Change is none.
type Change struct {
	// Kind is the kind of identifier that is concerned, or zero.
	Kind phi.Kind
	// Class is the class of mentions that is concerned, or zero.
	Class phi.Class
	// Setting is "remove_own" or "keep_providers" if one of those is concerned.
	Setting string
	// From and To are the transforms before and after. For a setting they are
	// zero.
	From, To Transform
	// Looser reports that the second policy may let something through that the
	// first does not. A change can be neither looser nor stricter, and of two
	// transforms each can be looser than the other in its own way.
	Looser bool
}

func (c Change) field() string {
	switch {
	case c.Kind != 0:
		return "kinds"
	case c.Class != 0:
		return "classes"
	}
	return c.Setting
}

// Diff returns what differs between two policies: kinds in the order of the
// regulation, then classes, then settings. Names and versions do not count.
func Diff(from, to Policy) []Change {
	var changes []Change
	for _, k := range phi.Kinds() {
		if a, b := from.kinds[k], to.kinds[k]; a != b {
			changes = append(changes, Change{Kind: k, From: a, To: b, Looser: b.looser(a)})
		}
	}
	for c := phi.Class(1); int(c) < numClasses; c++ {
		if a, b := from.classes[c], to.classes[c]; a != b {
			changes = append(changes, Change{Class: c, From: a, To: b, Looser: b.looser(a)})
		}
	}
	if from.removeOwn != to.removeOwn {
		changes = append(changes, Change{Setting: "remove_own", Looser: from.removeOwn})
	}
	if from.keepProviders != to.keepProviders {
		changes = append(changes, Change{Setting: "keep_providers", Looser: to.keepProviders})
	}
	return changes
}
