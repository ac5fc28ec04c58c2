// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// matches asks a filter.
func matches(t testing.TB, pattern, text string) router.Truth {
	t.Helper()
	f, err := router.NewFilter(router.Is("text", router.OpMatches, pattern), nil)
	require.NoError(t, err)
	got, err := f.Match(router.Facts{ID: "m", Text: &text})
	require.NoError(t, err)
	return got
}

func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		name, why, pattern, text string
		want                     router.Truth
	}{
		{"fixed part", "the part is there", `pills?\b`, "two PILLS", router.Yes},
		{"no fixed part", "the part is not there", `pills?\b`, "two pins", router.No},
		{"part without match", "the part alone is not enough", `\bpill\b`, "pillow", router.No},
		{"one of several", "each branch has its own part", `rash|cough|x+y`, "coughing", router.Yes},
		{"a branch without a part", "any text may match", `rash|\d`, "7", router.Yes},
		{"in a group", "a group is looked into", `(?:a(bcd)+)`, "xabcd", router.Yes},
		{"upper case", "patterns and texts are folded", `PILL`, "a pill", router.Yes},
		{"long s", "an expression takes it for an s", `rash`, "raſh", router.Yes},
		{"kelvin sign", "folding makes it a k", `kidney`, "\u212Aidney", router.Yes},
		{"full width", "folding makes it ASCII", `rash`, "ｒａｓｈ", router.Yes},
		{"other letters", "they are no fixed part", `größe`, "Größe", router.Yes},
		{"short", "a part of two letters is not looked up", `ab`, "cab", router.Yes},
		{"empty", "matches everything", `x*`, "y", router.Yes},
		{"start", "an anchor is no part", `^abc$`, "abc", router.Yes},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, matches(t, tt.pattern, tt.text), tt.why)
		})
	}
}

// FuzzPatterns checks that looking for fixed parts first changes no answer.
func FuzzPatterns(f *testing.F) {
	f.Add(`pills?|rash{2}`, "two pills rashh")
	f.Add(`(a|bcd)+efg?`, "bcdef")
	f.Add(`(?-i:abc)|sick`, "ſick")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile("(?i)" + pattern)
		ascii := !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 && r != 'ſ' })
		if err != nil || !ascii || pattern == "" || len(pattern) > router.MaxPattern || len(text) > 1000 {
			return
		}
		filter, err := router.NewFilter(router.Is("text", router.OpMatches, pattern), nil)
		if err != nil {
			return
		}
		got, err := filter.Match(router.Facts{ID: "m", Text: &text})
		require.NoError(t, err)
		require.Equal(t, router.TruthOf(re.MatchString(strings.ToLower(text))), got)
	})
}
