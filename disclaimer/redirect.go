// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// checkDeletion holds a claim of deletion to the fact. Without the fact it is
// not checked; at strict it is then a reason to revise.
func (w *work) checkDeletion() {
	switch w.x.Facts.Deletion {
	case DeletionDone:
		w.drop(func(h hit) bool { return h.rule.code == CodeClaimsDeletion })
	case DeletionUnstated:
		w.missing(CodeClaimsDeletion)
		severity := outcomes[TierC][w.guard.level]
		if severity == silent {
			w.drop(func(h hit) bool { return h.rule.code == CodeClaimsDeletion })
		}
		for i := range w.found {
			if w.found[i].rule.code == CodeClaimsDeletion {
				w.found[i].severity = severity
			}
		}
	}
}

// answerable are the intents that need an answer of the author's own. Praise and
// complaint need none; an appointment does unless it is asked in general.
var answerable = [...]phi.Intent{
	phi.IntentMedicalAdviceRequest, phi.IntentBilling, phi.IntentRefillRequest,
	phi.IntentRecordsRequest, phi.IntentPrivacyComplaint,
}

// checkRedirect asks for a private way to go on where the message was removed,
// or told health information and asks for something.
func (w *work) checkRedirect() {
	claims := slices.ContainsFunc(w.matches, func(m match) bool { return m.rule.code == CodeClaimsDeletion })
	removed := w.x.Facts.Deletion == DeletionDone || claims
	own := !w.asksService() && (w.tellsOf("question.own") || w.wants(phi.IntentAppointment))
	asks := w.inbound.PHI() && (own || slices.ContainsFunc(answerable[:], w.wants))
	if !removed && !w.x.hasInbound() {
		w.missing(CodeMissingRedirect)
		return
	}
	if (removed || asks) && !w.redirects() {
		w.findWhole("redirect.missing")
	}
}

// redirects reports whether the reply names another channel.
func (w *work) redirects() bool {
	t := w.text
	if t.has(classRedirect, classContact) {
		return true
	}
	for i := 1; i < len(t.units); i++ {
		if t.localNumber(i) {
			return true
		}
	}
	return false
}

// localNumber reports whether units i-1 and i are a telephone number without
// its area code, 555-0110, which the detector takes for one only beside a word
// that announces it.
func (t *text) localNumber(i int) bool {
	a, b := &t.units[i-1], &t.units[i]
	return a.is(classNumber) && b.is(classNumber) && a.end-a.start == 3 && b.end-b.start == 4 && t.view.Text[a.end:b.start] == "-"
}

// checkEmergency asks for instructions where the inbound message tells of an
// emergency.
func (w *work) checkEmergency() {
	if !slices.Contains(w.inbound.Intents, phi.IntentEmergency) && !w.tellsOf("emergency.told") &&
		(w.x.Channel == phi.ChannelPublicReview || !w.tellsOf("emergency.event")) {
		return // a review looks back
	}
	if !w.text.has(classEmergency) {
		w.findWhole("emergency.unanswered")
	}
}

// checkMachine asks a program to say that it is one.
func (w *work) checkMachine() {
	switch w.x.Facts.ActorRole {
	case ActorUnstated:
		w.missing(CodeAINotice)
	case ActorMachine:
		machine := w.guard.grammar.classes.machine
		if !w.text.has(machine) {
			w.findWhole("machine.silent")
		}
	}
}

// checkUncheckable lists the codes that need more than a reply.
func (w *work) checkUncheckable() {
	switch w.x.Channel {
	case phi.ChannelPost, phi.ChannelMMS:
		if w.x.Facts.Authorization == nil {
			w.missing(CodeMediaWithoutAuthorization)
		}
	}
}

// checkVoicemail holds a voicemail to a name, a number and the wish to be
// called back.
func (w *work) checkVoicemail() {
	if w.audience != listener {
		return
	}
	for i := range w.text.units {
		u := &w.text.units[i]
		if u.any(classCondition, classSymptom, classMedication, classProcedure, classLab, classVital, classHealth, classVisit) {
			w.find("voicemail.health", i, i+1)
		}
	}
}

// checkSpecialties finds a specialty that the reply sends the person to.
func (w *work) checkSpecialties() {
	classes := &w.guard.grammar.classes
	specialty := classes.specialty
	t := w.text
	if !t.has(specialty) {
		return
	}
	for i := 0; i+1 < len(t.units); i++ {
		u := &t.units[i]
		if !u.is(specialty) || w.guard.own[u.hash] || !t.units[i+1].is(classes.unitword) || t.units[i+1].comma {
			continue
		}
		if t.conditions(i, i+2, nil, withPerson) != 0 || t.sentenceHolds(i, classRedirect) {
			w.find("provider.specialty", i, i+2)
		}
	}
}
