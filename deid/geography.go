// SPDX-License-Identifier: Apache-2.0

package deid

import "strings"

// The rules of the detector that say what sort of place was found.
const (
	ruleZIP   = "place/zip"
	ruleTown  = "place/town-state"
	ruleLives = "place/cue"
)

// An address is a place taken apart from its end: what is there, the state and
// the ZIP code, each with the separator before it.
type address struct {
	place string
	state string
	zip   string
	// The separators stand before state and ZIP code.
	stateGap, zipGap string
}

// readAddress takes a US address apart. What does not look like one is all
// place.
func readAddress(v value) address {
	a := address{place: v.text()}
	if v.foreign {
		return a
	}
	rest, gap, zip := cutZIP(a.place)
	if zip != "" {
		a.place, a.zipGap, a.zip = rest, gap, zip
	}
	a.place, a.stateGap, a.state = cutState(a.place)
	switch {
	case a.state == "" && a.zip != "" && (len(a.zip) == 3 || !v.usZIP(a)),
		a.place == "" && a.zip == "" && len(a.state) > 2 && !v.remnant:
		// "New York" alone was found as a town: no state alone is ever found.
		return address{place: v.text()}
	}
	return a
}

// usZIP reports whether five digits without a state before them inside the
// value are a US ZIP code and not the postal code of another country.
func (v value) usZIP(a address) bool {
	before := v.part[:v.start]
	if a.place == "" {
		if _, _, state := cutState(strings.TrimRight(before, " ,\n")); state != "" {
			return true
		}
	}
	near := strings.ToLower(before[max(0, len(before)-32):])
	if strings.Contains(near, "zip") {
		return true
	}
	for _, label := range [...]string{"plz", "postleitzahl", "postal", "cap ", "cap:", "c.a.p", "cp ", "cp:", "c.p"} {
		if strings.Contains(near, label) {
			return false
		}
	}
	return v.rule == ruleZIP
}

// appendGeography appends the state and the three digits that may stay.
func appendGeography(dst []byte, v value, c Census) []byte {
	a := readAddress(v)
	if a.place != "" {
		dst = appendTag(dst, v.subject, 0)
	}
	if a.state != "" {
		dst = append(dst, a.stateGap...)
		dst = append(dst, a.state...)
	}
	if a.zip != "" {
		dst = append(dst, a.zipGap...)
		dst = append(dst, c.ZIP3(a.zip)...)
	}
	return dst
}

// appendTown appends town, state and ZIP code, and a tag for the rest.
func appendTown(dst []byte, v value) []byte {
	a := readAddress(v)
	town, gap := "", ""
	if v.rule == ruleTown || v.rule == ruleLives || a.state != "" {
		comma := strings.LastIndexAny(a.place, ",\n")
		from := comma + 1
		for from < len(a.place) && strings.IndexByte(", \n", a.place[from]) >= 0 {
			from++
		}
		if isTown(a.place[from:]) {
			gapStart := len(strings.TrimRight(a.place[:from], ", \n"))
			a.place, gap, town = a.place[:gapStart], a.place[gapStart:from], a.place[from:]
		}
	}
	if a.place != "" {
		dst = appendTag(dst, v.subject, 0)
	}
	for _, s := range [...]string{gap, town, a.stateGap, a.state, a.zipGap, a.zip} {
		dst = append(dst, s...)
	}
	return dst
}

// isTown reports whether a name without digits is not that of a street, a
// county, or a part of a town.
func isTown(name string) bool {
	if name == "" || strings.ContainsAny(name, "0123456789#/[]") {
		return false
	}
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		switch strings.Trim(word, ".,") {
		case "street", "avenue", "ave", "boulevard", "blvd", "road", "rd", "lane", "ln", "drive", "dr", "court", "ct",
			"circle", "place", "pl", "way", "terrace", "parkway", "pkwy", "highway", "hwy", "square", "box", "apt", "unit", "suite",
			"apartment", "apartments", "building", "bldg", "floor", "room", "tower", "towers", "manor", "house",
			"county", "parish", "borough", "precinct", "district", "ward", "neighborhood", "township", "quarter", "village",
			"hospital", "clinic", "center", "centre", "school", "university", "church",
			"rue", "calle", "avenida", "plaza", "paseo", "via", "viale", "piazza", "corso", "allée", "quai", "chemin",
			"straße", "strasse", "weg", "platz", "gasse", "allee", "landkreis", "condado", "barrio", "quartier", "quartiere", "provincia":
			return false
		}
		if strings.HasSuffix(word, "straße") || strings.HasSuffix(word, "strasse") || strings.HasSuffix(word, "str.") {
			return false
		}
	}
	return true
}

// cutZIP cuts a ZIP code off the end of a text: five digits, nine, or the three
// that an earlier pass has left.
func cutZIP(text string) (rest, gap, zip string) {
	start := len(text)
	for start > 0 && (isDigit(text[start-1]) || text[start-1] == '-') {
		start--
	}
	zip = text[start:]
	nine := len(zip) == 10 && zip[5] == '-' && strings.Count(zip, "-") == 1
	if !nine && (len(zip) != 5 && len(zip) != 3 || strings.Contains(zip, "-")) {
		return text, "", ""
	}
	rest = strings.TrimRight(text[:start], gapBytes)
	if rest != "" && len(rest) == start {
		return text, "", "" // the digits end a word
	}
	return rest, text[len(rest):start], zip
}

// gapBytes are what may stand between the parts of an address.
const gapBytes = " ,\n\r\t"

// cutState cuts the code or the name of a state off the end of a text.
func cutState(text string) (rest, gap, state string) {
	if n := len(text); n >= 2 && isStateCode(text[n-2:]) {
		if rest, gap, ok := cutWord(text, 2); ok {
			return rest, gap, text[n-2:]
		}
	}
	for _, name := range stateNames {
		n := len(text) - len(name)
		if n < 0 || !strings.EqualFold(text[n:], name) {
			continue
		}
		if rest, gap, ok := cutWord(text, len(name)); ok {
			return rest, gap, text[n:]
		}
	}
	return text, "", ""
}

// cutWord cuts n bytes off the end of text if a separator, or nothing, stands
// before them.
func cutWord(text string, n int) (rest, gap string, ok bool) {
	start := len(text) - n
	rest = strings.TrimRight(text[:start], gapBytes)
	if rest != "" && len(rest) == start {
		return "", "", false
	}
	return rest, text[len(rest):start], true
}

// isStateCode reports whether code is one of the Postal Service's for what 45
// CFR 160.103 calls a State, in upper case.
func isStateCode(code string) bool {
	const codes = "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT " +
		"NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY"
	i := strings.Index(codes, code)
	return i >= 0 && i%3 == 0 && len(code) == 2
}

// stateNames are the names of the same, those that end in another's first.
var stateNames = [...]string{
	"West Virginia", "Alabama", "Alaska", "American Samoa", "Arizona", "Arkansas", "California", "Colorado",
	"Connecticut", "Delaware", "District of Columbia", "Florida", "Georgia", "Guam", "Hawaii", "Idaho", "Illinois",
	"Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan",
	"Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey",
	"New Mexico", "New York", "North Carolina", "North Dakota", "Northern Mariana Islands", "Ohio", "Oklahoma",
	"Oregon", "Pennsylvania", "Puerto Rico", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas",
	"Utah", "Vermont", "Virgin Islands", "Virginia", "Washington", "Wisconsin", "Wyoming",
}
