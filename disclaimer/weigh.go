// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// The borders of the score of a sentence: above one it is a violation although no
// rule speaks against it, below the other it is none although rules do that judge by
// language. What those found is among what the opinion weighs. They were chosen by
// fitting the weights to some files and trying them on others.
const (
	violatesAbove = 0.2
	outvotedBelow = -0.1
)

// What a reply answers, the values of the mark of kind markInbound.
const (
	inboundNone uint64 = iota
	inboundText
	inboundHealth // health talk
	inboundTold   // what it tells of somebody
)

// weigh asks for an opinion on the sentences of which no rule is sure: it finds
// violations that no rule knows, and drops those that it holds for none. A post
// addresses nobody, and has no opinion asked. A grammar has none while the weights
// are fitted.
func (w *work) weigh() {
	g := w.guard.grammar
	if w.x.Channel == phi.ChannelPost || w.audience == verified || g.opinion == nil {
		return
	}
	w.harmless = zeroed(w.harmless, len(w.text.sentences))
	relents, found := false, w.inOrder()
	// What no opinion outvotes keeps all else: then objections need no weighing.
	stays := !w.doubts() || strongest(found) == objectionSure
	for s := range w.text.contents {
		var here []hit
		here, found = w.text.cutHits(found, s)
		o := strongest(here)
		if w.text.empty(s) || w.text.isExcused(s) || o == objectionSure || o == objectionUnsure && stays {
			continue
		}
		w.markSentence(s, here)
		switch score := g.opinion.score(w.marker.marks); {
		case o == objectionNone && score > violatesAbove:
			w.find(w.opinionRule(s), w.text.sentences[s], w.text.sentences[s+1])
		case o == objectionNone:
		case score < outvotedBelow:
			w.harmless[s], relents = true, true
		default:
			stays = true
		}
	}
	if relents && !stays {
		w.dropOutvoted()
	}
}

// markSentence collects the marks of sentence s of the reply, and of what was found
// there.
func (w *work) markSentence(s int, found []hit) {
	w.marker.clear()
	w.marker.add(markInbound, w.answered(), 0)
	w.marker.sentence(w.text, s, found, w.guard.grammar)
}

// answered says what the reply answers.
func (w *work) answered() uint64 {
	switch {
	case !w.x.hasInbound():
		return inboundNone
	case len(w.disclosed.told) > 0:
		return inboundTold
	case len(w.inbound.Mentions) > 0:
		return inboundHealth
	}
	return inboundText
}

// dropOutvoted drops what rules hold against harmless sentences, if nothing else
// is left then: beside another violation it is worth telling.
func (w *work) dropOutvoted() {
	left := slices.DeleteFunc(slices.Clone(w.found), func(h hit) bool {
		return h.rule.objection == objectionUnsure && h.from < h.to && w.harmless[w.text.units[h.from].sentence]
	})
	if !slices.ContainsFunc(left, func(h hit) bool { return h.severity < SeverityInfo }) {
		w.found = left
	}
}

// inOrder returns what was found by then in the order of its first units.
func (w *work) inOrder() []hit {
	slices.SortStableFunc(w.found, func(a, b hit) int { return a.from - b.from })
	return w.found
}

// cutHits parts hits in order: those of sentence s, in which they begin, and those
// behind it.
func (t *text) cutHits(found []hit, s int) (here, behind []hit) {
	n := 0
	for n < len(found) && found[n].from < t.sentences[s+1] {
		n++
	}
	return found[:n], found[n:]
}

// An objection says what is held against a sentence.
type objection uint8

const (
	objectionNone objection = iota
	objectionUnsure
	objectionSure
)

// strongest returns the strongest objection of what was found.
func strongest(found []hit) objection {
	o := objectionNone
	for i := range found {
		if found[i].severity < SeverityInfo {
			o = max(o, found[i].rule.objection)
		}
	}
	return o
}

// objectionOf returns what a rule that finds something holds against a sentence. An
// opinion may outvote one of tier B that judges by language; one of tier A is heard
// whatever else the sentence says, and so is one that knows a fact: a name, a number,
// a channel, a consent.
func objectionOf(name string, tier Tier) objection {
	family, _, _ := strings.Cut(name, ".")
	if tier == TierB && slices.Contains(readers[:], family) {
		return objectionUnsure
	}
	return objectionSure
}

// readers are the families with rules of tier B that judge by language.
var readers = [...]string{
	"appointment", "argue", "belongs", "definite", "denial", "frame", "health", "joy", "lookup", "offer", "perfect", "person",
	"provider", "regret", "relationship", "romance", "said", "schedule", "thanked",
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
