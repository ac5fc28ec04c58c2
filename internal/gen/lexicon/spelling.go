// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// variants returns a spelling as it is and without its accents.
func variants(s string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	if plain == s {
		return []string{s}
	}
	return []string{s, plain}
}

// plurals returns the regular plurals of a noun, as far as they are regular.
func plurals(s, lang string) []string {
	n := len(s)
	if n < 4 || s[n-1] < 'a' || s[n-1] > 'z' || s[n-1] == 's' && lang != "en" {
		return nil
	}
	vowel := strings.IndexByte("aeiou", s[n-1]) >= 0
	switch lang {
	case "en":
		switch {
		case s[n-1] == 's' && s[n-2] != 's', strings.HasSuffix(s, "ing"), strings.HasSuffix(s, "ed"):
			return nil // a plural already, or a verb
		case s[n-1] == 's', s[n-1] == 'x', s[n-1] == 'z', strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
			return []string{s + "es"}
		case s[n-1] == 'y' && strings.IndexByte("aeiou", s[n-2]) < 0:
			return []string{s[:n-1] + "ies"}
		}
		return []string{s + "s"}
	case "es":
		if vowel {
			return []string{s + "s"}
		}
		return []string{s + "es"}
	case "fr":
		return []string{s + "s"}
	case "it":
		switch s[n-1] {
		case 'o', 'e':
			return []string{s[:n-1] + "i"}
		case 'a':
			return []string{s[:n-1] + "e"}
		}
	}
	return nil
}
