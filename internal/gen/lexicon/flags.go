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
	flagNameCueWeak
	flagStreet
	flagUnit
	flagState
	flagStateCode
	flagFunction
	flagCommon
	flagIntent
	flagScope
	flagPerson
	flagLabelTail
	flagDateWord
	flagAgeCue
	flagOrganization
	flagGivenName
	flagTopLevel
)

// categories are the words of the first column of words.tsv, with what the
// second column holds.
var categories = map[string]struct {
	flags uint32
	value string
}{
	"label":          {flagLabel, "kind"},
	"label_tail":     {flagLabelTail, ""},
	"month":          {flagMonth, "month"},
	"weekday":        {flagWeekday, "weekday"},
	"number":         {flagNumberWord, "number"},
	"title":          {flagTitle, ""},
	"provider_title": {flagProviderTitle, ""},
	"kin":            {flagKin, ""},
	"name_cue":       {flagNameCue, ""},
	"name_cue_weak":  {flagNameCueWeak, ""},
	"street":         {flagStreet, ""},
	"unit":           {flagUnit, ""},
	"state":          {flagState, ""},
	"state_code":     {flagStateCode, ""},
	"function":       {flagFunction, ""},
	"common":         {flagCommon, ""},
	"intent":         {flagIntent, "intent"},
	"scope":          {flagScope, "scope"},
	"person":         {flagPerson, "person"},
	"date_word":      {flagDateWord, ""},
	"age_cue":        {flagAgeCue, ""},
	"organization":   {flagOrganization, ""},
	"given_name":     {flagGivenName, ""},
	"tld":            {flagTopLevel, ""},
}
