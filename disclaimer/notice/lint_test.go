// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestBuiltinLintsClean(t *testing.T) {
	books, err := notice.BuiltinBooks()
	require.NoError(t, err)
	report, err := notice.Lint(books, nil)
	require.NoError(t, err)
	for _, f := range report.Findings {
		if f.Code == notice.CodeUnsecuredRoute && f.ID == "redirect.email" {
			continue // the entry that is there for organisations which want e-mail
		}
		t.Error(f)
	}
	require.Equal(t, notice.LegalNotice, report.Notice)
	require.Equal(t, builtin(t).Engine(), report.Engine)
	require.Equal(t, builtin(t).Lint().Findings, report.Findings)
}

// own is an entry that lints clean, to be broken in one way at a time.
func own() notice.Entry {
	text := func(s string, elements ...notice.Element) notice.Segment {
		return notice.Segment{Text: s, Elements: elements}
	}
	route := func() notice.Segment {
		return notice.Segment{
			Elements: []notice.Element{notice.ElementSecureRoute},
			Any:      []string{"Secure form: {form_url}", "Call {phone}."},
		}
	}
	return notice.Entry{
		ID: "own.redirect", Purpose: notice.PurposeRedirect,
		Channels: []notice.Channel{notice.ChannelDM}, Surfaces: []string{"tiktok_bio"},
		Version: "1", Source: "our policy",
		Wordings: []notice.Wording{{Language: language.English, Variants: []notice.Variant{
			{Segments: []notice.Segment{text("Thank you. Please do not share health details here.", notice.ElementDoNotShare), route()}},
			{Segments: []notice.Segment{text("No health details, please.", notice.ElementDoNotShare), route()}},
		}}},
	}
}

func TestLint(t *testing.T) {
	first := func(e *notice.Entry) *notice.Segment { return &e.Wordings[0].Variants[0].Segments[0] }
	second := func(e *notice.Entry) *notice.Segment { return &e.Wordings[0].Variants[1].Segments[0] }
	for _, c := range []struct {
		name  string
		spoil func(*notice.Entry)
		want  []notice.Code
		why   string
	}{
		{"as it is", func(*notice.Entry) {}, nil, "nothing to object to"},
		{"id", func(e *notice.Entry) { e.ID = "Own redirect" }, []notice.Code{notice.CodeBadID}, "rules name ids"},
		{"placement too", func(e *notice.Entry) { e.Placement = notice.PlacementProfile }, []notice.Code{notice.CodeBadKind}, "a notice or a reply"},
		{"channel", func(e *notice.Entry) { e.Channels[0] = notice.ChannelOther }, []notice.Code{notice.CodeBadKind}, "a channel misspelt"},
		{"version", func(e *notice.Entry) { e.Version = "" }, []notice.Code{notice.CodeMissingVersion}, "records name it"},
		{"source", func(e *notice.Entry) { e.Source = "" }, []notice.Code{notice.CodeMissingSource}, "reviewers ask for it"},
		{"surface", func(e *notice.Entry) { e.Surfaces[0] = "tiktok" }, []notice.Code{notice.CodeUnknownSurface}, "no limits, no promise"},
		{"no wording", func(e *notice.Entry) { e.Wordings = nil }, []notice.Code{notice.CodeNoText}, "nothing to say"},
		{"no variant", func(e *notice.Entry) { e.Wordings[0].Variants = nil }, []notice.Code{notice.CodeNoText}, "nothing to say"},
		{"no segment", func(e *notice.Entry) { e.Wordings[0].Variants[0].Segments = nil }, []notice.Code{notice.CodeNoText}, "nothing to say"},
		{"language twice", func(e *notice.Entry) { e.Wordings = append(e.Wordings, e.Wordings[0]) }, []notice.Code{notice.CodeBadLanguage}, "which one?"},
		{"no language", func(e *notice.Entry) { e.Wordings[0].Language = language.Und }, []notice.Code{notice.CodeBadLanguage}, "a reader cannot be matched with it"},
		{"unknown variable", func(e *notice.Entry) { first(e).Text = "Dear {first_name}, please do not share health details." },
			[]notice.Code{notice.CodeBadTemplate}, "no variable holds a name"},
		{"brace", func(e *notice.Entry) { first(e).Text = "Please do not share} details." }, []notice.Code{notice.CodeBadTemplate}, "a slip"},
		{"open brace", func(e *notice.Entry) { first(e).Text = "Please do not share {phone details." }, []notice.Code{notice.CodeBadTemplate}, "a slip"},
		{"line break", func(e *notice.Entry) { first(e).Text = "Please do not share\ndetails." }, []notice.Code{notice.CodeBadTemplate}, "one line"},
		{"bidi mark", func(e *notice.Entry) { first(e).Text = "Please do not share \u202edetails." }, []notice.Code{notice.CodeBadTemplate}, "invisible and turning"},
		{"text and any", func(e *notice.Entry) { first(e).Any = []string{"a"} }, []notice.Code{notice.CodeBadSegment, notice.CodeBadSegment}, "which one? and a second segment with any"},
		{"undeclared", func(e *notice.Entry) { first(e).Elements = nil }, []notice.Code{notice.CodeMissingElement}, "required"},
		{"unborne", func(e *notice.Entry) { first(e).Text = "Have a nice day, all of you, and good luck with everything." }, []notice.Code{notice.CodeUnborneElement}, "declared, not said"},
		{"route without address", func(e *notice.Entry) { e.Wordings[0].Variants[0].Segments[1].Any[1] = "Contact our office." },
			[]notice.Code{notice.CodeUnborneElement}, "where?"},
		{"literal number", func(e *notice.Entry) { first(e).Text = "Please do not share. Or call 911." }, []notice.Code{notice.CodeLiteralContact}, "numbers follow the region"},
		{"literal domain", func(e *notice.Entry) { first(e).Text = "Please do not share. See example.com instead." }, []notice.Code{notice.CodeLiteralContact}, "contacts come from the allow-list"},
		{"presupposing", func(e *notice.Entry) { first(e).Text = "Please do not share details about your visit." }, []notice.Code{notice.CodePresupposesCare}, "a stranger had none"},
		{"presupposing, typographic", func(e *notice.Entry) { first(e).Text = "Please do not share. YOUR\u00a0TREATMENT matters." }, []notice.Code{notice.CodePresupposesCare}, "whatever the letters look like"},
		{"too long", func(e *notice.Entry) {
			second(e).Text = "No health details, please, in this place or in any other that is like it."
		}, []notice.Code{notice.CodeTooLong, notice.CodeUnreachable}, "80 characters of a profile"},
		{"unreachable", func(e *notice.Entry) { second(e).Text = "Thank you. Please do not share any health details here." },
			[]notice.Code{notice.CodeTooLong, notice.CodeUnreachable}, "longer than the one before"},
		{"e-mail only", func(e *notice.Entry) { e.Wordings[0].Variants[1].Segments[1].Any = []string{"Write to {email}."} },
			[]notice.Code{notice.CodeUnsecuredRoute, notice.CodeTooLong}, "not private, and the others have no short text"},
		{"other language", func(e *notice.Entry) { e.Wordings[0].Language = language.Portuguese },
			[]notice.Code{notice.CodeUncheckedElement, notice.CodeUncheckedElement}, "the words of Portuguese are not known"},
		{"hours of Portuguese", func(e *notice.Entry) {
			e.Wordings[0].Language = language.Portuguese
			second(e).Text = "Horas: {hours}."
		},
			[]notice.Code{notice.CodeUncheckedElement, notice.CodeUncheckedElement, notice.CodeUnwrittenHours}, "nor its days"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := own()
			c.spoil(&e)
			report, err := notice.Lint([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}, nil)
			require.NoError(t, err)
			var got []notice.Code
			refused := false
			for _, f := range report.Findings {
				got = append(got, f.Code)
				refused = refused || f.Severity == notice.SeverityError
			}
			if !slices.Equal(c.want, got) {
				t.Errorf("findings %v, want %v (%s)", report.Findings, c.want, c.why)
			}
			_, err = notice.New([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}, nil)
			var bad *notice.LintError
			if refused {
				require.ErrorAs(t, err, &bad, "New refuses what the lint calls an error")
			} else {
				require.NoError(t, err)
			}
		})
	}
}

