// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/inbox/wiring"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

// A printer handles messages and prints what came of them.
type printer struct {
	inbox                          *wiring.Inbox
	messages, phi, refused, drafts int
}

// handle handles the message of a line.
func (p *printer) handle(l jsonlines.Line) (wiring.Message, wiring.Outcome, error) {
	m, err := message(l)
	if err != nil {
		return m, wiring.Outcome{}, err
	}
	out, err := p.inbox.Handle(m)
	if err != nil {
		return m, out, &jsonlines.Error{Code: "incomplete"}
	}
	p.messages++
	if out.Assessment.PHI() {
		p.phi++
	}
	if out.Draft != nil {
		p.drafts++
		if out.Draft.Verdict != disclaimer.VerdictAllow {
			p.refused++
		}
	}
	return m, out, nil
}

// row prints an outcome for people.
func (p *printer) row(l jsonlines.Line) (any, error) {
	m, out, err := p.handle(l)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	a := out.Assessment
	fmt.Fprintf(&b, "%s  %s  %s\n", m.ID, m.Content.Channel, a.Lang)
	fmt.Fprintf(&b, "  message    %s\n", assessment(a))
	for _, pair := range a.Basis {
		fmt.Fprintf(&b, "             because %s, %s\n", identifier(a, pair), health(a, pair))
	}
	for _, s := range out.Plan.Steps {
		fmt.Fprintf(&b, "  plan       %s %s  (%s)\n", s.Slot, s.Value, strings.Join(s.Rules, ", "))
	}
	for _, h := range out.Plan.Holds {
		fmt.Fprintf(&b, "  hold       %s %s\n", h.Cause, h.Rule)
	}
	if out.Reply != nil {
		fmt.Fprintf(&b, "  reply      %s: %s\n", out.Reply.ID, out.Reply.Text)
	}
	if r := out.Draft; r != nil {
		fmt.Fprintf(&b, "  draft      %s\n", r.Verdict)
		for _, v := range r.Violations {
			fmt.Fprintf(&b, "             %s %s [%d:%d]\n", v.Severity, v.Code, v.Start, v.End)
		}
		if r.Safe != nil {
			fmt.Fprintf(&b, "             instead %s: %s\n", r.Safe.ID, r.Safe.Text)
		}
	}
	fmt.Fprintf(&b, "  coverage   %s, use %s%s\n", out.Coverage.Coverage, out.Coverage.Use, unmet(out.Coverage))
	fmt.Fprintf(&b, "  retention  %s\n\n", keeping(out.Retention))
	return jsonlines.Plain(b.String()), nil
}

func assessment(a phi.Assessment) string {
	parts := []string{a.Level.String()}
	if a.Health {
		parts = append(parts, "health talk")
	}
	if a.Unsupported {
		parts = append(parts, "unsupported language")
	}
	for _, i := range a.Intents {
		parts = append(parts, i.String())
	}
	for _, c := range a.Cues {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, ", ")
}

// identifier names the identifier of a pair without its value.
func identifier(a phi.Assessment, p phi.Pair) string {
	if p.Finding == phi.AuthorFinding {
		return "the author"
	}
	return a.Findings[p.Finding].String()
}

// health names the health talk of a pair without its words.
func health(a phi.Assessment, p phi.Pair) string {
	if p.Mention == phi.ImpliedMention {
		return "the kind of channel"
	}
	return a.Mentions[p.Mention].String()
}

func unmet(v baa.Verdict) string {
	if len(v.Unmet) == 0 {
		return ""
	}
	return fmt.Sprintf(", %d conditions unmet", len(v.Unmet))
}

func keeping(d retention.Decision) string {
	s := d.State.String()
	if !d.KeepUntil.IsZero() {
		s += ", keep until " + d.KeepUntil.String()
	}
	if !d.DeleteAt.IsZero() {
		s += ", delete from " + d.DeleteAt.String()
	}
	if d.Rule != "" {
		s += " (" + d.Rule + ")"
	}
	return s
}

// summary prints the counts.
func (p *printer) summary(out io.Writer) {
	fmt.Fprintf(out, "%d messages, %d of them PHI, %d drafts, %d of them refused\n", p.messages, p.phi, p.drafts, p.refused)
}

// object returns an outcome for machines. Findings and mentions are without
// values and concepts.
func (p *printer) object(l jsonlines.Line) (any, error) {
	_, out, err := p.handle(l)
	if err != nil {
		return nil, err
	}
	return struct {
		ID         json.RawMessage       `json:"id"`
		Assessment phi.Assessment        `json:"assessment"`
		Plan       router.Plan           `json:"plan"`
		Trace      router.Trace          `json:"trace"`
		Receipts   []router.Receipt      `json:"receipts"`
		Reply      *disclaimer.SafeReply `json:"reply"`
		Draft      *disclaimer.Report    `json:"draft"`
		Coverage   baa.Verdict           `json:"coverage"`
		Retention  retention.Decision    `json:"retention"`
	}{l.ID, out.Assessment, out.Plan, out.Plan.Trace, out.Receipts, out.Reply, out.Draft, out.Coverage, out.Retention}, nil
}
