// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"cmp"
	"slices"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/phi"
)

// work is the check of one exchange.
type work struct {
	guard    *Guard
	x        *Exchange
	audience audience
	lang     phi.Language

	inbound      phi.Assessment
	inboundTexts []*text
	// inboundMatches are the matches of the rules that read inbound messages.
	inboundMatches []match
	disclosed      disclosed
	reply          phi.Assessment
	view           fold.View
	text           *text
	matches        []match
	personal       []bool // units in a match about the person
	tied           []bool // sentences with one
	found          []Violation
	notChecked     [NumCodes + 1]bool
}

// run applies all rules to the reply.
func (w *work) run() {
	g := w.guard.grammar
	w.matches = w.text.holding(g.indexes[w.lang].matchRules(w.text))
	w.personal = make([]bool, len(w.text.units))
	w.tied = make([]bool, len(w.text.sentences))
	w.found = make([]Violation, 0, len(w.matches))
	for _, m := range w.matches {
		if m.rule.tier <= TierB {
			w.tied[w.text.units[m.from].sentence] = true
			for i := m.from; i < m.to; i++ {
				w.personal[i] = true
			}
		}
		start, end := w.text.original(m.from, m.to)
		w.add(m.rule, start, end)
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

// find reports a violation of a named rule at the units [from, to).
func (w *work) find(name string, from, to int) {
	start, end := w.text.original(from, to)
	w.add(w.guard.grammar.byName[name], start, end)
}

// findWhole reports a violation of the reply as a whole.
func (w *work) findWhole(name string) {
	w.add(w.guard.grammar.byName[name], len(w.x.Reply), len(w.x.Reply))
}

// add reports a violation with the severity that tier, level and audience give
// it.
func (w *work) add(r *rule, start, end int) {
	s := w.severity(r)
	if s == silent {
		return
	}
	w.found = append(w.found, Violation{
		Code: r.code, Start: start, End: end, Severity: s, Why: r.why, Source: r.source, Rule: r.name,
	})
	if w.guard.organisation.Part2 && recordCodes[r.code] {
		sud := w.guard.grammar.byName["concept.sud"]
		w.found = append(w.found, Violation{
			Code: sud.code, Start: start, End: end, Severity: SeverityHigh, Why: sud.why, Source: sud.source, Rule: sud.name,
		})
	}
}

// recordCodes are the codes that, at a substance-use programme, give a record
// of treatment away.
var recordCodes = [NumCodes + 1]bool{
	CodeConfirmsRelationship: true, CodeDeniesRelationship: true, CodePrivacyRefusal: true, CodeRecordLookup: true,
	CodeDisclosesTreatment: true, CodeDisclosesAppointment: true,
}

// severity returns how severe a rule is here.
func (w *work) severity(r *rule) Severity {
	tier := r.tier
	if w.guard.organisation.Part2 && (r.code == CodeDeniesRelationship || r.code == CodePrivacyRefusal) {
		tier = TierA // 42 CFR 2.13(c): the presence of a patient may not be acknowledged
	}
	switch w.audience {
	case addressee, carrier:
		if tier == TierC {
			return silent
		}
	case listener:
		if tier <= TierB {
			return SeverityHigh
		}
		return silent
	case verified:
		if !verifiedCodes[r.code] {
			return silent
		}
	}
	return outcomes[tier][w.guard.level]
}

// verifiedCodes are the codes that remain between the organisation and a
// person whom it identified on a protected channel.
var verifiedCodes = [NumCodes + 1]bool{
	CodeMedicalAdvice: true, CodeNewIdentifier: true, CodeEmergencyUnanswered: true, CodeUnapprovedContact: true,
	CodeRetaliation: true, CodeAINotice: true, CodeRecordingNotice: true,
}

// missing notes that a code could not be checked.
func (w *work) missing(c Code) { w.notChecked[c] = true }

// has reports whether a violation of code c was found.
func (w *work) has(c Code) bool {
	return slices.ContainsFunc(w.found, func(v Violation) bool { return v.Code == c })
}

// settle applies what the facts permit and what they require.
func (w *work) settle() {
	f := &w.x.Facts
	if w.audience == verified {
		switch f.ActorRole {
		case ActorClinician:
			w.drop(func(v Violation) bool { return v.Code == CodeMedicalAdvice })
		case ActorUnstated:
			w.drop(func(v Violation) bool { return v.Code == CodeMedicalAdvice })
			w.missing(CodeMedicalAdvice)
		}
	}
	scheduling := func(v Violation) bool {
		return v.Code == CodeDisclosesAppointment && !w.reasoned(v) || v.Rule == "relationship.visit" || v.Rule == "relationship.return" ||
			v.Rule == "relationship.came"
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
				w.found = append(w.found, Violation{
					Code: c, Start: len(w.x.Reply), End: len(w.x.Reply), Severity: SeverityCaution,
					Why:    "A fact that this code needs was not passed, and the guard requires it.",
					Source: "practice: what is not known is not clean", Rule: "fact.missing",
				})
			}
		}
	}
}

// reasoned reports whether the sentence of a violation gives the reason of an
// appointment or a specialty, which no permission to send dates covers.
func (w *work) reasoned(v Violation) bool {
	specialty := w.guard.grammar.names.ids["specialty"]
	for i := range w.text.within(v.Start, v.End) {
		from, to := w.text.sentence(i)
		return w.text.first(from, to, specialty, classCondition, classSymptom, classMedication, classLab) >= 0
	}
	return false
}

func (w *work) drop(which func(Violation) bool) { w.found = slices.DeleteFunc(w.found, which) }

// permit drops violations and has their sentences be harmless.
func (w *work) permit(which func(Violation) bool) {
	w.drop(func(v Violation) bool {
		if !which(v) {
			return false
		}
		for i := range w.text.within(v.Start, v.End) {
			w.text.excuse(w.text.sentence(i))
		}
		return true
	})
}

// report returns what was found.
func (w *work) report() Report {
	r := Report{
		Verdict: VerdictAllow, Violations: merged(w.found), NotChecked: []Code{}, NeedsApproval: []Approver{},
		Digest: digest(w.x.Reply), Notice: Notice, Engine: w.guard.engine,
	}
	for _, v := range r.Violations {
		switch v.Severity {
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

// merged sorts violations and joins those of one code that overlap: the range
// grows, the more severe one names the rule.
func merged(vs []Violation) []Violation {
	slices.SortStableFunc(vs, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Rule, b.Rule))
	})
	out := make([]Violation, 0, len(vs))
	for _, v := range vs {
		last := len(out) - 1
		if last < 0 || out[last].Code != v.Code || v.Start >= out[last].End && v.Start != out[last].Start {
			out = append(out, v)
			continue
		}
		start, end := out[last].Start, max(out[last].End, v.End)
		if v.Severity < out[last].Severity {
			out[last] = v
		}
		out[last].Start, out[last].End = start, end
	}
	slices.SortStableFunc(out, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Code, b.Code))
	})
	return out
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
