// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/inbox/wiring"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/router"
)

// message reads the message of a line.
func message(l jsonlines.Line) (wiring.Message, error) {
	var in struct {
		Text        string `json:"text"`
		Lang        string `json:"lang"`
		Channel     string `json:"channel"`
		Direction   string `json:"direction"`
		AuthorKnown *bool  `json:"author_known"`
		At          string `json:"at"`
		Network     string `json:"network"`
		Consent     string `json:"consent"`
		Hold        bool   `json:"hold"`
		Attachments []struct {
			MIME string `json:"mime"`
			Name string `json:"name"`
		} `json:"attachments"`
		Draft string          `json:"draft"`
		Facts json.RawMessage `json:"facts"`
	}
	if err := l.Decode(&in); err != nil {
		return wiring.Message{}, err
	}
	m := wiring.Message{
		ID: strings.Trim(string(l.ID), `"`), Network: in.Network, Content: phi.Body(in.Text), Hold: in.Hold, Draft: in.Draft,
	}
	m.Content.Channel = phi.ParseChannel(in.Channel)
	var err error
	if m.Content.Lang, err = phi.ParseLanguage(in.Lang); err != nil {
		return m, &jsonlines.Error{Code: "bad_lang"}
	}
	if in.Direction != "" && m.Content.Direction.UnmarshalText([]byte(in.Direction)) != nil {
		return m, &jsonlines.Error{Code: "bad_direction"}
	}
	if m.Content.At, err = time.Parse(time.DateOnly, in.At); err != nil {
		return m, &jsonlines.Error{Code: "bad_date"} // agreements and retention need the day
	}
	if in.Consent != "" {
		if m.Consent, err = router.ParseConsent(in.Consent); err != nil {
			return m, &jsonlines.Error{Code: "bad_consent"}
		}
	}
	if in.AuthorKnown != nil {
		m.Content.Author = phi.AuthorUnknown
		if *in.AuthorKnown {
			m.Content.Author = phi.AuthorKnown
		}
	}
	for _, a := range in.Attachments {
		m.Content.Attachments = append(m.Content.Attachments, phi.Attachment{MIME: a.MIME, Name: a.Name})
	}
	if len(in.Facts) > 0 {
		if m.Facts, err = disclaimer.ParseFacts(in.Facts); err != nil {
			return m, &jsonlines.Error{Code: "bad_facts"}
		}
	}
	return m, nil
}
