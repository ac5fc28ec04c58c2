// SPDX-License-Identifier: Apache-2.0

// Deidentify applies a policy to each line of its input.
//
//	go run ./examples/deidentify -policy safe-harbor -workers 4 < messages.jsonl
//	go run ./examples/deidentify -as csv -in contacts.csv -out safe.csv
//
// Input is {"id","text","lang"?,"at"?} or plain text, output
// {"id","text","edits":[{"start","end","out_start","out_end","kind"}],"residual"};
// the text is null if residual is not empty. For policies with keys a line may
// have "subject" and "conversation"; both are the id if they are not there.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("deidentify", flag.ContinueOnError)
	var format jsonlines.Format
	flags.Var(&format, "format", "form of the lines: auto, json or text")
	policy := flags.String("policy", "safe-harbor", "safe-harbor, limited, pseudonymous, display, or minimum-necessary:sms, :refill or :ai")
	policyFile := flags.String("policy-file", "", "JSON `file` with a policy of your own")
	keyFile := flags.String("key-file", "", `JSON `+"`file`"+` with keys, [{"id":"k1","secret":"BASE64"}]; the last is for new pseudonyms`)
	tenant := flags.String("tenant", "default", "organisation that the messages belong to")
	workers := flags.Int("workers", 1, "how many messages are worked on at a time")
	as := flags.String("as", "lines", "what the input is: lines, stream (a text of any length), json, ndjson, csv, hl7 or fhir")
	lang := flags.String("lang", "en", "language of a stream or a record")
	inFile := flags.String("in", "", "`file` to read; standard input if empty")
	outFile := flags.String("out", "", "`file` to write, which appears only when all of it is done; standard output if empty")
	fail := flags.Bool("fail", false, "end with status 1 if anything was changed")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	a, err := newApplier(*policy, *policyFile, *keyFile, *tenant, *lang)
	if err != nil {
		fmt.Fprintln(os.Stderr, "deidentify:", err)
		return 2
	}
	status := withFiles(*inFile, *outFile, in, out, func(in io.Reader, out io.Writer) int {
		if *as == "lines" {
			ahead := newAhead(in, *workers, a)
			defer ahead.stop()
			return jsonlines.Run(ahead, out, format, func(l jsonlines.Line) (any, error) { return a.answer(l, ahead) })
		}
		return a.record(*as, in, out)
	})
	if *fail && a.changed.Load() {
		status = max(status, 1)
	}
	return status
}

// An applier applies a policy to lines and records.
type applier struct {
	d       *deid.Deidentifier
	tenant  string
	lang    phi.Language
	changed atomic.Bool
}

func newApplier(name, policyFile, keyFile, tenant, lang string) (*applier, error) {
	a := &applier{tenant: tenant}
	p, err := deid.Preset(name)
	if policyFile != "" {
		var data []byte
		if data, err = os.ReadFile(policyFile); err == nil {
			p, err = deid.ParsePolicy(data)
		}
	}
	if err != nil {
		return nil, err
	}
	if a.lang, err = phi.ParseLanguage(lang); err != nil {
		return nil, err
	}
	// A long record can show a value only once another beside it is gone.
	o := &deid.Options{Repeat: true}
	if keyFile != "" {
		if o.Keys, err = readKeys(keyFile, deid.Scope{Tenant: tenant}); err != nil {
			return nil, err
		}
	}
	a.d, err = deid.New(p, o)
	return a, err
}

// readKeys reads a file of keys.
func readKeys(path string, s deid.Scope) (*deid.Keyring, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var keys []struct {
		ID     string `json:"id"`
		Secret []byte `json:"secret"`
	}
	if err := json.Unmarshal(data, &keys); err != nil || len(keys) == 0 {
		return nil, errors.New("the key file is no list of keys")
	}
	ring := new(deid.Keyring)
	for _, k := range keys {
		if err := ring.Rotate(s, deid.Key{ID: k.ID, Secret: k.Secret}); err != nil {
			return nil, err
		}
	}
	return ring, nil
}

// A line is the input of a line.
type line struct {
	ID           json.RawMessage `json:"id"`
	Text         string          `json:"text"`
	Lang         string          `json:"lang"`
	At           string          `json:"at"`
	Subject      string          `json:"subject"`
	Conversation string          `json:"conversation"`
}

// item returns the message in a line.
func (a *applier) item(l line, id string) (deid.Item, error) {
	m := phi.Body(l.Text)
	var err error
	if m.Lang, err = phi.ParseLanguage(l.Lang); err != nil {
		return deid.Item{}, &jsonlines.Error{Code: "bad_lang"}
	}
	if l.At != "" {
		if m.At, err = time.Parse(time.DateOnly, l.At); err != nil {
			return deid.Item{}, &jsonlines.Error{Code: "bad_date"}
		}
	}
	return deid.Item{Message: m, Scope: deid.Scope{
		Tenant: a.tenant, Message: id, Subject: cmp.Or(l.Subject, id), Conversation: cmp.Or(l.Conversation, id),
	}}, nil
}

// An edit is a deid.Edit of a line.
type edit struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	OutStart int    `json:"out_start"`
	OutEnd   int    `json:"out_end"`
	Kind     string `json:"kind"`
}

// A residue is what a withheld text still holds.
type residue struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

func word(k phi.Kind, c phi.Class) string {
	if k.IsValid() {
		return k.String()
	}
	return c.String()
}

func (a *applier) answer(l jsonlines.Line, ahead *ahead) (any, error) {
	var in line
	if err := l.Decode(&in); err != nil {
		return nil, err
	}
	item, err := a.item(in, string(l.ID))
	if err != nil {
		return nil, err
	}
	r, err := ahead.apply(l.Number, item)
	var remains *deid.ResidualError
	if err != nil && !errors.As(err, &remains) {
		return nil, &jsonlines.Error{Code: code(err)}
	}
	out := struct {
		ID       json.RawMessage `json:"id"`
		Text     *string         `json:"text"`
		Edits    []edit          `json:"edits"`
		Residual []residue       `json:"residual"`
	}{ID: l.ID, Edits: []edit{}, Residual: []residue{}}
	if r.HasText() {
		text := r.Text().Reveal()
		out.Text = &text
	}
	for _, e := range r.Edits {
		out.Edits = append(out.Edits, edit{e.Start, e.End, e.OutStart, e.OutEnd, word(e.Kind, e.Class)})
	}
	for _, e := range r.Residual {
		out.Residual = append(out.Residual, residue{e.Start, e.End, word(e.Kind, e.Class)})
	}
	if r.Changed() {
		a.changed.Store(true)
	}
	return out, nil
}

// code returns the word for an error of the policy.
func code(err error) string {
	var incomplete *deid.IncompleteError
	var key *deid.KeyError
	switch {
	case errors.As(err, &incomplete):
		return "incomplete"
	case errors.As(err, &key):
		return "no_key"
	}
	return "failed"
}
