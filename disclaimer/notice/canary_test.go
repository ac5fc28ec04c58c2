// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

const canary = "cAnArY7731"

// silent checks that nothing of an error, or of what it wraps, repeats the canary.
func silent(t *testing.T, where string, err error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", where)
	}
	for ; err != nil; err = errors.Unwrap(err) {
		data, _ := json.Marshal(err)
		for _, s := range []string{err.Error(), fmt.Sprintf("%v", err), fmt.Sprintf("%+v", err), fmt.Sprintf("%#v", err), string(data)} {
			if strings.Contains(strings.ToLower(s), strings.ToLower(canary)) {
				t.Errorf("%s: the error repeats its input", where)
			}
		}
	}
}

func TestNoErrorRepeatsItsInput(t *testing.T) {
	c := builtin(t)
	for _, v := range []notice.Values{
		{Organisation: canary + "\n"}, {Phone: canary}, {Email: canary}, {PortalURL: "http://" + canary},
		{FormURL: canary}, {Hours: canary}, {Region: canary},
	} {
		silent(t, "Validate", v.Validate())
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		_, err = notice.DecodeValues(data)
		silent(t, "DecodeValues", err)
		choice, err := c.Select(notice.Query{ID: "redirect.secure", Languages: five})
		if err != nil {
			t.Fatal(err)
		}
		_, err = choice.Render(v)
		silent(t, "Render", err)
	}
	_, err := c.Select(notice.Query{ID: canary, Languages: five})
	silent(t, "Select id", err)
	_, err = c.Select(notice.Query{ID: "redirect.secure", Languages: five, Surface: canary})
	silent(t, "Select surface", err)
	choice, err := c.Select(notice.Query{
		ID: "redirect.secure", Languages: five, Limits: []notice.Limit{{Surface: canary, Unit: notice.UnitBytes, Max: 3, Source: canary}},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = choice.Render(notice.Values{Organisation: canary, FormURL: "https://" + canary + ".example"})
	silent(t, "Render length", err)

	for _, data := range []string{
		`{"` + canary + `": 1}`, `{"schema": "` + canary + `"}`, canary,
		`{"schema": 1, "entries": [{"placement": "` + canary + `"}]}`,
		`{"schema": 1, "entries": [{"wordings": [{"language": "en-` + canary + `"}]}]}`,
	} {
		_, err := notice.DecodeBook([]byte(data))
		silent(t, "DecodeBook", err)
		_, err = notice.DecodeLimits([]byte(data))
		silent(t, "DecodeLimits", err)
	}
	_, err = notice.ParsePlacement(canary)
	silent(t, "ParsePlacement", err)
	_, err = notice.UnitBytes.Count(canary + "\xff")
	silent(t, "Count", err)
	_, err = notice.New(nil, &notice.Options{Limits: []notice.Limit{{Surface: canary, Source: canary}}})
	silent(t, "New table", err)
}

func TestNoFindingRepeatsTheText(t *testing.T) {
	e := own()
	e.ID, e.Version, e.Source, e.Surfaces = canary+"!", canary, "", []string{canary}
	e.Wordings[0].Variants[0].Segments[0].Text = "your visit {" + canary + "} " + canary
	e.Wordings[0].Variants[1].Segments[0].Text = canary + " 911"
	e.Wordings = append(e.Wordings, notice.Wording{Language: language.Und})
	books := []notice.Book{{Schema: 1, Entries: []notice.Entry{e}}}
	_, err := notice.New(books, nil)
	silent(t, "New", err)
	report, err := notice.Lint(books, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range append([]string{string(data), fmt.Sprintf("%#v", report)}, fmt.Sprint(report.Findings)) {
		if strings.Contains(strings.ToLower(s), strings.ToLower(canary)) {
			t.Error("the report repeats its input")
		}
	}
	if len(report.Findings) < 6 {
		t.Errorf("only %d findings", len(report.Findings))
	}
}
