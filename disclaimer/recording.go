// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/safeharbor-go/safeharbor/phi"
)

// recordingFile is the dated table of package notice, whose texts a guard has no
// use for.
//
//go:embed notice/data/recording.json
var recordingFile []byte

// readOneParty returns the jurisdictions in which one side of a call may record
// it. Everywhere else, and where nothing is known, everybody has to consent.
func readOneParty(data []byte) (map[string]bool, error) {
	var table struct {
		Rows []struct {
			Jurisdiction string `json:"jurisdiction"`
			Consent      string `json:"consent"`
		} `json:"rows"`
	}
	if err := json.Unmarshal(data, &table); err != nil {
		return nil, fmt.Errorf("disclaimer: notice/data/recording.json: %w", err)
	}
	one := map[string]bool{}
	for _, row := range table.Rows {
		one[row.Jurisdiction] = row.Consent == "one_party"
	}
	return one, nil
}

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
	case *w.x.Facts.Recorded && !w.oneParty() && !w.saysRecorded():
		w.findWhole("recording.silent")
	}
}

// oneParty reports whether one side may record a call between the place of the
// person and that of the organisation: where either is known, and each that is
// permits it.
func (w *work) oneParty() bool {
	person, house := w.x.Facts.Region, w.guard.organisation.Region
	one := w.guard.grammar.oneParty
	return person+house != "" && (person == "" || one[person]) && (house == "" || one[house])
}

// saysRecorded reports whether the text says that it is recorded, and not that
// it is not.
func (w *work) saysRecorded() bool {
	t := w.text
	recorded := w.guard.grammar.classes.recorded
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
