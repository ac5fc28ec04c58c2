// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// LegalNotice says what the package is not. Every [Report] carries it.
const LegalNotice = "General guidance, not legal advice: have counsel approve texts before they are used."

// A Report is the outcome of a lint.
type Report struct {
	// Findings are in the order of the entries. An empty slice is a clean report.
	Findings []Finding `json:"findings"`
	// Notice is [LegalNotice].
	Notice string `json:"notice"`
	// Engine identifies what was checked.
	Engine release.Engine `json:"engine"`
}

// Lint checks books as [New] does and reports every finding. It returns the
// errors of [New] but for [*LintError].
func Lint(books []Book, options *Options) (Report, error) {
	t, err := options.tables()
	if err != nil {
		return Report{}, err
	}
	var entries []Entry
	for _, b := range books {
		if b.Schema != schema {
			return Report{}, ErrSchema
		}
		entries = append(entries, b.Entries...)
	}
	engine, err := engineOf(entries, t)
	if err != nil {
		return Report{}, err
	}
	return Report{Findings: lint(entries, t), Notice: LegalNotice, Engine: engine}, nil
}

// Lint returns what the lint found in a catalogue that [New] accepted: warnings
// and information.
func (c *Catalogue) Lint() Report {
	return Report{Findings: slices.Clone(c.findings), Notice: LegalNotice, Engine: c.engine}
}

func lint(entries []Entry, t tables) []Finding {
	findings := []Finding{}
	languages := allLanguages(entries)
	for i, e := range entries {
		l := linter{tables: t, entry: e, at: Finding{Entry: i, Wording: -1, Variant: -1, Segment: -1}}
		if idForm(e.ID) {
			l.at.ID = e.ID
			if slices.ContainsFunc(entries[:i], func(o Entry) bool { return o.ID == e.ID }) {
				l.report(CodeDuplicateID)
			}
		} else {
			l.report(CodeBadID)
		}
		l.check(languages)
		findings = append(findings, slices.Compact(l.findings)...)
	}
	return findings
}

// allLanguages returns the languages of the entries in order of appearance.
func allLanguages(entries []Entry) []language.Tag {
	var tags []language.Tag
	for _, e := range entries {
		for _, w := range e.Wordings {
			if !slices.Contains(tags, w.Language) {
				tags = append(tags, w.Language)
			}
		}
	}
	return tags
}

// A linter checks one entry.
type linter struct {
	tables   tables
	entry    Entry
	at       Finding // the place of the next finding
	findings []Finding
}

func (l *linter) report(code Code) { l.reportElement(code, ElementUnspecified) }

func (l *linter) reportElement(code Code, e Element) {
	f := l.at
	f.Code, f.Severity, f.Element = code, code.Severity(), e
	l.findings = append(l.findings, f)
}

func (l *linter) reportSurface(code Code, surface string) {
	f := l.at
	f.Code, f.Severity, f.Surface = code, code.Severity(), surface
	l.findings = append(l.findings, f)
}

func (l *linter) check(languages []language.Tag) {
	e := l.entry
	if len(e.requirement().All) == 0 || e.Placement != PlacementUnspecified && e.Purpose != PurposeUnspecified ||
		slices.Contains(e.Channels, ChannelOther) {
		l.report(CodeBadKind)
	}
	if e.Version == "" {
		l.report(CodeMissingVersion)
	}
	if e.Source == "" {
		l.report(CodeMissingSource)
	}
	for _, s := range e.Surfaces {
		if len(l.tables.limitsOf(s)) == 0 {
			l.report(CodeUnknownSurface)
		}
	}
	if len(e.Wordings) == 0 {
		l.report(CodeNoText)
	}
	for i, w := range e.Wordings {
		l.at.Wording = i
		l.checkWording(w, e.Wordings[:i])
		l.at.Variant, l.at.Segment = -1, -1
	}
	l.at.Wording = -1
	for _, tag := range languages {
		if !slices.ContainsFunc(e.Wordings, func(w Wording) bool { return w.Language == tag }) {
			l.report(CodeMissingLanguage)
		}
	}
}

func (l *linter) checkWording(w Wording, before []Wording) {
	if base, confidence := w.Language.Base(); confidence < language.Exact || base.String() == "und" ||
		slices.ContainsFunc(before, func(o Wording) bool { return o.Language == w.Language }) {
		l.report(CodeBadLanguage)
	}
	if len(w.Variants) == 0 {
		l.report(CodeNoText)
	}
	sound := true
	for i, v := range w.Variants {
		l.at.Variant = i
		sound = l.checkVariant(v, w.Language) && sound
		l.at.Segment = -1
	}
	l.at.Variant = -1
	if !sound || len(w.Variants) == 0 {
		return // the checks below need every template
	}
	texts, err := candidates(w)
	if err != nil {
		l.report(CodeBadTemplate)
		return
	}
	l.checkCandidates(texts, w.Language)
}

// checkVariant checks the segments of a variant and reports whether all are
// templates.
func (l *linter) checkVariant(v Variant, tag language.Tag) bool {
	if len(v.Segments) == 0 {
		l.report(CodeNoText)
		return false
	}
	cues := cuesFor(l.tables.cues, tag)
	sound, alternatives := true, 0
	for i, s := range v.Segments {
		l.at.Segment = i
		if len(s.Any) > 0 {
			alternatives++
		}
		if (s.Text == "") == (len(s.Any) == 0) || len(s.Any) > 0 && alternatives > 1 {
			l.report(CodeBadSegment)
			sound = false
			continue
		}
		secure := !slices.Contains(s.Elements, ElementSecureRoute)
		for _, text := range s.texts() {
			t, err := parseTemplate(text)
			if err != nil {
				l.report(CodeBadTemplate)
				sound = false
				continue
			}
			l.checkText(t, s.Elements, cues)
			secure = secure || slices.ContainsFunc(t.routes(), Route.Secure)
		}
		if !secure {
			l.reportElement(CodeUnsecuredRoute, ElementSecureRoute)
		}
	}
	return sound
}

// checkText checks one text of a segment.
func (l *linter) checkText(t template, elements []Element, cues *languageCues) {
	for _, e := range elements {
		switch bears(e, t, cues) {
		case unborne:
			l.reportElement(CodeUnborneElement, e)
		case unknownBearing:
			l.reportElement(CodeUncheckedElement, e)
		}
	}
	if presupposes(t, cues) {
		l.report(CodePresupposesCare)
	}
	if slices.ContainsFunc(t, func(p piece) bool { return literalContact(p.literal) }) {
		l.report(CodeLiteralContact)
	}
}

// literalContact finds what has to come from a variable: numbers of three
// digits and more (911 among them), addresses, links.
var literalContact = formOf(`[0-9]{3}|[0-9][ ().\-/]+[0-9]|@|://|www\.|[[:alnum:]]\.[[:alpha:]]{2,}(?:/|\b)`)
