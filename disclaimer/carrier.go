// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/phi"
)

// maxSegments is the number of segments that carriers join without loss.
const maxSegments = 3

// checkCarrier applies what carriers and the rules for text messages ask for.
// The writer's role changes nothing.
func (w *work) checkCarrier() {
	if w.audience != carrier {
		return
	}
	f := &w.x.Facts
	switch f.Consent {
	case ConsentUnstated:
		w.missing(CodeSMSNoConsent)
	case ConsentNone, ConsentRevoked:
		w.findWhole("sms.consent")
	}
	w.checkDrugs()
	w.checkSubjects()
	if Segments(w.x.Reply) > maxSegments {
		w.findWhole("sms.long")
	}
	w.checkFirstMessage()
	w.checkHour()
}

// checkDrugs finds prescription and controlled drugs. A refill reminder may
// speak of "your refill" to an existing patient who consented, as long as it
// names no drug, dose, condition or specialty (L15).
func (w *work) checkDrugs() {
	classes := &w.guard.grammar.classes
	rx, refill, specialty, dose := classes.rxword, classes.refillword, classes.specialty, classes.unitdose
	t := w.text
	general := true
	for i := range t.units {
		u := &t.units[i]
		general = general && (u.is(refill) ||
			!u.any(specialty, dose, classCondition, classSymptom, classMedication, classProcedure, classLab))
	}
	reminder := w.x.Facts.Relationship == RelationshipPatient && w.x.Facts.Consent == ConsentGiven && general
	for i := range t.units {
		u := &t.units[i]
		if u.mention > 0 {
			switch status := drug(t.mentions[u.mention-1]); {
			case status.Schedule() > 0:
				w.find("sms.controlled", i, i+1)
				w.find("sms.prescription", i, i+1)
				continue
			case status == lexicon.Prescription:
				w.find("sms.prescription", i, i+1)
				continue
			}
		}
		if u.is(rx) && !(reminder && u.is(refill)) {
			w.find("sms.prescription", i, i+1)
		}
	}
	if reminder {
		w.permit(func(h hit) bool {
			return h.rule.code == CodeDisclosesTreatment && strings.HasPrefix(h.rule.name, "health.") && w.onlyRefill(h)
		})
	}
}

// drug returns the stricter status of what a mention names, in the United
// States and in Canada; a message crosses the border without notice.
func drug(m phi.Mention) lexicon.DrugStatus {
	n, ok := lexicon.ConceptByID(m.Concept.ID())
	if !ok {
		return lexicon.NoDrug
	}
	info := lexicon.Concept(n)
	return max(info.US, info.CA)
}

// onlyRefill reports whether the health words in a hit are no more than
// "prescription" and "refill".
func (w *work) onlyRefill(h hit) bool {
	refill := w.guard.grammar.classes.refillword
	for i := h.from; i < h.to; i++ {
		u := &w.text.units[i]
		if (u.is(classHealth) || u.mention > 0) && !u.is(refill) {
			return false
		}
	}
	return true
}

// checkSubjects finds advertising and the subjects that carriers block.
func (w *work) checkSubjects() {
	classes := &w.guard.grammar.classes
	promo, shaft := classes.promo, classes.shaft
	t := w.text
	for i := range t.units {
		u := &t.units[i]
		switch {
		case u.is(promo):
			w.find("sms.promotion", i, i+1)
		case u.is(classNumber) && int(u.end) < len(t.view.Text) && t.view.Text[u.end] == '%' && i+1 < len(t.units) && t.word(i+1) == "off":
			w.find("sms.promotion", i, i+2)
		case u.is(shaft):
			w.find("sms.shaft", i, i+1)
		}
	}
}

// checkFirstMessage asks a message that starts a conversation who sends it and
// how to stop it. Whether it starts one is known when there is no inbound
// message and the caller speaks of consent.
func (w *work) checkFirstMessage() {
	if w.x.hasInbound() {
		return
	}
	if w.x.Facts.Consent == ConsentUnstated {
		w.missing(CodeSMSNoOptOut)
		w.missing(CodeSMSMissingIdentification)
		return
	}
	optout := w.guard.grammar.classes.optout
	if !w.text.has(optout) {
		w.findWhole("sms.optout")
	}
	if len(w.guard.organisation.Names) == 0 {
		if !w.text.namesSender() {
			w.findWhole("sms.sender")
		}
		w.missing(CodeSMSMissingIdentification)
		return
	}
	lower := strings.ToLower(w.text.view.Text)
	for _, name := range w.guard.organisation.Names {
		if strings.Contains(lower, strings.ToLower(name)) {
			return
		}
	}
	w.findWhole("sms.sender")
}

// namesSender reports whether anything in the text could be the name of a sender:
// a word before a colon at its start, or a word with a capital that no table
// knows.
func (t *text) namesSender() bool {
	for i := range t.units {
		u := &t.units[i]
		if u.upper && u.any(classUnknown, className, classClinician) && !u.any(classWeekday, classMonth) {
			return true
		}
	}
	colon := strings.IndexByte(t.view.Text, ':')
	return colon > 0 && colon < len("a name that a practice goes by, at the most")
}

// lateStates are the states whose evening begins at eight.
var lateStates = [...]string{"US-FL", "US-OK", "US-WA"}

// checkHour keeps messages that start a conversation out of the night, which
// begins at nine, or at eight where a state says so, and ends at eight.
func (w *work) checkHour() {
	if w.x.hasInbound() {
		return
	}
	if w.x.Facts.LocalTime.IsZero() {
		w.missing(CodeSMSQuietHours)
		return
	}
	region := w.x.Facts.Region
	if region == "" {
		region = w.guard.organisation.Region
	}
	evening := 21
	for _, s := range lateStates {
		if s == region {
			evening = 20
		}
	}
	if h := w.x.Facts.LocalTime.hour(); h < 8 || h >= evening {
		w.findWhole("sms.quiet")
	}
}

// Segments returns the number of SMS segments that a text needs: 160 units of
// the GSM 7-bit alphabet or 70 UTF-16 units in one segment, 153 or 67 in each
// of several (3GPP TS 23.038). The empty text needs none.
func Segments(text string) int {
	septets, units, gsm := 0, 0, true
	for _, r := range text {
		units++
		if r > 0xFFFF {
			units++
		}
		switch {
		case strings.ContainsRune(gsmExtended, r):
			septets += 2
		case strings.ContainsRune(gsmBasic, r):
			septets++
		default:
			gsm = false
		}
	}
	n, one, each := units, 70, 67
	if gsm {
		n, one, each = septets, 160, 153
	}
	switch {
	case n == 0:
		return 0
	case n <= one:
		return 1
	}
	return (n + each - 1) / each
}

// The GSM 7-bit default alphabet; the characters of the extension take two.
const (
	gsmBasic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
		"ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtended = "\f^{}\\[~]|€"
)
