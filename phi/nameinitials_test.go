// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_NamesInLetters(t *testing.T) {
	checkSamples(t, nil, phi.KindName, []sample{
		{"initials with stops", phi.English, "my initials «C.W.» are on the disc"},
		{"initials that are read out", phi.English, "initials «r j m» and nothing else"},
		{"the initials of a subject", phi.Italian, "soggetto «G. B.», seconda dose saltata"},
		{"a double given name", phi.French, "sujet «P.-L. D.», inclusion hier"},
		{"one letter is none", phi.English, "the subject B was here"},
		{"turned around behind a colon", phi.German, "Befund: «Quarlinger, Alois», Sturz vom Rad"},
		{"two words of a heading", phi.German, "Befund: Knie, rechts"},
		{"one half is known", phi.German, "Überweisung für «Quarla Petersen» wegen Knie"},
		{"signed behind a dash", phi.English, "thx for everything -«Jo»"},
		{"a dash in a sentence", phi.English, "we closed at five - Sorry"},
		{"a name that is a month", phi.English, "Hi it's «April», I need a refill"},
		{"a minister", phi.English, "his dad reverend «oakes» is the contact"},
		{"the label follows", phi.English, "watch the photo «dubois» is the last name"},
		{"a sentence about a label", phi.English, "here is the last name field"},
		{"a family", phi.German, "Wir ziehen um. Familie «Roßkamp»"},
		{"a particle with a hyphen", phi.English, "so i told mr «el-amin» nothing by mouth"},
	})
}
