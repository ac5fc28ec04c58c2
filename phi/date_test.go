// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A sample is a text in which « and » enclose what is to be found, each with its
// kind before a stroke unless the table has one kind only. A text without marks
// has nothing in it.
type sample struct {
	why  string
	lang phi.Language
	text string
}

// A span is a finding without its score.
type span struct {
	Kind phi.Kind
	Text string
}

// read returns the text of a sample and what its marks enclose.
func (s sample) read(kind phi.Kind) (text string, want []span) {
	rest := s.text
	for {
		before, marked, ok := strings.Cut(rest, "«")
		text += before
		if !ok {
			return text, want
		}
		value, after, _ := strings.Cut(marked, "»")
		k := kind
		if word, v, ok := strings.Cut(value, "|"); ok {
			if parsed, err := phi.ParseKind(word); err == nil {
				k, value = parsed, v
			}
		}
		text += value
		want = append(want, span{k, value})
		rest = after
	}
}

// checkSamples compares what a detector finds in samples with their marks.
func checkSamples(t *testing.T, o *phi.Options, kind phi.Kind, samples []sample) {
	t.Helper()
	d, err := phi.New(o)
	require.NoError(t, err)
	for _, s := range samples {
		text, want := s.read(kind)
		m := phi.Body(text)
		m.Lang, m.At = s.lang, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
		found, err := d.Detect(m)
		require.NoError(t, err)
		var got []span
		for _, f := range found {
			got = append(got, span{f.Kind, text[f.Start:f.End]})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", s.why, text, diff)
		}
	}
}

