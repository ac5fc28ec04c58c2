// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"cmp"
	"slices"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A work is the check of one exchange. What it holds of the exchange is in its
// state and in the lists of its space.
type work struct {
	state
	space
}

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

// A hit is a violation before it is reported.
type hit struct {
	rule       *rule
	start, end int // bytes of the reply
	from, to   int // units
	severity   Severity
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

// find reports a violation of a named rule at the units [from, to).
func (w *work) find(name string, from, to int) {
	w.add(w.guard.grammar.byName[name], from, to)
}

// findBytes reports a violation of a named rule at the bytes [start, end) of the
// reply.
func (w *work) findBytes(name string, start, end int) {
	from, to := w.text.within(start, end)
	w.addHit(hit{rule: w.guard.grammar.byName[name], start: start, end: end, from: from, to: to})
}

// findWhole reports a violation of the reply as a whole.
func (w *work) findWhole(name string) {
	w.findBytes(name, len(w.x.Reply), len(w.x.Reply))
}

// add reports a violation of a rule at the units [from, to).
func (w *work) add(r *rule, from, to int) {
	start, end := w.text.original(from, to)
	w.addHit(hit{rule: r, start: start, end: end, from: from, to: to})
}

// addHit reports a hit with the severity that tier, level and audience give it.
func (w *work) addHit(h hit) {
	h.severity = w.severity(h.rule)
	if h.severity == silent {
		return
	}
	w.found = append(w.found, h)
	if w.guard.organisation.Part2 && recordCodes[h.rule.code] {
		h.rule, h.severity = w.guard.grammar.byName["concept.sud"], SeverityHigh
		w.found = append(w.found, h)
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
	return slices.ContainsFunc(w.found, func(h hit) bool { return h.rule.code == c })
}

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
	specialty := w.guard.grammar.names.ids["specialty"]
	if h.from == h.to {
		return false
	}
	from, to := w.text.sentence(h.from)
	return w.text.first(from, to, specialty, classCondition, classSymptom, classMedication, classLab) >= 0
}

func (w *work) drop(which func(hit) bool) { w.found = slices.DeleteFunc(w.found, which) }

// permit drops hits and has their sentences be harmless.
func (w *work) permit(which func(hit) bool) {
	w.drop(func(h hit) bool {
		if !which(h) {
			return false
		}
		for i := h.from; i < h.to; i++ {
			w.text.excuse(w.text.sentence(i))
		}
		return true
	})
}

// report returns what was found.
func (w *work) report() Report {
	w.merge()
	r := Report{
		Verdict: VerdictAllow, Violations: make([]Violation, len(w.found)), NotChecked: []Code{}, NeedsApproval: []Approver{},
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

// merge sorts what was found and joins what overlaps of one code: the range
// grows, the more severe one names the rule.
func (w *work) merge() {
	slices.SortFunc(w.found, hit.compare)
	var last [NumCodes + 1]int // one more than the place of the last hit of each code
	joined := w.found[:0]
	for _, h := range w.found {
		if at := last[h.rule.code] - 1; at >= 0 && (h.start < joined[at].end || h.start == joined[at].start) {
			joined[at].end = max(joined[at].end, h.end)
			if h.severity < joined[at].severity {
				joined[at].rule, joined[at].severity = h.rule, h.severity
			}
			continue
		}
		joined = append(joined, h)
		last[h.rule.code] = len(joined)
	}
	w.found = joined
	slices.SortFunc(w.found, hit.compare) // ends have moved
}

// compare orders hits as a report does.
func (h hit) compare(other hit) int {
	if h.start != other.start {
		return h.start - other.start
	}
	if order := cmp.Or(other.end-h.end, int(h.rule.code)-int(other.rule.code)); order != 0 || h.rule == other.rule {
		return order
	}
	return cmp.Compare(h.rule.name, other.rule.name)
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
