// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	_ "embed"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/retention"
	"github.com/safeharbor-go/safeharbor/router"
)

// A Config says for whom an inbox works and by which rules.
type Config struct {
	// Organisation is the one that receives and answers the messages.
	Organisation phi.Organisation
	// Values fill in its saved replies.
	Values notice.Values
	// Level says how much the guard objects to.
	Level disclaimer.GuardLevel
	// Rules decide what happens to messages.
	Rules router.RuleSet
	// Agreements are the datasets of vendors and the organisation's own records.
	Agreements []baa.Dataset
	// Account is the id of its account in those records.
	Account string
	// Schedule says what is kept how long.
	Schedule retention.Schedule
	// Network does what plans ask for; nil is a [Recorder] of its own.
	Network Network
}

//go:embed data/records.json
var harborRecords []byte

// HarborClinic is the clinic of the examples: the baseline rules, the starter
// datasets with its own agreements beside them, and the starter schedule.
func HarborClinic() (Config, error) {
	agreements, err := baa.Starter()
	if err != nil {
		return Config{}, err
	}
	records, err := baa.Decode(harborRecords)
	if err != nil {
		return Config{}, err
	}
	schedule, err := retention.Starter()
	if err != nil {
		return Config{}, err
	}
	values := notice.Values{
		Organisation: "Harbor Clinic", Phone: "410-555-0199", Email: "office@example.com",
		FormURL: "https://forms.example.com/contact", Hours: "mon-fri 08:00-17:00", Region: "US",
	}
	return Config{
		Organisation: phi.Organisation{
			Names: []string{values.Organisation, "harborclinic"}, Contacts: values.Contacts(), Region: values.Region,
			Languages: phi.Languages(),
		},
		Values:     values,
		Rules:      router.HealthcareBaseline(),
		Agreements: append(agreements, records),
		Account:    "main",
		Schedule:   schedule,
	}, nil
}
