// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/bits"
	"strings"

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
type trigger uint64

const (
	onNine        trigger = 1 << iota // a number of nine digits, or in groups of three, two and four
	onPhone                           // one that is grouped like a telephone number, or behind a label of one
	onCard                            // one with as many digits as the number of a card
	onRecord                          // one with as many digits in one as that of a record
	onSingle                          // one that starts with a single digit
	onForeign                         // one, or letters and digits, that the packs of other countries may know
	onDate                            // one in groups that may be a date, or a year
	onPostcode                        // five digits, or two and three
	onAngle                           // one that may be a latitude or a longitude
	onFour                            // four digits
	onAged                            // a number that may be an age over 89, or a year
	onBox                             // a number behind a word for a post office box
	onAddress                         // the start of what may be an address in a network
	onMBI                             // one digit with a letter behind it
	onIBAN                            // two letters with two digits behind them
	onVIN                             // as many letters and digits as a vehicle has
	onSigned                          // letters and digits behind a sign as in the code of a device
	onGrid                            // joined to what is around as in a code for a place
	onMonth                           // the name of a month or of a holiday
	onWeekday                         // the name of a weekday
	onAt                              // followed by "@"
	onHandle                          // behind "@", or "u" before a stroke
	onURL                             // followed by ":/" or by a stop and no space
	onPicture                         // followed by a stop and what may be the ending of a picture
	onCue                             // a title, a name cue, a relative
	onNameLabel                       // the end of a label of names
	onPlaceLabel                      // of places
	onCallLabel                       // of telephones and dates
	onCodeLabel                       // of what only its label gives away
	onAccountName                     // of those that may be names of accounts
	onIPLabel                         // of addresses in networks
	onStreet                          // a street word
	onNumWord                         // a number in words, an ordinal too
	onCapital                         // a word that starts in upper case
	onGiven                           // a common given name in lower case
	onMaybe                           // a given name or a surname in lower case
	onLikely                          // one that is no word of English more often
	onTown                            // the start of the name of a town, or a word that many of them have
	onSite                            // a word that names of sites have, or a preposition that stands before them
	onUnheard                         // a word in lower case that no list has

	triggers = iota // their number
)

// onLabel are the triggers of the ends of labels.
const onLabel = onNameLabel | onPlaceLabel | onCallLabel | onCodeLabel | onAccountName | onIPLabel

// onValueLabel are those of the ends of labels whose values hold digits.
const onValueLabel = onCallLabel | onCodeLabel | onIPLabel

// onBareName are the triggers of words that may be names by themselves, without
// anything around them that says so. They are the last, and onCapital is their first.
const onBareName = onCapital | onMaybe | onLikely | onGiven | onTown | onSite | onUnheard

