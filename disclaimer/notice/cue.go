// SPDX-License-Identifier: Apache-2.0

package notice

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/internal/fold"
)

// languageCues are the words by which the lint checks texts of a language.
type languageCues struct {
	Language language.Tag `json:"language"`
	// Elements are words of which a segment has one if it states the element.
	Elements []elementCues `json:"elements"`
	// Presupposing are words that ascribe care, a condition or trust to the
	// reader, so that they would be untrue or indiscreet if sent to a stranger.
	Presupposing []string `json:"presupposing"`
}

type elementCues struct {
	Element Element  `json:"element"`
	Any     []string `json:"any"`
}

//go:embed data/cues.json
var cuesJSON []byte

var builtinCues = sync.OnceValues(func() ([]languageCues, error) { return decodeTable[languageCues](cuesJSON) })

// elementVariables are the variables of which a text has one if it states the
// element, in any language.
var elementVariables = []struct {
	element   Element
	variables []Variable
}{
	{ElementSecureRoute, []Variable{VariableFormURL, VariablePortalURL, VariablePhone, VariableEmail}},
	{ElementFormLink, []Variable{VariableFormURL}},
	{ElementEmergencyNumber, []Variable{VariableEmergencyNumber}},
	{ElementIdentifySender, []Variable{VariableOrganisation}},
	{ElementHours, []Variable{VariableHours}},
}

// elementKeywords are what carriers read in any language.
var elementKeywords = []struct {
	element Element
	word    string
}{
	{ElementOptOut, "stop"},
}

// A bearing says whether a text bears an element out.
type bearing uint8

const (
	unknownBearing bearing = iota
	borne
	unborne
)

// bears checks a declared element against a text.
func bears(e Element, t template, cues *languageCues) bearing {
	for _, row := range elementVariables {
		if row.element == e {
			return bearingOf(slices.ContainsFunc(row.variables, t.has))
		}
	}
	plain := plainText(t)
	for _, row := range elementKeywords {
		if row.element == e {
			return bearingOf(containsWord(plain, row.word))
		}
	}
	if cues == nil {
		return unknownBearing
	}
	i := slices.IndexFunc(cues.Elements, func(c elementCues) bool { return c.Element == e })
	if i < 0 {
		return unknownBearing
	}
	return bearingOf(slices.ContainsFunc(cues.Elements[i].Any, func(cue string) bool {
		return containsWord(plain, cue)
	}))
}

func bearingOf(is bool) bearing {
	if is {
		return borne
	}
	return unborne
}

// presupposes reports words that ascribe care to the reader.
func presupposes(t template, cues *languageCues) bool {
	if cues == nil {
		return false
	}
	plain := plainText(t)
	return slices.ContainsFunc(cues.Presupposing, func(cue string) bool { return containsWord(plain, cue) })
}

// plainText is the literal text in lower case and plain characters, a mark in
// the place of each variable.
func plainText(t template) string {
	text := t.fill(func(Variable) string { return "_" })
	return strings.ToLower(fold.Fold(text).Text)
}

// containsWord reports whether text has cue at the beginning of a word. Cues are
// stems, so that nothing is asked of what follows.
func containsWord(text, cue string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], cue)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		if !unicode.IsLetter(before) {
			return true
		}
		from += i + len(cue)
	}
}

func cuesFor(all []languageCues, tag language.Tag) *languageCues {
	base, _ := tag.Base()
	for i := range all {
		if b, _ := all[i].Language.Base(); b == base {
			return &all[i]
		}
	}
	return nil
}
