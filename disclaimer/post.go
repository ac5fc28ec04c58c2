// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Post is content that an organisation is about to publish, a paid
// advertisement included. The zero Post is an empty one. A Post is plain data;
// a guard keeps none of it.
type Post struct {
	// Text is the text, in UTF-8.
	Text string
	// Captions are the captions, hashtags and alternative texts beside it.
	Captions []string
	// Media are the files. Their content is not looked at, their names are.
	Media []phi.Attachment
	// Lang is the language of the text; LangUnspecified has it detected.
	Lang phi.Language
	// On is the day of the publication. The zero Date: not known.
	On Date
	// Platform is the network or site. Empty: not known.
	Platform string
	// Minor reports that somebody in it is a minor. What the text tells counts
	// as well.
	Minor bool
	// Authorization is the authorization of the person in it, nil if there is
	// none.
	Authorization *Authorization
	// Release reports that whoever is shown or named released name and picture.
	Release bool
	// Facts are what else the caller knows. Their Authorization is not looked
	// at.
	Facts Facts
}

// A PostReport says whether a post may be published, and what it needs. The
// zero PostReport blocks.
type PostReport struct {
	// Verdict is what may happen to the post.
	Verdict Verdict `json:"verdict"`
	// Violations are what was found, by part and in the order of a [Report].
	Violations []PostViolation `json:"violations"`
	// NotChecked are the codes that could not be checked, in ascending order.
	NotChecked []Code `json:"not_checked"`
	// NeedsAuthorization reports that the post tells of a patient, so that it
	// needs an authorization, and Defects why the one it has does not do.
	NeedsAuthorization bool     `json:"needs_authorization"`
	Defects            []Defect `json:"defects"`
	// NeedsRelease reports that somebody is shown or named who has to release
	// it.
	NeedsRelease bool `json:"needs_release"`
	// NeedsMediaReview reports that a person has to look at the media: faces,
	// screens, wristbands and reflections are in no text.
	NeedsMediaReview bool `json:"needs_media_review"`
	// NeedsApproval are those who have to look at it, in ascending order.
	NeedsApproval []Approver `json:"needs_approval"`
	// Digest is the SHA-256 of the texts, each ended by a zero byte.
	Digest string `json:"digest"`
	// Notice says what the report is not.
	Notice string `json:"notice"`
	// Engine identifies what produced the report.
	Engine Engine `json:"engine"`
}

// Has reports whether the report holds a violation of code c.
func (r *PostReport) Has(c Code) bool {
	return slices.ContainsFunc(r.Violations, func(v PostViolation) bool { return v.Code == c })
}

// A PostViolation is a violation in a part of a post: 0 is the text, those
// after it the captions, those after them the names of the media.
type PostViolation struct {
	// Part is the index of the part.
	Part int `json:"part"`
	Violation
}

// CheckPost says whether p may be published. What tells of a patient needs a
// valid authorization, and whoever is shown or named has to release it. Errors
// are those of [Guard.Check]; the report that comes with one blocks.
func (g *Guard) CheckPost(p Post) (PostReport, error) {
	parts := append([]string{p.Text}, p.Captions...)
	for _, m := range p.Media {
		parts = append(parts, fileWords(m.Name))
	}
	r := PostReport{
		Verdict: VerdictAllow, Violations: []PostViolation{}, NotChecked: []Code{}, Defects: []Defect{},
		NeedsApproval: []Approver{}, NeedsMediaReview: len(p.Media) > 0, Notice: Notice, Engine: g.engine,
		Digest: digest(strings.Join(parts, "\x00") + "\x00"),
	}
	facts := p.Facts
	absent := false
	facts.Authorization = &Authorization{Valid: &absent} // the story is looked for, the paper afterwards
	use := Use{On: p.On, Platform: p.Platform, Minor: p.Minor}
	var notChecked [NumCodes + 1]bool
	var failed error
	named := false
	for i, text := range parts {
		if text == "" {
			continue
		}
		w, err := g.examine(&Exchange{Reply: hashtags(text), Channel: phi.ChannelPost, Lang: p.Lang, Facts: facts})
		if err != nil && failed == nil {
			failed = err
		}
		for _, v := range w.report().Violations {
			r.NeedsAuthorization = r.NeedsAuthorization || v.Code == CodeMediaWithoutAuthorization || storyCodes[v.Code]
			r.Violations = append(r.Violations, PostViolation{i, v})
		}
		if w.text != nil {
			use.Minor = use.Minor || w.text.has(g.grammar.classes.child)
			named = named || w.namesPerson()
		}
		for c, missing := range w.notChecked {
			notChecked[c] = notChecked[c] || missing
		}
		w.end()
	}
	if r.NeedsAuthorization {
		r.Defects = p.Authorization.Defects(use)
	}
	if r.NeedsAuthorization && len(r.Defects) == 0 {
		r.Violations = slices.DeleteFunc(r.Violations, func(v PostViolation) bool {
			return v.Code == CodeMediaWithoutAuthorization || storyCodes[v.Code]
		})
	}
	if r.NeedsRelease = r.NeedsAuthorization || named; r.NeedsRelease && !p.Release {
		release := g.grammar.byName["post.release"]
		r.Violations = append(r.Violations, PostViolation{0, Violation{
			Code: release.code, Start: len(p.Text), End: len(p.Text), Severity: SeverityCaution,
			Why: release.why, Source: release.source, Rule: release.name,
		}})
	}
	for _, v := range r.Violations {
		switch v.Severity {
		case SeverityHigh:
			r.Verdict = VerdictBlock
		case SeverityCaution:
			r.Verdict = min(r.Verdict, VerdictRevise)
		}
	}
	if failed != nil {
		r.Verdict = VerdictBlock
	}
	for _, c := range Codes() {
		if notChecked[c] {
			r.NotChecked = append(r.NotChecked, c)
		}
	}
	if r.Verdict == VerdictRevise || r.NeedsMediaReview {
		r.NeedsApproval = append(r.NeedsApproval, ApproverSupervisor)
	}
	if r.Verdict == VerdictBlock || r.NeedsAuthorization {
		r.NeedsApproval = append(r.NeedsApproval, ApproverPrivacyOfficer)
	}
	return r, failed
}

// namesPerson reports whether the text shows or names a person who is not of
// the staff that everybody knows.
func (w *work) namesPerson() bool {
	classes := &w.guard.grammar.classes
	staff := w.guard.staff
	t := w.text
	shown := t.has(classes.volunteer, classes.persona)
	for i := range t.units {
		u := &t.units[i]
		if !u.upper || u.mention > 0 || staff[u.hash] || w.guard.own[u.hash] {
			continue
		}
		if u.is(className) && !u.is(classClinician) || shown && u.is(classCapital) {
			return true
		}
	}
	return false
}

// hashtags keeps a text as it is but for the signs of hashtags, so that their
// words are read; offsets stay.
func hashtags(text string) string { return strings.ReplaceAll(text, "#", " ") }

// fileWords parts the words of a file name: "grace-chemo_bell.jpg".
func fileWords(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', '.':
			return ' '
		}
		return r
	}, name)
}
