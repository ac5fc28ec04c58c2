// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/phi"
)

// disclosed is what the inbound message tells of its author, of the family or
// of another person.
type disclosed struct {
	// told are the concepts; given are those and what they give away.
	told, given map[phi.Concept]bool
	// hinted are the concepts of everyday words that may mean them, "sugar", and
	// words those words; the reply that names the concept says that they do.
	hinted map[phi.Concept]bool
	words  map[uint64]bool
	// numbers are the amounts in it.
	numbers map[uint64]bool
	// named are the words of names in it, kin those of relatives.
	named, kin map[uint64]bool
	// contacts are the numbers and addresses in it, normalised.
	contacts map[string]bool
}

// open makes d ready to be written to.
func (d *disclosed) open() {
	if d.told != nil {
		return
	}
	*d = disclosed{
		told: map[phi.Concept]bool{}, given: map[phi.Concept]bool{}, hinted: map[phi.Concept]bool{}, words: map[uint64]bool{},
		numbers: map[uint64]bool{}, named: map[uint64]bool{}, kin: map[uint64]bool{}, contacts: map[string]bool{},
	}
}

// forget empties d.
func (d *disclosed) forget() {
	clear(d.told)
	clear(d.given)
	clear(d.hinted)
	clear(d.words)
	clear(d.numbers)
	clear(d.named)
	clear(d.kin)
	clear(d.contacts)
}

// readInbound assesses the inbound message. Without one, what compares the two
// is not checked.
func (w *work) readInbound() error {
	if !w.x.hasInbound() {
		w.missing(CodeEmergencyUnanswered)
		return nil
	}
	var err error
	for i := range w.x.Inbound.Parts {
		if len(w.x.Inbound.Parts[i].Text) > w.guard.maxBytes {
			return &IncompleteError{Offset: w.guard.maxBytes, Rule: "inbound"}
		}
	}
	if err = w.assessInbound(); err != nil {
		err = &IncompleteError{Rule: "inbound", Err: err}
	}
	w.readInboundTexts()
	personal := w.speaksOfSomebody()
	d := &w.disclosed
	d.open()
	for _, m := range w.inbound.Mentions {
		if !w.discloses(m) || m.Experiencer == phi.ExperiencerUnclear && !personal {
			continue
		}
		d.told[m.Concept], d.given[m.Concept] = true, true
		for _, implied := range m.Concept.Implies() {
			d.given[implied] = true
		}
	}
	if personal {
		for _, t := range w.inboundTexts {
			w.hints(t, d)
		}
	}
	w.readNames()
	return err
}

// assessInbound assesses the inbound message, again in the language stated for the
// reply if that of the detector knows no word of it. The part that it read for that
// is among the texts.
func (w *work) assessInbound() error {
	w.inboundTexts = zeroed(w.inboundTexts, len(w.x.Inbound.Parts))
	m, err := w.x.Inbound, error(nil)
	if w.inbound, err = w.guard.detector.Assess(m); err != nil || m.Lang != phi.LangUnspecified || w.inbound.Unsupported {
		return err
	}
	for p := range m.Parts {
		if m.Parts[p].Text == "" {
			continue
		}
		t := w.readFound(w.fold(m.Parts[p].Text), w.inbound.Lang, w.x.Lang)
		w.inboundTexts[p] = t
		if t.lang != w.inbound.Lang {
			m.Lang = t.lang
			w.inbound, err = w.guard.detector.Assess(m)
		}
		break
	}
	return err
}

// readInboundTexts cuts the other parts of the inbound message into units as well,
// and finds what the rules say of all.
func (w *work) readInboundTexts() {
	lang := w.inbound.Lang
	if !lang.Supported() {
		lang = phi.English
	}
	for p, t := range w.inboundTexts {
		if t == nil || t.lang != lang {
			t = w.readAs(w.fold(w.x.Inbound.Parts[p].Text), lang)
			w.inboundTexts[p] = t
		}
		t.mark(&w.inbound, p)
		t.takeStock()
		w.matches = w.guard.grammar.inbound[lang].appendMatches(w.matches[:0], t, &w.search)
		w.inboundMatches = append(w.inboundMatches, t.holding(w.matches)...)
	}
}

// hints collects the everyday words and the amounts of an inbound text.
func (w *work) hints(t *text, d *disclosed) {
	for i := range t.units {
		u := &t.units[i]
		if u.mention > 0 && !w.discloses(t.mentions[u.mention-1]) {
			continue
		}
		if c, ok := everyday(u); ok {
			d.hinted[c] = true
			for _, implied := range c.Implies() {
				d.hinted[implied] = true
			}
		}
		if e, ok := lexicon.Lookup(u.hash); ok && e.Flags.Has(lexicon.Health|lexicon.Ambiguous) {
			d.words[u.hash] = true
		}
		if t.amount(i) {
			d.numbers[u.hash] = true
		}
	}
}

// everyday returns the concept of a word that the detector leaves alone
// without support.
func everyday(u *unit) (phi.Concept, bool) {
	e, ok := lexicon.Lookup(u.hash)
	if u.mention > 0 || !ok || !e.Flags.Has(lexicon.Health|lexicon.Ambiguous) || e.Flags.Has(lexicon.UpperOnly) {
		return 0, false
	}
	return phi.Concept(e.Concept), true
}

