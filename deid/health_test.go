// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_D5_MinimumNecessary(t *testing.T) {
	m := message(t, "Hi John Smith, your appointment is on 07/14/2026. Your diabetes test and your bill are ready. MRN: 123456", "2026-06-01")
	m.Known = []phi.Identity{{Names: []string{"John Smith"}}}
	d := newDeidentifier(t, deid.MinimumNecessary(deid.PurposeSMS), nil)
	r, err := d.Apply(m)
	require.NoError(t, err)
	got := r.Text().Reveal()
	for _, gone := range []string{"John", "Smith", "diabetes", "123456"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is not necessary: %q", gone, got)
		}
	}
	for _, needed := range []string{"your appointment is on 07/14/2026."} {
		if !strings.Contains(got, needed) {
			t.Errorf("%q is necessary: %q", needed, got)
		}
	}
	report := d.NewReport(deid.KnowledgeUnstated)
	require.NoError(t, report.Add(r))
	remaining := map[string]int{}
	for _, c := range report.Remaining() {
		if c.Kind != 0 {
			remaining[c.Kind.String()] = c.Kept
		}
	}
	if diff := cmp.Diff(map[string]int{"date": 1}, remaining); diff != "" {
		t.Errorf("kinds that remain (-want +got):\n%s", diff)
	}

	born := fake{needles: []needle{{text: "03/14/1962", kind: phi.KindDate}}}
	sms := newDeidentifier(t, deid.MinimumNecessary(deid.PurposeSMS), born)
	if got := apply(t, sms, phi.Body("Confirm your date of birth: 03/14/1962")); got != "Confirm your date of birth: [DATE]" {
		t.Errorf("a birth date is not necessary: %q", got)
	}

	prompt := newDeidentifier(t, deid.MinimumNecessary(deid.PurposePrompt), nil)
	got = apply(t, prompt, message(t, "My name is John Smith, I take metformin since 03/14/2024", "2026-06-01"))
	if want := "My name is [NAME-1], I take metformin since 2024"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReq_D6_RefillReminderTellsNoDetail(t *testing.T) {
	d := newDeidentifier(t, deid.MinimumNecessary(deid.PurposeRefill), nil)
	for _, row := range []struct {
		name, in string
		gone     []string
		why      string
	}{
		{"drug and dose", "Your metformin 500 mg is ready for pickup.", []string{"metformin", "500", "mg"}, "a drug names its condition"},
		{"condition", "Time to refill your diabetes medicine.", []string{"diabetes"}, "the condition is the detail"},
		{"schedule", "Take two tablets of metformin twice daily.", []string{"two tablets", "metformin", "twice daily"}, "a dose in words"},
		{"name and number", "John Smith, Rx number: 7654321 is due. Call 410-555-0123", []string{"410-555-0123"}, "identifiers too"},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := apply(t, d, phi.Body(row.in))
			for _, value := range row.gone {
				if strings.Contains(got, value) {
					t.Errorf("%s: %q is still in %q", row.why, value, got)
				}
			}
		})
	}
	for _, general := range []string{
		"Your refill is ready. Reply STOP to opt out.",
		"Your prescription is ready at the pharmacy.",
		"Time for your appointment at the clinic. Call us.",
	} {
		if got := apply(t, d, phi.Body(general)); got != general {
			t.Errorf("the general reminder %q became %q", general, got)
		}
	}
}

func TestReq_D6_SpecialtiesAreNotGeneric(t *testing.T) {
	org := phi.Organisation{Names: []string{"Lakeside Dialysis Center"}}
	detector, err := phi.New(&phi.Options{Organisation: &org})
	require.NoError(t, err)
	d := newDeidentifier(t, deid.MinimumNecessary(deid.PurposeSMS), detector)
	for _, row := range []struct{ name, in, want, why string }{
		{"specialist", "your appointment with the cardiologist", "your appointment with the [CARE]", "the specialty tells the reason"},
		{"mental health", "your appointment with the psychiatrist", "your appointment with the [CARE]", "a protected class"},
		{"kind of place", "at the dialysis unit", "at the [ORGANIZATION]", "the place tells the reason"},
		{"purpose of a drug", "your pain medication is ready", "your [MEDICATION] is ready", "what it is for"},
		{"own name", "your appointment at Lakeside Dialysis Center", "your appointment at Lakeside Dialysis Center", "the sender has to say who it is"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := apply(t, d, phi.Body(row.in)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}

func TestDoses(t *testing.T) {
	d := newDeidentifier(t, deid.MinimumNecessary(deid.PurposeRefill), fake{})
	for _, row := range []struct{ name, in, want, why string }{
		{"unit", "take 500 mg now", "take [MEDICATION] now", "number and unit"},
		{"joined", "take 500mg now", "take [MEDICATION] now", "nothing between"},
		{"hyphen", "a 10-mg pill", "a [MEDICATION] pill", "a hyphen between"},
		{"fraction", "0.5 ml or 1/2 tablet", "[MEDICATION] or [MEDICATION]", "decimals and fractions"},
		{"rate", "10 ml/day please", "[MEDICATION] please", "a rate is a dose"},
		{"words", "dos pastillas y zwei Tabletten", "[MEDICATION] y [MEDICATION]", "small numbers in words"},
		{"often", "twice daily, deux fois par jour", "[MEDICATION], [MEDICATION]", "how often"},
		{"together", "500 mg twice daily", "[MEDICATION]", "one tag for what belongs together"},
		{"narrow space", "500\u202fmg", "[MEDICATION]", "as French sets it"},
		{"upper case", "500 MG", "[MEDICATION]", "case is no difference"},
		{"no unit", "at 10 or 11, room 5", "at 10 or 11, room 5", "numbers alone"},
		{"no number", "a tablet or mg", "a tablet or mg", "units alone"},
		{"other word", "10 grapes, 3 gifts", "10 grapes, 3 gifts", "a unit ends its word"},
		{"inside a word", "x500 mg", "x500 mg", "a number starts its word"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := apply(t, d, phi.Body(row.in)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}
