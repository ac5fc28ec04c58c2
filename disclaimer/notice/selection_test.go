// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestReq_P9_LanguageIsNeverAssumed(t *testing.T) {
	tags := func(names ...string) []language.Tag {
		var list []language.Tag
		for _, n := range names {
			list = append(list, language.MustParse(n))
		}
		return list
	}
	for _, c := range []struct {
		name      string
		languages []language.Tag
		want      language.Tag
		fallback  notice.Fallback
		requested int
		err       error
		why       string
	}{
		{"exact", tags("fr"), language.French, notice.FallbackNone, 0, nil, "the language is there"},
		{"variety", tags("es-MX"), language.Spanish, notice.FallbackNone, 0, nil, "Mexicans read Spanish as their own"},
		{"swiss", tags("de-CH"), language.German, notice.FallbackNone, 0, nil, "so do Swiss with German"},
		{"second", tags("zh", "en"), language.English, notice.FallbackListed, 1, nil, "the caller named what to fall back on"},
		{"related", tags("eu"), language.Spanish, notice.FallbackRelated, 0, nil, "Basques read Spanish, but it is not Basque"},
		{"listed before related", tags("eu", "fr"), language.French, notice.FallbackListed, 1, nil, "a language that is meant goes before one that is guessed"},
		{"other script", tags("en-Arab"), language.Und, 0, 0, notice.ErrNoLanguage, "who reads Arabic letters may not read Latin ones"},
		{"absent", tags("zh"), language.Und, 0, 0, notice.ErrNoLanguage, "no silent English"},
		{"none", nil, language.Und, 0, 0, notice.ErrNoLanguage, "nor without any wish"},
		{"undetermined", tags("und"), language.Und, 0, 0, notice.ErrNoLanguage, "an unknown language is not English"},
		{"region alone", tags("und-US"), language.Und, 0, 0, notice.ErrNoLanguage, "nor does a region speak one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := builtin(t).Select(notice.Query{ID: "redirect.secure", Languages: c.languages})
			require.ErrorIs(t, err, c.err)
			require.Equal(t, c.want.String(), got.Language.String(), c.why)
			require.Equal(t, c.fallback, got.Fallback, c.why)
			require.Equal(t, c.requested, got.Requested)
		})
	}
}

func TestSelectErrors(t *testing.T) {
	for _, c := range []struct {
		name  string
		query notice.Query
		want  error
		why   string
	}{
		{"nothing", notice.Query{}, notice.ErrQuery, "a query asks for something"},
		{"two things", notice.Query{ID: "redirect.secure", Purpose: notice.PurposeRedirect}, notice.ErrQuery, "and for one thing"},
		{"unknown id", notice.Query{ID: "redirect.nowhere"}, notice.ErrNoEntry, "a rule may name what is not there"},
		{"no such purpose", notice.Query{Purpose: notice.PurposeAIConsent + 1}, notice.ErrNoEntry, "a value beyond the list"},
		{"surface", notice.Query{ID: "redirect.secure", Surface: "myspace"}, notice.ErrUnknownSurface, "without limits a promise is empty"},
		{"text message in public", notice.Query{ID: "refill.reminder"}, notice.ErrNoEntry, "an unstated channel counts as public"},
		{"text message on a wall", notice.Query{ID: "refill.reminder", Channel: notice.ChannelPost}, notice.ErrNoEntry, "reminders go by text message"},
		{"bot in public", notice.Query{ID: "bot.welcome", Channel: notice.ChannelPublicComment}, notice.ErrNoEntry, "a chatbot talks in private"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.query.Languages = five
			_, err := builtin(t).Select(c.query)
			require.ErrorIs(t, err, c.want, c.why)
		})
	}
	_, err := builtin(t).Select(notice.Query{ID: "redirect.secure", Languages: five, Limits: []notice.Limit{{Max: 5}}})
	var unit *notice.WordError
	require.ErrorAs(t, err, &unit, "a limit without a unit")
	var empty notice.Catalogue
	_, err = empty.Select(notice.Query{ID: "redirect.secure", Languages: five})
	require.ErrorIs(t, err, notice.ErrNoEntry)
}

func TestSelectByPurposeTakesTheFirstEntry(t *testing.T) {
	got, err := builtin(t).Select(notice.Query{Purpose: notice.PurposeRedirect, Languages: five, Channel: notice.ChannelDM})
	require.NoError(t, err)
	require.Equal(t, "redirect.secure", got.ID)
}
