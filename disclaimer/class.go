// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A classID numbers a class of words, such as the visits or the verbs of
// treating. The word files name the classes; the rules speak of them.
type classID uint8

// maxClasses bounds the number of classes.
const maxClasses = 64 * len(classSet{})

// A classSet is the set of classes that a word belongs to.
type classSet [4]uint64

func (s *classSet) add(c classID) { s[c/64] |= 1 << (c % 64) }

func (s *classSet) remove(c classID) { s[c/64] &^= 1 << (c % 64) }

func (s *classSet) has(c classID) bool { return s[c/64]&(1<<(c%64)) != 0 }

func (s *classSet) join(t *classSet) {
	s[0] |= t[0]
	s[1] |= t[1]
	s[2] |= t[2]
	s[3] |= t[3]
}

// holds reports whether s contains all of t.
func (s *classSet) holds(t *classSet) bool {
	return t[0]&^s[0]|t[1]&^s[1]|t[2]&^s[2]|t[3]&^s[3] == 0
}

// meets reports whether s and t have a class in common.
func (s *classSet) meets(t *classSet) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// The classes that the code itself speaks of. The word files may not use the
// names of the first group: the reader of a text gives those.
const (
	classUnknown        classID = iota // a word of no table
	classPrice                         // a number behind the sign of a currency, or before it
	classNumber                        // digits
	classCapital                       // a word with a capital inside a sentence
	className                          // part of a person's name
	classClinician                     // part of a clinician's name, with its title
	classDate                          // a date
	classContact                       // a phone number, an address or a page
	classCondition                     // health talk of the classes of package phi
	classSymptom                       //
	classMedication                    //
	classProcedure                     //
	classLab                           //
	classVital                         //
	classCareTalk                      //
	classPaymentTalk                   //
	classYou                           // the one addressed
	classYour                          // what belongs to the one addressed
	classThird                         // one other person
	classThirdsOwn                     // what belongs to one other person
	classTheirOwn                      // what belongs to others
	classWe                            // the organisation
	classOur                           // what belongs to the organisation
	classKin                           // relatives
	classGenitive                      // the ending 's
	classGeneric                       // nobody in particular
	classAnyone                        // determiners of nobody in particular
	classPast                          // finite verbs in the past
	classParticiple                    // participles
	classIng                           // gerunds
	classBase                          // bare verbs
	classPresentS                      // verbs in the third person
	classBe                            // forms of "to be"
	classHave                          // forms of "to have"
	classModal                         // can, may, will
	classNegation                      // not, never, unable
	classIf                            // words that open a condition
	classSubordinate                   // words that open another clause
	classPreposition                   // prepositions
	classConjunction                   // and, or
	classDeterminer                    // the, a
	classAdjective                     // words that may stand before a noun
	classAdverb                        // words that may stand before a verb
	classHarmless                      // nouns that presuppose no care
	classGreeting                      // words that a name follows
	classClosing                       // words that end a letter
	classTitle                         // Mr, Mrs
	classClinicianTitle                // Dr, Nurse
	classCredential                    // MD, DDS after a name
	classAbbreviation                  // words whose full stop ends no sentence
	classFuture                        // words that put an event into the future
	classEmergency                     // what to do in an emergency
	classRedirect                      // words that lead to another channel
	classPrivate                       // channels that only two can read
	classImperative                    // verbs that open a request
	classStaff                         // people who work there
	classWeekday                       // days of the week and relative days
	classMonth                         // months
	classVisit                         // visits and appointments
	classHealth                        // nouns of health and treatment
	classVerb                          // verbs of any form
	classWePast                        // Spanish verbs of "we", in the past or the present
	classCount
)

// classFirstWord is the first class that a word file may fill.
const classFirstWord = classYou

// wordClasses are the names under which word files and rules know the classes
// of the code, in their order.
var wordClasses = [classCount]string{
	"unknown", "price", "number", "capital", "name", "clinician", "date", "contact", "condition", "symptom", "medication",
	"procedure", "lab", "vital", "caretalk", "paymenttalk",
	"you", "your", "third", "thirdsown", "theirown", "we", "our", "kin", "gen", "generic", "anyone", "past", "pp", "ing",
	"base", "es", "be", "have", "modal", "neg", "if", "sub", "prep", "conj", "det", "adj", "adv", "harmless",
	"greeting", "closing", "title", "drtitle", "credential", "abbr", "future", "emergency", "redirect", "private",
	"imperative", "staff", "weekday", "month", "visit", "health", "verb", "wepast",
}
