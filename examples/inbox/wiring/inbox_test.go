// SPDX-License-Identifier: Apache-2.0

package wiring_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/examples/inbox/wiring"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

var received = time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)

// inbox returns the inbox of the examples over a network.
func inbox(t testing.TB, n wiring.Network) *wiring.Inbox {
	t.Helper()
	c, err := wiring.HarborClinic()
	require.NoError(t, err)
	c.Network = n
	in, err := wiring.New(c)
	require.NoError(t, err)
	return in
}

func message(text string, c phi.Channel) wiring.Message {
	m := wiring.Message{ID: "m", Network: "facebook", Content: phi.Body(text)}
	m.Content.Channel, m.Content.At = c, received
	return m
}

func handle(t testing.TB, in *wiring.Inbox, m wiring.Message) wiring.Outcome {
	t.Helper()
	out, err := in.Handle(m)
	require.NoError(t, err)
	return out
}

// One message travels the whole way.
func TestOneMessage(t *testing.T) {
	m := message("I was just told I have diabetes. Should I be worried?", phi.ChannelPublicComment)
	m.Draft = "We are sorry about your diabetes."
	out := handle(t, inbox(t, nil), m)
	if !out.Assessment.PHI() {
		t.Errorf("level %v, want PHI", out.Assessment.Level)
	}
	for _, slot := range []router.Slot{router.SlotTag, router.SlotFolder, router.SlotNotify, router.SlotRemove, router.SlotAutoReply} {
		if len(out.Plan.Find(slot)) == 0 {
			t.Errorf("the plan has no step for %v", slot)
		}
	}
	require.NotNil(t, out.Draft)
	if out.Draft.Verdict != disclaimer.VerdictBlock || out.Draft.Safe == nil {
		t.Errorf("draft: %v, safe reply %v", out.Draft.Verdict, out.Draft.Safe)
	}
	if out.Coverage.Coverage != baa.Covered {
		t.Errorf("coverage %v: a comment that nobody asked for is covered by the clinic's agreement", out.Coverage.Coverage)
	}
	if out.Retention.State != retention.Due {
		t.Errorf("retention %v: what is flagged is due", out.Retention.State)
	}
}

// failing is a network that cannot take anything down.
type failing struct{ done []string }

func (f *failing) Do(_ string, s router.Step) error {
	if s.Slot == router.SlotRemove {
		return errors.New("the network refused")
	}
	f.done = append(f.done, s.Slot.String()+" "+s.Value)
	return nil
}

// A reply may tell of a removal only after the removal: in the plan by the
// order of steps, in a draft by the receipt.
func TestReq_L8_ClaimOfRemovalNeedsReceipt(t *testing.T) {
	m := message("I have diabetes", phi.ChannelPublicComment)
	m.Draft = "We removed your comment to protect your privacy. Please call our office at 410-555-0199."
	if out := handle(t, inbox(t, nil), m); out.Draft.Has(disclaimer.CodeClaimsDeletion) {
		t.Error("the comment was taken down, and the draft that says so is refused")
	}
	network := &failing{}
	out := handle(t, inbox(t, network), m)
	if !out.Draft.Has(disclaimer.CodeClaimsDeletion) || out.Draft.Verdict != disclaimer.VerdictBlock {
		t.Errorf("the comment is still there, and the draft that says otherwise is %v", out.Draft.Verdict)
	}
	for _, d := range network.done {
		if d == "auto_reply removed.redirect" {
			t.Error("the reply that tells of the removal was sent")
		}
	}
}

// A report to the network takes nothing down, nor does hiding where everybody
// can still look.
func TestReq_L8_ARequestIsNoRemoval(t *testing.T) {
	for network, channel := range map[string]phi.Channel{"google": phi.ChannelPublicReview, "x": phi.ChannelPublicComment, "linkedin": phi.ChannelPublicComment} {
		m := message("I have diabetes", channel)
		m.Network = network
		m.Draft = "We removed your comment to protect your privacy. Please call our office at 410-555-0199."
		out := handle(t, inbox(t, nil), m)
		require.NotEmpty(t, out.Plan.Find(router.SlotRemove), network)
		if !out.Draft.Has(disclaimer.CodeClaimsDeletion) {
			t.Errorf("%s: everybody still reads it, and the draft that says otherwise is %v", network, out.Draft.Verdict)
		}
	}
}

