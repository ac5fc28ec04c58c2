// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
	"time"
)

// Field describes a fact that conditions can ask about.
type Field struct {
	// Name is the name in a condition. The name coverage.* stands for coverage.
	// followed by a destination.
	Name string `json:"name"`
	// Type is word, level, words, string, strings, boolean, time or text.
	Type string `json:"type"`
	// Ops are the operators that the field has, in the order of their values.
	Ops []Op `json:"ops"`
	// Words are the values that exist, or nil when any text is one.
	Words []string `json:"words,omitzero"`
}

// Fields lists the facts that conditions can ask about, in a fixed order. The
// result is the caller's.
func Fields() []Field {
	out := make([]Field, len(fieldSpecs))
	for i := range fieldSpecs {
		f := &fieldSpecs[i]
		out[i] = Field{Name: f.name, Type: fieldTypeWords[f.typ], Ops: f.ops()}
		if f.table != nil {
			out[i].Words = (&wordError{words: f.table}).Known()
		}
	}
	return out
}

type fieldType uint8

const (
	typeWord fieldType = iota
	typeLevel
	typeWords
	typeString
	typeStrings
	typeTruth
	typeTime
	typeText
)

var fieldTypeWords = []string{"word", "level", "words", "string", "strings", "boolean", "time", "text"}

var typeOps = [...][]Op{
	typeWord:    {OpEq, OpIn, OpExists},
	typeLevel:   {OpEq, OpIn, OpExists, OpLt, OpLte, OpGt, OpGte},
	typeWords:   {OpExists, OpHasAny, OpHasAll},
	typeString:  {OpEq, OpIn, OpExists},
	typeStrings: {OpExists, OpHasAny, OpHasAll},
	typeTruth:   {OpEq, OpExists},
	typeTime:    {OpExists, OpLt, OpLte, OpGt, OpGte, OpWithin},
	typeText:    {OpExists, OpContainsWord, OpContainsPhrase, OpPrefix, OpMatches},
}

// fieldSpec is a field with the way to read it. Exactly one of the readers that
// its type needs is set.
type fieldSpec struct {
	name  string
	typ   fieldType
	table []string
	// folded says that case does not matter.
	folded bool
	// alias is the operator that exists for this field alone, and meaning what
	// it stands for.
	alias, meaning Op
	// written says that rules write the fact, so that it changes from phase to
	// phase.
	written bool

	word    func(*state) (word uint8, known bool)
	words   func(*state) (mask uint64, known bool)
	str     func(*state) (text string, known bool)
	strs    func(*state) (list []string, known bool)
	truth   func(*state) Truth
	instant func(*state) time.Time
}

func (f *fieldSpec) ops() []Op {
	ops := slices.Clone(typeOps[f.typ])
	if f.alias != 0 {
		ops = append(ops, f.alias)
	}
	return ops
}

// stated is the number of an enumeration value and whether it is stated.
func stated[E ~uint8](e E) (uint8, bool) { return uint8(e), e != 0 }

// coveragePrefix begins the names of the fields that ask about a destination.
const coveragePrefix = "coverage."

