// SPDX-License-Identifier: Apache-2.0

package notice

import (
	_ "embed"
	"slices"
)

// A RecordingRule says whose consent the recording of a call takes in a
// jurisdiction. The zero RecordingRule is not valid.
type RecordingRule struct {
	// Jurisdiction is an ISO 3166 code, such as "US-CA".
	Jurisdiction string `json:"jurisdiction"`
	// Consent is the rule to keep to. Where sources disagree it is the stricter.
	Consent RecordingConsent `json:"consent"`
	// Contested reports that sources disagree, or that the answer depends on the
	// kind of call.
	Contested bool `json:"contested,omitempty"`
	// Checked is the month in which the row was last checked, as "2026-11".
	Checked string `json:"checked"`
	// Source says where the row comes from.
	Source string `json:"source"`
}

//go:embed data/recording.json
var recordingJSON []byte

// BuiltinRecordingRules returns the rules that come with the package, in a fresh
// slice.
func BuiltinRecordingRules() ([]RecordingRule, error) {
	return decodeTable[RecordingRule](recordingJSON)
}

// DecodeRecordingRules reads rows in the form {"schema": 1, "rows": [...]}. It
// returns a [*DecodeError]; [New] checks the rows.
func DecodeRecordingRules(data []byte) ([]RecordingRule, error) {
	return decodeTable[RecordingRule](data)
}

func (r RecordingRule) valid() bool {
	return validRegion(r.Jurisdiction) && knows(recordingConsentWords, r.Consent) &&
		monthForm(r.Checked) && r.Source != ""
}

// strictest returns the consent that a call between jurisdictions takes. It is
// everybody's unless all of them are known to ask for less: a call may cross a
// border, and the caller's number says little about where the caller is.
func strictest(table []RecordingRule, jurisdictions []string) RecordingConsent {
	for _, j := range jurisdictions {
		i := slices.IndexFunc(table, func(r RecordingRule) bool { return r.Jurisdiction == j })
		if i < 0 || table[i].Consent != RecordingOneParty {
			return RecordingAllParty
		}
	}
	if len(jurisdictions) == 0 {
		return RecordingAllParty
	}
	return RecordingOneParty
}
