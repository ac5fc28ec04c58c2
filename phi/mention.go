// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// A Mention is a place where a message speaks of health, care or payment for
// care. The zero Mention is invalid.
//
// A concept beside a message is itself PHI. String, Format, LogValue and
// MarshalJSON therefore show the class and the place and leave out concept and
// sensitivity; a program that needs them asks [Concept.ID] and
// [Sensitivity.IDs] in so many words.
type Mention struct {
	// Class says what sort of thing is mentioned.
	Class Class
	// Concept is what is mentioned.
	Concept Concept
	// Sensitivity is the set of specially protected classes it falls into.
	Sensitivity Sensitivity
	// Part is the index of the part.
	Part int
	// Start and End are byte offsets into the text of the part, half-open.
	Start, End int
	// Assertion says whether the text affirms what it mentions.
	Assertion Assertion
	// Experiencer says whom it is said of.
	Experiencer Experiencer
	// Tense says when.
	Tense Tense
}

// A Concept is one thing by all its names: lay words, clinical words,
// abbreviations and translations share it. The zero Concept is unspecified.
// The numbers are not stable from one version to the next; the ids are.
type Concept uint32

// ID returns the stable id of c, such as "diabetes", or "" for the zero
// Concept. The id beside a message or a person is PHI: keep it out of logs.
func (c Concept) ID() string { return lexicon.ConceptID(uint32(c)) }

// Implies returns the concepts that c gives away, such as the condition that a
// drug is taken for. The slice is fresh.
func (c Concept) Implies() []Concept {
	var cs []Concept
	for _, n := range lexicon.Implied(uint32(c)) {
		cs = append(cs, Concept(n))
	}
	return cs
}

// ParseConcept returns the concept with the given id.
func ParseConcept(id string) (Concept, error) {
	n, ok := lexicon.ConceptByID(id)
	if !ok {
		return 0, fmt.Errorf("phi: concept: %w", ErrUnknownWord)
	}
	return Concept(n), nil
}

// String returns "concept", whatever the concept is.
func (c Concept) String() string { return "concept" }

// Format prints what String returns, whatever the verb.
func (c Concept) Format(s fmt.State, _ rune) { io.WriteString(s, c.String()) }

// MarshalJSON returns the string "concept", whatever the concept is.
func (c Concept) MarshalJSON() ([]byte, error) { return []byte(`"concept"`), nil }

// LogValue returns what String returns.
func (c Concept) LogValue() slog.Value { return slog.StringValue(c.String()) }

// A Class says what sort of thing a [Mention] mentions. The zero Class is
// unspecified.
type Class uint8

// The classes. Condition to vital are health, the others provision of and
// payment for care (45 CFR 160.103, "health information").
const (
	_ Class = iota
	ClassCondition
	ClassSymptom
	ClassMedication
	ClassProcedure
	ClassLab
	ClassVital
	ClassCare
	ClassPayment
	ClassOrganization
)

var classWords = []string{
	"", "condition", "symptom", "medication", "procedure", "lab", "vital", "care", "payment", "organization",
}

// String returns the wire word of c.
func (c Class) String() string { return wordOf(classWords, c) }

// ParseClass returns the class with the given wire word.
func ParseClass(word string) (Class, error) { return parseWord[Class]("class", classWords, word) }

// MarshalText returns the wire word. It fails for an invalid class.
func (c Class) MarshalText() ([]byte, error) { return marshalWord("class", classWords, c) }

// UnmarshalText is the inverse of MarshalText.
func (c *Class) UnmarshalText(text []byte) (err error) {
	*c, err = ParseClass(string(text))
	return err
}

// An Assertion says whether a text affirms what it mentions. It never decides
// whether the text is about health: "I don't have diabetes" is. The zero
// Assertion is [Affirmed].
type Assertion uint8

// The assertions.
const (
	Affirmed     Assertion = iota // said to be so
	Negated                       // said not to be so
	Uncertain                     // asked, suspected or feared
	Hypothetical                  // a condition or a wish
)

var assertionWords = []string{"affirmed", "negated", "uncertain", "hypothetical"}

// String returns the wire word of a.
func (a Assertion) String() string { return wordOf(assertionWords, a) }

// MarshalText returns the wire word. It fails for an invalid assertion.
func (a Assertion) MarshalText() ([]byte, error) { return marshalWord("assertion", assertionWords, a) }

// An Experiencer says of whom something is said. The zero Experiencer is
// [ExperiencerUnclear].
type Experiencer uint8

// The experiencers.
const (
	ExperiencerUnclear Experiencer = iota
	ExperiencerSelf                // the author
	ExperiencerFamily              // a relative or household member of the author
	ExperiencerOther               // another person, by name or pronoun
	ExperiencerStaff               // somebody at work: a nurse speaking of the day
	ExperiencerGeneric             // nobody in particular
)

var experiencerWords = []string{"unclear", "self", "family", "other", "staff", "generic"}

// String returns the wire word of e.
func (e Experiencer) String() string { return wordOf(experiencerWords, e) }

// MarshalText returns the wire word. It fails for an invalid experiencer.
func (e Experiencer) MarshalText() ([]byte, error) {
	return marshalWord("experiencer", experiencerWords, e)
}

// A Tense says when something is, was or will be. The zero Tense is [Present].
type Tense uint8

// The tenses.
const (
	Present Tense = iota
	Past
	Future
)

var tenseWords = []string{"present", "past", "future"}

// String returns the wire word of t.
func (t Tense) String() string { return wordOf(tenseWords, t) }

// MarshalText returns the wire word. It fails for an invalid tense.
func (t Tense) MarshalText() ([]byte, error) { return marshalWord("tense", tenseWords, t) }

// String returns a form for people without the concept.
func (m Mention) String() string {
	return m.Class.String() + "@" + strconv.Itoa(m.Part) + ":" + strconv.Itoa(m.Start) + "-" + strconv.Itoa(m.End)
}

// Format prints what String returns, whatever the verb.
func (m Mention) Format(s fmt.State, _ rune) { io.WriteString(s, m.String()) }

// LogValue returns class, place and experiencer as a group of attributes.
func (m Mention) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("class", m.Class.String()), slog.Int("part", m.Part),
		slog.Int("start", m.Start), slog.Int("end", m.End))
}

// MarshalJSON returns class and place as an object.
func (m Mention) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 96), `{"class":"`...)
	b = append(b, m.Class.String()...)
	b = append(b, `","part":`...)
	b = strconv.AppendInt(b, int64(m.Part), 10)
	b = append(b, `,"start":`...)
	b = strconv.AppendInt(b, int64(m.Start), 10)
	b = append(b, `,"end":`...)
	b = strconv.AppendInt(b, int64(m.End), 10)
	b = append(b, `,"assertion":"`...)
	b = append(b, m.Assertion.String()...)
	b = append(b, `","experiencer":"`...)
	b = append(b, m.Experiencer.String()...)
	return append(b, `"}`...), nil
}
