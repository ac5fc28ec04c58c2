// SPDX-License-Identifier: Apache-2.0

package router

import (
	"cmp"
	"slices"
	"strings"
)

// settleAnswer picks the one thing that is sent to the customer: the first
// reply or flow, in the order of the rules, that may be sent.
func (d *draft) settleAnswer() {
	all := slices.Concat(d.writes[SlotAutoReply], d.writes[SlotBotFlow])
	slices.SortFunc(all, func(a, b *write) int { return cmp.Compare(a.seq, b.seq) })
	for i, w := range all {
		if c := d.answerCause(w); c != 0 {
			d.drop(w, c)
			continue
		}
		rest := slices.DeleteFunc(all[i+1:], func(later *write) bool {
			c := d.answerCause(later)
			if c != 0 {
				d.drop(later, c)
			}
			return c != 0
		})
		st := d.step(w.slot, w.value, d.win(w, rest)...)
		st.After = d.answerAfter(w)
		d.Steps = append(d.Steps, st)
		return
	}
}

// answerAfter lists the steps that an answer waits for.
func (d *draft) answerAfter(w *write) []string {
	var after []string
	if d.approvalKey != "" {
		after = append(after, d.approvalKey)
	}
	if d.claimsRemoval(w) {
		after = append(after, d.removedKey)
	}
	return after
}

// says lists the saved replies that an answer may send: of a flow those of all
// its steps.
func (e *Engine) says(w *write) []Reply {
	if w.slot == SlotBotFlow {
		return e.flows[w.value]
	}
	return []Reply{e.replies[w.value]}
}

// claimsRemoval says whether an answer tells that the message was taken down.
func (d *draft) claimsRemoval(w *write) bool {
	return slices.ContainsFunc(d.e.says(w), func(r Reply) bool { return r.ClaimsRemoval })
}

// revoked says whether the person has withdrawn the consent to be written to
// on this channel. On a text message, asking to stop is enough.
//
// Source: 47 CFR 64.1200(a)(10).
func (s *state) revoked() bool {
	return is(s, traitEvent, EventConsentRevoked) || is(s, traitConsent, ConsentRevoked) || s.carrier() && s.has(IntentOptOut) == Yes
}

// answerCause is why an answer may not be sent, or 0. Instructions for an
// emergency pass everything that only waits for somebody to look.
func (d *draft) answerCause(w *write) Cause {
	rescue := d.emergency() && w.slot == SlotAutoReply && d.e.replies[w.value].Purpose == PurposeEmergency
	switch {
	case d.revoked():
		return CauseConsentRevoked
	case d.Outbound == OutboundBlock:
		return CauseOutboundBlocked
	case !is(d.state, traitOrigin, OriginCustomer):
		return CauseOrigin
	case rescue:
		return 0
	case d.emergency():
		return CauseEmergency
	case d.has(IntentOptOut) == Yes:
		return CauseOptOut
	case d.Outbound == OutboundHold:
		return CauseOutboundHeld
	case d.maybeCarrier() && !is(d.state, traitConsent, ConsentGiven):
		return CauseConsentMissing
	case d.carrier() && is(d.state, traitPermission, PermissionRevoked):
		return CausePermissionRevoked
	case is(d.state, traitReplyCap, Yes):
		return CauseReplyCap
	}
	for _, r := range d.e.says(w) {
		switch {
		case len(r.Channels) > 0 && !d.onChannel(r.Channels...):
			return CauseChannel
		case !d.understands(r.Languages):
			return CauseLanguage
		case r.ClaimsRemoval && d.removed == RemovalNone:
			return CauseNothingRemoved
		}
	}
	return 0
}

// speaks says whether a language, or a language that covers it, is in a list.
// An empty list fits every language.
func speaks(languages []string, language string) bool {
	if len(languages) == 0 {
		return true
	}
	language = strings.ToLower(language)
	return slices.ContainsFunc(languages, func(l string) bool {
		rest, ok := strings.CutPrefix(language, strings.ToLower(l))
		return ok && (rest == "" || rest[0] == '-' || rest[0] == '_')
	})
}
