// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

type word interface {
	~uint8
	fmt.Stringer
	MarshalText() ([]byte, error)
}

// closedList checks the laws of a closed list: every value up to last reads back
// as itself, everything else fails.
func closedList[E word](t *testing.T, first, last E, parse func(string) (E, error)) {
	t.Helper()
	for e := first; e <= last; e++ {
		text, err := e.MarshalText()
		require.NoError(t, err)
		require.Equal(t, e.String(), string(text))
		back, err := parse(string(text))
		require.NoError(t, err)
		if back != e {
			t.Errorf("%s reads back as %s", e, back)
		}
	}
	if _, err := (last + 1).MarshalText(); err == nil {
		t.Error("a value beyond the list has a word")
	}
	for _, bad := range []string{"", "unspecified", "Profile", " dm", "cAnArY"} {
		_, err := parse(bad)
		var unknown *notice.WordError
		if !errors.As(err, &unknown) {
			t.Errorf("parsing an unknown word: %v, want a *WordError", err)
			continue
		}
		require.NotContains(t, unknown.Error(), "cAnArY")
		require.NotContains(t, unknown.Known(), "")
	}
}

func TestClosedLists(t *testing.T) {
	closedList(t, notice.PlacementProfile, notice.PlacementEmergency, notice.ParsePlacement)
	closedList(t, notice.PurposeRedirect, notice.PurposeAIConsent, notice.ParsePurpose)
	closedList(t, notice.ElementDoNotShare, notice.ElementHours, notice.ParseElement)
	closedList(t, notice.RouteForm, notice.RouteEmail, notice.ParseRoute)
	closedList(t, notice.VariableOrganisation, notice.VariableEmergencyNumber, notice.ParseVariable)
	closedList(t, notice.UnitBytes, notice.UnitSMSSegments, notice.ParseUnit)
	closedList(t, notice.RecordingAllParty, notice.RecordingOneParty, notice.ParseRecordingConsent)
	closedList(t, notice.FallbackNone, notice.FallbackListed, notice.ParseFallback)
	closedList(t, notice.SeverityError, notice.SeverityInfo, notice.ParseSeverity)
	closedList(t, notice.CodeBadID, notice.CodeUnwrittenHours, notice.ParseCode)
}

func TestUnspecifiedHasNoWord(t *testing.T) {
	_, err := notice.PlacementUnspecified.MarshalText()
	require.Error(t, err)
	require.Equal(t, "unspecified", notice.PlacementUnspecified.String())
}

func TestChannelIsNeverAnError(t *testing.T) {
	for _, c := range []struct {
		word string
		want notice.Channel
		why  string
	}{
		{"dm", notice.ChannelDM, "a known word"},
		{"other", notice.ChannelOther, "the word of the zero value"},
		{"carrier_pigeon", notice.ChannelOther, "an unknown channel may be public"},
		{"", notice.ChannelOther, "so may one that nobody named"},
	} {
		if got := notice.ParseChannel(c.word); got != c.want {
			t.Errorf("ParseChannel: %v, want %v (%s)", got, c.want, c.why)
		}
		var read notice.Channel
		require.NoError(t, read.UnmarshalText([]byte(c.word)))
		require.Equal(t, c.want, read)
	}
	for c, want := range map[notice.Channel]bool{
		notice.ChannelOther: true, notice.ChannelPublicReview: true, notice.ChannelMention: true,
		notice.ChannelDM: false, notice.ChannelSMS: false, notice.ChannelCRM: false,
	} {
		if c.Public() != want {
			t.Errorf("%s: Public() = %v", c, !want)
		}
	}
}