// What cannot be read is held.
func TestHolds(t *testing.T) {
	for _, tc := range []struct{ name, text string }{
		{"unsupported language", "у меня болит голова, можно записаться?"},
		{"not UTF-8", "I have \xff diabetes"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			out, _ := inbox(t, nil).Handle(message(tc.text, phi.ChannelDM))
			if len(out.Plan.Holds) == 0 || out.Plan.Outbound == router.OutboundAllow {
				t.Errorf("outbound %v with %d holds", out.Plan.Outbound, len(out.Plan.Holds))
			}
		})
	}
}

func TestEmergencyOutranksPrivacy(t *testing.T) {
	out := handle(t, inbox(t, nil), message("I can't breathe and my chest hurts", phi.ChannelDM))
	require.NotNil(t, out.Reply)
	if out.Reply.ID != router.ReplyEmergency {
		t.Errorf("the reply is %s, want the emergency reply", out.Reply.ID)
	}
}

func TestHoldKeeps(t *testing.T) {
	m := message("I have diabetes", phi.ChannelPublicComment)
	m.Hold = true
	out := handle(t, inbox(t, nil), m)
	for _, s := range out.Plan.Find(router.SlotRemove) {
		if s.Value == router.RemovalDelete.String() {
			t.Error("a message under hold is deleted")
		}
	}
	if out.Retention.State != retention.Held {
		t.Errorf("retention %v of a message under hold", out.Retention.State)
	}
}

// The packages agree on every word that the glue carries from one to the next.
func TestWords(t *testing.T) {
	check := func(what string, known bool, word string) {
		t.Helper()
		if !known {
			t.Errorf("%s: one package knows %q and another does not", what, word)
		}
	}
	for _, k := range phi.Kinds() {
		_, err := router.ParseKind(k.String())
		check("kind", err == nil, k.String())
	}
	for l := phi.LevelNone; l <= phi.LevelCertain; l++ {
		_, err := router.ParseLevel(l.String())
		check("level", err == nil, l.String())
	}
	for c := phi.ClassCondition; c <= phi.ClassOrganization; c++ {
		_, err := router.ParseClass(c.String())
		check("class", err == nil, c.String())
	}
	for i := phi.IntentMedicalAdviceRequest; i <= phi.IntentMisinformation; i++ {
		_, err := router.ParseIntent(i.String())
		check("intent", err == nil, i.String())
	}
	for c := phi.CueBeforeAfter; c <= phi.CueNeedsMediaReview; c++ {
		_, err := router.ParseCue(c.String())
		check("cue", err == nil, c.String())
	}
	for c := phi.ChannelOther; c <= phi.ChannelCRM; c++ {
		check("channel of router", router.ParseChannel(c.String()).String() == c.String(), c.String())
		check("channel of notice", notice.ParseChannel(c.String()).String() == c.String(), c.String())
		_, err := baa.ParseFeature(c.String())
		check("feature of baa", err == nil, c.String())
	}
	for c := baa.Prohibited; c <= baa.Covered; c++ {
		_, err := router.ParseCoverage(c.String())
		check("coverage", err == nil, c.String())
	}
}

// Every saved reply that the baseline may send is in the catalogue, in every
// language, and the guard lets it pass.
func TestBaselineRepliesAreSafe(t *testing.T) {
	c, err := notice.Builtin()
	require.NoError(t, err)
	for _, r := range router.BaselineOptions().Replies {
		e, ok := c.Entry(r.ID)
		if !ok {
			t.Errorf("the catalogue has no %s", r.ID)
			continue
		}
		if len(e.Wordings) != len(phi.Languages()) {
			t.Errorf("%s is in %d languages", r.ID, len(e.Wordings))
		}
	}
}

func TestHandleIsDeterministic(t *testing.T) {
	m := message("my name is Ana Ruiz, I have diabetes", phi.ChannelDM)
	a, b := handle(t, inbox(t, nil), m), handle(t, inbox(t, nil), m)
	if diff := cmp.Diff(fmt.Sprint(a.Plan, a.Receipts), fmt.Sprint(b.Plan, b.Receipts)); diff != "" {
		t.Errorf("the second plan differs (-first +second):\n%s", diff)
	}
}

func Example() {
	config, err := wiring.HarborClinic()
	if err != nil {
		fmt.Println(err)
		return
	}
	in, err := wiring.New(config)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := wiring.Message{ID: "42", Network: "facebook", Content: phi.Body("I was just told I have diabetes.")}
	m.Content.Channel = phi.ChannelPublicComment
	m.Content.At = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)
	m.Draft = "We are sorry about your diabetes."
	out, err := in.Handle(m)
	if err != nil {
		fmt.Println("hold the message:", err)
		return
	}
	fmt.Println(out.Assessment.Level, out.Draft.Verdict, out.Coverage.Coverage, out.Retention.DeleteAt)
	// Output: likely block covered 2026-11-16
}