var fieldSpecs = []fieldSpec{
	{name: "network", typ: typeString, folded: true, str: func(s *state) (string, bool) { return s.f.Network, s.f.Network != "" }},
	{name: "profile", typ: typeString, str: func(s *state) (string, bool) { return s.f.Profile, s.f.Profile != "" }},
	{name: "channel", typ: typeWord, table: channelWords, word: func(s *state) (uint8, bool) { return stated(s.f.Channel) }},
	{name: "visibility", typ: typeWord, table: visibilityWords, word: func(s *state) (uint8, bool) { return stated(s.f.visibility()) }},
	{name: "event", typ: typeWord, table: eventWords, word: func(s *state) (uint8, bool) { return stated(s.f.Event) }},
	{name: "origin", typ: typeWord, table: originWords, word: func(s *state) (uint8, bool) { return stated(s.f.Origin) }},
	{name: "timer", typ: typeString, str: func(s *state) (string, bool) { return s.f.Timer, s.f.Timer != "" }},
	{name: "author_roles", typ: typeStrings, strs: func(s *state) ([]string, bool) { return s.f.AuthorRoles, s.f.AuthorRoles != nil }},
	{name: "tags", typ: typeStrings, written: true, strs: func(s *state) ([]string, bool) { return s.allTags(), s.f.Tags != nil }},
	{name: "level", typ: typeLevel, table: levelWords, alias: OpPHIAtLeast, meaning: OpGte, word: func(s *state) (uint8, bool) { return stated(s.f.Level) }},
	{name: "health", typ: typeTruth, truth: func(s *state) Truth { return s.f.Health }},
	{name: "kinds", typ: typeWords, table: kindWords, alias: OpPHICategory, meaning: OpHasAny,
		words: func(s *state) (uint64, bool) { return maskOf(s.f.Kinds), s.f.Kinds != nil }},
	{name: "classes", typ: typeWords, table: classWords,
		words: func(s *state) (uint64, bool) { return maskOf(s.f.Classes), s.f.Classes != nil }},
	{name: "intents", typ: typeWords, table: intentWords, alias: OpIntent, meaning: OpHasAny,
		words: func(s *state) (uint64, bool) { return maskOf(s.f.Intents), s.f.Intents != nil }},
	{name: "cues", typ: typeWords, table: cueWords,
		words: func(s *state) (uint64, bool) { return maskOf(s.f.Cues), s.f.Cues != nil }},
	{name: "language", typ: typeString, folded: true, alias: OpLang, meaning: OpLang, str: func(s *state) (string, bool) { return s.f.Language, s.f.Language != "" }},
	{name: "unsupported_language", typ: typeTruth, truth: func(s *state) Truth { return s.f.UnsupportedLanguage }},
	{name: "incomplete", typ: typeTruth, truth: func(s *state) Truth { return s.f.Incomplete }},
	{name: "consent", typ: typeWord, table: consentWords, word: func(s *state) (uint8, bool) { return stated(s.f.Consent) }},
	{name: "permission", typ: typeWord, table: permissionWords, word: func(s *state) (uint8, bool) { return stated(s.f.Permission) }},
	{name: coveragePrefix + "*", typ: typeWord, table: coverageWords},
	{name: "hold", typ: typeTruth, truth: func(s *state) Truth { return s.f.Hold }},
	{name: "reply_cap_reached", typ: typeTruth, truth: func(s *state) Truth { return s.f.ReplyCapReached }},
	{name: "deletions_paused", typ: typeTruth, truth: func(s *state) Truth { return s.f.DeletionsPaused }},
	{name: "text", typ: typeText},
	{name: "truncated", typ: typeTruth, truth: func(s *state) Truth { return s.scan().truncated }},
	{name: "attachments", typ: typeWords, table: attachmentWords,
		words: func(s *state) (uint64, bool) { return maskOf(s.f.Attachments), s.f.Attachments != nil }},
	{name: "now", typ: typeTime, instant: func(s *state) time.Time { return s.f.Now }},
	{name: "plan.folder", typ: typeString, written: true, str: func(s *state) (string, bool) { return s.folder, true }},
	{name: "plan.outbound", typ: typeWord, table: outboundWords, written: true, word: func(s *state) (uint8, bool) { return uint8(s.outbound), true }},
}

// fieldNamed returns the field of a name.
func fieldNamed(name string) (*fieldSpec, bool) {
	if to, ok := strings.CutPrefix(name, coveragePrefix); ok && to != "" {
		return &fieldSpec{name: name, typ: typeWord, table: coverageWords,
			word: func(s *state) (uint8, bool) {
				c, known := s.f.Coverage[to]
				return uint8(c), known
			}}, true
	}
	i := slices.IndexFunc(fieldSpecs, func(f fieldSpec) bool { return f.name == name })
	if i < 0 || name == coveragePrefix+"*" {
		return nil, false
	}
	return &fieldSpecs[i], true
}

func fieldNames() []string {
	names := make([]string, len(fieldSpecs))
	for i := range fieldSpecs {
		names[i] = fieldSpecs[i].name
	}
	return names
}
