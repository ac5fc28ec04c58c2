// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/phi"
)

// checkRecording asks for a notice where a call is recorded and somebody in it
// is where everybody has to consent, or may be.
func (w *work) checkRecording() {
	switch w.x.Channel {
	case phi.ChannelCall, phi.ChannelVoicemail, phi.ChannelTranscript:
	default:
		return
	}
	switch {
	case w.x.Facts.Recorded == nil:
		w.missing(CodeRecordingNotice)
	case *w.x.Facts.Recorded && w.recordingConsent() == notice.RecordingAllParty && !w.saysRecorded():
		w.findWhole("recording.silent")
	}
}

// recordingConsent returns whose consent a recording takes between the place of
// the person and that of the organisation.
func (w *work) recordingConsent() notice.RecordingConsent {
	var places []string
	for _, region := range [...]string{w.x.Facts.Region, w.guard.organisation.Region} {
		if region != "" {
			places = append(places, region)
		}
	}
	return notice.StrictestConsent(w.guard.grammar.recording, places...)
}

// saysRecorded reports whether the text says that it is recorded, and not that
// it is not.
func (w *work) saysRecorded() bool {
	t := w.text
	recorded := w.guard.grammar.names.ids["recorded"]
	for i := range t.units {
		if !t.units[i].is(recorded) {
			continue
		}
		if from, _ := t.clause(i); t.first(from, i, classNegation) < 0 {
			return true
		}
	}
	return false
}
