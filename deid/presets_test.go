// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// outputs are what each preset puts in the place of a value, in the order of
// deid.Presets.
type outputs struct{ safe, limited, display, sms, refill, prompt, pseudonymous string }

func (o outputs) list() []string {
	return []string{o.safe, o.limited, o.display, o.sms, o.refill, o.prompt, o.pseudonymous}
}

// tagged is what becomes of a kind from which nothing may stay.
func tagged(word, pseudonym string) outputs {
	tag, numbered := "["+word+"]", "["+word+"-1]"
	return outputs{tag, tag, numbered, tag, tag, numbered, pseudonym}
}

func TestEveryPresetAndKind(t *testing.T) {
	rows := []struct {
		kind  phi.Kind
		value string
		rule  string
		want  outputs
	}{
		{phi.KindName, "Ana Ruiz", "", tagged("NAME", "Orriridroxley Zanniwoxworth")},
		{phi.KindLocation, "12 Elm St, Fresno, CA 93650", "place/street", outputs{
			"[LOCATION], CA 936", "[LOCATION], Fresno, CA 93650", "[LOCATION-1]", "[LOCATION]", "[LOCATION]", "[LOCATION], CA 936", "133 Haldentaxworth Street, Vormapopwick",
		}},
		{phi.KindDate, "March 3, 2026", "", outputs{"2026", "March 3, 2026", "[DATE-1]", "March 3, 2026", "[DATE]", "2026", "April 8, 2025"}},
		{phi.KindAge, "93 years old", "", outputs{"90+ years old", "93 years old", "[AGE-1]", "[AGE]", "[AGE]", "90+ years old", "90+ years old"}},
		{phi.KindPhone, "410-555-0123", "", tagged("PHONE", "[PHONE-K1-TJ9T1D6W0E0ZJ8GR3YHBPRVYVMKXBREC6]")},
		{phi.KindFax, "410-555-0124", "", tagged("FAX", "[FAX-K1-TSJ7E1MS9RS03H823CR8BQWFKKR27QC78]")},
		{phi.KindEmail, "ana@example.com", "", tagged("EMAIL", "[EMAIL-K1-TR4N6KFR9PMB541JA1CMSBMSG2KNRABGQ]")},
		{phi.KindSSN, "078-05-1120", "", tagged("SSN", "[SSN-K1-T1S93034GNPK78BH5GARDRANR2TM2HTAP]")},
		{phi.KindMRN, "MR-123456", "", tagged("MRN", "[MRN-K1-TPX5MX5222HS7B5GFJ184NG41BSDQZ0Y6]")},
		{phi.KindHealthPlanID, "1EG4-TE5-MK73", "", tagged("HEALTH_PLAN_ID", "[HEALTH_PLAN_ID-K1-TDPSZTM2JJXA4078B37RZXTD7W0RRH2ST]")},
		{phi.KindAccount, "4111 1111 1111 1111", "", tagged("ACCOUNT", "[ACCOUNT-K1-T32HQSTXGY4CZ18QXG9NT3TYFM2EV7EGY]")},
		{phi.KindLicense, "D1234567", "", tagged("LICENSE", "[LICENSE-K1-TBGX5YF4HA4M17NV803WPV8FTXYS7ZC0Z]")},
		{phi.KindVehicle, "1M8GDM9AXKP042788", "", tagged("VEHICLE", "[VEHICLE-K1-T2T6T5ZNF5GM03SAHEK0FE47RDR3NSGTQ]")},
		{phi.KindDevice, "SN 99-1234", "", tagged("DEVICE", "[DEVICE-K1-TPASWJ411RNHF0DMGAP8G9JYVF1X8V7HT]")},
		{phi.KindURL, "https://example.com/ana", "", tagged("URL", "[URL-K1-TW1V246NBBE1QZQKPRT6YGFZQTC2BR44K]")},
		{phi.KindIP, "192.0.2.7", "", tagged("IP", "[IP-K1-TBP01PCKGQD3K5RNTV4DTX70G1H4W8ZG1]")},
		{phi.KindBiometric, "voice print 7", "", tagged("BIOMETRIC", "[BIOMETRIC]")},
		{phi.KindPhoto, "photo of her face", "", tagged("PHOTO", "[PHOTO]")},
		{phi.KindOtherID, "@ana_r", "", tagged("OTHER_ID", "[OTHER_ID-K1-T44NMA7AAPSCRF4QPCG979TE19D5EGTVM]")},
	}
	require.Len(t, rows, phi.NumKinds)
	for _, row := range rows {
		finder := finds(row.kind, row.value, row.rule)
		for i, p := range deid.Presets() {
			m := message(t, "It says "+row.value+" here.", "2026-06-01")
			r, err := newDeidentifier(t, p, finder).ApplyIn(t.Context(), m, testScope)
			require.NoError(t, err)
			want := "It says " + row.want.list()[i] + " here."
			if got := r.Text().Reveal(); got != want {
				t.Errorf("%v, %v: got %q, want %q", p, row.kind, got, want)
			}
			count := deid.Count{Kind: row.kind, Edited: 1}
			if row.want.list()[i] == row.value {
				count = deid.Count{Kind: row.kind, Kept: 1}
			}
			if diff := cmp.Diff([]deid.Count{count}, r.Counts); diff != "" {
				t.Errorf("%v, %v: counts (-want +got):\n%s", p, row.kind, diff)
			}
		}
	}
}

