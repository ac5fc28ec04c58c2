// SPDX-License-Identifier: Apache-2.0

package main

// The flags, in the order of internal/lexicon. A generator does not import the
// package that it writes; a test there compares the two lists.
const (
	flagHealth uint32 = 1 << iota
	flagAmbiguous
	flagUpperOnly
	flagContinues
	flagLabel
	flagWeakLabel
	flagMonth
	flagWeekday
	flagNumberWord
	flagTitle
	flagProviderTitle
	flagKin
	flagNameCue
	flagStreet
	flagUnit
	flagState
	flagStateCode
	flagFunction
	flagCommon
	flagIntent
	flagScopeWord
	flagPersonWord
	flagLabelTail
	flagDateWord
	flagAgeCue
	flagOrganization
	flagTopLevel
	flagProviderLabel
	flagFigurative
	flagRare
	flagHoliday
	flagAtSign
)

// categories are the words of the first column of words.tsv, with what the
// second column holds.
var categories = map[string]struct {
	flags uint32
	value string
	exact bool // an accent tells it from another word: "él" and "el"
}{
	"label":          {flagLabel, "kind", false},
	"label_tail":     {flagLabelTail, "", false},
	"month":          {flagMonth, "month", false},
	"weekday":        {flagWeekday, "weekday", false},
	"number":         {flagNumberWord, "number", false},
	"title":          {flagTitle, "", false},
	"provider_title": {flagProviderTitle, "", false},
	"kin":            {flagKin, "", false},
	"name_cue":       {flagNameCue, "", false},
	"street":         {flagStreet, "", false},
	"unit":           {flagUnit, "", false},
	"state":          {flagState, "", false},
	"state_code":     {flagStateCode, "", false},
	"function":       {flagFunction, "", true},
	"common":         {flagCommon, "", true},
	"intent":         {flagIntent, "intent", false},
	"scope":          {flagScopeWord, "scope", true},
	"person":         {flagPersonWord, "person", true},
	"date_word":      {flagDateWord, "", false},
	"age_cue":        {flagAgeCue, "", false},
	"organization":   {flagOrganization, "", false},
	"tld":            {flagTopLevel, "", false},
	"provider_label": {flagProviderLabel, "", false},
	"figurative":     {flagFigurative, "", false},
	"rare":           {flagRare, "", false},
	"holiday":        {flagHoliday, "", false},
	"at_sign":        {flagAtSign, "", false},
	"form":           {0, "form", true},
}
