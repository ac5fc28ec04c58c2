// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_LastFourDigits(t *testing.T) {
	checkSamples(t, nil, phi.KindAccount, []sample{
		{"an abbreviation before them", phi.English, "last 4 of my ssn «ssn|1234»"},
		{"the number in a word", phi.English, "the last four of my social are «ssn|1234»"},
		{"a verb", phi.English, "my social ends in «ssn|1234»"},
		{"in parentheses", phi.English, "SSN (last 4): «ssn|1234»"},
		{"masked in its groups", phi.English, "SSN: «ssn|***-**-1234» on file"},
		{"masked with letters", phi.English, "SSN «ssn|XXX-XX-1234» on file"},
		{"a card", phi.English, "card ending in «4242» declined"},
		{"a card with another verb", phi.English, "my card ends with «4242»"},
		{"bullets", phi.English, "card «•••• 4242» declined"},
		{"masked in groups of four", phi.English, "«**** **** **** 4242» was charged"},
		{"the word behind them", phi.English, "ending in «4242» is my card"},
		{"a telephone number", phi.English, "the phone ending in «phone|0123» please"},
		{"tarjeta", phi.Spanish, "los últimos cuatro de mi tarjeta son «4242»"},
		{"terminada en", phi.Spanish, "tarjeta terminada en «4242»"},
		{"se terminant par", phi.French, "carte se terminant par «4242»"},
		{"endet auf", phi.German, "die Karte endet auf «4242»"},
		{"termina con", phi.Italian, "carta che finisce con «4242»"},

		{"a period", phi.English, "the year ending in 2024 was good"},
		{"the last of many", phi.English, "the last of 1200 pills"},
		{"the end of something else", phi.English, "my account is fine. It ends in 2025"},
		{"a word that ends in x", phi.English, "a fax 1234 pages long"},
		{"four other things", phi.English, "my phone died, the last 4 hours 1000 calls"},
		{"four digits of it", phi.German, "die letzten vier Ziffern der Karte sind «4242»"},
		{"a short mask", phi.English, "rate it xx 1234"},
		{"emphasis", phi.English, "it was *** 2024 ***"},
	})
}
