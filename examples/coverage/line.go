// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/safeharbor-go/safeharbor/baa"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

// A question is a line of input. Its fields are those of a baa.Use; data is one
// word or several.
type question struct {
	Service   string          `json:"service"`
	Flow      []string        `json:"flow"`
	Part      string          `json:"part"`
	Data      json.RawMessage `json:"data"`
	Origin    string          `json:"origin"`
	Intent    string          `json:"intent"`
	Awareness string          `json:"awareness"`
	Account   string          `json:"account"`
	Subject   string          `json:"subject"`
	Session   string          `json:"session"`
	AsOf      string          `json:"as_of"`
	KnownAt   string          `json:"known_at"`
	Evidence  []baa.Evidence  `json:"evidence"`
}

// A reply is a line of output.
type reply struct {
	ID           json.RawMessage `json:"id"`
	Coverage     baa.Coverage    `json:"coverage"`
	Use          baa.Allowance   `json:"use"`
	Basis        baa.Basis       `json:"basis"`
	Path         []baa.Hop       `json:"path"`
	Unmet        []baa.Unmet     `json:"unmet"`
	Responsible  []baa.Duty      `json:"responsible"`
	AcceptedRisk bool            `json:"accepted_risk"`
	Liability    []string        `json:"liability"`
	Changes      []baa.Change    `json:"changes"`
	Notice       string          `json:"notice"`
}

func (a *answerer) answer(l jsonlines.Line) (any, error) {
	var q question
	if err := l.Decode(&q); err != nil {
		return nil, err
	}
	u, err := a.use(q)
	if err != nil {
		return nil, err
	}
	v, err := a.graph.Evaluate(u)
	if err != nil {
		return nil, codeOf(err)
	}
	a.uncovered = a.uncovered || v.Coverage != baa.Covered
	return reply{
		l.ID, v.Coverage, v.Use, v.Basis, v.Path, v.Unmet, v.Responsible, v.AcceptedRisk, v.Liability, v.Changes, v.Notice,
	}, nil
}

// use turns a question into a use. An absent word is the zero value, which asks for
// an answer that holds in every case.
func (a *answerer) use(q question) (baa.Use, error) {
	u := baa.Use{
		Service: q.Service, Flow: q.Flow, Account: q.Account, Subject: q.Subject, Session: q.Session,
		AsOf: a.asOf, Evidence: q.Evidence,
	}
	var bad error
	word(&bad, "bad_part", q.Part, &u.Part)
	word(&bad, "bad_origin", q.Origin, &u.Origin)
	word(&bad, "bad_intent", q.Intent, &u.Intent)
	word(&bad, "bad_awareness", q.Awareness, &u.Awareness)
	word(&bad, "bad_date", q.AsOf, &u.AsOf)
	word(&bad, "bad_date", q.KnownAt, &u.KnownAt)
	if data := bytes.TrimSpace(q.Data); len(data) > 0 && !bytes.Equal(data, []byte("null")) {
		if data[0] == '"' {
			data = append(append([]byte("["), data...), ']')
		}
		if json.Unmarshal(data, &u.Data) != nil {
			bad = &jsonlines.Error{Code: "bad_data"}
		}
	}
	return u, bad
}

// word reads a word unless it is absent.
func word(bad *error, code, text string, dst interface{ UnmarshalText([]byte) error }) {
	if text != "" && dst.UnmarshalText([]byte(text)) != nil {
		*bad = &jsonlines.Error{Code: code}
	}
}

// codeOf names the problem of a use, never its text.
func codeOf(err error) error {
	var use *baa.UseError
	if errors.As(err, &use) {
		return &jsonlines.Error{Code: use.Problem.String()}
	}
	return err
}
