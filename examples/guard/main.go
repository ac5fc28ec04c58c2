// SPDX-License-Identifier: Apache-2.0

// Guard checks for each line of its input whether a reply may be sent.
//
//	go run ./examples/guard -explain < exchanges.jsonl
//
// Input is {"id","inbound","reply","channel"?,"lang"?,"facts"?}, output
// {"id","verdict","violations":[{"code","start","end","severity"}],
// "not_checked","safe_reply":{"id","text"}|null}.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/examples/internal/replies"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("guard", flag.ContinueOnError)
	var format jsonlines.Format
	flags.Var(&format, "format", "form of the input: auto, json or text (each line a reply)")
	level := flags.String("level", "standard", "how much to object to: relaxed, standard or strict")
	organisation := flags.String("organisation", "", "JSON `file` with the organisation")
	offsets := flags.String("offsets", "byte", "unit of offsets: byte, rune or utf16")
	explain := flags.Bool("explain", false, "print each reply with its violations underlined instead of JSON")
	fail := flags.Bool("fail", false, "end with status 1 if a reply is not allowed")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	c, err := newChecker(*level, *organisation, *offsets)
	if err != nil {
		fmt.Fprintln(os.Stderr, "guard:", err)
		return 2
	}
	answer := c.answer
	if *explain {
		answer = c.explain
	}
	status := jsonlines.Run(in, out, format, answer)
	if *fail && c.objected {
		status = max(status, 1)
	}
	return status
}

// A checker answers lines.
type checker struct {
	guard    *disclaimer.Guard
	unit     phi.OffsetUnit
	objected bool
}

func newChecker(level, organisation, offsets string) (*checker, error) {
	c := &checker{}
	o := &disclaimer.Options{}
	var err error
	if o.Level, err = disclaimer.ParseGuardLevel(level); err != nil {
		return nil, err
	}
	if c.unit, err = phi.ParseOffsetUnit(offsets); err != nil {
		return nil, err
	}
	values := replies.Example()
	if organisation != "" {
		data, err := os.ReadFile(organisation)
		if err != nil {
			return nil, err
		}
		o.Organisation = new(phi.Organisation)
		if err := json.Unmarshal(data, o.Organisation); err != nil {
			return nil, err
		}
		values = replies.Values(o.Organisation)
	}
	if o.Replies, err = replies.New(values); err != nil {
		return nil, err
	}
	c.guard, err = disclaimer.New(o)
	return c, err
}

// check reads an exchange and checks its reply.
func (c *checker) check(l jsonlines.Line) (string, disclaimer.Report, error) {
	var in struct {
		Inbound string          `json:"inbound"`
		Reply   *string         `json:"reply"`
		Text    string          `json:"text"` // of a line of plain text
		Channel string          `json:"channel"`
		Lang    string          `json:"lang"`
		Facts   json.RawMessage `json:"facts"`
	}
	if err := l.Decode(&in); err != nil {
		return "", disclaimer.Report{}, err
	}
	if in.Reply == nil {
		in.Reply = &in.Text
	}
	x := disclaimer.Exchange{Reply: *in.Reply, Channel: phi.ParseChannel(in.Channel)}
	if in.Inbound != "" {
		x.Inbound = phi.Body(in.Inbound)
		x.Inbound.Channel = x.Channel
	}
	var err error
	if x.Lang, err = phi.ParseLanguage(in.Lang); err != nil {
		return "", disclaimer.Report{}, &jsonlines.Error{Code: "bad_lang"}
	}
	if x.Facts, err = readFacts(in.Facts); err != nil {
		return "", disclaimer.Report{}, err
	}
	r, err := c.guard.Check(x)
	if err != nil {
		return "", disclaimer.Report{}, &jsonlines.Error{Code: "incomplete"}
	}
	c.objected = c.objected || r.Verdict != disclaimer.VerdictAllow
	return x.Reply, r, nil
}

type violation struct {
	Code     disclaimer.Code     `json:"code"`
	Start    int                 `json:"start"`
	End      int                 `json:"end"`
	Severity disclaimer.Severity `json:"severity"`
}

func (c *checker) answer(l jsonlines.Line) (any, error) {
	reply, r, err := c.check(l)
	if err != nil {
		return nil, err
	}
	vs := []violation{}
	for _, v := range r.Violations {
		vs = append(vs, violation{v.Code, v.Start, v.End, v.Severity})
	}
	var offsets []*int
	for i := range vs {
		offsets = append(offsets, &vs[i].Start, &vs[i].End)
	}
	if err := phi.ConvertOffsets(reply, c.unit, offsets...); err != nil {
		return nil, err
	}
	return struct {
		ID         json.RawMessage       `json:"id"`
		Verdict    disclaimer.Verdict    `json:"verdict"`
		Violations []violation           `json:"violations"`
		NotChecked []disclaimer.Code     `json:"not_checked"`
		SafeReply  *disclaimer.SafeReply `json:"safe_reply"`
	}{l.ID, r.Verdict, vs, append([]disclaimer.Code{}, r.NotChecked...), r.Safe}, nil
}
