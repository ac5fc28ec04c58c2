// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"cmp"
	"slices"
)

// A hit is a violation before it is reported.
type hit struct {
	rule       *rule
	start, end int // bytes of the reply
	from, to   int // units
	severity   Severity
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

// has reports whether a violation of code c was found.
func (w *work) has(c Code) bool {
	return slices.ContainsFunc(w.found, func(h hit) bool { return h.rule.code == c })
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
