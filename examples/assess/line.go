// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"time"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
)

// message reads the message of a line.
func message(l jsonlines.Line) (phi.Message, error) {
	var in struct {
		Text        string `json:"text"`
		Lang        string `json:"lang"`
		Channel     string `json:"channel"`
		AuthorKnown *bool  `json:"author_known"`
		At          string `json:"at"`
		Attachments []struct {
			MIME string `json:"mime"`
			Name string `json:"name"`
		} `json:"attachments"`
	}
	if err := l.Decode(&in); err != nil {
		return phi.Message{}, err
	}
	m := phi.Body(in.Text)
	m.Channel = phi.ParseChannel(in.Channel)
	var err error
	if m.Lang, err = phi.ParseLanguage(in.Lang); err != nil {
		return m, &jsonlines.Error{Code: "bad_lang"}
	}
	if in.At != "" {
		if m.At, err = time.Parse(time.DateOnly, in.At); err != nil {
			return m, &jsonlines.Error{Code: "bad_date"}
		}
	}
	if in.AuthorKnown != nil {
		m.Author = phi.AuthorUnknown
		if *in.AuthorKnown {
			m.Author = phi.AuthorKnown
		}
	}
	for _, a := range in.Attachments {
		m.Attachments = append(m.Attachments, phi.Attachment{MIME: a.MIME, Name: a.Name})
	}
	return m, nil
}

// The output of a line. Concepts and sensitivities are spelled out because the
// caller asked for them: this output is PHI.
type (
	answer struct {
		ID          json.RawMessage `json:"id"`
		Level       phi.Level       `json:"level"`
		Health      bool            `json:"health"`
		Basis       []pair          `json:"basis"`
		Mentions    []mention       `json:"mentions"`
		Intents     []phi.Intent    `json:"intents"`
		Cues        []phi.Cue       `json:"cues"`
		Sensitivity []string        `json:"sensitivity"`
		Findings    []finding       `json:"findings"`
		Lang        phi.Language    `json:"lang"`
		Unsupported bool            `json:"unsupported"`
	}
	// A pair holds indexes into findings and mentions; a null finding is the
	// author, whom the channel names, and a null mention the channel itself.
	pair struct {
		Finding *int `json:"finding"`
		Mention *int `json:"mention"`
	}
	mention struct {
		Start       int             `json:"start"`
		End         int             `json:"end"`
		Class       phi.Class       `json:"class"`
		Concept     string          `json:"concept"`
		Assertion   phi.Assertion   `json:"assertion"`
		Experiencer phi.Experiencer `json:"experiencer"`
	}
	finding struct {
		Start int      `json:"start"`
		End   int      `json:"end"`
		Kind  phi.Kind `json:"kind"`
		Score float64  `json:"score"`
		Rule  string   `json:"rule"`
		Role  phi.Role `json:"role"`
	}
)

// output turns an assessment into the answer to a line.
func output(l jsonlines.Line, m phi.Message, a phi.Assessment, unit phi.OffsetUnit) (any, error) {
	out := answer{
		ID: l.ID, Level: a.Level, Health: a.Health, Lang: a.Lang, Unsupported: a.Unsupported,
		Basis: []pair{}, Mentions: []mention{}, Findings: []finding{},
		Intents: append([]phi.Intent{}, a.Intents...), Cues: append([]phi.Cue{}, a.Cues...),
		Sensitivity: append([]string{}, a.Sensitivity.IDs()...),
	}
	var offsets []*int
	for i := range a.Findings {
		offsets = append(offsets, &a.Findings[i].Start, &a.Findings[i].End)
	}
	for i := range a.Mentions {
		offsets = append(offsets, &a.Mentions[i].Start, &a.Mentions[i].End)
	}
	if err := phi.ConvertOffsets(m.Parts[0].Text, unit, offsets...); err != nil {
		return nil, err
	}
	for _, p := range a.Basis {
		f, health := &p.Finding, &p.Mention
		if p.Finding == phi.AuthorFinding {
			f = nil
		}
		if p.Mention == phi.ImpliedMention {
			health = nil
		}
		out.Basis = append(out.Basis, pair{f, health})
	}
	for _, x := range a.Mentions {
		out.Mentions = append(out.Mentions, mention{x.Start, x.End, x.Class, x.Concept.ID(), x.Assertion, x.Experiencer})
	}
	for _, f := range a.Findings {
		out.Findings = append(out.Findings, finding{f.Start, f.End, f.Kind, jsonlines.Rounded(f.Score), f.Rule, f.Role})
	}
	return out, nil
}
