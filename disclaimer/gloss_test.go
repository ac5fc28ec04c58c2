// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestGloss(t *testing.T) {
	all, err := readGloss("# words\nglad|pleas-\talegr-\tcontent-\tfroh|fröhlich-\tliet-\nknee-\trodill-\tgenou-\tknie-\tginocch-\n")
	require.NoError(t, err)
	for _, tc := range []struct {
		name, why, word string
		lang            phi.Language
		want            uint8
	}{
		{"word", "the word itself", "glad", phi.English, 1},
		{"no start", "a word without a hyphen is no start", "gladly", phi.English, 0},
		{"start", "the start of a word", "pleased", phi.English, 1},
		{"longest", "the start of a longer word", "rodillas", phi.Spanish, 2},
		{"other language", "a word of another language", "rodillas", phi.French, 0},
		{"umlaut", "a start with a letter of two bytes", "fröhliche", phi.German, 1},
		{"cut letter", "a start never ends inside a letter of the word", "frö", phi.German, 0},
		{"empty", "no word", "", phi.Italian, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Equal(t, tc.want, all[tc.lang].of(scan.Hash(tc.word), tc.word), tc.why)
		})
	}
	_, err = readGloss("glad\talegr-\n")
	require.ErrorContains(t, err, "line 1")
}

func TestOpinionFile(t *testing.T) {
	_, err := newOpinion(opinionFile[:opinionHead])
	require.ErrorIs(t, err, errOpinion)
	o, err := newOpinion(opinionFile)
	require.NoError(t, err)
	require.Positive(t, o.step)
}
