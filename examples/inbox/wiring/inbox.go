// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"errors"
	"slices"
	"time"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/internal/replies"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

// A Message is a message as an inbox receives it.
type Message struct {
	// ID names it.
	ID string
	// Network is the service that carried it, such as "facebook".
	Network string
	// Content is what was written, and when.
	Content phi.Message
	// Consent is the author's consent to text messages.
	Consent router.Consent
	// Hold says that the message has to be preserved.
	Hold bool
	// Draft is the reply that somebody wrote; empty for none.
	Draft string
	// Facts are what is known about the exchange beside its words.
	Facts disclaimer.Facts
}

// An Outcome is everything that is decided about a message.
type Outcome struct {
	// Assessment says whether the message is PHI.
	Assessment phi.Assessment
	// Plan says what happens to it.
	Plan router.Plan
	// Receipts say what was done of it.
	Receipts []router.Receipt
	// Reply is the saved reply that the plan sends, rendered; nil for none.
	Reply *disclaimer.SafeReply
	// Draft is the guard's report on the draft; nil without one.
	Draft *disclaimer.Report
	// Coverage says whether an agreement covers the channel.
	Coverage baa.Verdict
	// Retention says when the message must go.
	Retention retention.Decision
}

// An Inbox handles messages. [New] makes one.
type Inbox struct {
	config   Config
	detector *phi.Detector
	guard    *disclaimer.Guard
	replies  *replies.Saved
	router   *router.Engine
	coverage coverage
	keeper   *retention.Resolver
}

// New puts an inbox together.
func New(c Config) (*Inbox, error) {
	in := &Inbox{config: c}
	var err error
	if in.detector, err = phi.New(&phi.Options{Organisation: &c.Organisation}); err != nil {
		return nil, err
	}
	if in.replies, err = replies.New(c.Values); err != nil {
		return nil, err
	}
	in.guard, err = disclaimer.New(&disclaimer.Options{
		Level: c.Level, Detector: in.detector, Organisation: &c.Organisation, Replies: in.replies,
	})
	if err != nil {
		return nil, err
	}
	graph, err := baa.New(c.Agreements, nil)
	if err != nil {
		return nil, err
	}
	in.coverage = coverage{graph, c.Account}
	options := router.BaselineOptions()
	options.Coverage = in.coverage
	options.PublicEntity = c.Organisation.PublicEntity
	if in.router, err = router.New(c.Rules, options); err != nil {
		return nil, err
	}
	c.Schedule.Holds = append(slices.Clone(c.Schedule.Holds), preserving())
	if in.keeper, err = retention.New(c.Schedule, nil); err != nil {
		return nil, err
	}
	if in.config.Network == nil {
		in.config.Network = &Recorder{}
	}
	return in, nil
}

// Handle decides about a message and does what the plan asks for. What could
// not be decided is decided for the safe side, and the error says so.
func (in *Inbox) Handle(m Message) (Outcome, error) {
	var out Outcome
	var errs []error
	note := func(err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	var err error
	out.Assessment, err = in.detector.Assess(m.Content)
	note(err)
	out.Plan, err = in.router.Evaluate(in.facts(m, out.Assessment, err != nil))
	note(err)
	out.Receipts = carryOut(out.Plan, in.config.Network)
	out.Reply = in.reply(out.Plan, m, out.Assessment)
	if m.Draft != "" {
		report, err := in.check(m, out)
		note(err)
		out.Draft = &report
	}
	out.Coverage, err = in.coverage.verdict(m)
	note(err)
	out.Retention, err = in.keep(m, out)
	note(err)
	return out, errors.Join(errs...)
}

// day returns the civil date on which a message was received.
func day(t time.Time) baa.Date {
	if t.IsZero() {
		return baa.Date{}
	}
	return baa.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
