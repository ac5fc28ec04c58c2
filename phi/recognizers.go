// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A recognizer finds one sort of identifier. It is called for each token that
// pulls its trigger and proposes candidates that start at or around it.
type recognizer struct {
	name    string  // the prefix of its rules
	source  string  // where its grammar comes from
	trigger trigger // what it looks at
	find    func(w *work, i int)
}

// A trigger is a set of facts about a token.
type trigger uint16

const (
	onNumber   trigger = 1 << iota // digits
	onMixed                        // letters and digits
	onCapital                      // a word that starts in upper case
	onMonth                        // the name of a month
	onWeekday                      // the name of a weekday
	onAt                           // followed by "@", or after it
	onURL                          // a scheme, "www", or followed by a stop and a letter
	onCue                          // a title, a name cue, a relative
	onLabelEnd                     // the end of a label
	onStreet                       // a street word
	onNumWord                      // a number in words
	onGiven                        // a given name in lower case
	onTown                         // the start of the name of a town
)

// recognizers are the built-in recognisers, in the order that decides between
// equal candidates after kind and place.
var recognizers = [...]recognizer{
	{"email", "RFC 5322 section 3.4.1; RFC 1123 section 2.1", onAt, findEmail},
	{"url", "RFC 3986 section 3; RFC 1123 section 2.1", onURL, findURL},
	{"handle", "45 CFR 164.514(b)(2)(i)(R)", onAt, findHandle},
	{"ip", "RFC 791; RFC 4291 section 2.2; IEEE 802", onNumber | onMixed | onCapital, findIP},
	{"ssn", "SSA POMS RM 10201.035", onNumber, findSSN},
	{"mbi", "CMS, Understanding the Medicare Beneficiary Identifier format", onNumber | onMixed, findMBI},
	{"phone", "North American Numbering Plan; ITU-T E.164", onNumber | onNumWord, findPhone},
	{"card", "ISO/IEC 7812-1", onNumber, findCard},
	{"vin", "49 CFR 565.15", onMixed, findVIN},
	{"iban", "ISO 13616-1", onMixed, findIBAN},
	{"national", "identifiers of persons in the packs", onNumber | onMixed, findNational},
	{"date", "45 CFR 164.514(b)(2)(i)(C)", onNumber | onMixed | onMonth | onWeekday, findDate},
	{"age", "45 CFR 164.514(b)(2)(i)(C)", onNumber | onMixed | onNumWord, findAge},
	{"zip", "45 CFR 164.514(b)(2)(i)(B)", onNumber | onMixed, findZIP},
	{"street", "USPS Publication 28", onStreet, findStreet},
	{"place", "45 CFR 164.514(b)(2)(i)(B)", onCapital | onLabelEnd, findPlace},
	{"town", "45 CFR 164.514(b)(2)(i)(B)", onTown, findTown},
	{"labelled", "45 CFR 164.514(b)(2)(i)", onLabelEnd, findLabelled},
	{"name", "45 CFR 164.514(b)(2)(i)(A)", onCue | onLabelEnd | onCapital | onGiven, findName},
	{"tagged", "45 CFR 164.514(b)(2)(i)(A)", onCapital | onGiven, findTagged},
}

// ruleNames returns the names of the built-in recognisers with their sources,
// which is what a digest of the rules is made of.
func ruleNames() string {
	var b strings.Builder
	for _, r := range recognizers {
		b.WriteString(r.name + "\t" + r.source + "\n")
	}
	return b.String()
}

// detect finds the identifiers of the part at hand.
func (w *work) detect() {
	for i := range w.tokens {
		t := w.triggers(i)
		if t == 0 {
			continue
		}
		for n := range recognizers {
			if recognizers[n].trigger&t != 0 {
				recognizers[n].find(w, i)
			}
		}
	}
	w.findAnnounced()
	w.findOwn(w.known, RolePatient)
	w.findOwn(w.d.own, RoleOwn)
	w.settle()
}

// triggers returns the facts about token i that recognisers wait for.
func (w *work) triggers(i int) trigger {
	var t trigger
	tok := &w.tokens[i]
	f := w.entries[i].Flags
	switch tok.Kind {
	case scan.Number:
		t = onNumber
	case scan.Mixed:
		t = onMixed
	case scan.Word:
		if tok.Shape.Has(scan.Upper) {
			t = onCapital
		} else if w.entries[i].Given >= 5 {
			t = onGiven
		}
	}
	if f != 0 {
		if f.Has(lexicon.Month) {
			t |= onMonth
		}
		if f.Has(lexicon.Weekday) {
			t |= onWeekday
		}
		if f.Any(lexicon.Title | lexicon.ProviderTitle | lexicon.Kin) {
			t |= onCue
		}
		if f.Has(lexicon.Street) {
			t |= onStreet
		}
		if f.Has(lexicon.NumberWord) {
			t |= onNumWord
		}
	}
	if w.labelAt[i] >= 0 {
		t |= onLabelEnd
	}
	if tok.Kind == scan.Word && w.startsTown(i) {
		t |= onTown
	}
	switch w.after(i) {
	case '@':
		t |= onAt
	case ':', '.':
		t |= onURL
	case ' ', '(', '[', '{', '<', '\n':
		if i+1 < len(w.tokens) && w.is(i+1, "at") {
			t |= onAt
		}
	}
	if w.before(i) == '@' {
		t |= onAt
	}
	return t
}

// startsTown reports whether the name of a town starts at token i.
func (w *work) startsTown(i int) bool {
	if w.entries[i].Place > 0 {
		return true
	}
	if !w.entries[i].Flags.Has(lexicon.Continues) {
		return false
	}
	for _, m := range w.marksAt(i) {
		if m.entry.Place > 0 {
			return true
		}
	}
	return false
}
