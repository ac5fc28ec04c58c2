// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestNameSearch(t *testing.T) {
	anywhere, err := phi.New(nil)
	require.NoError(t, err)
	announced, err := phi.New(&phi.Options{Names: phi.NamesAnnounced})
	require.NoError(t, err)
	for _, tc := range []struct {
		text string
		want int // of NamesAnnounced
		less bool
		why  string
	}{
		{"Patient: Ana Ruiz", 1, false, "a label announces a name"},
		{"please ask Mrs. Ruiz", 1, false, "so does a title"},
		{"my name is ana ruiz", 1, false, "and a cue, in any case"},
		{"12 Oak Street, Fresno, CA 93701", 1, false, "a street address is no bare name"},
		{"call 410-555-0123 on 03/04/2024", 2, false, "nothing else changes"},
		{"yesterday Ana Ruiz asked for it", 0, true, "nothing announces the name"},
		{"we moved from Fresno to Lodi", 0, true, "nor the towns"},
	} {
		more, err := anywhere.Detect(phi.Body(tc.text))
		require.NoError(t, err)
		got, err := announced.Detect(phi.Body(tc.text))
		require.NoError(t, err)
		if len(got) != tc.want || !tc.less && !cmp.Equal(more, got) || tc.less && len(more) <= len(got) {
			t.Errorf("%s: %d findings, %d anywhere, want %d", tc.why, len(got), len(more), tc.want)
		}
	}
}

func TestNameSearchWords(t *testing.T) {
	for _, want := range []phi.NameSearch{phi.NamesAnywhere, phi.NamesAnnounced} {
		text, err := want.MarshalText()
		require.NoError(t, err)
		var got phi.NameSearch
		require.NoError(t, got.UnmarshalText(text))
		if got != want || got.String() != string(text) {
			t.Errorf("%v became %v", want, got)
		}
	}
	_, err := phi.ParseNameSearch("some")
	require.ErrorIs(t, err, phi.ErrUnknownWord)
	_, err = phi.NameSearch(9).MarshalText()
	require.ErrorIs(t, err, phi.ErrUnknownWord)
	var option *phi.OptionError
	_, err = phi.New(&phi.Options{Names: 9})
	require.ErrorAs(t, err, &option)
}