func TestReq_P2_DatesInFiveLanguages(t *testing.T) {
	checkSamples(t, nil, phi.KindDate, []sample{
		{"a time goes with its date", phi.English, "He called «last Tuesday at 3» about it"},
		{"an hour in one word", phi.English, "I was seen «last Tuesday at 3pm» about it"},
		{"the sign of half a day stands apart", phi.English, "See you «next Friday at 10:30 am»."},
		{"a weekday with its hour is a day of this week", phi.English, "See you «Friday at 10:30 am»."},
		{"minutes without a word before them", phi.English, "admitted «03/05/2024 14:30» for chest pain"},
		{"a written date with its time", phi.English, "admitted «March 5, 2024 at 2:30 PM» for chest pain"},
		{"a part of a day", phi.English, "I was admitted «Monday night»."},
		{"the number behind the hour is a house's", phi.English, "I moved «last Friday» at 3 Mainstreet"},
		{"a time by itself is no element of a date", phi.English, "we close at 5pm"},
		{"opening hours name no day", phi.English, "We are open Monday to Friday from 9 to 5"},
		{"nor do they in short", phi.English, "office hours: Mon-Fri 9-5"},
		{"a weekday that comes round", phi.English, "every Monday I go walking"},
		{"a span of time is no date", phi.English, "two weeks ago I fell"},
		{"a relative day without a calendar is none either", phi.English, "seen yesterday, back last week"},
		{"year first with stops", phi.English, "«2024.03.05» note"},
		{"an apostrophe before the year", phi.English, "DOB «7/4/'76»"},
		{"a version by its word", phi.English, "version 2024.10.05 is out"},
		{"two digits with stops need more", phi.English, "firmware 03.05.24"},
		{"such as a time", phi.English, "seen «03.05.24 at noon» today"},
		{"no space behind the comma", phi.English, "seen «March 5,2024» again"},
		{"the start of a month says more than the month", phi.English, "surgery in «early March»"},
		{"with a dash", phi.English, "surgery in «mid-March 2024»"},
		{"a part of a year says more than the year", phi.English, "labs «end of 2023» ok"},
		{"a quarter in words", phi.English, "in the «third quarter of 2024» labs"},
		{"a week of a year", phi.English, "«week 12 of 2024» labs"},
		{"a bare year stays", phi.English, "in 2019 I had surgery"},
		{"a week counted from a weekday", phi.English, "it was «a week from Tuesday»"},
		{"a weekday with its day", phi.English, "«Wednesday 12th» works"},
		{"a holiday on which something happened", phi.English, "on «Christmas Day» I fell"},
		{"a holiday of one word", phi.English, "on «Thanksgiving» I fell"},
		{"a holiday with its year", phi.English, "she died «Christmas Eve 2022»"},
		{"a holiday of two words", phi.English, "after «Memorial Day» I fell"},
		{"a holiday with a possessive", phi.English, "on «New Year's Eve» I fell"},
		{"a wish is no day", phi.English, "Merry Christmas to all of you"},
		{"nor are opening hours", phi.English, "we are closed on Labor Day"},
		{"two digits of a year behind a label", phi.English, "DOB «5 Mar 62»"},
		{"a number behind a day", phi.English, "on «5 Mar» 62 patients came"},
		{"a span without years", phi.English, "out from «3/5-3/9» please"},
		{"an appointment", phi.English, "appt «3/5 at 2pm»"},
		{"a dose is no date", phi.English, "take 1/2 tablet"},

		{"la hora con su fecha", phi.Spanish, "cita el «05/03/2024 a las 14:30»"},
		{"after a written date", phi.Spanish, "cita el «martes 5 de marzo a las 10:00»"},
		{"a weekday tied to a week", phi.Spanish, "el «próximo martes a las 3» voy"},
		{"the week that comes", phi.Spanish, "el «martes que viene» voy"},
		{"a weekday with its day", phi.Spanish, "el «lunes 12» fui"},
		{"the month is this one", phi.Spanish, "el «14 de este mes» fui"},
		{"two days with an article between", phi.Spanish, "entre el «5 y el 9 de marzo» ingresado"},
		{"all in words", phi.Spanish, "el «cinco de marzo de mil novecientos sesenta y dos» nació"},
		{"a Roman month", phi.Spanish, "«5-III-1962» nacimiento"},
		{"the end of a year", phi.Spanish, "a «finales de 2023» fui"},
		{"a holiday", phi.Spanish, "en «Navidad» me caí"},
		{"hours of opening", phi.Spanish, "abrimos de lunes 9 a 14"},
		{"an abbreviation in capitals is no month", phi.Spanish, "se hizo una OCT normal"},
		{"nor a holiday", phi.Spanish, "dolor en EID desde ayer"},
		{"a month is counted", phi.Spanish, "durante el 4º mes mejoró"},
		{"a span of time", phi.Spanish, "hace dos semanas me caí"},

		{"a short month where no word tells the language", phi.LangUnspecified, "née le «5 juin 1980»"},
		{"a label tells the language", phi.LangUnspecified, "Geburtsdatum «12. Mai 1948»"},
		{"nothing but the date", phi.LangUnspecified, "«5 juin 1980»"},
		{"l'heure avec la date", phi.French, "rdv le «mardi 5 mars à 14h30»"},
		{"a holiday of several words", phi.French, "depuis le «jour de l'an» ça va"},
		{"a weekday with its hour", phi.French, "rdv «jeudi à 10h»"},
		{"a weekday with its day", phi.French, "rdv le «jeudi 14»"},
		{"the day of this month", phi.French, "le «14 du mois» je viens"},
		{"the start of a month", phi.French, "«début mars» opéré"},
		{"the end of a year", phi.French, "«fin 2025» opéré"},
		{"two days with an article between", phi.French, "entre le «5 et le 9 mars» hospitalisé"},
		{"six digits behind an article", phi.French, "en maison depuis le «211017» environ"},
		{"six digits that are no date", phi.French, "depuis le 451399 environ"},
		{"a part of a list of dates", phi.French, "cures «21/07/21», «18/09/21» et «30.12»"},
		{"a number with decimals", phi.French, "créatinine 30.12 ce jour"},
		{"a holiday", phi.French, "à «Noël» je suis tombé"},
		{"the last digits of a year in digits", phi.French, "le «cinq mars mille neuf cent 84» ici"},
		{"opening days", phi.French, "ouvert du lundi au vendredi"},

		{"Uhrzeit mit Datum", phi.German, "Termin am «05.03.2024 um 14:30 Uhr»"},
		{"a day without its month", phi.German, "am «14». war ich beim Arzt"},
		{"a floor", phi.German, "vom 2. auf den 3. Stock"},
		{"a day in a row", phi.German, "am 14. Tag der Therapie"},
		{"a span in digits", phi.German, "vom «05.-09.03.2024» im Krankenhaus"},
		{"the start of a month", phi.German, "«Anfang März» war ich da"},
		{"the end of a year", phi.German, "«Ende 2023» war ich da"},
		{"a weekday of a week", phi.German, "«nächsten Dienstag um 15 Uhr» komme ich"},
		{"a holiday", phi.German, "an «Weihnachten» bin ich gestürzt"},
		{"a wish", phi.German, "Frohe Weihnachten an alle"},

		{"l'ora con la data", phi.Italian, "appuntamento «martedì 5 marzo alle 14:30»"},
		{"a weekday with its hour", phi.Italian, "«martedì alle 10» vengo"},
		{"an ordinal with its sign", phi.Italian, "nata il «1° marzo 1962»"},
		{"the day of this month", phi.Italian, "il «14 del mese» vengo"},
		{"the middle of a month", phi.Italian, "a «metà marzo» operato"},
		{"the end of a year", phi.Italian, "«fine 2023» operato"},
		{"a holiday", phi.Italian, "a «Ferragosto» sono caduto"},
		{"in words, in one word", phi.Italian, "il «cinque marzo millenovecentosessantadue» è nato"},
	})
}