// A mention without a concept is not known to be generic.
func TestEveryPresetAndClass(t *testing.T) {
	all := func(word string) outputs {
		return outputs{word, word, word, "[" + word + "]", "[" + word + "]", word, word}
	}
	rows := []struct {
		class phi.Class
		want  outputs
	}{
		{phi.ClassCondition, all("CONDITION")},
		{phi.ClassSymptom, all("SYMPTOM")},
		{phi.ClassMedication, all("MEDICATION")},
		{phi.ClassProcedure, all("PROCEDURE")},
		{phi.ClassLab, all("LAB")},
		{phi.ClassVital, all("VITAL")},
		{phi.ClassCare, all("CARE")},
		{phi.ClassPayment, all("PAYMENT")},
		{phi.ClassOrganization, all("ORGANIZATION")},
	}
	for _, row := range rows {
		word := row.want.safe
		finder := fake{needles: []needle{{text: word, class: row.class}}}
		for i, p := range deid.Presets() {
			got := apply(t, newDeidentifier(t, p, finder), phi.Body("About "+word+"."))
			if want := "About " + row.want.list()[i] + "."; got != want {
				t.Errorf("%v, %v: got %q, want %q", p, row.class, got, want)
			}
		}
	}
}

// Under "safe-harbor" nothing may be left that is made from a value: no part of
// it, no equality of two of them.
func TestSafeHarborShowsNoEquality(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "Leo", kind: phi.KindName}}}
	d := newDeidentifier(t, deid.SafeHarbor(), finder)
	if a, b := apply(t, d, phi.Body("Ana and Ana")), apply(t, d, phi.Body("Ana and Leo")); a != b {
		t.Errorf("%q and %q differ", a, b)
	}
}

func TestEmployerGoesUnderSafeHarbor(t *testing.T) {
	finder := fake{needles: []needle{{text: "Acme Freight", kind: phi.KindName, role: phi.RoleEmployer}}}
	got := apply(t, newDeidentifier(t, deid.SafeHarbor(), finder), phi.Body("drives for Acme Freight"))
	if want := "drives for [NAME]"; got != want {
		t.Errorf("got %q, want %q: 164.514(b)(2)(i) covers employers", got, want)
	}
}

func TestPresetNames(t *testing.T) {
	want := []string{
		"safe-harbor@1", "limited@1", "display@1", "minimum-necessary:sms@1", "minimum-necessary:refill@1", "minimum-necessary:ai@1", "pseudonymous@1",
	}
	var got []string
	for _, p := range deid.Presets() {
		got = append(got, p.String())
		byName, err := deid.Preset(p.Name())
		require.NoError(t, err)
		if byName != p {
			t.Errorf("%v: another policy by its name", p)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("presets (-want +got):\n%s", diff)
	}
	_, err := deid.Preset("anonymous")
	require.ErrorIs(t, err, deid.ErrUnknownWord)
	_, err = deid.New(deid.MinimumNecessary(0), nil)
	require.Error(t, err, "no purpose, no policy")
}

func TestPurposeWords(t *testing.T) {
	for p := deid.PurposeSMS; p <= deid.PurposePrompt; p++ {
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back deid.Purpose
		require.NoError(t, back.UnmarshalText(text))
		if back != p {
			t.Errorf("%v became %v", p, back)
		}
	}
	_, err := deid.ParsePurpose("")
	require.ErrorIs(t, err, deid.ErrUnknownWord)
	_, err = deid.Purpose(0).MarshalText()
	require.ErrorIs(t, err, deid.ErrUnknownWord)
}
