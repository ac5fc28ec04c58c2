// SPDX-License-Identifier: Apache-2.0

package lexicon

// An Entry is what the table holds about a word or a phrase. The zero Entry
// belongs to a word that is not in it.
type Entry struct {
	// Flags say what the word can be.
	Flags Flags
	// Concept is the number of the health concept, 0 for none.
	Concept uint16
	// Label is the number of the identifier kind that the word announces, in
	// the order of 45 CFR 164.514(b)(2)(i), 0 for none.
	Label uint8
	// Intent is the number of the intent that it gives away, 0 for none.
	Intent uint8
	// Langs is the set of languages in which it is a function word, bit 1 for English, then Spanish, French, German, Italian, others.
	Langs uint8
	// Health is the set of languages in which it is a spelling of Concept, and
	// Plain those in which it is one without a mark: neither Ambiguous nor
	// UpperOnly holds there. Bits are those of Langs.
	Health, Plain uint8
	// Scope says how it limits what is said around it.
	Scope Scope
	// Person says whom it stands for.
	Person Person
	// Month and Weekday are numbers of the calendar, from 1 for January and
	// for Monday.
	Month, Weekday uint8
	// Number is the value of a number word: 0 to 99, 100 for hundred, 102 for
	// double and 103 for triple, and FirstOrdinal more than its place in a row
	// of an ordinal.
	Number uint8
	// Given, Surname and Place are the weights of the word as a name, from 1
	// for rare to 15, 0 for none. One step is a factor of six.
	Given, Surname, Place uint8
	// Signs are the parts that it plays where people tell of their health
	// without a word of the trade, and SignLangs the languages in which it does;
	// bits are those of Langs.
	Signs     Signs
	SignLangs uint8
	// PersonLangs are the languages in which it stands for Person.
	PersonLangs uint8
	// Forms say what the grammar makes of it.
	Forms Forms

	english, spanish, french, german, italian uint8 // weights in running text
}

// FirstOrdinal is what Entry.Number of "first" is, less one.
const FirstOrdinal = 200

// A Scope says how a word limits what is said around it.
type Scope uint8

// The scopes.
const (
	_ Scope = iota
	ScopeNegation
	ScopePseudo // looks like a negation and is none
	ScopeUncertain
	ScopeHypothetical
	ScopePast
	ScopeFuture
	ScopeTerminator // ends the reach of the others
	ScopeIdiom      // what is around is a figure of speech
	ScopeStaff      // what is around is somebody's work
)

// Signs say what parts a word plays where people tell of their health in
// everyday words: "can't feel my toes" is fail, move and body.
type Signs uint32

// The signs.
const (
	SignBody     Signs = 1 << iota // a part of the body
	SignState                      // what goes wrong with parts of the body
	SignVital                      // what a body does by itself: eat, sleep, breathe
	SignMove                       // what people do with a part of the body: feel, lift, bend
	SignFail                       // says that something does not work: "barely"
	SignRemedy                     // a medicine by its form: pill, dose, patch
	SignTake                       // what is done with medicines: take, run out of
	SignCarer                      // somebody who treats people
	SignTell                       // what they do to people: said, gave, found
	SignFeel                       // to feel, to be
	SignIll                        // how people feel who are not well
	SignSpan                       // a span of time
	SignAbstain                    // without drink or drugs
	SignDrink                      // to drink, to smoke
	SignThing                      // what is no person
	SignFigure                     // a figure of speech, which means none of its words
	SignFear                       // to be scared or worried
	SignCourse                     // how something goes on: still, again, since
	SignPaper                      // what care and its payment leave behind: chart, form, authorization
	SignStay                       // where and when care is given: waiting room, gown, consult
	SignVague                      // what stands for a thing that is not named: "it", "the new one"
	SignTownHead                   // the first word of many names of towns: "Lower", "Saint"
	SignTownTail                   // the last one: "Falls", "Crossing"
	SignWhither                    // a preposition before the name of a place
	SignComing                     // what people say before such a preposition: "come", "drove"
	SignWork                       // what people say before the name of an employer or a school
	SignChest                      // the chest
	SignSide                       // an arm, one side of the body
	SignNumb                       // that it has no strength or feeling
	SignPress                      // what a heart in need feels like: pain, pressure
	SignBreath                     // to breathe
	SignBlood                      // what must not happen in a pregnancy
)

// Has reports whether s holds all signs of t.
func (s Signs) Has(t Signs) bool { return s&t == t }

// Any reports whether s holds one of the signs of t.
func (s Signs) Any(t Signs) bool { return s&t != 0 }

// Forms say what the grammar makes of a word, whatever the language.
type Forms uint8

// The forms.
const (
	FormMine     Forms = 1 << iota // a possessive of the author: "my"
	FormTheirs                     // one of somebody else: "her", "your"
	FormHaving                     // a verb that says that people have, feel or take what follows
	FormVenue                      // a sort of firm, school or club that people name: "bakery", "Tischlerei"
	FormLandmark                   // a sort of place that they name: "creek", "vallée"
)

// Has reports whether f holds all forms of g.
func (f Forms) Has(g Forms) bool { return f&g == g }

// Any reports whether f holds one of the forms of g.
func (f Forms) Any(g Forms) bool { return f&g != 0 }

// A Person says whom a word stands for.
type Person uint8

// The persons.
const (
	_ Person = iota
	PersonSelf
	PersonWe
	PersonYou
	PersonOther
	PersonGeneric
	PersonStaff
	PersonAnimal
)

// Flags say what a word can be. A word can be several things.
type Flags uint32

// The flags.
const (
	Health        Flags = 1 << iota // a spelling of Entry.Concept
	Ambiguous                       // an everyday word too: Health needs support
	UpperOnly                       // Health only in upper case
	Continues                       // longer phrases start like this
	Label                           // announces an identifier of kind Entry.Label
	WeakLabel                       // a label only with ":", "#", "number" or "is"
	Month                           // the name of a month
	Weekday                         // the name of a weekday
	NumberWord                      // a digit or a number in words
	Title                           // stands before a person's name
	ProviderTitle                   // stands before or after a clinician's name
	Kin                             // a relative or household member
	NameCue                         // a name follows: "my name is"
	Street                          // a type of street
	Unit                            // a part of an address: "apt", "suite"
	State                           // a state of the United States
	StateCode                       // its two-letter code
	Function                        // a function word of Entry.Langs
	Common                          // an everyday word that is no name by itself
	Intent                          // gives Entry.Intent away
	ScopeWord                       // limits what is said, see Entry.Scope
	PersonWord                      // stands for a person, see Entry.Person
	LabelTail                       // goes between a label and its value: "number", "is"
	DateWord                        // "today", "last": with a weekday or alone a date
	AgeCue                          // announces or follows an age
	Organization                    // a word in the names of organisations
	TopLevel                        // a top-level domain; with WeakLabel a word too
	ProviderLabel                   // a label or a role of a professional
	Figurative                      // said of things that have nothing to do with health
	Rare                            // what makes an event or a person one of a kind
	Holiday                         // a day that the calendar gives a name
	AtSign                          // is read for "@"
)

// Has reports whether f holds all flags of g.
func (f Flags) Has(g Flags) bool { return f&g == g }

// Any reports whether f holds one of the flags of g.
func (f Flags) Any(g Flags) bool { return f&g != 0 }
