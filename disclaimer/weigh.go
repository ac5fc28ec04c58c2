// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// Beyond these scores a sentence that no rule decides is a violation, and one
// that only the frame of a clause speaks against is none. In other languages than
// English, of which there is less to learn from, the scores lie lower. They were
// chosen by fitting the weights to some files and trying them on others.
const (
	violatesAbove        = 0.35
	violatesAboveForeign = 0.1
	harmlessBelow        = -0.4
	harmlessBelowForeign = -0.4
)

// weigh asks for an opinion on the sentences of which no rule of tier A is sure:
// it finds violations that no rule knows, and drops those of tier B that it
// holds for none. A post addresses nobody, and has no opinion asked. A grammar
// has none while the weights are fitted.
func (w *work) weigh() {
	t, g := w.text, w.guard.grammar
	if w.x.Channel == phi.ChannelPost || w.audience == verified || g.opinion == nil {
		return
	}
	found := w.perSentence()
	above, below := violatesAbove, harmlessBelow
	if w.lang != phi.English {
		above, below = violatesAboveForeign, harmlessBelowForeign
	}
	w.harmless = zeroed(w.harmless, len(found))
	relents := false
	for s := range t.contents {
		if t.sentences[s] == t.sentences[s+1] || found[s] == objectionSure || t.isExcused(s) {
			continue
		}
		w.marker.sentence(t, s, g)
		switch score := g.opinion.score(w.marker.marks); {
		case found[s] == objectionNone && score > above:
			w.find(w.opinionRule(s), t.sentences[s], t.sentences[s+1])
		case found[s] == objectionUnsure && score < below:
			w.harmless[s], relents = true, true
		}
	}
	if relents && w.doubts() {
		w.dropDoubtful()
	}
}

// dropDoubtful drops what the frames of harmless sentences speak against, if
// nothing else is left then: beside another violation they are worth telling.
func (w *work) dropDoubtful() {
	left := slices.DeleteFunc(slices.Clone(w.found), func(h hit) bool {
		return h.rule.doubtful() && h.from < h.to && w.harmless[w.text.units[h.from].sentence]
	})
	if !slices.ContainsFunc(left, func(h hit) bool { return h.severity < SeverityInfo }) {
		w.found = left
	}
}

// An objection says what the rules hold against a sentence.
type objection uint8

const (
	objectionNone objection = iota
	objectionUnsure
	objectionSure
)

// perSentence returns what the rules hold against each sentence.
func (w *work) perSentence() []objection {
	w.against = zeroed(w.against, len(w.text.sentences))
	for _, h := range w.found {
		if h.severity >= SeverityInfo {
			continue
		}
		o := objectionSure
		if h.rule.doubtful() {
			o = objectionUnsure
		}
		for i := h.from; i < h.to; i++ {
			s := w.text.units[i].sentence
			w.against[s] = max(w.against[s], o)
		}
	}
	return w.against
}

// doubtful reports whether an opinion may drop what r finds: a rule of tier B
// that follows from the frame of a clause, not from what it says outright.
func (r *rule) doubtful() bool { return r.tier == TierB && r.framed }

// judgesFrame reports whether the rule with the given name judges the frame of a
// clause.
func judgesFrame(name string) bool {
	family, _, _ := strings.Cut(name, ".")
	return slices.Contains(framed[:], family) || name == "romance.return"
}

// framed are the families of rules that judge the frame of a clause.
var framed = [...]string{
	"frame", "definite", "perfect", "thanked", "argue", "regret", "belongs", "person", "health", "advice", "opinion",
}

// doubts reports whether an opinion may drop anything: a strict guard and a
// substance-use programme hear every objection.
func (w *work) doubts() bool {
	return w.guard.level != GuardStrict && !w.guard.organisation.Part2
}

// subjects are the rules for sentences that no rule knows, by what a sentence
// speaks of; the first that fits counts.
var subjects = [...]struct {
	rule    string
	past    bool // only of the past
	classes []string
}{
	{"opinion.billing", false, []string{"bill", "billing", "price", "paymenttalk"}},
	{"opinion.record", false, []string{"record", "held"}},
	{"opinion.outcome", false, []string{"glad", "proud", "congrats"}},
	{"opinion.provider", false, []string{"clinician", "drtitle", "clinicianrole"}},
	{"opinion.treatment", true, []string{"procedure", "medication", "lab", "event", "treat", "perform"}},
	{"opinion.condition", false, []string{"condition", "symptom", "conditionword", "body"}},
	{"opinion.treatment", false, []string{"procedure", "medication", "lab", "health", "event"}},
	{"opinion.appointment", false, []string{"visit", "appt", "date", "weekday", "daypart"}},
}

// subjectClasses returns the classes of the subjects.
func subjectClasses(names *classNames) ([len(subjects)]classSet, error) {
	var all [len(subjects)]classSet
	for i, s := range subjects {
		for _, name := range s.classes {
			c, err := names.of(name, false)
			if err != nil {
				return all, err
			}
			all[i].add(c)
		}
	}
	return all, nil
}

// opinionRule names the rule for a sentence that no rule knows.
func (w *work) opinionRule(s int) string {
	t := w.text
	past := t.past(t.sentences[s], t.sentences[s+1])
	for i, subject := range subjects {
		if (past || !subject.past) && t.contents[s].classes.meets(&w.guard.grammar.subjects[i]) {
			return subject.rule
		}
	}
	if past {
		return "opinion.facts"
	}
	return "opinion.relationship"
}
