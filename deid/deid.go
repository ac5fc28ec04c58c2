// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/release"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A Deidentifier applies a policy. [New] makes one; it is immutable and safe for
// concurrent use. The zero Deidentifier must not be used.
type Deidentifier struct {
	policy          Policy
	id              PolicyID
	finder          Finder
	health          HealthFinder // nil if the policy does not read mentions
	engine          phi.Engine
	allowed         [phi.NumKinds + 1]bool
	allowIncomplete bool
	repeats         int
	keys            KeyService // nil if the policy needs none
	tokenLife       time.Duration
	now             func() time.Time // nil if no time is asked for
}

// maxRepeats is how often Options.Repeat changes what a further look finds, and
// maxHealthRepeats how often talk of health is changed.
const (
	maxRepeats       = 3
	maxHealthRepeats = 8
)

// New returns a de-identifier for a policy. Nil options stand for the defaults.
// It returns a *[PolicyError] for the zero policy and an *[OptionError] for an
// option that is not valid.
func New(p Policy, o *Options) (*Deidentifier, error) {
	if p.name == "" {
		return nil, &PolicyError{Field: "name", Reason: "is that of no policy"}
	}
	if o == nil {
		o = new(Options)
	}
	d := &Deidentifier{policy: p, id: p.ID(), finder: o.Detector, allowIncomplete: o.AllowIncomplete}
	if d.finder == nil {
		detector, err := phi.New(nil)
		if err != nil {
			return nil, err
		}
		d.finder = detector
	}
	if p.readsHealth() {
		health, ok := d.finder.(HealthFinder)
		if !ok {
			return nil, &OptionError{Field: "Detector", Reason: "does not find mentions, which the policy changes"}
		}
		d.health = health
	}
	for _, k := range o.AllowResidual {
		if !k.IsValid() {
			return nil, &OptionError{Field: "AllowResidual", Reason: "names no kind"}
		}
		d.allowed[k] = true
	}
	if err := d.takeKeys(o); err != nil {
		return nil, err
	}
	if o.Repeat {
		d.repeats = maxRepeats
	}
	found := d.finder.Engine()
	d.engine = release.NewEngine([]byte(found.Version), []byte(found.Digest), []byte(d.id.Digest))
	return d, nil
}

// takeKeys takes what pseudonyms need from the options.
func (d *Deidentifier) takeKeys(o *Options) error {
	switch {
	case d.policy.NeedsKeys() && o.Keys == nil:
		return &OptionError{Field: "Keys", Reason: "is nil, and the policy makes pseudonyms"}
	case o.TokenLife < 0:
		return &OptionError{Field: "TokenLife", Reason: "is negative"}
	case o.TokenLife > 0 && o.Now == nil:
		return &OptionError{Field: "Now", Reason: "is nil, and tokens are to expire"}
	}
	d.keys, d.tokenLife, d.now = o.Keys, o.TokenLife, o.Now
	return nil
}

// Policy returns the policy of d.
func (d *Deidentifier) Policy() Policy { return d.policy }

// Engine identifies the detector and the policy of d.
func (d *Deidentifier) Engine() phi.Engine { return d.engine }

// ApplyText applies the policy to one text; it is exactly Apply(phi.Body(text)).
// Without a reference date, a date of birth loses its year too.
func (d *Deidentifier) ApplyText(text string) (Result, error) { return d.Apply(phi.Body(text)) }

// Apply applies the policy to a message. The result has a text for each part.
//
// It returns an *[IncompleteError] if the message could not be looked at as a
// whole, and a *[ResidualError] if the second look at the changed text found
// what the policy would change. The result then says what was found and has no
// text. Known people and the organisation's own data are those of message and
// detector. Policies that make pseudonyms need a scope: for them, and for all
// others as well, there is [Deidentifier.ApplyIn].
func (d *Deidentifier) Apply(m phi.Message) (Result, error) {
	return d.ApplyIn(context.Background(), m, Scope{})
}

// ApplyIn applies the policy to a message that lies in a scope. The context is
// handed to the key service. Besides the errors of [Deidentifier.Apply] it
// returns a *[ScopeError] if the scope lacks a name that the policy needs, and a
// *[KeyError] if the key service has no key.
func (d *Deidentifier) ApplyIn(ctx context.Context, m phi.Message, s Scope) (Result, error) {
	k, err := d.keyedFor(ctx, s)
	if err != nil {
		return Result{Policy: d.id, Engine: d.engine, NeedsMediaReview: mediaReview(&m)}, err
	}
	return d.apply(&job{keyed: k}, m)
}

