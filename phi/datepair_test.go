// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_DayAndMonthInTwoNumbers(t *testing.T) {
	checkSamples(t, nil, phi.KindDate, []sample{
		{"no usual share", phi.English, "call log «9/14»: wants her mom to call"},
		{"more than the whole", phi.English, "wife moved the colonoscopy «11/5»."},
		{"a usual share behind what expects a date", phi.English, "new vendor eff «9/30», old one stops"},
		{"a usual share behind what happened", phi.English, "plan approved «7/20»."},
		{"in capitals, where no scale has its initials", phi.English, "MEDEVAC AT DAWN «11/17». D/W FAMILY"},
		{"the first two of a span", phi.Italian, "Degenza «04.06-11.06.2024»"},
		{"behind the article of a day", phi.Italian, "dimesso il «19.03» con terapia"},
		{"with a dash behind the article", phi.Spanish, "el «23-06» en la plaza"},
		{"before a time of day", phi.English, "f/u «5/6 10:20» with them"},
		{"a dash behind what expects a date", phi.English, "approved thru «8-31», then again"},
		{"a dash in a quantity", phi.English, "lost from 8-20 pounds"},
		{"a share", phi.English, "took 3/4 and slept"},
		{"a result on a scale", phi.English, "PHQ-9 11/27 today"},
		{"a result that is said", phi.English, "he scored 9/14 on it"},
		{"a dose", phi.English, "takes benazepril 20/10 daily"},
		{"what it counts follows", phi.English, "the 9/11 responders"},
		{"always", phi.English, "my jaw is clenched 24/7."},
		{"a pressure of blood", phi.French, "TA 14/9 ce matin"},
		{"a pressure of air", phi.English, "on bipap 12/5, comfortable"},
		{"a decimal", phi.English, "Hb 13.09 stable"},
		{"two figures, each a single digit", phi.English, "so 5/3 it."},
	})
}

func TestReq_P2_DaysWithoutAYear(t *testing.T) {
	checkSamples(t, nil, phi.KindDate, []sample{
		{"a short weekday in lower case before a day", phi.English, "home «wed 5th», call first"},
		{"the same word as a verb", phi.English, "she sat down at 3"},
		{"a word that is a month before a number that ends a clause", phi.English, "they can see her «may 29»"},
		{"the same word as a verb", phi.English, "we may 2 times try"},
		{"a month in lower case behind a preposition", phi.English, "off work since «january» because of it"},
		{"the day of a month behind no word of time", phi.English, "it was «the 23rd» not «the 28th»."},
		{"a place in a row", phi.English, "on the 14th floor"},
		{"an ordinal in German before its month", phi.German, "seit «dem elften september» nicht mehr"},
		{"eight digits that are a day of these years", phi.English, "outbound «20241104» spoke with her"},
		{"eight digits that are none", phi.English, "outbound 20249904 spoke with her"},
		{"stops with a day that is no month", phi.English, "cut by a saw «8.13.24», hand surgery"},
		{"stops with a month that starts with a zero", phi.English, "pacemaker check, last done «19.02.24»"},
		{"a weekday before an ordinal in words", phi.English, "mammo recall «thursday nineteenth», bring him"},
		{"a weekday before the first of something", phi.English, "come in thursday first thing"},
		{"a weekday cut short in German", phi.German, "alle drei auf «Mi 19». gelegt"},
		{"a cardinal in words behind the article", phi.Spanish, "«el diecinueve» le quitan los puntos"},
		{"a cardinal that counts", phi.Spanish, "el doce por ciento de ellos"},
		{"a version", phi.English, "version 8.13.24 of the app"},
	})
}
