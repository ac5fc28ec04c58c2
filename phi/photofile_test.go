// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_PictureFiles(t *testing.T) {
	checkSamples(t, nil, phi.KindPhoto, []sample{
		{"a camera's number and a word", phi.English, "«IMG_4471_arm_left.jpg» is the bruise"},
		{"words", phi.German, "Hab das Foto «knie_rechts.jpg» hochgeladen"},
		{"a film", phi.English, "watch «clip-3.mp4» please"},
		{"no more than a word", phi.English, "read image.jpg first"},
		{"no picture", phi.English, "see form_2210.pdf"},
	})
}
