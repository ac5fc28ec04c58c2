// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
)

// The lists as their sources print them, independent of the tables in the code.
const (
	guidance2000 = "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893"
	areas2020    = "036 059 102 202 203 204 205 369 556 692 753 772 821 823 878 879 884 893"
	union        = "036 059 063 102 202 203 204 205 369 556 692 753 772 790 821 823 830 831 878 879 884 890 893"
	withoutArea  = "000-005 008 055 090-099 192 213 269 311 332 340 343 345 348 353 375 399 419 428-429 459 509 " +
		"517-519 529 533 536 552 555 568-569 578-579 589 621 632 642-643 649 659 663 682 694-699 702 709 715 732-733 " +
		"742 771 817-819 839 842 848-849 854 858 861-862 866-869 872 876 885-889 892 896 899 901 909 929 938 942 " +
		"962-966 969 987"
)

func prefixes(t *testing.T, list string) []string {
	t.Helper()
	var all []string
	for _, item := range strings.Fields(list) {
		first, last, ranged := strings.Cut(item, "-")
		if !ranged {
			last = first
		}
		from, err := strconv.Atoi(first)
		require.NoError(t, err)
		to, err := strconv.Atoi(last)
		require.NoError(t, err)
		for n := from; n <= to; n++ {
			all = append(all, fmt.Sprintf("%03d", n))
		}
	}
	return all
}

func TestReq_D3_EveryZIPPrefix(t *testing.T) {
	unknown := prefixes(t, withoutArea)
	require.Len(t, unknown, 106, "894 of the 1,000 prefixes have a tabulation area")
	for _, vintage := range []struct {
		census deid.Census
		small  string
		count  int
	}{
		{deid.CensusUnion, union, 23},
		{deid.Census2000, guidance2000, 17},
		{deid.Census2010, areas2020, 18},
		{deid.Census2020, areas2020, 18},
	} {
		small := prefixes(t, vintage.small)
		require.Len(t, small, vintage.count)
		withheld := 0
		for n := range 1000 {
			prefix := fmt.Sprintf("%03d", n)
			want := prefix
			if slices.Contains(small, prefix) || slices.Contains(unknown, prefix) {
				want = "000"
				withheld++
			}
			for _, zip := range []string{prefix + "01", prefix + "99-1234", prefix} {
				if got := vintage.census.ZIP3(zip); got != want {
					t.Errorf("census %v, ZIP %s: got %s, want %s", vintage.census, zip, got, want)
				}
			}
		}
		if want := vintage.count + len(unknown); withheld != want {
			t.Errorf("census %v: %d prefixes withheld, want %d", vintage.census, withheld, want)
		}
	}
}

func TestZIP3OfNoZIP(t *testing.T) {
	for _, zip := range []string{"", "9", "94", "9a110", "٩٤١١٠", "-9411"} {
		if got := deid.CensusUnion.ZIP3(zip); got != "000" {
			t.Errorf("%q: got %s, want 000", zip, got)
		}
	}
}

func TestCensusWords(t *testing.T) {
	for c := deid.CensusUnion; c <= deid.Census2020; c++ {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back deid.Census
		require.NoError(t, back.UnmarshalText(text))
		if back != c {
			t.Errorf("%v became %v", c, back)
		}
	}
	_, err := deid.ParseCensus("1990")
	require.ErrorIs(t, err, deid.ErrUnknownWord)
	_, err = deid.Census(9).MarshalText()
	require.ErrorIs(t, err, deid.ErrUnknownWord)
}
