// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestConvertOffsets(t *testing.T) {
	for _, tc := range []struct{ why, text string }{
		{"plain text is the same in every unit", "call 410-555-0123"},
		{"accents take two bytes", "señora Müller"},
		{"characters beyond the basic plane take two code units", "ok 💉 ok 👩‍⚕️"},
		{"no text", ""},
	} {
		t.Run(tc.why, func(t *testing.T) {
			for at := 0; at <= len(tc.text); at++ {
				if at < len(tc.text) && !utf8.RuneStart(tc.text[at]) {
					n := at
					require.Error(t, phi.ConvertOffsets(tc.text, phi.OffsetRunes, &n), "an offset inside a character")
					require.Equal(t, at, n, "nothing may change on an error")
					continue
				}
				want := [3]int{at, utf8.RuneCountInString(tc.text[:at]), len(utf16.Encode([]rune(tc.text[:at])))}
				got := [3]int{at, at, at}
				for u := phi.OffsetBytes; u <= phi.OffsetUTF16; u++ {
					require.NoError(t, phi.ConvertOffsets(tc.text, u, &got[u]))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("offset %d (-want +got):\n%s", at, diff)
				}
			}
		})
	}
}

func TestConvertOffsetsInAnyOrder(t *testing.T) {
	const text = "é💉x"
	a, b, c, d := 7, 0, 6, 2
	require.NoError(t, phi.ConvertOffsets(text, phi.OffsetUTF16, &a, &b, &c, &d))
	if diff := cmp.Diff([]int{4, 0, 3, 1}, []int{a, b, c, d}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestConvertOffsetsRefuses(t *testing.T) {
	for _, tc := range []struct {
		why    string
		offset int
	}{
		{"before the text", -1},
		{"behind the text", 5},
		{"inside a character", 1},
	} {
		n, fine := tc.offset, 0
		require.Error(t, phi.ConvertOffsets("é12", phi.OffsetRunes, &fine, &n), tc.why)
		require.Equal(t, tc.offset, n, tc.why)
	}
}
