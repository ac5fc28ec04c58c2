// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

// enum is what every enumeration of the package offers.
type enum interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}

// roundTrip checks that String, Parse, MarshalText and UnmarshalText agree on
// every value up to the last, and that nothing beyond it has a word.
func roundTrip[E enum, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, last E, parse func(string) (E, error)) {
	t.Helper()
	t.Run(fmt.Sprintf("%T", last), func(t *testing.T) {
		for v := E(0); v <= last; v++ {
			text, err := v.MarshalText()
			if v == 0 && err != nil {
				require.ErrorIs(t, err, router.ErrUnknownWord)
				require.Equal(t, "unstated", v.String())
				continue
			}
			require.NoError(t, err)
			require.Equal(t, v.String(), string(text))
			parsed, err := parse(v.String())
			require.NoError(t, err)
			require.Equal(t, v, parsed)
			var read E
			require.NoError(t, P(&read).UnmarshalText(text))
			require.Equal(t, v, read)
		}
		beyond := last + 1
		require.Equal(t, "invalid", beyond.String())
		_, err := beyond.MarshalText()
		require.ErrorIs(t, err, router.ErrUnknownWord)
		for _, wrong := range []string{"", "unstated", "invalid", "ZQCANARYXV"} {
			_, err := parse(wrong)
			require.ErrorIs(t, err, router.ErrUnknownWord, wrong)
			require.NotContains(t, err.Error(), "ZQCANARYXV")
		}
	})
}

func TestWords(t *testing.T) {
	roundTrip(t, router.VisibilityPrivate, router.ParseVisibility)
	roundTrip(t, router.EventTimer, router.ParseEvent)
	roundTrip(t, router.OriginSystem, router.ParseOrigin)
	roundTrip(t, router.AttachmentOther, router.ParseAttachment)
	roundTrip(t, router.LevelCertain, router.ParseLevel)
	roundTrip(t, router.KindOtherID, router.ParseKind)
	roundTrip(t, router.ClassOrganization, router.ParseClass)
	roundTrip(t, router.IntentMisinformation, router.ParseIntent)
	roundTrip(t, router.CueNeedsMediaReview, router.ParseCue)
	roundTrip(t, router.ConsentRevoked, router.ParseConsent)
	roundTrip(t, router.PermissionRevoked, router.ParsePermission)
	roundTrip(t, router.CoverageCovered, router.ParseCoverage)
	roundTrip(t, router.PlacementEmergency, router.ParsePlacement)
	roundTrip(t, router.PhaseFinalize, router.ParsePhase)
	roundTrip(t, router.ModeOff, router.ParseMode)
	roundTrip(t, router.StopAll, router.ParseStop)
	roundTrip(t, router.OnErrorFail, router.ParseOnError)
	roundTrip(t, router.RemoveDeleteNow, router.ParseRemoveMode)
	roundTrip(t, router.OutboundBlock, router.ParseOutbound)
	roundTrip(t, router.UrgencyUrgent, router.ParseUrgency)
	roundTrip(t, router.SecureOther, router.ParseSecureChannel)
	roundTrip(t, router.PurposeGeneral, router.ParsePurpose)
	roundTrip(t, router.FolderReviewDelete, router.ParseFolderPurpose)
	roundTrip(t, router.SlotTimer, router.ParseSlot)
	roundTrip(t, router.MergeStrictest, router.ParseMerge)
	roundTrip(t, router.OpIntent, router.ParseOp)
	roundTrip(t, router.CodeUndecided, router.ParseCode)
	roundTrip(t, router.ViewerNetwork, router.ParseViewer)
	roundTrip(t, router.RemovalDelete, router.ParseRemovalStep)
	roundTrip(t, router.CauseStale, router.ParseCause)
	roundTrip(t, router.OutcomeOff, router.ParseOutcome)
	roundTrip(t, router.DecisionAllow, router.ParseDecision)
	roundTrip(t, router.OperationExport, router.ParseOperation)
	roundTrip(t, router.ResourceTranscript, router.ParseResourceKind)
	roundTrip(t, router.RefusedFuture, router.ParseRefusalReason)
	roundTrip(t, router.StageDone, router.ParseStage)
	roundTrip(t, router.BasisObserved, router.ParseBasis)
	roundTrip(t, router.LintWindowDST, router.ParseLintCode)
	roundTrip(t, router.SeverityError, router.ParseSeverity)
	roundTrip(t, router.MethodAgreement, router.ParseMethod)
	roundTrip(t, router.ClaimNoUnreviewedDeletion, router.ParseClaim)
	roundTrip(t, router.VerdictBroken, router.ParseVerdict)
	roundTrip(t, router.LimitUnproven, router.ParseLimit)
}

// The words that other programs rely on.
func TestWireWords(t *testing.T) {
	tests := []struct {
		name string
		list func(int) string
		want []string
	}{
		{"channel", func(i int) string { return router.Channel(i).String() }, []string{"public_review", "public_comment", "post", "mention",
			"dm", "chat", "sms", "mms", "email", "voicemail", "transcript", "call", "form", "crm", "other"}},
		{"level", func(i int) string { return router.Level(i).String() }, []string{"none", "possible", "likely", "certain"}},
		{"kind", func(i int) string { return router.Kind(i).String() }, []string{"name", "location", "date", "age", "phone", "fax", "email", "ssn",
			"mrn", "health_plan_id", "account", "license", "vehicle", "device", "url", "ip", "biometric", "photo", "other_id"}},
		{"class", func(i int) string { return router.Class(i).String() }, []string{"condition", "symptom", "medication", "procedure", "lab", "vital",
			"care", "payment", "organization"}},
		{"intent", func(i int) string { return router.Intent(i).String() }, []string{"medical_advice_request", "emergency", "appointment", "billing",
			"refill_request", "service_question", "records_request", "privacy_complaint", "complaint", "legal", "abuse", "adverse_event",
			"opt_out", "opt_in", "consent", "testimonial", "media_press", "job", "wrong_number", "misinformation"}},
		{"cue", func(i int) string { return router.Cue(i).String() }, []string{"before_after", "patient_media", "rare_event", "needs_media_review"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i, want := range tt.want {
				require.Equal(t, want, tt.list(i+1))
			}
			require.Equal(t, "invalid", tt.list(len(tt.want)+1))
		})
	}
}
