// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestExtend(t *testing.T) {
	e := own()
	c, err := builtin(t).Extend([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}})
	require.NoError(t, err)
	require.Len(t, c.IDs(), len(builtin(t).IDs())+1)
	require.NotEqual(t, builtin(t).Engine(), c.Engine())

	query := notice.Query{Purpose: notice.PurposeRedirect, Channel: notice.ChannelDM, Languages: []language.Tag{language.English}}
	got, err := c.Select(query)
	require.NoError(t, err)
	require.Equal(t, "own.redirect", got.ID, "own entries come first")

	query.Languages = []language.Tag{language.German, language.English}
	got, err = c.Select(query)
	require.NoError(t, err)
	require.Equal(t, "redirect.secure", got.ID, "the reader's language goes before the order of entries")

	e.ID = "redirect.secure"
	c, err = builtin(t).Extend([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}})
	require.NoError(t, err)
	require.Equal(t, builtin(t).IDs(), c.IDs(), "the same id takes the place")
	_, err = c.Select(notice.Query{ID: "redirect.secure", Channel: notice.ChannelDM, Languages: []language.Tag{language.French}})
	require.ErrorIs(t, err, notice.ErrNoLanguage, "in all its languages")

	e.Source = ""
	_, err = builtin(t).Extend([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}})
	var bad *notice.LintError
	require.ErrorAs(t, err, &bad, "the same lint for all")
	_, err = builtin(t).Extend([]notice.Book{{}})
	require.ErrorIs(t, err, notice.ErrSchema)
}

func TestCatalogueSharesNoMemory(t *testing.T) {
	e := own()
	c, err := notice.New([]notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}, nil)
	require.NoError(t, err)
	before, ok := c.Entry("own.redirect")
	require.True(t, ok)
	e.Wordings[0].Variants[0].Segments[0].Text = "changed by the caller"
	e.Wordings[0].Variants[0].Segments[1].Any[0] = "changed by the caller"
	got, _ := c.Entry("own.redirect")
	got.Wordings[0].Variants[0].Segments[0].Text = "changed by the reader"
	got.Channels[0] = notice.ChannelPost
	after, _ := c.Entry("own.redirect")
	if diff := cmp.Diff(before, after, cmp.Comparer(func(a, b language.Tag) bool { return a == b })); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
	_, ok = c.Entry("nothing")
	require.False(t, ok)
}

func TestDecodeBook(t *testing.T) {
	for _, c := range []struct {
		name, data, code, suggestion string
		line                         int
		why                          string
	}{
		{"unknown key", "{\"schema\": 1,\n\"entrys\": []}", "unknown_key", "entries", 2, "a slip of the keyboard"},
		{"twice", `{"schema": 1, "schema": 1, "entries": []}`, "duplicate_key", "", 1, "which one?"},
		{"placement", `{"schema": 1, "entries": [{"placement": "profil"}]}`, "bad_value", "profile", 1, "a word misspelt"},
		{"element", "{\"schema\": 1, \"entries\": [{\"wordings\": [{\"variants\": [{\"segments\": [\n{\"elements\": [\"no_advise\"]}]}]}]}]}",
			"bad_value", "no_advice", 2, "with its line"},
		{"language", `{"schema": 1, "entries": [{"wordings": [{"language": "en_!"}]}]}`, "bad_value", "", 1, "no BCP 47 tag"},
		{"cut off", `{"schema": 1, "entries": [`, "syntax", "", 1, "half a file"},
		{"not UTF-8", "{\"schema\": 1, \"entries\": [\"\xff\"]}", "invalid_utf8", "", 1, "bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := notice.DecodeBook([]byte(c.data))
			var bad *notice.DecodeError
			require.ErrorAs(t, err, &bad, c.why)
			require.Equal(t, c.code, bad.Code)
			require.Equal(t, c.suggestion, bad.Suggestion)
			require.Equal(t, c.line, bad.Line)
		})
	}
	_, err := notice.DecodeBook([]byte(`{"entries": []}`))
	require.ErrorIs(t, err, notice.ErrSchema)
	_, err = notice.Lint([]notice.Book{{Schema: 2}}, nil)
	require.ErrorIs(t, err, notice.ErrSchema)
}

func TestConcurrentUse(t *testing.T) {
	c := builtin(t)
	want := render(t, notice.Query{ID: "advice.refusal", Languages: five}, clinic).String()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				choice, err := c.Select(notice.Query{ID: "advice.refusal", Languages: five})
				if err != nil {
					t.Error(err)
					return
				}
				if text, err := choice.Render(clinic); err != nil || text.String() != want {
					t.Errorf("another answer: %v", err)
				}
			}
		})
	}
	group.Wait()
}
