// SPDX-License-Identifier: Apache-2.0

// Scan prints the identifiers in each line of its input.
//
//	go run ./examples/scan -offsets rune < messages.jsonl
//
// Input is {"id","text","lang"?,"at"?} or plain text, output
// {"id","findings":[{"start","end","kind","score","rule","role"}]}.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout)) }

func run(args []string, in io.Reader, out io.Writer) int {
	flags := flag.NewFlagSet("scan", flag.ContinueOnError)
	var format jsonlines.Format
	flags.Var(&format, "format", "form of the input: auto, json or text")
	offsets := flags.String("offsets", "byte", "unit of offsets: byte, rune or utf16")
	threshold := flags.Float64("threshold", phi.DefaultThreshold, "score that a finding needs")
	packs := flags.String("packs", "", "countries whose identifiers are looked for, such as us,gb; by language if empty")
	known := flags.String("known", "", "JSON `file` with an array of known identities")
	own := flags.String("own", "", "JSON `file` with the organisation")
	fail := flags.Bool("fail", false, "end with status 1 if anything was found")
	if err := flags.Parse(args); err != nil {
		return 2
	}

	s, err := newScanner(*offsets, *threshold, *packs, *known, *own)
	if err != nil {
		fmt.Fprintln(os.Stderr, "scan:", err)
		return 2
	}
	status := jsonlines.Run(in, out, format, s.answer)
	if *fail && s.found {
		status = max(status, 1)
	}
	return status
}

// A scanner answers lines.
type scanner struct {
	detector *phi.Detector
	unit     phi.OffsetUnit
	known    []phi.Identity
	found    bool
}

func newScanner(offsets string, threshold float64, packs, known, own string) (*scanner, error) {
	s := &scanner{}
	var err error
	if s.unit, err = phi.ParseOffsetUnit(offsets); err != nil {
		return nil, err
	}
	o := &phi.Options{Threshold: threshold}
	for word := range strings.SplitSeq(packs, ",") {
		if word == "" {
			continue
		}
		p, err := phi.ParsePack(word)
		if err != nil {
			return nil, err
		}
		o.Packs = append(o.Packs, p)
	}
	if own != "" {
		o.Organisation = new(phi.Organisation)
		if err := readJSON(own, o.Organisation); err != nil {
			return nil, err
		}
	}
	if known != "" {
		if err := readJSON(known, &s.known); err != nil {
			return nil, err
		}
	}
	s.detector, err = phi.New(o)
	return s, err
}

func readJSON(path string, dst any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, dst)
}

// A finding is a phi.Finding in the unit of offsets that was asked for.
type finding struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Kind  string  `json:"kind"`
	Score float64 `json:"score"`
	Rule  string  `json:"rule"`
	Role  string  `json:"role"`
}

func (s *scanner) answer(l jsonlines.Line) (any, error) {
	var in struct {
		Text string `json:"text"`
		Lang string `json:"lang"`
		At   string `json:"at"`
	}
	if err := l.Decode(&in); err != nil {
		return nil, err
	}
	m := phi.Body(in.Text)
	m.Known = s.known
	var err error
	if m.Lang, err = phi.ParseLanguage(in.Lang); err != nil {
		return nil, &jsonlines.Error{Code: "bad_lang"}
	}
	if in.At != "" {
		if m.At, err = time.Parse(time.DateOnly, in.At); err != nil {
			return nil, &jsonlines.Error{Code: "bad_date"}
		}
	}
	fs, err := s.detector.Detect(m)
	if err != nil {
		return nil, &jsonlines.Error{Code: "incomplete"}
	}
	s.found = s.found || len(fs) > 0
	var offsets []*int
	for i := range fs {
		offsets = append(offsets, &fs[i].Start, &fs[i].End)
	}
	if err := phi.ConvertOffsets(in.Text, s.unit, offsets...); err != nil {
		return nil, err
	}
	out := []finding{}
	for _, f := range fs {
		out = append(out, finding{f.Start, f.End, f.Kind.String(), jsonlines.Rounded(f.Score), f.Rule, f.Role.String()})
	}
	return struct {
		ID       json.RawMessage `json:"id"`
		Findings []finding       `json:"findings"`
	}{l.ID, out}, nil
}
