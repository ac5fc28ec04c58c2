// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"errors"
	"slices"

	"golang.org/x/text/language"
)

// What a selection can fail with.
var (
	// ErrQuery reports a query that names nothing, or several things, to look for.
	ErrQuery = errors.New("notice: a query has one of ID, Placement and Purpose")
	// ErrNoEntry reports that no entry has the id, the placement or the purpose,
	// or that none may be sent on the channel.
	ErrNoEntry = errors.New("notice: no entry for the query")
	// ErrNoLanguage reports that no entry has any of the languages.
	ErrNoLanguage = errors.New("notice: no entry in any of the languages")
	// ErrUnknownSurface reports a surface without limits in the table.
	ErrUnknownSurface = errors.New("notice: unknown surface")
	// ErrNoElements reports that no text states the elements that a query asks for.
	ErrNoElements = errors.New("notice: no text states the elements that are asked for")
)

// A Query says what text is wanted. Exactly one of ID, Placement and Purpose is
// set. The zero Query is an error.
type Query struct {
	ID        string
	Placement Placement
	Purpose   Purpose
	// Languages are what the reader understands, best first, followed by what to
	// fall back on. Without any, and if none fits, the selection fails: no
	// language is assumed.
	Languages []language.Tag
	// Channel is where the text is to be sent. The zero Channel is read as
	// public. Standing notices of a page have no channel.
	Channel Channel
	// Surface is where the text is to be shown, such as "x_bio"; empty means
	// that length does not matter.
	Surface string
	// Limits are kept beside those of the surface.
	Limits []Limit
	// Require are elements that the text has to state, beside what its entry
	// promises.
	Require []Element
	// Jurisdictions are where the people on a call may be. They matter to the
	// placement call_recording, where none means the strictest rule.
	Jurisdictions []string
}

// A Fallback says how a text's language relates to what was asked for.
type Fallback uint8

// The values of [Fallback].
const (
	FallbackNone    Fallback = iota // the language that was asked for first
	FallbackRelated                 // another language, which readers of a requested one are likely to know
	FallbackListed                  // one further down the list of languages
)

var fallbackWords = vocabulary{"fallback", []string{"none", "related", "listed"}}

// ParseFallback returns the fallback with the given wire word. An unknown word
// is a [*WordError].
func ParseFallback(word string) (Fallback, error) { return parseWord[Fallback](fallbackWords, word) }

// String returns the wire word.
func (f Fallback) String() string { return wordOf(fallbackWords, f) }

// MarshalText returns the wire word. It fails for a value without one.
func (f Fallback) MarshalText() ([]byte, error) { return marshalWord(fallbackWords, f) }

// UnmarshalText reads a wire word as [ParseFallback] does.
func (f *Fallback) UnmarshalText(text []byte) error { return unmarshalWord(fallbackWords, f, text) }

// A Choice is an entry in one language, ready for [Choice.Render]. It is
// immutable and safe for concurrent use. The zero Choice renders nothing.
type Choice struct {
	// ID and Version are those of the entry.
	ID      string
	Version string
	// Language is the language of the text.
	Language language.Tag
	// Fallback says whether that is the language that was asked for first.
	// Anything but [FallbackNone] deserves a look at who is going to read it.
	Fallback Fallback
	// Requested is the index of the requested language that was met.
	Requested int
	// Consent is the rule for the recording of calls that was applied.
	Consent RecordingConsent

	candidates []candidate
	limits     []Limit
	require    []Element
	emergency  []EmergencyNumber
}

// Select chooses an entry and a language. Languages are tried in their order,
// first for a text in the language itself, then for one in a related language;
// within a language the first entry of the catalogue wins. Select returns
// one of the errors above, or a [*WordError] for a limit without a unit.
func (c *Catalogue) Select(q Query) (Choice, error) {
	if !q.valid() {
		return Choice{}, ErrQuery
	}
	limits, err := c.limitsFor(q)
	if err != nil {
		return Choice{}, err
	}
	consent := c.RecordingConsent(q.Jurisdictions...)
	entries := slices.DeleteFunc(slices.Clone(c.entries), func(e compiledEntry) bool {
		return !e.answers(q, consent)
	})
	if len(entries) == 0 {
		return Choice{}, ErrNoEntry
	}
	for _, related := range []bool{false, true} {
		for requested, tag := range q.Languages {
			for _, e := range entries {
				wording, ok := e.match(tag, related)
				if !ok {
					continue
				}
				choice := Choice{
					ID: e.ID, Version: e.Version, Language: e.Wordings[wording].Language, Requested: requested,
					candidates: e.candidates[wording], limits: limits,
					require: slices.Clone(q.Require), emergency: c.tables.emergency,
				}
				if e.Placement == PlacementCallRecording {
					choice.Consent = consent
				}
				switch {
				case related:
					choice.Fallback = FallbackRelated
				case requested > 0:
					choice.Fallback = FallbackListed
				}
				return choice, nil
			}
		}
	}
	return Choice{}, ErrNoLanguage
}

func (q Query) valid() bool {
	set := 0
	for _, is := range []bool{q.ID != "", q.Placement != PlacementUnspecified, q.Purpose != PurposeUnspecified} {
		if is {
			set++
		}
	}
	return set == 1
}

func (c *Catalogue) limitsFor(q Query) ([]Limit, error) {
	var limits []Limit
	for _, l := range q.Limits {
		if _, err := l.Unit.Count(""); err != nil {
			return nil, err
		}
		own := Limit{Unit: l.Unit, Max: l.Max} // the rest ends up in messages, unchecked
		if surfaceForm(l.Surface) {
			own.Surface = l.Surface
		}
		limits = append(limits, own)
	}
	if q.Surface == "" {
		return limits, nil
	}
	rows := c.tables.limitsOf(q.Surface)
	if len(rows) == 0 {
		return nil, ErrUnknownSurface
	}
	return append(limits, rows...), nil
}

// answers reports whether an entry is what a query looks for.
func (e compiledEntry) answers(q Query, consent RecordingConsent) bool {
	switch {
	case q.ID != "":
		return e.ID == q.ID && e.fits(q.Channel)
	case q.Purpose != PurposeUnspecified:
		return e.Purpose == q.Purpose && e.fits(q.Channel)
	case q.Placement == PlacementCallRecording && e.Consent != consent:
		return false
	}
	return e.Placement == q.Placement && e.fits(q.Channel)
}

// fits reports whether a text may be sent on a channel. A placement says by
// itself where a notice stands; an unknown channel counts as every public one.
func (e compiledEntry) fits(c Channel) bool {
	if c != ChannelOther {
		return len(e.Channels) == 0 || slices.Contains(e.Channels, c)
	}
	if e.Placement != PlacementUnspecified {
		return true
	}
	for public := ChannelPublicReview; public.Public(); public++ {
		if !slices.Contains(e.Channels, public) {
			return false
		}
	}
	return true
}

// match returns the wording for a language: one in the same language, or, if
// related is set, one that the matcher thinks its readers know as well. The
// matcher's own confidence does not tell the two apart: it is high for a Basque
// reader of Spanish.
func (e compiledEntry) match(tag language.Tag, related bool) (wording int, ok bool) {
	base, confidence := tag.Base()
	if base.String() == "und" || confidence < language.Exact {
		return 0, false // a region or a script alone says nothing about the language
	}
	_, wording, confidence = e.matcher.Match(tag)
	if confidence == language.No {
		return 0, false
	}
	found, _ := e.Wordings[wording].Language.Base()
	return wording, related != (found == base)
}
