// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// Each row is a form of a date; the format says how to read what comes out.
var shiftRows = []struct {
	name, why string
	lang      phi.Language
	form      func(time.Time) string
}{
	{"iso", "the form of records", phi.English, func(d time.Time) string { return d.Format("2006-01-02") }},
	{"us", "month first", phi.English, func(d time.Time) string { return d.Format("01/02/2006") }},
	{"us short", "no zeros, two digits of the year", phi.English, func(d time.Time) string { return d.Format("1/2/06") }},
	{"us name", "the usual form in text", phi.English, func(d time.Time) string { return d.Format("January 2, 2006") }},
	{"us ordinal", "an ending that depends on the day", phi.English, func(d time.Time) string { return d.Format("January ") + ordinal(d.Day()) + d.Format(", 2006") }},
	{"us weekday", "the weekday moves along", phi.English, func(d time.Time) string { return d.Format("Monday, Jan. 2, 2006") }},
	{"us day first", "the form of a chart", phi.English, func(d time.Time) string { return d.Format("02-Jan-2006") }},
	{"capitals", "case stays", phi.English, func(d time.Time) string { return strings.ToUpper(d.Format("02 January 2006")) }},
	{"time", "the hour stays", phi.English, func(d time.Time) string { return d.Format("2006-01-02T15:04:05Z") }},
	{"us time", "the hour stays", phi.English, func(d time.Time) string { return d.Format("January 2, 2006 at 3:04 pm") }},
	{"es", "day first", phi.Spanish, func(d time.Time) string { return d.Format("02/01/2006") }},
	{"es name", "words between", phi.Spanish, func(d time.Time) string {
		return fmt.Sprintf("%d de %s de %d", d.Day(), months[phi.Spanish][d.Month()-1], d.Year())
	}},
	{"fr", "day first", phi.French, func(d time.Time) string { return d.Format("02/01/2006") }},
	{"fr name", "only the first is an ordinal", phi.French, func(d time.Time) string {
		return fmt.Sprintf("%d %s %d", d.Day(), months[phi.French][d.Month()-1], d.Year())
	}},
	{"de", "dots", phi.German, func(d time.Time) string { return d.Format("02.01.2006") }},
	{"de name", "a dot after the day", phi.German, func(d time.Time) string {
		return fmt.Sprintf("%d. %s %d", d.Day(), months[phi.German][d.Month()-1], d.Year())
	}},
	{"de weekday", "the weekday moves along", phi.German, func(d time.Time) string {
		return fmt.Sprintf("%s, den %d. %s %d um 9:30 Uhr", germanDays[d.Weekday()], d.Day(), months[phi.German][d.Month()-1], d.Year())
	}},
	{"it", "day first", phi.Italian, func(d time.Time) string { return d.Format("2/1/2006") }},
	{"it name", "words in lower case", phi.Italian, func(d time.Time) string {
		return fmt.Sprintf("%d %s %d", d.Day(), months[phi.Italian][d.Month()-1], d.Year())
	}},
}

var germanDays = strings.Fields("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag")

