// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// storyCodes are the codes that, in a post, make it a patient's story.
var storyCodes = [NumCodes + 1]bool{
	CodeRestatesCondition: true, CodeConfirmsRelationship: true, CodeDisclosesTreatment: true, CodeConfirmsOutcome: true,
	CodeDisclosesAppointment: true, CodeHiddenDetail: true, CodeUsesName: true, CodeNewIdentifier: true, CodeNamesProvider: true,
	CodeSUDRecord: true,
}

// checkStory finds what publishes one patient: details that together name
// somebody, and stories and pictures, which an authorization alone permits.
func (w *work) checkStory() {
	if !w.x.Channel.Public() && w.x.Channel != phi.ChannelMMS {
		return
	}
	if at := w.hidden(); at >= 0 {
		w.find("post.hidden", at, at+1)
	}
	published := w.x.Channel == phi.ChannelPost || w.x.Channel == phi.ChannelMMS
	at := w.pictured()
	story := published && slices.ContainsFunc(w.found, func(h hit) bool { return storyCodes[h.rule.code] })
	if at < 0 && !story {
		return
	}
	a := w.x.Facts.Authorization
	switch {
	case a == nil:
		w.missing(CodeMediaWithoutAuthorization)
	case len(a.Defects(Use{On: DateOf(w.x.Inbound.At)})) > 0:
		if at >= 0 {
			w.find("post.media", at, at+1)
		} else {
			w.findWhole("post.media")
		}
	case published:
		w.drop(func(h hit) bool { return storyCodes[h.rule.code] })
	}
}

// pictured returns a unit that speaks of pictures or sound of a patient, or -1.
func (w *work) pictured() int {
	t := w.text
	classes := &w.guard.grammar.classes
	media := classes.media
	at := -1
	if t.has(media) {
		at = t.first(0, len(t.units), media)
	}
	for _, cue := range w.reply.Cues {
		if (cue == phi.CueBeforeAfter || cue == phi.CuePatientMedia) && len(t.units) > 0 {
			return max(at, 0)
		}
	}
	for ; at >= 0; at = t.first(at+1, len(t.units), media) {
		from, to := t.sentence(at)
		if w.x.Channel == phi.ChannelPost {
			from, to = 0, len(t.units) // the picture shows whom the post is about
		}
		if t.conditions(at, at+1, nil, inGeneric|inNegation|inIf) == 0 &&
			t.first(from, to, classes.persona, classes.child, classes.onepatient, classThird, classThirdsOwn, className, classProcedure) >= 0 {
			return at
		}
	}
	return -1
}

// hidden returns the unit of a rare event of one person that the text places in
// a unit of the house or on a day, or -1.
func (w *work) hidden() int {
	t := w.text
	classes := &w.guard.grammar.classes
	rare := classes.rare
	if !t.has(rare) || !t.has(classes.persona, classes.individual, classThird, classThirdsOwn) || !t.past(0, len(t.units)) {
		return -1
	}
	first := t.first(0, len(t.units), rare)
	signs := 0
	for _, sign := range [...]bool{
		t.has(classes.clinicalplace), t.has(classDate, classWeekday, classMonth, classes.thatday, classes.daypart),
		t.first(first+1, len(t.units), rare) >= 0,
	} {
		if sign {
			signs++
		}
	}
	if signs < 2 {
		return -1
	}
	return first
}
