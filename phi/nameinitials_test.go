// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_NamesInLetters(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"initials with stops", phi.English, "my initials «K.T.» are on the bag"},
		{"initials that are read out", phi.English, "initials «k l t» and nothing else"},
		{"the initials of a subject", phi.Italian, "soggetto «L. T.», prima visita"},
		{"a double given name", phi.French, "sujet «J.-M. T.», inclusion hier"},
		{"one letter is none", phi.English, "the subject B was here"},
		{"turned around behind a colon", phi.German, "Befund: «Quarlinger, Alois», Sturz vom Rad"},
		{"two words of a heading", phi.German, "Befund: Knie, rechts"},
		{"one half is known", phi.German, "Überweisung für «Quarla Petersen» wegen Knie"},
		{"signed behind a dash", phi.English, "thx for everything -«Jo»"},
		{"a dash in a sentence", phi.English, "we closed at five - Sorry"},
		{"a name that is a month", phi.English, "Hi it's «April», I need a refill"},
		{"a minister", phi.English, "her uncle reverend «tarling» is the contact"},
		{"the label follows", phi.English, "watch the drain «delmont» is the last name"},
		{"a sentence about a label", phi.English, "here is the last name field"},
		{"a family", phi.German, "Wir ziehen um. Familie «Roßkamp»"},
		{"a particle with a hyphen", phi.English, "so i told mr «el-hadi» nothing by mouth"},
	})
}

func TestReq_P2_NamesThatAreToldInGerman(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"behind an article", phi.German, "hallo, bin der «Sepp», bitte um rückruf"},
		{"an opinion", phi.German, "ich bin der Meinung, dass es hilft"},
	})
	checkSamples(t, nil, phi.KindDate, []sample{
		{"a day in words", phi.German, "der termin am «neunzehnten» passt nicht"},
		{"the nineteenth of a row", phi.German, "am neunzehnten Tag"},
		{"stops with spaces", phi.German, "geb. «30. 9. 1949», lebt allein"},
		{"a weekday before it", phi.German, "Bis «Donnerstag, 7.11.», danke"},
	})
}
