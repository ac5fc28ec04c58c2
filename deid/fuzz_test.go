// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// FuzzApply holds the laws over any text, with the real detector: an error comes
// without text; a text comes with a sound edit map and no residual; applying the
// policy again changes nothing.
func FuzzApply(f *testing.F) {
	for _, text := range []string{
		"", "Ana Ruiz, SSN 078-05-1120, seen March 3, 2026",
		"My name is John Smith, DOB 03/14/1931, I live at 12 Elm Street, Springfield, IL 62704.",
		"ZIP code 82101, she is 94 years old, born in 1930", "admitted April 2023 (MRN 765-4321)",
		"[NAME-1] [SSN] [PHONE-4105550123] Address: [LOCATION], TX 787", "I take metformin 500 mg twice daily",
		"mail ana@example.com or 192.0.2.7 https://example.com/ana", "wohnt in 80331 München, geb. 14.03.1936", "\xff 410-555-0123",
	} {
		f.Add(text, uint16(0))
		f.Add(text, uint16(2026))
	}
	var all []*deid.Deidentifier
	for _, p := range deid.Presets() {
		repeated, err := deid.New(p, &deid.Options{Repeat: true, Keys: testKeys(f)})
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, newDeidentifier(f, p, nil), repeated)
	}
	f.Fuzz(func(t *testing.T, text string, year uint16) {
		m := phi.Body(text)
		if year != 0 {
			m.At = time.Date(1900+int(year%300), time.June, 1, 0, 0, 0, 0, time.UTC)
		}
		for _, d := range all {
			r, err := d.ApplyIn(t.Context(), m, testScope)
			if err != nil {
				if r.HasText() || r.Text() != (phi.Text{}) {
					t.Fatalf("%v: text with error %v", d.Policy(), err)
				}
				var remains *deid.ResidualError
				if errors.As(err, &remains) != (len(r.Residual) > 0) {
					t.Fatalf("%v: residual %v with error %v", d.Policy(), r.Residual, err)
				}
				continue
			}
			if len(r.Residual) > 0 {
				t.Fatalf("%v: text with residual", d.Policy())
			}
			requireSound(t, m, r)
			if d.Policy().NeedsKeys() {
				continue // a pseudonym is a value like others
			}
			again := m
			again.Parts = []phi.Part{{Text: r.Text().Reveal()}}
			second, err := d.ApplyIn(t.Context(), again, testScope)
			if err != nil || second.Text() != r.Text() {
				t.Fatalf("%v: a second pass changes the text: %v\n%q\n%q\n%q", d.Policy(), err, text, r.Text().Reveal(), second.Text().Reveal())
			}
		}
	})
}

// FuzzFake holds the edit map and the withholding over any findings, overlapping
// ones too: what was found under "safe-harbor" is not in the text.
func FuzzFake(f *testing.F) {
	f.Add("Ana met Ana Ruiz", "Ana", "a R", uint8(1), uint8(3))
	f.Add("12 Elm St, Fresno, CA 93650", "Fresno, CA 93650", "93650", uint8(2), uint8(2))
	f.Fuzz(func(t *testing.T, text, one, two string, k1, k2 uint8) {
		kinds := phi.Kinds()
		finder := fake{}
		for i, n := range []string{one, two} {
			if n != "" {
				finder.needles = append(finder.needles, needle{text: n, kind: kinds[int([]uint8{k1, k2}[i])%len(kinds)]})
			}
		}
		for _, p := range deid.Presets() {
			m := phi.Body(text)
			r, err := newDeidentifier(t, p, finder).ApplyIn(t.Context(), m, testScope)
			if err != nil {
				if r.HasText() {
					t.Fatalf("%v: text with error %v", p, err)
				}
				continue
			}
			requireSound(t, m, r)
		}
	})
}

// FuzzParsePolicy holds that whatever is accepted is complete and survives its
// own written form.
func FuzzParsePolicy(f *testing.F) {
	for _, p := range deid.Presets() {
		text, err := p.MarshalJSON()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add(`{"name":"a","version":"1","base":"safe-harbor","kinds":{"ssn":"keep"},"allow_loosen":"a test"}`)
	f.Fuzz(func(t *testing.T, text string) {
		p, err := deid.ParsePolicy([]byte(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "deid: policy") {
				t.Fatalf("foreign error: %v", err)
			}
			return
		}
		for _, k := range phi.Kinds() {
			if p.Transform(k) == (deid.Transform{}) {
				t.Fatalf("%v is not covered", k)
			}
		}
		form, err := p.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		back, err := deid.ParsePolicy(form)
		if err != nil || back != p {
			t.Fatalf("%s became another policy: %v", form, err)
		}
	})
}
