// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// namesIn returns the texts that are found as names.
func namesIn(t testing.TB, text string, lang phi.Language) []string {
	t.Helper()
	m := phi.Body(text)
	m.Lang = lang
	found, err := detector(t).Detect(m)
	require.NoError(t, err)
	var names []string
	for _, f := range found {
		if f.Kind == phi.KindName {
			names = append(names, text[f.Start:f.End])
		}
	}
	return names
}

func TestNames(t *testing.T) {
	for _, tc := range []struct {
		why, text, want string // want is joined with "|"
	}{
		{"a title", "Mrs. Ruiz called", "Ruiz"},
		{"a title with a first name", "Dr. Amara Okafor will see you", "Amara Okafor"},
		{"two titles", "Prof. Dr. Keller", "Keller"},
		{"a title before a surname that is a health word too", "I saw Dr. Green today, then Mr. Price", "Green|Price"},
		{"a title before a verb that is a name elsewhere", "my doctor said that it is fine", ""},
		{"a title in lower case", "my dr king was late, dr patel was not", "king|patel"},
		{"a title before a word that is no surname", "Dr. Appointments are full", ""},
		{"a degree", "signed by Amara Okafor, MD", "Amara Okafor"},
		{"a label", "Patient name: Tessa Hollow", "Tessa Hollow"},
		{"a label and a turned name", "Name: Hollow, Tessa", "Hollow, Tessa"},
		{"a label in lower case", "name: tessa hollow", "tessa hollow"},
		{"a cue", "my name is Tessa Hollow", "Tessa Hollow"},
		{"a cue in lower case", "hi my name is tessa hollow and i need help", "tessa hollow"},
		{"a greeting", "Dear Tessa, thank you", "Tessa"},
		{"a signature", "Kind regards,\nTessa Hollow", "Tessa Hollow"},
		{"a relative", "my son Leo has a rash", "Leo"},
		{"a relative with a full name", "her husband, Leo Hollow, called", "Leo Hollow"},
		{"an apposition", "a 40-year-old man, Leo R., was seen", "Leo R"},
		{"a full name", "we talked with Jessica Nguyen yesterday", "Jessica Nguyen"},
		{"a name of two surnames", "spoke to María García López today", "María García López"},
		{"a hyphen", "Anna-Lena Weber came in", "Anna-Lena Weber"},
		{"an apostrophe", "we saw Sean O'Brien today", "Sean O'Brien"},
		{"a particle", "this is Ludo van der Berg", "Ludo van der Berg"},
		{"a suffix", "James Carter Jr. was here", "James Carter Jr"},
		{"a possessive", "Mr. Smith's chart", "Smith"},
		{"a name that is a word", "my daughter Grace is sick", "Grace"},
		{"a name that is a word, with a surname", "Will Harris asked", "Will Harris"},
		{"capitals", "PATIENT NAME: RUIZ, ANA", "RUIZ, ANA"},
		{"no capitals", "i talked to maria gutierrez about it", "maria gutierrez"},
	} {
		got := strings.Join(namesIn(t, tc.text, phi.English), "|")
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", tc.why, tc.text, diff)
		}
	}
}

func TestNoNames(t *testing.T) {
	for _, tc := range []struct{ why, text string }{
		{"will is a verb", "I will come in May"},
		{"grace is a noun", "there is a grace period"},
		{"hope is a verb", "Hope this helps"},
		{"an eponym", "she has Parkinson's disease"},
		{"an eponym", "diagnosed with Crohn's and Down syndrome"},
		{"an eponym", "Hodgkin lymphoma or Bell's palsy"},
		{"an eponym with two names", "Guillain-Barré syndrome"},
		{"a score", "a Glasgow score of 15 and a Wells score of 3"},
		{"a drug that is a name", "I take Allegra every day"},
		{"a drug that is a name", "switched from Camila to another pill"},
		{"a hospital", "seen at St. Mary's Hospital"},
		{"a hospital named after people", "at the Johns Hopkins Medical Center"},
		{"a street", "on Baker Street"},
		{"a company", "bought at Walgreens Pharmacy"},
		{"a greeting", "Good Morning Everyone"},
		{"a sentence start", "Please Call Us"},
		{"days and months", "Monday April 5"},
		{"a headline", "Heart Health Month"},
		{"insurance", "Blue Cross Blue Shield"},
		{"a test", "the ELISA test was positive"},
		{"vitamins", "Vitamin D and Omega"},
	} {
		if got := namesIn(t, tc.text, phi.English); len(got) > 0 {
			t.Errorf("%s: %q holds %d names: %q", tc.why, tc.text, len(got), got)
		}
	}
}

func TestNamesInOtherLanguages(t *testing.T) {
	for _, tc := range []struct {
		lang phi.Language
		text string
		want string
	}{
		{phi.Spanish, "Hola, me llamo Lucía Fernández y tengo una cita", "Lucía Fernández"},
		{phi.Spanish, "Nombre: Javier. Apellidos: Ortega Ruiz.", "Javier|Ortega Ruiz"},
		{phi.Spanish, "la doctora Salas me atendió", "Salas"},
		{phi.Spanish, "mi hijo Mateo tiene fiebre", "Mateo"},
		{phi.French, "Bonjour, je m'appelle Camille Lefèvre", "Camille Lefèvre"},
		{phi.French, "Madame Lefèvre a appelé", "Lefèvre"},
		{phi.French, "vu par le docteur Moreau", "Moreau"},
		{phi.French, "mon fils Hugo tousse", "Hugo"},
		{phi.German, "Ich heiße Katrin Vogel", "Katrin Vogel"},
		{phi.German, "Frau Vogel hat angerufen", "Vogel"},
		{phi.German, "meine Tochter Lena hat Fieber", "Lena"},
		{phi.German, "Mit freundlichen Grüßen\nJonas Becker", "Jonas Becker"},
		{phi.Italian, "Mi chiamo Giulia Ferrari", "Giulia Ferrari"},
		{phi.Italian, "la dottoressa Conti mi ha visitato", "Conti"},
		{phi.Italian, "mio figlio Luca ha la febbre", "Luca"},
		{phi.German, "Die Praxis hat neue Zeiten und die Rechnung ist falsch", ""},
		{phi.Spanish, "La Clínica abre el Lunes", ""},
		{phi.French, "Le Cabinet est fermé le Lundi", ""},
	} {
		got := strings.Join(namesIn(t, tc.text, tc.lang), "|")
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%v: %q (-want +got):\n%s", tc.lang, tc.text, diff)
		}
	}
}

// Professionals are told from patients.
func TestNameRoles(t *testing.T) {
	for _, tc := range []struct {
		text string
		want phi.Role
	}{
		{"Dr. Okafor called", phi.RoleProvider},
		{"Referring physician: Amara Okafor", phi.RoleProvider},
		{"Patient name: Tessa Hollow", phi.RolePatient},
		{"my son Leo", phi.RoleFamily},
	} {
		found, err := detector(t).Detect(phi.Body(tc.text))
		require.NoError(t, err)
		require.Len(t, found, 1, "%s", tc.text)
		if found[0].Role != tc.want {
			t.Errorf("%q: %v, want %v", tc.text, found[0].Role, tc.want)
		}
	}
}

// "Allen" is a function word of German.
func TestTitledSurnameThatIsAWordElsewhere(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"in English it is a surname", phi.English, "seen by Dr. «Allen» today"},
		{"in German it is a word", phi.German, "Dr. med. an allen Tagen"},
	})
}
