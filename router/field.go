// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
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

// fieldSpec is a field with the way to read it: as a fact, unless one of the
// readers is set because what conditions see is more than the fact.
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
	fact

	seenWord  func(*state) (word uint8, known bool)
	seenText  func(*state) string
	seenNames func(*state) []string
	seenTruth func(*state) Truth
}

func (f *fieldSpec) ops() []Op {
	ops := slices.Clone(typeOps[f.typ])
	if f.alias != 0 {
		ops = append(ops, f.alias)
	}
	return ops
}

// word is the word of the field, and whether it is known.
func (f *fieldSpec) word(s *state) (word uint8, known bool) {
	if f.seenWord != nil {
		return f.seenWord(s)
	}
	n := f.number(s.f)
	return n, n != 0
}

// set is the set of words of the field.
func (f *fieldSpec) set(s *state) (mask uint64, known bool) { return f.words(s.f) }

// str is the text of the field. What rules write is always known.
func (f *fieldSpec) str(s *state) (text string, known bool) {
	if f.seenText != nil {
		return f.seenText(s), true
	}
	text = *f.text(s.f)
	return text, text != ""
}

// strs is the list of names of the field.
func (f *fieldSpec) strs(s *state) (list []string, known bool) {
	list = *f.names(s.f)
	if known = list != nil; f.seenNames != nil {
		list = f.seenNames(s)
	}
	return list, known
}

// truth is the answer of a yes-or-no field.
func (f *fieldSpec) truth(s *state) Truth {
	if f.seenTruth != nil {
		return f.seenTruth(s)
	}
	return Truth(f.number(s.f))
}

// size is the number of values of a field with few values.
func (f *fieldSpec) size() int {
	if f.typ == typeTruth {
		return len(truthWords)
	}
	return len(f.table)
}

// coveragePrefix begins the names of the fields that ask about a destination.
const coveragePrefix = "coverage."

var fieldSpecs = []fieldSpec{
	{name: "network", typ: typeString, folded: true, fact: textAt(func(f *Facts) *string { return &f.Network })},
	{name: "profile", typ: typeString, fact: textAt(func(f *Facts) *string { return &f.Profile })},
	{name: "channel", typ: typeWord, table: channelWords, fact: numberAt(func(f *Facts) *Channel { return &f.Channel })},
	{name: "visibility", typ: typeWord, table: visibilityWords, fact: numberAt(func(f *Facts) *Visibility { return &f.Visibility }),
		seenWord: func(s *state) (uint8, bool) { v := s.f.visibility(); return uint8(v), v != 0 }},
	{name: "event", typ: typeWord, table: eventWords, fact: numberAt(func(f *Facts) *Event { return &f.Event })},
	{name: "origin", typ: typeWord, table: originWords, fact: numberAt(func(f *Facts) *Origin { return &f.Origin })},
	{name: "timer", typ: typeString, fact: textAt(func(f *Facts) *string { return &f.Timer })},
	{name: "author_roles", typ: typeStrings, fact: namesAt(func(f *Facts) *[]string { return &f.AuthorRoles })},
	{name: "tags", typ: typeStrings, written: true, fact: namesAt(func(f *Facts) *[]string { return &f.Tags }), seenNames: (*state).allTags},
	{name: "level", typ: typeLevel, table: levelWords, alias: OpPHIAtLeast, meaning: OpGte, fact: numberAt(func(f *Facts) *Level { return &f.Level })},
	{name: "health", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.Health })},
	{name: "kinds", typ: typeWords, table: kindWords, alias: OpPHICategory, meaning: OpHasAny, fact: wordsAt(func(f *Facts) *[]Kind { return &f.Kinds })},
	{name: "classes", typ: typeWords, table: classWords, fact: wordsAt(func(f *Facts) *[]Class { return &f.Classes })},
	{name: "intents", typ: typeWords, table: intentWords, alias: OpIntent, meaning: OpHasAny, fact: wordsAt(func(f *Facts) *[]Intent { return &f.Intents })},
	{name: "cues", typ: typeWords, table: cueWords, fact: wordsAt(func(f *Facts) *[]Cue { return &f.Cues })},
	{name: "language", typ: typeString, folded: true, alias: OpLang, meaning: OpLang, fact: textAt(func(f *Facts) *string { return &f.Language })},
	{name: "unsupported_language", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.UnsupportedLanguage })},
	{name: "incomplete", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.Incomplete })},
	{name: "consent", typ: typeWord, table: consentWords, fact: numberAt(func(f *Facts) *Consent { return &f.Consent })},
	{name: "permission", typ: typeWord, table: permissionWords, fact: numberAt(func(f *Facts) *Permission { return &f.Permission })},
	{name: coveragePrefix + "*", typ: typeWord, table: coverageWords},
	{name: "hold", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.Hold })},
	{name: "reply_cap_reached", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.ReplyCapReached })},
	{name: "deletions_paused", typ: typeTruth, fact: numberAt(func(f *Facts) *Truth { return &f.DeletionsPaused })},
	{name: "text", typ: typeText},
	{name: "truncated", typ: typeTruth, seenTruth: func(s *state) Truth { return s.scan().truncated }},
	{name: "attachments", typ: typeWords, table: attachmentWords, fact: wordsAt(func(f *Facts) *[]Attachment { return &f.Attachments })},
	{name: "now", typ: typeTime},
	{name: "plan.folder", typ: typeString, written: true, seenText: func(s *state) string { return s.folder }},
	{name: "plan.outbound", typ: typeWord, table: outboundWords, written: true,
		seenWord: func(s *state) (uint8, bool) { return uint8(s.outbound), true }},
}

// fieldNamed returns the field of a name.
func fieldNamed(name string) (*fieldSpec, bool) {
	if to, ok := strings.CutPrefix(name, coveragePrefix); ok && to != "" {
		return &fieldSpec{name: name, typ: typeWord, table: coverageWords,
			seenWord: func(s *state) (uint8, bool) {
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

// mustField returns a field that is in the table.
func mustField(name string) *fieldSpec {
	f, _ := fieldNamed(name)
	return f
}

func fieldNames() []string {
	names := make([]string, len(fieldSpecs))
	for i := range fieldSpecs {
		names[i] = fieldSpecs[i].name
	}
	return names
}
