// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/router"
)

// check has the guard look at the draft. What became of the message is a fact
// that comes from the receipts: a reply may say that a comment was removed only
// if it was. A guard that could not finish blocks.
func (in *Inbox) check(m Message, out Outcome) (disclaimer.Report, error) {
	facts := m.Facts
	if facts.Deletion == disclaimer.DeletionUnstated {
		facts.Deletion = deletion(out)
	}
	if facts.Contacts == nil {
		facts.Contacts = in.config.Values.Contacts()
	}
	report, err := in.guard.Check(disclaimer.Exchange{
		Inbound: m.Content, Reply: m.Draft, Lang: out.Assessment.Lang, Channel: m.Content.Channel, Facts: facts,
	})
	if err != nil {
		report.Verdict = disclaimer.VerdictBlock
	}
	return report, err
}

// deletion returns what became of the message. It was not taken down where the
// network was only asked to do so.
func deletion(out Outcome) disclaimer.Deletion {
	for _, s := range out.Plan.Find(router.SlotRemove) {
		if !s.TakesDown() {
			continue
		}
		switch stage(out.Receipts, s.Key) {
		case router.StageDone:
			return disclaimer.DeletionDone
		case router.StageFailed:
			return disclaimer.DeletionFailed
		}
	}
	return disclaimer.DeletionNone
}

// reply renders the saved reply that the plan sends.
func (in *Inbox) reply(p router.Plan, m Message, a phi.Assessment) *disclaimer.SafeReply {
	for _, s := range p.Find(router.SlotAutoReply) {
		if text, ok := in.replies.Text(s.Value, a.Lang.String(), m.Content.Channel.String()); ok {
			return &disclaimer.SafeReply{ID: s.Value, Text: text}
		}
	}
	return nil
}
