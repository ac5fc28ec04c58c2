// SPDX-License-Identifier: Apache-2.0

package disclaimer

import "github.com/safeharbor-go/safeharbor/phi"

// A work is the check of one exchange. What it holds of the exchange is in its
// state and in the lists of its space.
type work struct {
	state
	space
}

// A state is what a work holds of its exchange beside its lists.
type state struct {
	guard      *Guard
	x          Exchange
	audience   audience
	lang       phi.Language
	inbound    phi.Assessment
	reply      phi.Assessment
	text       *text
	notChecked [NumCodes + 1]bool
}

// run applies all rules to the reply.
func (w *work) run() {
	g := w.guard.grammar
	w.matches = w.text.holding(g.indexes[w.lang].appendMatches(w.matches[:0], w.text, &w.search))
	w.personal = zeroed(w.personal, len(w.text.units))
	w.tied = zeroed(w.tied, len(w.text.sentences))
	for _, m := range w.matches {
		if m.rule.tier <= TierB {
			w.tied[w.text.units[m.from].sentence] = true
			for i := m.from; i < m.to; i++ {
				w.personal[i] = true
			}
		}
		w.add(m.rule, m.from, m.to)
	}
	w.checkConcepts()
	w.checkEveryday()
	w.checkAmounts()
	w.checkOwned()
	w.checkNames()
	w.checkIdentifiers()
	w.checkContacts()
	w.checkDeletion()
	w.checkRedirect()
	w.checkEmergency()
	w.checkMachine()
	w.checkRecording()
	w.checkCarrier()
	w.checkVoicemail()
	w.checkUncheckable()
	w.checkStory()
	w.weigh()
	w.settle()
}

// setting returns what holds for every place of the reply.
func (w *work) setting() condition {
	var c condition
	if w.audience == carrier {
		c |= onCarrier
	}
	switch w.x.Channel {
	case phi.ChannelPost, phi.ChannelMention:
		c |= onPost
	}
	if len(w.disclosed.told) > 0 {
		c |= afterTold
	}
	if w.asksOfOwn() {
		c |= afterAsked
	}
	if w.tellsOf("question.matter") && w.questions() {
		c |= afterMatter
	}
	return c
}

// missing notes that a code could not be checked.
func (w *work) missing(c Code) { w.notChecked[c] = true }

// settle applies what the facts permit and what they require.
func (w *work) settle() {
	f := &w.x.Facts
	if w.audience == verified {
		switch f.ActorRole {
		case ActorClinician:
			w.drop(func(h hit) bool { return h.rule.code == CodeMedicalAdvice })
		case ActorUnstated:
			w.drop(func(h hit) bool { return h.rule.code == CodeMedicalAdvice })
			w.missing(CodeMedicalAdvice)
		}
	}
	scheduling := func(h hit) bool {
		switch h.rule.name {
		case "relationship.visit", "relationship.return", "relationship.came":
			return true
		}
		return h.rule.code == CodeDisclosesAppointment && !w.reasoned(h)
	}
	switch {
	case w.audience == addressee && yes(f.Permission), w.audience == carrier && yes(f.Permission):
		w.drop(scheduling)
	case w.audience == carrier && f.Permission == nil:
		w.drop(scheduling)
		w.missing(CodeDisclosesAppointment)
	}
	if w.guard.requireFacts {
		for _, c := range Codes() {
			if w.notChecked[c] && !w.has(c) {
				w.found = append(w.found, hit{rule: &rule{
					name: "fact.missing", code: c, why: "A fact that this code needs was not passed, and the guard requires it.",
					source: "practice: what is not known is not clean",
				}, start: len(w.x.Reply), end: len(w.x.Reply), severity: SeverityCaution})
			}
		}
	}
}

// reasoned reports whether the sentence of a hit gives the reason of an
// appointment or a specialty, which no permission to send dates covers.
func (w *work) reasoned(h hit) bool {
	specialty := w.guard.grammar.classes.specialty
	if h.from == h.to {
		return false
	}
	from, to := w.text.sentence(h.from)
	return w.text.first(from, to, specialty, classCondition, classSymptom, classMedication, classLab) >= 0
}

// report returns what was found.
func (w *work) report() Report {
	w.merge()
	r := Report{
		Verdict: VerdictAllow, Violations: make([]Violation, len(w.found)), NotChecked: make([]Code, 0, NumCodes), NeedsApproval: []Approver{},
		Digest: digest(w.x.Reply), Notice: Notice, Engine: w.guard.engine,
	}
	for i, h := range w.found {
		r.Violations[i] = Violation{
			Code: h.rule.code, Start: h.start, End: h.end, Severity: h.severity, Why: h.rule.why, Source: h.rule.source, Rule: h.rule.name,
		}
		switch h.severity {
		case SeverityHigh:
			r.Verdict = VerdictBlock
		case SeverityCaution:
			r.Verdict = min(r.Verdict, VerdictRevise)
		}
	}
	for _, c := range Codes() {
		if w.notChecked[c] {
			r.NotChecked = append(r.NotChecked, c)
		}
	}
	return r
}

// approvers returns who has to look at the reply before it is sent.
func (w *work) approvers(r *Report) []Approver {
	var need [ApproverPrivacyOfficer + 1]bool
	switch r.Verdict {
	case VerdictBlock:
		need[ApproverPrivacyOfficer] = true
	case VerdictRevise:
		need[ApproverSupervisor] = true
	}
	switch w.x.Facts.ActorRole {
	case ActorVolunteer, ActorStudent, ActorContractor, ActorPersonal, ActorMachine:
		need[ApproverSupervisor] = true // 45 CFR 160.103, "workforce", covers the unpaid
	}
	if r.Has(CodeMedicalAdvice) || r.Has(CodeEmergencyUnanswered) {
		need[ApproverClinician] = true
	}
	out := []Approver{}
	for a := ApproverSupervisor; a <= ApproverPrivacyOfficer; a++ {
		if need[a] {
			out = append(out, a)
		}
	}
	return out
}
