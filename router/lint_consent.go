// SPDX-License-Identifier: Apache-2.0

package router

// textMessages looks for a rule that answers text messages and does not ask for
// consent. The engine drops such an answer; a rule that asks says so to those
// who read it.
//
// Source: 47 CFR 64.1200(a).
func (l *linter) textMessages(r *compiledRule, ways []cube) {
	if !r.writesTo(SlotAutoReply) && !r.writesTo(SlotBotFlow) || l.asks(&r.when, func(a *atom) bool { return a.field.name == "consent" }) {
		return
	}
	carrier := newDemand(mustField("channel"))
	carrier.known, carrier.allowed = Yes, 1<<ChannelSMS|1<<ChannelMMS
	both, ok := l.joinAll(ways, []cube{{"channel": carrier}})
	if ok && len(both) == 0 {
		return
	}
	l.witness(l.add(LintNoConsent, SeverityInfo, r.id, ""), both, r)
}
