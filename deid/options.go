// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"time"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Options configures a [Deidentifier]. The zero Options, and nil, stand for the
// documented defaults. [New] copies what it needs.
type Options struct {
	// Detector finds the identifiers. Nil stands for phi.New(nil).
	Detector Finder
	// AllowResidual are kinds that may remain in the text although the policy
	// would change them. What remains is listed in Result.Residual all the same.
	AllowResidual []phi.Kind
	// Repeat changes what the second look finds as well, and looks again, up to
	// three times, before what remains withholds the text. Taking one value out
	// can let the detector see another beside it, mostly in long records. By
	// default such a text is withheld at once, for somebody to look at. Talk of
	// health, which is judged by what is left of it, is looked for again anyway.
	Repeat bool
	// AllowIncomplete releases text although the detector could not look at the
	// whole message. What it did not look at leaves as it came.
	AllowIncomplete bool
	// Keys holds the keys of pseudonyms. A policy that makes some needs it:
	// a policy is written down, compared and logged, and a key must not be.
	Keys KeyService
	// TokenLife is how long sealed tokens can be opened, rounded up to hours.
	// Zero is for ever, as long as there is the key.
	TokenLife time.Duration
	// Now tells the time, which tokens that expire are measured against.
	Now func() time.Time
}

// A Finder finds identifiers. *phi.Detector is one. It must be safe for
// concurrent use.
type Finder interface {
	// Append appends the identifiers in a message to dst. It returns an error,
	// besides what it found, if it could not look at the whole message.
	Append(dst []phi.Finding, m phi.Message) ([]phi.Finding, error)
	// Engine identifies the tables and rules of the finder.
	Engine() phi.Engine
}

// A HealthFinder is a [Finder] that finds health talk as well. *phi.Detector is
// one. Policies that change mentions need one.
type HealthFinder interface {
	Finder
	// Mentions returns the places where a message speaks of health, care or
	// payment, with the errors of Append.
	Mentions(m phi.Message) ([]phi.Mention, error)
}
