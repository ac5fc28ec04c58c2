// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestCount(t *testing.T) {
	const family = "👨‍👩‍👧‍👦"
	for _, c := range []struct {
		name, text, why                   string
		bytes, utf16, graphemes, x, parts int
	}{
		{"empty", "", "nothing is nothing", 0, 0, 0, 0, 0},
		{"ascii", "Call us.", "one of everything", 8, 8, 8, 8, 1},
		{"umlaut", "für", "ü is two bytes and one of the rest", 4, 3, 3, 3, 1},
		{"combining accent", "e\u0301", "X composes first; we count both", 3, 2, 1, 2, 1},
		{"han", "健康", "X counts two for each", 6, 2, 2, 4, 1},
		{"emoji", "👍", "a surrogate pair, one character, two on X", 4, 2, 1, 2, 1},
		{"skin tone", "👍🏽", "the tone belongs to the thumb", 8, 4, 1, 2, 1},
		{"family", family, "four people and three joiners make one", 25, 11, 1, 2, 1},
		{"flag", "🇫🇷", "two indicators make one flag", 8, 4, 1, 2, 1},
		{"two flags", "🇫🇷🇩🇪", "and four make two", 16, 8, 2, 4, 1},
		{"keycap", "1\ufe0f\u20e3", "a digit in a box", 7, 3, 1, 2, 1},
		{"line break", "a\r\nb", "CR LF is one break", 4, 4, 3, 4, 1},
		{"hangul", "\u1112\u1161\u11ab", "three letters make one syllable; X would compose them", 9, 3, 1, 6, 1},
		{"long link", "https://portal.example.com/a/very/long/path", "X replaces a link by one of 23", 43, 43, 43, 23, 1},
		{"short link", "https://a.example", "also when that is longer", 17, 17, 17, 23, 1},
		{"link and stop", "https://portal.example.com.", "the full stop is no part of it", 27, 27, 27, 24, 1},
		{"bare domain", "example.com", "may become a link, so the larger count", 11, 11, 11, 23, 1},
		{"e-mail", "office@example.com", "does not become a link", 18, 18, 18, 18, 1},
		{"decimal", "end. Next", "a stop between words is no link", 9, 9, 9, 9, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[notice.Unit]int{}
			for u := notice.UnitBytes; u <= notice.UnitSMSSegments; u++ {
				n, err := u.Count(c.text)
				require.NoError(t, err)
				got[u] = n
			}
			want := map[notice.Unit]int{
				notice.UnitBytes: c.bytes, notice.UnitUTF16: c.utf16, notice.UnitGraphemes: c.graphemes,
				notice.UnitXWeight: c.x, notice.UnitSMSSegments: c.parts,
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}

func TestCountRefuses(t *testing.T) {
	_, err := notice.UnitBytes.Count("\xff")
	require.ErrorIs(t, err, notice.ErrInvalidUTF8)
	_, err = notice.UnitUnspecified.Count("a")
	var unknown *notice.WordError
	require.ErrorAs(t, err, &unknown)
}

func TestSMS(t *testing.T) {
	for _, c := range []struct {
		name, text, why string
		want            notice.SMSLength
	}{
		{"one full segment", strings.Repeat("a", 160), "160 septets", notice.SMSLength{Units: 160, Segments: 1}},
		{"one more", strings.Repeat("a", 161), "headers leave 153 a segment", notice.SMSLength{Units: 161, Segments: 2}},
		{"two full", strings.Repeat("a", 306), "twice 153", notice.SMSLength{Units: 306, Segments: 2}},
		{"three", strings.Repeat("a", 307), "one septet too many", notice.SMSLength{Units: 307, Segments: 3}},
		{"extension", strings.Repeat("€", 80), "a euro costs two septets", notice.SMSLength{Units: 160, Segments: 1}},
		{"escape at the edge", strings.Repeat("a", 152) + "€" + strings.Repeat("a", 152),
			"an escape stays with its character, which leaves a septet empty", notice.SMSLength{Units: 306, Segments: 3}},
		{"accents within", "é è ù ì ò à ä ö ü ñ ß Ç", "Western letters that the alphabet has", notice.SMSLength{Units: 23, Segments: 1}},
		{"accents outside", "á", "others make the message UCS-2", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"small cedilla", "ç", "only the capital is in the alphabet", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"backtick", "`", "ASCII, yet outside", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"one full of UCS-2", strings.Repeat("ê", 70), "70 units", notice.SMSLength{UCS2: true, Units: 70, Segments: 1}},
		{"two of UCS-2", strings.Repeat("ê", 71), "67 a segment", notice.SMSLength{UCS2: true, Units: 71, Segments: 2}},
		{"pair at the edge", strings.Repeat("ê", 66) + "👍" + strings.Repeat("ê", 66),
			"a surrogate pair is not split", notice.SMSLength{UCS2: true, Units: 134, Segments: 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, notice.SMS(c.text)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}
