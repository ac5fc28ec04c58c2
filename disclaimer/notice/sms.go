// SPDX-License-Identifier: Apache-2.0

package notice

import "strings"

// An SMSLength is the length of a text message. The zero SMSLength is that of
// the empty text.
type SMSLength struct {
	// UCS2 reports that a character outside the GSM 7-bit alphabet makes the
	// whole message cost two bytes a character.
	UCS2 bool `json:"ucs2"`
	// Units are septets, or code units of UTF-16 if UCS2 is set.
	Units int `json:"units"`
	// Segments are the messages that a carrier sends and charges.
	Segments int `json:"segments"`
}

// What one segment holds, alone and as a part of a longer message, whose header
// takes six bytes of the 140.
const (
	gsmSingle, gsmPart = 160, 153 // septets
	ucsSingle, ucsPart = 70, 67   // code units
)

// The GSM 7-bit default alphabet and its extension table, whose characters cost
// two septets. Source: 3GPP TS 23.038, section 6.2.1.
const (
	gsmBasic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
		"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtended = "\f^{}\\[~]|€"
)

// SMS returns the length of a text as a text message. A pair of units that
// belong together is never split between segments, which may leave a unit of a
// segment empty. Bytes that are not UTF-8 count as one character each outside
// the GSM alphabet.
func SMS(text string) SMSLength {
	for _, r := range text {
		if septets(r) == 0 {
			units, segments := segmented(text, ucsSingle, ucsPart, codeUnits)
			return SMSLength{UCS2: true, Units: units, Segments: segments}
		}
	}
	units, segments := segmented(text, gsmSingle, gsmPart, septets)
	return SMSLength{Units: units, Segments: segments}
}

// septets is the cost of a character in the GSM alphabet, 0 outside it.
func septets(r rune) int {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || ' ' <= r && r <= '#' || '%' <= r && r <= '?':
		return 1
	case strings.ContainsRune(gsmBasic, r):
		return 1
	case strings.ContainsRune(gsmExtended, r):
		return 2
	}
	return 0
}

func codeUnits(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

func segmented(text string, single, part int, cost func(rune) int) (units, segments int) {
	used := 0 // units of the last segment
	for _, r := range text {
		c := cost(r)
		units += c
		if segments == 0 || used+c > part {
			segments++
			used = 0
		}
		used += c
	}
	if 0 < units && units <= single {
		segments = 1
	}
	return units, segments
}