// recognizers are the built-in recognisers, in the order that decides between
// equal candidates after kind and place.
var recognizers = [...]recognizer{
	{"email", "RFC 5322 section 3.4.1; RFC 1123 section 2.1", onAt, findEmail},
	{"url", "RFC 3986 section 3; RFC 1123 section 2.1", onURL, findURL},
	{"photo-file", "45 CFR 164.514(b)(2)(i)(Q)", onPicture, findPhotoFile},
	{"handle", "45 CFR 164.514(b)(2)(i)(R)", onHandle, findHandle},
	{"username", "45 CFR 164.514(b)(2)(i)(R)", onAccountName, findUsername},
	{"ip", "RFC 791; RFC 4291 section 2.2; IEEE 802", onAddress, findIP},
	{"ssn", "SSA POMS RM 10201.035", onNine, findSSN},
	{"last-four", "OCR guidance on de-identification, parts or derivatives of identifiers", onFour, findLastFour},
	{"mbi", "CMS, Understanding the Medicare Beneficiary Identifier format", onMBI, findMBI},
	{"udi", "FDA, UDI formats by FDA-accredited issuing agency", onSigned, findSignedUDI},
	{"phone", "North American Numbering Plan; ITU-T E.164", onPhone | onNumWord, findPhone},
	{"card", "ISO/IEC 7812-1", onCard, findCard},
	{"vin", "49 CFR 565.15", onVIN, findVIN},
	{"iban", "ISO 13616-1", onIBAN, findIBAN},
	{"national", "identifiers of persons in the packs", onSingle | onForeign, findNational},
	{"record", "45 CFR 164.514(b)(2)(i)(H)", onRecord, findRecord},
	{"date", "45 CFR 164.514(b)(2)(i)(C)", onDate | onMonth | onWeekday | onNumWord, findDate},
	{"age", "45 CFR 164.514(b)(2)(i)(C)", onAged, findAge},
	{"zip", "45 CFR 164.514(b)(2)(i)(B)", onPostcode, findZIP},
	{"coordinates", "ISO 6709; RFC 5870; equivalent geocodes of 45 CFR 164.514(b)(2)(i)(B)", onAngle, findCoordinates},
	{"grid", "Open Location Code; NGA.STND.0037; equivalent geocodes of 45 CFR 164.514(b)(2)(i)(B)", onGrid, findGrid},
	{"box", "USPS Publication 28", onBox, findBox},
	{"street", "USPS Publication 28", onStreet, findStreet},
	{"place", "45 CFR 164.514(b)(2)(i)(B)", onCapital | onPlaceLabel, findPlace},
	{"town", "45 CFR 164.514(b)(2)(i)(B)", onTown | onUnheard, findTown},
	{"labelled", "45 CFR 164.514(b)(2)(i)", onNameLabel | onIPLabel | onCodeLabel, findLabelled},
	{"spoken", "45 CFR 164.514(b)(2)(i)", onCodeLabel | onIPLabel, findSpoken},
	{"misread", "45 CFR 164.514(b)(2)(i)", onCallLabel, findMisread},
	{"name", "45 CFR 164.514(b)(2)(i)(A)", onCue | onNameLabel | onCapital | onGiven, findName},
	{"site", "45 CFR 164.514(b)(2)(i)(B)", onTown | onSite | onUnheard | onCapital | onMaybe | onGiven, findSite},
	{"tagged", "45 CFR 164.514(b)(2)(i)(A)", onCapital | onLikely | onUnheard, findTagged},
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

// dispatch says which recognisers wait for a trigger.
type dispatch struct {
	sought  trigger                           // for which any waits
	waiting [triggers]uint32                  // for each trigger a set of positions in recognizers
	named   [1 << triggers / onCapital]uint32 // the same for each set of those of onBareName, which are the last
}

// newDispatch returns what waits for the triggers that are sought.
func newDispatch(sought trigger) dispatch {
	d := dispatch{sought: sought}
	for n, r := range recognizers {
		for bit := range d.waiting {
			if r.trigger&sought>>bit&1 != 0 {
				d.waiting[bit] |= 1 << n
			}
		}
		for set := range d.named {
			if r.trigger&sought&(onCapital*trigger(set)) != 0 {
				d.named[set] |= 1 << n
			}
		}
	}
	return d
}

// on returns the recognisers that wait for one of the triggers of t. Most words have
// several of onBareName, and none of the others.
func (d *dispatch) on(t trigger) uint32 {
	set := d.named[t/onCapital]
	for t %= onCapital; t != 0; t &= t - 1 {
		set |= d.waiting[bits.TrailingZeros64(uint64(t))]
	}
	return set
}

// detect finds the identifiers of the part at hand.
func (w *work) detect() {
	w.collect(false)
	if w.proposed>>KindIP&1 != 0 {
		w.assignSubjects()
	}
	w.settle()
}

// collect collects the candidates of the part at hand. If the first that is
// likely will do, it stops there, and reports whether there is one.
func (w *work) collect(firstWillDo bool) bool {
	for n, set := range w.pulling {
		for set |= w.numerals[n]; set != 0; set &= set - 1 {
			before := len(w.candidates)
			w.askAbout(64*n + bits.TrailingZeros64(set))
			if firstWillDo && len(w.candidates) > before && w.likely(before) {
				return true
			}
		}
	}
	w.findAnnounced()
	if w.proposed>>KindName&1 != 0 {
		w.findNamesAgain()
		w.findAgesBehindNames()
	}
	w.findOwn(w.known, RolePatient)
	w.findOwn(w.d.own, RoleOwn)
	return firstWillDo && w.likely(0)
}

// askAbout asks the recognisers that wait for the triggers of token i.
func (w *work) askAbout(i int) {
	for set := w.asked(i); set != 0; set &= set - 1 {
		recognizers[bits.TrailingZeros32(set)].find(w, i)
	}
}

// asked returns the recognisers that are asked about token i.
func (w *work) asked(i int) uint32 {
	t := w.facts[i].pulled
	switch w.tokens[i].Kind {
	case scan.Number:
		t |= w.pullNumber(i)
	case scan.Mixed:
		t |= w.pullMixed(i)
	default:
		if t&onNumWord != 0 && w.onlyCounts(i) {
			t &^= onNumWord | onAged
		}
		if t&onValueLabel != 0 && !w.valueAround(i) {
			t &^= onValueLabel
		}
		if t&onCapital != 0 && w.onlyStarts(i) {
			t &^= onCapital
		}
	}
	return w.d.dispatch.on(t)
}

// likely reports whether a candidate from the nth on will be found, itself or
// as what stands in its way.
func (w *work) likely(n int) bool {
	for _, c := range w.candidates[n:] {
		if c.odds >= w.d.least {
			return true
		}
	}
	return false
}
