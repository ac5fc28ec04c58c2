// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func TestCount(t *testing.T) {
	data, err := os.ReadFile("testdata/count.tsv")
	require.NoError(t, err)
	_, table, _ := strings.Cut(string(data), "\n") // the first line names the columns
	require.NotEmpty(t, table)
	for row := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		require.Len(t, cells, 4)
		t.Run(cells[0], func(t *testing.T) {
			text, err := strconv.Unquote(cells[1])
			require.NoError(t, err)
			var got []string
			for u := notice.UnitBytes; u <= notice.UnitSMSSegments; u++ {
				n, err := u.Count(text)
				require.NoError(t, err)
				got = append(got, strconv.Itoa(n))
			}
			if diff := cmp.Diff(strings.Fields(cells[2]), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", cells[3], diff)
			}
		})
	}
}

func TestCountRefuses(t *testing.T) {
	_, err := notice.UnitBytes.Count("\xff")
	require.ErrorIs(t, err, notice.ErrInvalidUTF8)
	_, err = notice.UnitUnspecified.Count("a")
	var unknown *notice.WordError
	require.ErrorAs(t, err, &unknown)
}

func TestSMS(t *testing.T) {
	for _, c := range []struct {
		name, text, why string
		want            notice.SMSLength
	}{
		{"one full segment", strings.Repeat("a", 160), "160 septets", notice.SMSLength{Units: 160, Segments: 1}},
		{"one more", strings.Repeat("a", 161), "headers leave 153 a segment", notice.SMSLength{Units: 161, Segments: 2}},
		{"two full", strings.Repeat("a", 306), "twice 153", notice.SMSLength{Units: 306, Segments: 2}},
		{"three", strings.Repeat("a", 307), "one septet too many", notice.SMSLength{Units: 307, Segments: 3}},
		{"extension", strings.Repeat("€", 80), "a euro costs two septets", notice.SMSLength{Units: 160, Segments: 1}},
		{"escape at the edge", strings.Repeat("a", 152) + "€" + strings.Repeat("a", 152),
			"an escape stays with its character, which leaves a septet empty", notice.SMSLength{Units: 306, Segments: 3}},
		{"accents within", "é è ù ì ò à ä ö ü ñ ß Ç", "Western letters that the alphabet has", notice.SMSLength{Units: 23, Segments: 1}},
		{"accents outside", "á", "others make the message UCS-2", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"small cedilla", "ç", "only the capital is in the alphabet", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"backtick", "`", "ASCII, yet outside", notice.SMSLength{UCS2: true, Units: 1, Segments: 1}},
		{"one full of UCS-2", strings.Repeat("ê", 70), "70 units", notice.SMSLength{UCS2: true, Units: 70, Segments: 1}},
		{"two of UCS-2", strings.Repeat("ê", 71), "67 a segment", notice.SMSLength{UCS2: true, Units: 71, Segments: 2}},
		{"pair at the edge", strings.Repeat("ê", 66) + "👍" + strings.Repeat("ê", 66),
			"a surrogate pair is not split", notice.SMSLength{UCS2: true, Units: 134, Segments: 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, notice.SMS(c.text)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.why, diff)
			}
		})
	}
}
