// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_BritishPack(t *testing.T) {
	checkSamples(t, &phi.Options{Packs: []phi.Pack{phi.PackGB}}, phi.KindHealthPlanID, []sample{
		{"an NHS number in its groups", phi.English, "«943 476 5919» is on the letter"},
		{"a wrong check digit makes it a telephone number", phi.English, "«phone|943 476 5918» is on the letter"},
		{"bare digits need a label", phi.English, "NHS no: «9434765919»"},
		{"a National Insurance number", phi.English, "«other_id|AB123456C» on file"},
		{"in pairs", phi.English, "«other_id|AB 12 34 56 C» on file"},
		{"a prefix that is not in use", phi.English, "code GB123456C on file"},
		{"a postcode", phi.English, "I live at «location|SW1A 1AA» now"},
		{"a short one", phi.English, "I live at «location|M1 1AE» now"},
		{"a code in one needs a label", phi.English, "part EC1A1BB is out"},
		{"a London number", phi.English, "call «phone|020 7946 0958» now"},
		{"a mobile number", phi.English, "call «phone|07700 900123» now"},
		{"with its area in parentheses", phi.English, "call «phone|(01632) 960 123» now"},
		{"bare digits of a telephone number", phi.English, "call «phone|07700900123» now"},
	})
}

func TestReq_P2_BritishNumbersNeedTheirPack(t *testing.T) {
	checkSamples(t, nil, phi.KindHealthPlanID, []sample{
		{"a National Insurance number", phi.English, "code AB123456C is printed"},
		{"a postcode", phi.English, "seat SW1A 1AA please"},
		{"a telephone number", phi.English, "set 07700 900123 aside"},
		{"with its label it is found", phi.English, "NHS number: «943 476 5919»"},
		{"a telephone number of the plan stays one", phi.English, "call «phone|943-476-5919» now"},
	})
}

func TestReq_P2_CanadianPack(t *testing.T) {
	checkSamples(t, &phi.Options{Packs: []phi.Pack{phi.PackCA}}, phi.KindHealthPlanID, []sample{
		{"a Social Insurance number", phi.English, "«other_id|130 692 544» is on the letter"},
		{"a wrong check digit", phi.English, "part 130 692 545 is out"},
		{"bare digits need a label", phi.English, "part 130692544 is out"},
		{"bare digits with it", phi.English, "SIN: «other_id|130692544»"},
		{"Ontario with the version code", phi.English, "«1234 567 897 AB» is on the letter"},
		{"British Columbia", phi.English, "«9698 658 215» is on the letter"},
		{"Quebec", phi.English, "«TREJ 8206 2312» is on the letter"},
		{"a month that does not exist", phi.English, "part TREJ 8216 2312 is out"},
		{"a postal code", phi.English, "I live at «location|M5V 3L9» now"},
		{"a postal code in one", phi.English, "I live at «location|K1A0B1» now"},
		{"a model in one", phi.English, "part H2X1Y4 is out"},
		{"vitamins", phi.English, "my B12 and T3 and A1C levels"},
		{"a telephone number of the shared plan", phi.English, "call «phone|416-555-0123» now"},
	})
}

func TestReq_P2_NumbersOfTheLanguage(t *testing.T) {
	checkSamples(t, nil, phi.KindHealthPlanID, []sample{
		{"the health number of Quebec", phi.French, "j'ai «TREJ 8206 2312» sur ma carte"},
		{"a postal code of Canada", phi.French, "j'habite «location|H2X 1Y4» ici"},
		{"ten digits in other groups", phi.French, "appelle «phone|06 12345678» stp"},
		{"a table of numbers", phi.French, "06 6246 77 36 96 0 3 341 0"},
		{"a pension number in groups", phi.German, "hier «15 070649 C 103» steht"},
		{"a tax number in groups", phi.German, "hier «other_id|36 574 261 809» steht"},
		{"a health number in groups", phi.German, "hier «A123 456 780» steht"},
		{"with the letter set apart", phi.German, "hier «A 123 456 780» steht"},
		{"an area in parentheses", phi.German, "Ruf «phone|(030) 123 45 67» an"},
		{"a tax code in the groups of its card", phi.Italian, "ecco «RCC MNL 83S18 D969H» qui"},
		{"a number of the social security", phi.Spanish, "aquí «28 12345678 40» está"},
		{"a wrong rest", phi.Spanish, "aquí 28 12345678 41 está"},
		{"a telephone number of Madrid", phi.Spanish, "llama al «phone|91 234 56 78» ya"},
	})
}
