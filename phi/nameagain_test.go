// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_NamesAgain(t *testing.T) {
	far := strings.Repeat("we talked about the weather. ", 80)
	checkSamples(t, nil, phi.KindName, []sample{
		{"in capitals", phi.English, "Patient: «Quarlia Benning»\nBP 120/80. plan for «QUARLIA» below"},
		{"before it", phi.French, "«Quarlia» va mieux. Je suis Mme «Quarlia Tessendorp»."},
		{"beyond the reach of what was said", phi.English, "My name is «Quarlia Benning». " + far + "quarlia"},
		{"a word of the language", phi.English, "My name is «Grace Tessendorp». By the grace of luck."},
	})
}