func (d *Deidentifier) apply(j *job, m phi.Message) (Result, error) {
	r := Result{Policy: d.id, Engine: d.engine, NeedsMediaReview: mediaReview(&m)}
	err := j.find(d, &m, m.Parts)
	r.Incomplete = err != nil
	if !d.mayContinue(err) {
		return r, &IncompleteError{Err: err}
	}
	texts, edits := j.rewrite(&m)
	for pass := 0; len(edits) > 0; pass++ {
		left, err := d.lookAgain(j, &m, texts, edits)
		r.Incomplete = r.Incomplete || err != nil
		if !d.mayContinue(err) {
			return r, &IncompleteError{Err: err}
		}
		if pass > 0 && len(left.mistaken) > 0 {
			left.mistaken = edits // no third try for each: the cost stays linear
		}
		again := j.tagEdits(left.mistaken)
		if more := d.repeatable(left.spans, pass); len(more) > 0 {
			j.spans = append(j.spans, more...)
			j.settle(m.Parts)
			again = true
		}
		if !again {
			r.Residual = left.outside
			break
		}
		texts, edits = j.rewrite(&m)
	}
	r.Edits = edits
	r.Counts = j.counts()
	for _, c := range r.Counts {
		r.NeedsMediaReview = r.NeedsMediaReview || c.Kind == phi.KindPhoto || c.Kind == phi.KindBiometric
	}
	for _, residue := range r.Residual {
		if residue.Kind == 0 || !d.allowed[residue.Kind] {
			return r, &ResidualError{Residual: slices.Clone(r.Residual)}
		}
	}
	r.texts = texts
	return r, nil
}

// repeatable returns those of the spans that another look found which are changed as
// well: identifiers as the options say, and always what speaks of health, since
// talk is judged by what is left of it.
func (d *Deidentifier) repeatable(spans []span, pass int) []span {
	if pass < d.repeats {
		return spans
	}
	return slices.DeleteFunc(spans, func(s span) bool { return s.class == 0 || pass >= maxHealthRepeats })
}

// mayContinue reports whether there may be text after an error of the detector:
// only one that says how far it came can be allowed.
func (d *Deidentifier) mayContinue(err error) bool {
	if err == nil {
		return true
	}
	var known *phi.IncompleteError
	return d.allowIncomplete && errors.As(err, &known)
}

// A remainder is what a second look at the changed text found.
type remainder struct {
	// outside is what the policy would still change and lies at least in part
	// outside of the edits.
	outside []Residue
	// spans are the same as places in the message, widened to whole edits.
	spans []span
	// mistaken are edits that put something in place which the detector takes
	// for an identifier, or for a part of one: a year before "(MRN" is such.
	mistaken []Edit
}

// lookAgain looks at the changed parts a second time.
func (d *Deidentifier) lookAgain(first *job, m *phi.Message, texts []string, edits []Edit) (remainder, error) {
	parts := make([]phi.Part, len(m.Parts))
	for i, p := range m.Parts {
		parts[i] = phi.Part{Role: p.Role, Markup: p.Markup}
	}
	for i := range edits {
		parts[edits[i].Part].Text = texts[edits[i].Part]
	}
	second := *m
	second.Parts = parts
	j := job{keyed: first.keyed, opaque: first.made, floors: first.floors}
	err := j.find(d, &second, parts)
	left := remainder{mistaken: j.straddled}
	var scratch []byte
	for i := range j.spans {
		s := &j.spans[i]
		v := s.value(&second)
		scratch = s.transform.append(scratch[:0], v, aids{})
		if string(scratch) == v.text() {
			continue
		}
		inside := false
		first := editAt(edits, s.part, s.start, func(e *Edit) int { return e.OutEnd })
		for _, e := range edits[first:] {
			if e.Part != s.part || e.OutStart >= s.end {
				break
			}
			left.mistaken = append(left.mistaken, e)
			inside = inside || e.OutStart <= s.start && s.end <= e.OutEnd
		}
		if !inside {
			left.outside = append(left.outside, Residue{Kind: s.kind, Class: s.class, Part: s.part, Start: s.start, End: s.end})
			there := *s
			there.start, _, _ = toInput(edits, s.part, s.start)
			_, there.end, _ = toInput(edits, s.part, s.end)
			left.spans = append(left.spans, there)
		}
	}
	return left, err
}

// mediaReview reports whether a message comes with something to look at or to
// listen to.
func mediaReview(m *phi.Message) bool {
	if len(m.Attachments) > 0 {
		return true
	}
	for i := range m.Parts {
		switch m.Parts[i].Role {
		case phi.PartCaption, phi.PartOCR, phi.PartAltText:
			return true
		}
	}
	return false
}