var months = map[phi.Language][]string{
	phi.Spanish: strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
	phi.French:  strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
	phi.German:  strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
	phi.Italian: strings.Fields("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
}

var leadingZero = regexp.MustCompile(`\b0(\d)\b`)

func ordinal(n int) string {
	switch {
	case n/10 == 1:
		return fmt.Sprint(n, "th")
	case n%10 == 1:
		return fmt.Sprint(n, "st")
	case n%10 == 2:
		return fmt.Sprint(n, "nd")
	case n%10 == 3:
		return fmt.Sprint(n, "rd")
	}
	return fmt.Sprint(n, "th")
}

// Every date of three years, leap days among them, in every form: what comes out
// is the same form of the day that lies the subject's days before. So intervals
// stay, across forms and languages.
func TestShiftKeepsIntervalsInFiveLanguages(t *testing.T) {
	for _, keepWeekday := range []bool{false, true} {
		p := keyedPolicy(t, deid.Token(deid.LevelSubject))
		p, err := p.Derive(deid.PolicySpec{Name: "shifts", Version: "1", AllowLoosen: "a test", Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Shift(keepWeekday)}})
		require.NoError(t, err)
		d := newDeidentifier(t, p, whole{kind: phi.KindDate})
		first := apply(t, d, phi.Body("2024-03-01"))
		moved, err := time.Parse(time.DateOnly, first)
		require.NoError(t, err)
		days := int(time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC).Sub(moved).Hours() / 24)
		require.True(t, days >= 1 && days <= 364, "%d days", days)
		if keepWeekday {
			require.Zero(t, days%7)
		}
		for _, row := range shiftRows {
			m := phi.Message{Lang: row.lang}
			var want []string
			for day := time.Date(2023, 1, 1, 10, 20, 30, 0, time.UTC); day.Year() < 2026; day = day.AddDate(0, 0, 1) {
				m.Parts = append(m.Parts, phi.Part{Text: row.form(day)})
				want = append(want, row.form(day.AddDate(0, 0, -days)))
			}
			r, err := d.ApplyIn(t.Context(), m, testScope)
			require.NoError(t, err)
			for i, text := range r.Texts() {
				got := text.Reveal()
				if !leadingZero.MatchString(m.Parts[i].Text) { // nothing shows whether days below 10 have a zero
					got, want[i] = leadingZero.ReplaceAllString(got, "$1"), leadingZero.ReplaceAllString(want[i], "$1")
				}
				if got != want[i] {
					t.Fatalf("%s (%s): %q became %q, want %q", row.name, row.why, m.Parts[i].Text, got, want[i])
				}
			}
		}
	}
}

func TestShiftOfOtherForms(t *testing.T) {
	p := keyedPolicy(t, deid.Token(deid.LevelSubject))
	p, err := p.Derive(deid.PolicySpec{Name: "shifts", Version: "1", AllowLoosen: "a test", Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Shift(true)}})
	require.NoError(t, err)
	d := newDeidentifier(t, p, whole{kind: phi.KindDate})
	for _, row := range []struct{ name, why, text, at string }{
		{"month and year", "no day to move", "March 2026", "2026-06-01"},
		{"year", "no day to move", "2026", "2026-06-01"},
		{"relative", "nothing to count from", "last Tuesday", "2026-06-01"},
		{"no year", "no reference date to take it from", "March 3", ""},
		{"no such day", "29 February of a common year", "02/29/2025", "2026-06-01"},
		{"month 13", "no order makes it a date", "13/13/2025", "2026-06-01"},
		{"holiday", "a word that is not understood", "Easter, March 3, 2026", "2026-06-01"},
		{"two dates", "which one", "03/03/2026 - 03/04/2026", "2026-06-01"},
		{"another number", "it may be anything", "March 3, 2026 14", "2026-06-01"},
		{"too early", "no year before 1800", "January 2, 1800", "2026-06-01"},
	} {
		if got := apply(t, d, message(t, row.text, row.at)); got != "[DATE]" {
			t.Errorf("%s (%s): got %q", row.name, row.why, got)
		}
	}
	if got := apply(t, d, message(t, "March 3", "2026-06-01")); got == "March 3" || got == "[DATE]" {
		t.Errorf("the year of the reference date was not used: %q", got)
	}
	one := apply(t, d, phi.Body("2026-03-03"))
	differ := 0
	for i := range 20 {
		r, err := d.ApplyIn(t.Context(), phi.Body("2026-03-03"), deid.Scope{Tenant: "north", Subject: fmt.Sprint(i)})
		require.NoError(t, err)
		if r.Text().Reveal() != one {
			differ++
		}
	}
	require.Greater(t, differ, 15, "subjects share their days only by chance")
}
