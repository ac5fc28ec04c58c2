// SPDX-License-Identifier: Apache-2.0

package retention

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// A RecordRule says how long one jurisdiction wants medical records to be kept.
// Such rules are data with a date, because they change and because HIPAA itself
// has no term for medical records. The zero RecordRule is no rule.
type RecordRule struct {
	// Jurisdiction is "US" or a state as in ISO 3166-2, such as "US-TX".
	Jurisdiction string `json:"jurisdiction"`
	// Provider is who keeps the record: "physician", "hospital",
	// "medicare_advantage" or "any".
	Provider string `json:"provider"`
	// Patients is "all", or "minor" for a term beside the one for all.
	Patients string `json:"patients"`
	// Keep is the term, From the day it counts from: [LastTreated] or
	// [Majority].
	Keep Period `json:"keep"`
	From Anchor `json:"from"`
	// Source is the section, Checked the day somebody last looked.
	Source  string `json:"source"`
	Checked Date   `json:"checked"`
	// Basis says what was looked at: "section" is its text, "secondary" a
	// published overview, and "unverified" neither: read it before you rely
	// on the row.
	Basis string `json:"basis"`
	Note  string `json:"note,omitempty"`
}

// Policy returns the rule as a minimum for the items that a selector chooses:
// which item is part of a medical record is for the caller to say. Add the rules
// of every jurisdiction that may apply; the longest wins. A rule that counts
// from [Majority] keeps an item without a known end until that day is given, so
// give it for adults as well.
func (r RecordRule) Policy(s Selector) Policy {
	id := strings.ToLower(strings.Join([]string{"record", r.Jurisdiction, r.Provider, r.Patients}, "_"))
	return Policy{
		ID: id, Version: r.Checked.String(), Scope: DefaultScope, Select: s.clone(),
		Anchor: r.From, KeepAtLeast: For(r.Keep), Mode: Compliance, Source: r.Source, Note: r.Note,
	}
}

//go:embed data/records.json
var recordData []byte

// RecordRules returns a fresh copy of the terms for medical records that the
// library ships with, sorted by jurisdiction: examples, and not a table of the
// law. The error is never other than nil in a library that passed its tests.
func RecordRules() ([]RecordRule, error) {
	var file struct {
		Format int          `json:"format"`
		Note   string       `json:"note"`
		Rules  []RecordRule `json:"rules"`
	}
	if err := strictjson.Decode(recordData, &file); err != nil {
		return nil, fmt.Errorf("retention: records: %w", err)
	}
	if file.Format != Format {
		return nil, &ScheduleError{Section: "schedule", Field: "format", Err: ErrUnknown}
	}
	return file.Rules, nil
}