func TestLintAcrossEntries(t *testing.T) {
	italian := own()
	italian.ID = "own.other"
	italian.Wordings[0].Language = language.Italian
	italian.Wordings[0].Variants = italian.Wordings[0].Variants[:1]
	italian.Surfaces = nil
	italian.Wordings[0].Variants[0].Segments[0].Text = "Grazie. La preghiamo di non condividere qui dati sanitari."
	report, err := notice.Lint([]notice.Book{{Schema: 1, Entries: []notice.Entry{own(), own(), italian}}}, nil)
	require.NoError(t, err)
	var got []string
	for _, f := range report.Findings {
		got = append(got, f.String())
	}
	require.Equal(t, []string{
		"warning: missing_language: entry 0 (own.redirect)",
		"error: duplicate_id: entry 1 (own.redirect)",
		"warning: missing_language: entry 1 (own.redirect)",
		"warning: missing_language: entry 2 (own.other)",
	}, got)
}

func TestLintTextMessages(t *testing.T) {
	e := own()
	e.Channels = []notice.Channel{notice.ChannelSMS}
	e.Wordings[0].Variants[1].Segments[0].Text = "No health details, please… thanks."
	report, err := notice.Lint([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}, nil)
	require.NoError(t, err)
	require.Len(t, report.Findings, 1)
	require.Equal(t, notice.CodeNotGSM, report.Findings[0].Code, "an ellipsis more than doubles the price")
}

func TestReq_L3_ReducedTextsNeedAReason(t *testing.T) {
	books, err := notice.BuiltinBooks()
	require.NoError(t, err)
	for _, b := range books {
		for _, e := range b.Entries {
			if e.Placement != notice.PlacementDMCompose {
				continue
			}
			e.Surfaces = slices.DeleteFunc(e.Surfaces, func(s string) bool { return s == "messenger_greeting" })
			report, err := notice.Lint([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}, nil)
			require.NoError(t, err)
			n := 0
			for _, f := range report.Findings {
				if f.Code == notice.CodeReducedWithoutNeed {
					n++
				}
			}
			require.Equal(t, len(five), n, "without a surface too small for five elements, three are too few")
		}
	}
}

func TestRequirementsAreCopies(t *testing.T) {
	notice.PlacementDMCompose.Requirement().All[0] = notice.ElementHours
	require.Equal(t, notice.ElementAcknowledgement, notice.PlacementDMCompose.Requirement().All[0])
	for p := notice.PlacementProfile; p <= notice.PlacementEmergency; p++ {
		r := p.Requirement()
		require.NotEmpty(t, r.All, p.String())
		require.NotEmpty(t, r.Least, p.String())
		require.NotEmpty(t, r.Source, p.String())
	}
	for p := notice.PurposeRedirect; p <= notice.PurposeAIConsent; p++ {
		require.NotEmpty(t, p.Requirement().All, p.String())
	}
	require.Empty(t, notice.PlacementUnspecified.Requirement().All)
	require.Empty(t, notice.PurposeUnspecified.Requirement().All)
}