// amount reports whether unit i is a number of two digits or more that counts
// something, or a sum: no number of a phone, a date or a clock.
func (t *text) amount(i int) bool {
	u := &t.units[i]
	return u.is(classNumber) && !u.any(classContact, classDate) && (u.is(classPrice) || u.end-u.start > 1)
}

// discloses reports whether a mention of the inbound message is a fact about
// somebody. Generic talk and a question about a service are not, and words of
// care and payment are left to the grammar of the reply.
func (w *work) discloses(m phi.Mention) bool {
	if m.Class > phi.ClassVital && m.Sensitivity == 0 {
		return false
	}
	switch m.Experiencer {
	case phi.ExperiencerGeneric, phi.ExperiencerStaff:
		return false
	case phi.ExperiencerUnclear:
		return !w.wants(phi.IntentServiceQuestion) && !w.saysInGeneral(m)
	}
	return !w.wants(phi.IntentMisinformation) || w.namesSomebody()
}

// saysInGeneral reports whether a sentence of the inbound message says what
// something is, of nobody: "hearing aids are a rip-off".
func (w *work) saysInGeneral(m phi.Mention) bool {
	if m.Part >= len(w.inboundTexts) {
		return false
	}
	t := w.inboundTexts[m.Part]
	from, next := t.within(m.Start, m.End)
	if from == next || next == len(t.units) || !t.units[next].is(classBe) || t.units[next].is(classPast) {
		return false
	}
	from, to := t.sentence(next - 1)
	return t.first(from, to, classWe, classOur, classKin, classThird, classThirdsOwn) < 0
}

// wants reports whether the author of the inbound message has an intent.
func (w *work) wants(i phi.Intent) bool { return slices.Contains(w.inbound.Intents, i) }

// ownIntents are what one wants for oneself.
var ownIntents = [...]phi.Intent{
	phi.IntentComplaint, phi.IntentTestimonial, phi.IntentAppointment, phi.IntentRefillRequest,
	phi.IntentMedicalAdviceRequest, phi.IntentAdverseEvent, phi.IntentEmergency,
}

// speaksOfSomebody reports whether the inbound message speaks of its author, of a
// relative or of one other person at all. "Vaccines cause fever" does not; a
// complaint or praise does without a word for the person: "third stone this
// year, worst pain ever".
func (w *work) speaksOfSomebody() bool {
	if w.namesSomebody() {
		return true
	}
	for _, i := range ownIntents {
		if w.wants(i) {
			return !w.wants(phi.IntentMisinformation)
		}
	}
	return false
}

// namesSomebody reports whether the inbound message has a word for its author, for
// a relative or for one other person.
func (w *work) namesSomebody() bool {
	for _, t := range w.inboundTexts {
		if t.has(classWe, classOur, classThird, classThirdsOwn, classKin) {
			return true
		}
	}
	return false
}

// asksOfOwn reports whether the inbound message asks something about its author,
// a relative or another person.
func (w *work) asksOfOwn() bool {
	switch {
	case w.tellsOf("question.own"):
		return true
	case !w.namesSomebody() || w.asksService():
		return false
	}
	return w.questions() || w.wants(phi.IntentMedicalAdviceRequest)
}

// questions reports whether the inbound message holds a question mark, or opens
// with a word that asks.
func (w *work) questions() bool {
	ask := w.guard.grammar.classes.asking
	for p, t := range w.inboundTexts {
		if strings.ContainsAny(w.x.Inbound.Parts[p].Text, "?¿") || len(t.units) > 0 && t.units[0].is(ask) {
			return true
		}
	}
	return false
}

// asksService reports whether the inbound message asks what the house offers.
func (w *work) asksService() bool {
	return w.wants(phi.IntentServiceQuestion) || w.tellsOf("question.service")
}

// tellsOf reports whether the inbound message matches a rule that reads it.
func (w *work) tellsOf(name string) bool {
	return slices.ContainsFunc(w.inboundMatches, func(m match) bool { return m.rule.name == name })
}

// readNames collects names, relatives and contacts of the inbound message.
func (w *work) readNames() {
	service := w.asksService() // "do you take Aetna" names nobody
	for p, t := range w.inboundTexts {
		text := w.x.Inbound.Parts[p].Text
		for i := range t.units {
			u := &t.units[i]
			if u.upper && u.is(classUnknown) && u.mention == 0 && !service && t.couldName(i) {
				if i > 0 && t.units[i-1].is(classKin) {
					w.disclosed.kin[u.hash] = true
				} else {
					w.disclosed.named[u.hash] = true
				}
			}
		}
		for _, f := range w.inbound.Findings {
			if f.Part != p {
				continue
			}
			value := text[f.Start:f.End]
			switch f.Kind {
			case phi.KindPhone, phi.KindEmail, phi.KindFax, phi.KindURL:
				if f.Role != phi.RoleOwn {
					w.disclosed.contacts[normalContact(value)] = true
				}
			}
		}
	}
}
