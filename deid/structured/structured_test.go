// SPDX-License-Identifier: Apache-2.0

package structured_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/structured"
	"github.com/safeharbor-go/safeharbor/phi"
)

func processor(t testing.TB, o *structured.Options) *structured.Processor {
	t.Helper()
	d, err := deid.New(deid.SafeHarbor(), nil)
	require.NoError(t, err)
	if o == nil {
		o = &structured.Options{}
	}
	o.Message.Lang = phi.English
	p, err := structured.New(d, o)
	require.NoError(t, err)
	return p
}

func TestJSON(t *testing.T) {
	for _, row := range []struct{ name, why, in, want string }{
		{"labels", "a key is a label", `{"name": "Ana Ruiz", "mrn":8834712, "dateOfBirth" : "03/14/1962"}`, `{"name": "[NAME]", "mrn":"[MRN]", "dateOfBirth" : "[DATE]"}`},
		{"nothing", "bytes stay as they are", "{ \"a\" : [1, 2.50, true , null, \"\\u00e9t\\u00e9\" ] }\n", "{ \"a\" : [1, 2.50, true , null, \"\\u00e9t\\u00e9\" ] }\n"},
		{"nested", "lists and objects", `[{"p":[{"phone":"410-555-0123"},{"phone":4105550123}]}]`, `[{"p":[{"phone":"[PHONE]"},{"phone":"[PHONE]"}]}]`},
		{"escapes", "what is written in escapes is found", `{"note":"call \u0034\u0031\u0030-555-0123 <now>"}`, `{"note":"call [PHONE] <now>"}`},
		{"key", "a key can be an identifier", `{"ana@example.com": 1}`, `{"[EMAIL]": 1}`},
		{"string", "a value needs no object", `"SSN 078-05-1120"`, `"SSN [SSN]"`},
		{"empty", "nothing in it", `{}`, `{}`},
	} {
		out, err := processor(t, nil).JSON(t.Context(), []byte(row.in))
		require.NoError(t, err, row.name)
		if diff := cmp.Diff(row.want, string(out.Reveal())); diff != "" {
			t.Errorf("%s (%s) (-want +got):\n%s", row.name, row.why, diff)
		}
	}
}

func TestRules(t *testing.T) {
	p := processor(t, &structured.Options{Rules: []structured.Rule{
		{Path: "order.*.code", Do: structured.ActionKeep},
		{Path: "**.nick", Kind: phi.KindName},
		{Path: "secret", Do: structured.ActionEmpty},
	}})
	out, err := p.JSON(t.Context(), []byte(`{"order":[{"code":"410-555-0123"}],"a":{"b":{"Nick":"zorp"}},"nick":"x","secret":{"a":1},"other":"410-555-0123"}`))
	require.NoError(t, err)
	want := `{"order":[{"code":"410-555-0123"}],"a":{"b":{"Nick":"[NAME]"}},"nick":"[NAME]","secret":{"a":1},"other":"[PHONE]"}`
	require.Equal(t, want, string(out.Reveal()))
	if diff := cmp.Diff([]structured.Gap{{Path: "order.*.code", Reason: structured.ReasonRule, Count: 1}}, out.Report.NotExamined); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	d, err := deid.New(deid.SafeHarbor(), nil)
	require.NoError(t, err)
	for _, r := range []structured.Rule{{}, {Path: "a..b"}, {Path: "a", Kind: 200}, {Path: "a", Do: 9}} {
		_, err := structured.New(d, &structured.Options{Rules: []structured.Rule{r}})
		var option *structured.OptionError
		require.ErrorAs(t, err, &option)
	}
}

func TestNDJSON(t *testing.T) {
	var out bytes.Buffer
	report, err := processor(t, nil).NDJSON(t.Context(), strings.NewReader("{\"mrn\":\"8834712\"}\r\n\n  {\"a\":1}\n{\"email\":\"ana@example.com\"}"), &out)
	require.NoError(t, err)
	require.Equal(t, "{\"mrn\":\"[MRN]\"}\r\n\n  {\"a\":1}\n{\"email\":\"[EMAIL]\"}", out.String())
	require.Equal(t, 3, report.Records)
	require.Equal(t, 2, report.Edits)
}

func TestCSV(t *testing.T) {
	for _, row := range []struct{ name, why, in, want string }{
		{"comma", "headers are labels", "row,mrn,note\r\n1,8834712,\"well, thanks\"\r\n2,,\"call 410-555-0123\"\r\n", "row,mrn,note\r\n1,[MRN],\"well, thanks\"\r\n2,,\"call [PHONE]\"\r\n"},
		{"semicolon", "the delimiter is found and kept", "name;date of birth\nAna Ruiz;03/14/1962", "name;date of birth\n[NAME];[DATE]"},
		{"quotes", "quotes and lines in a cell", "note\n\"she said \"\"call\n410-555-0123\"\"\"\n", "note\n\"she said \"\"call\n[PHONE]\"\"\"\n"},
		{"tab", "an empty last cell", "a\temail\n1\tana@example.com\nx\t\n", "a\temail\n1\t[EMAIL]\nx\t\n"},
		{"mark", "a byte order mark stays", "\uFEFFemail,a\nana@example.com,1\n", "\uFEFFemail,a\n[EMAIL],1\n"},
		{"empty", "nothing in it", "", ""},
		{"blank line", "it is no row", "a,b\n\n1,2\n", "a,b\n\n1,2\n"},
	} {
		var out bytes.Buffer
		_, err := processor(t, nil).CSV(t.Context(), strings.NewReader(row.in), &out, nil)
		require.NoError(t, err, row.name)
		if diff := cmp.Diff(row.want, out.String()); diff != "" {
			t.Errorf("%s (%s) (-want +got):\n%s", row.name, row.why, diff)
		}
	}
}

func utf16Bytes(text string, little bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}

func TestCSVKeepsTheEncoding(t *testing.T) {
	const in, want = "é,email\n🎉 né,ana@example.com\n", "é,email\n🎉 né,[EMAIL]\n"
	for _, little := range []bool{true, false} {
		var out bytes.Buffer
		_, err := processor(t, nil).CSV(t.Context(), strings.NewReader(utf16Bytes("\uFEFF"+in, little)), &out, nil)
		require.NoError(t, err)
		require.Equal(t, utf16Bytes("\uFEFF"+want, little), out.String())
	}
	var out bytes.Buffer
	_, err := processor(t, nil).CSV(t.Context(), strings.NewReader("caf\xe9,email\nn\xe9,ana@example.com\n"), &out, &structured.CSVOptions{Encoding: structured.EncodingLatin1})
	require.NoError(t, err)
	require.Equal(t, "caf\xe9,email\nn\xe9,[EMAIL]\n", out.String())
}

func TestForm(t *testing.T) {
	out, report, err := processor(t, nil).Form(t.Context(), url.Values{"phone": {"410-555-0123", ""}, "topic": {"hours"}, "ana@example.com": {"x"}})
	require.NoError(t, err)
	if diff := cmp.Diff(url.Values{"phone": {"[PHONE]", ""}, "topic": {"hours"}, "[EMAIL]": {"x"}}, out); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	require.Equal(t, 2, report.Edits)
	_, _, err = processor(t, nil).Form(t.Context(), url.Values{"ana@example.com": {"x"}, "leo@example.com": {"y"}})
	var format *structured.FormatError
	require.ErrorAs(t, err, &format, "two keys become one")
}

type visit struct {
	Name   string    `deid:"name"`
	Born   time.Time `deid:"date"`
	Seen   time.Time
	Note   *string `deid:"label=note"`
	Phones []string
	Extra  map[string]string
	Code   string `deid:"-"`
	Age    int
	Scan   []byte
	hidden string
}

func TestStruct(t *testing.T) {
	note := "call 410-555-0123"
	v := visit{Name: "zorp", Born: time.Unix(1, 0), Note: &note, Phones: []string{"410-555-0124", "none"}, Extra: map[string]string{"email": "ana@example.com"}, Code: "410-555-0125", Age: 4, Scan: []byte{1}, hidden: "x"}
	report, err := processor(t, nil).Struct(t.Context(), &v)
	require.NoError(t, err)
	require.Equal(t, "[NAME]", v.Name)
	require.True(t, v.Born.IsZero())
	require.Equal(t, "call [PHONE]", note)
	require.Equal(t, []string{"[PHONE]", "none"}, v.Phones)
	require.Equal(t, map[string]string{"email": "[EMAIL]"}, v.Extra)
	require.Equal(t, "410-555-0125", v.Code)
	require.Nil(t, v.Scan)
	var gaps []string
	for _, g := range report.NotExamined {
		gaps = append(gaps, g.Path+":"+g.Reason.String())
	}
	require.Equal(t, []string{"Age:type", "Code:rule", "Extra.(keys):type", "Scan:binary", "Seen:type", "hidden:type"}, gaps)

	bad := visit{Name: "zorp", Phones: []string{"\xff"}}
	_, err = processor(t, nil).Struct(t.Context(), &bad)
	require.Error(t, err)
	require.Equal(t, "zorp", bad.Name, "nothing is half done")
	_, err = processor(t, nil).Struct(t.Context(), v)
	require.Error(t, err, "no pointer")
	_, err = processor(t, nil).Struct(t.Context(), &struct {
		A string `deid:"nonsense"`
	}{})
	require.Error(t, err)
}

const admission = "MSH|^~\\&|APP|FAC|REC|FAC|20260303101500||ADT^A01|77|P|2.5\r" +
	"PID|1||8834712^^^FAC^MR||Quuxly^Zorp^M||19620314|F|||12 Elm Street^^Springfield^IL^62704||(410)555-0123|||||A-99|078-05-1120\r" +
	"NTE|1||wife calls from 410-555-0199 \\T\\ asks\r" +
	"OBX|1|NM|8480-6^Systolic||120|mm\r" +
	"OBX|2|ED|PDF||^application^pdf^Base64^AAAA\r" +
	"ZZZ|1|ana@example.com\r"

func TestHL7(t *testing.T) {
	out, err := processor(t, nil).HL7(t.Context(), []byte(admission))
	require.NoError(t, err)
	want := "MSH|^~\\&|APP|FAC|REC|FAC|2026||ADT^A01|77|P|2.5\r" +
		"PID|1||[MRN]^^^FAC^MR||[NAME]^[NAME]^[NAME]||[DATE]|F|||[LOCATION]^^[LOCATION]^IL^627||[PHONE]|||||[ACCOUNT]|[SSN]\r" +
		"NTE|1||wife calls from [PHONE] \\T\\ asks\r" +
		"OBX|1|NM|8480-6^Systolic||120|mm\r" +
		"OBX|2|ED|PDF||\r" +
		"ZZZ|1|[EMAIL]\r"
	if diff := cmp.Diff(want, string(out.Reveal())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	require.Contains(t, out.Report.NotExamined, structured.Gap{Path: "OBX.5", Reason: structured.ReasonBinary, Count: 1})
	require.Contains(t, out.Report.NotExamined, structured.Gap{Path: "ZZZ.2", Reason: structured.ReasonAsText, Count: 1})
}

const patient = `{
  "resourceType": "Patient", "id": "p-1",
  "text": {"status": "generated", "div": "<div>Call <b>410-555-0123</b></div>"},
  "identifier": [{"system": "urn:x", "value": "8834712"}],
  "name": [{"family": "Quuxly", "given": ["Zorp"], "use": "official"}],
  "telecom": [{"system": "email", "value": "zorp@example.com"}, {"system": "phone", "value": "555 0123"}],
  "birthDate": "1962-03-14", "gender": "female", "active": true,
  "address": [{"line": ["12 Elm St"], "city": "Fresno", "state": "CA", "postalCode": "93650"}],
  "photo": [{"contentType": "image/png", "data": "iVBORw0KGgo="}],
  "managingOrganization": {"reference": "Organization/1", "display": "North Clinic"}
}`

func TestFHIR(t *testing.T) {
	out, err := processor(t, &structured.Options{Message: phi.Message{At: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}}).FHIR(t.Context(), []byte(patient))
	require.NoError(t, err)
	got := string(out.Reveal())
	for _, gone := range []string{"p-1", "410-555-0123", "8834712", "Quuxly", "Zorp", "zorp@example.com", "555 0123", "1962-03-14", "12 Elm St", "Fresno", "iVBORw0KGgo=", "Organization/1"} {
		require.NotContains(t, got, gone)
	}
	for _, stays := range []string{`"resourceType": "Patient"`, `"use": "official"`, `"gender": "female", "active": true`, `"birthDate": "1962"`, `"state": "CA"`, `<div>Call <b>[PHONE]</b></div>`, `North Clinic`, `"postalCode": "936"`} {
		require.Contains(t, got, stays)
	}
	require.True(t, json.Valid(out.Reveal()))
	require.Equal(t, []structured.Gap{{Path: "photo.*.data", Reason: structured.ReasonBinary, Count: 1}}, out.Report.NotExamined)
	_, err = processor(t, nil).FHIR(t.Context(), []byte(`{"a":1}`))
	var format *structured.FormatError
	require.ErrorAs(t, err, &format)
}

const canary = "kanarienvogel"

// Input that is not well formed gives a typed error with a place and nothing
// else: no output, no text.
func TestBadInput(t *testing.T) {
	p := processor(t, &structured.Options{MaxBytes: 1000})
	run := map[string]func(in string) (int, error){
		"json": func(in string) (int, error) {
			out, err := p.JSON(t.Context(), []byte(in))
			return len(out.Reveal()), err
		},
		"ndjson": func(in string) (int, error) {
			var out bytes.Buffer
			_, err := p.NDJSON(t.Context(), strings.NewReader(in), &out)
			return strings.Count(out.String(), canary), err
		},
		"csv": func(in string) (int, error) {
			var out bytes.Buffer
			_, err := p.CSV(t.Context(), strings.NewReader(in), &out, nil)
			return out.Len(), err
		},
		"hl7": func(in string) (int, error) {
			out, err := p.HL7(t.Context(), []byte(in))
			return len(out.Reveal()), err
		},
		"fhir": func(in string) (int, error) {
			out, err := p.FHIR(t.Context(), []byte(in))
			return len(out.Reveal()), err
		},
	}
	for _, row := range []struct {
		carrier, name, in string
		record            int
	}{
		{"json", "truncated", `{"a":"` + canary, 0},
		{"json", "truncated object", `{"a":"` + canary + `"`, 0},
		{"json", "two values", `"` + canary + `" 1`, 0},
		{"json", "empty", ``, 0},
		{"json", "not UTF-8", "\"" + canary + "\xff\"", 0},
		{"json", "too long", `"` + strings.Repeat(canary, 100) + `"`, 0},
		{"json", "keys that become one", `{"a@example.com":1,"b@example.com":"` + canary + `"}`, 0},
		{"ndjson", "second line", "{\"a\":1}\n{\"" + canary + "\n", 2},
		{"ndjson", "long line", "{\"a\":1}\n\"" + strings.Repeat(canary, 100) + "\"\n", 2},
		{"csv", "more columns", "a,b\n1,2," + canary + "\n", 2},
		{"csv", "fewer columns", "a,b\n" + canary + "\n", 2},
		{"csv", "open quote", "a,b\n1,\"" + canary + "\n", 2},
		{"csv", "text behind a quote", "a,b\n1,\"x\"" + canary + "\n", 2},
		{"csv", "mixed encodings", "a,b\n1," + canary + "\xe9\n", 2},
		{"csv", "half of a pair", "\xFF\xFEa\x00\x00\xD8a\x00\n\x00", 1},
		{"hl7", "no head", "PID|1||" + canary, 1},
		{"hl7", "delimiters twice", "MSH||||||" + canary, 1},
		{"hl7", "no segment", "MSH|^~\\&|a\r" + canary, 2},
		{"hl7", "not UTF-8", "MSH|^~\\&|" + canary + "\xff", 0},
		{"fhir", "list", `[1,"` + canary + `"]`, 0},
		{"fhir", "truncated", `{"resourceType":"Patient","id":"` + canary, 0},
	} {
		n, err := run[row.carrier](row.in)
		var format *structured.FormatError
		if !errors.As(err, &format) {
			t.Errorf("%s, %s: %v", row.carrier, row.name, err)
			continue
		}
		if n > 0 || format.Record != row.record {
			t.Errorf("%s, %s: %d bytes came out, record %d", row.carrier, row.name, n, format.Record)
		}
		for _, shown := range []string{err.Error(), fmt.Sprintf("%+v", err), fmt.Sprintf("%#v", err)} {
			require.NotContains(t, shown, canary, row.name)
		}
	}
}

func TestOutputIsSilent(t *testing.T) {
	out, err := processor(t, nil).JSON(t.Context(), []byte(`{"a":"`+canary+`"}`))
	require.NoError(t, err)
	require.Contains(t, string(out.Reveal()), canary)
	text, err := json.Marshal(out)
	require.NoError(t, err)
	for _, shown := range []string{fmt.Sprint(out), fmt.Sprintf("%+v", out), fmt.Sprintf("%#v", out), fmt.Sprintf("%x", out), string(text), out.Report.String()} {
		require.NotContains(t, shown, canary)
		require.NotContains(t, shown, fmt.Sprintf("%x", canary))
	}
}

// The same value is found in every carrier.
func TestEveryCarrierFindsTheSame(t *testing.T) {
	p := processor(t, nil)
	for _, value := range []string{"410-555-0123", "ana@example.com", "078-05-1120"} {
		out, err := p.JSON(t.Context(), []byte(`{"note":"`+value+`"}`))
		require.NoError(t, err)
		require.NotContains(t, string(out.Reveal()), value)
		var b bytes.Buffer
		_, err = p.CSV(t.Context(), strings.NewReader("note\n"+value+"\n"), &b, nil)
		require.NoError(t, err)
		require.NotContains(t, b.String(), value)
		form, _, err := p.Form(t.Context(), url.Values{"note": {value}})
		require.NoError(t, err)
		require.NotContains(t, form.Get("note"), value)
		hl7, err := p.HL7(t.Context(), []byte("MSH|^~\\&|a\rNTE|1||"+value))
		require.NoError(t, err)
		require.NotContains(t, string(hl7.Reveal()), value)
		fhir, err := p.FHIR(t.Context(), []byte(`{"resourceType":"Basic","note":"`+value+`"}`))
		require.NoError(t, err)
		require.NotContains(t, string(fhir.Reveal()), value)
		v := struct{ Note string }{value}
		_, err = p.Struct(t.Context(), &v)
		require.NoError(t, err)
		require.NotContains(t, v.Note, value)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"name":"Ana Ruiz","mrn":8834712,"a":[1,null,"x"]}`)
	f.Add(patient)
	p := processor(f, nil)
	f.Fuzz(func(t *testing.T, text string) {
		out, err := p.JSON(t.Context(), []byte(text))
		if err != nil {
			if len(out.Reveal()) > 0 {
				t.Fatal("output with an error")
			}
			return
		}
		if !json.Valid(out.Reveal()) {
			t.Fatalf("%q became %q, which is no JSON", text, out.Reveal())
		}
		if out.Report.Edits == 0 && string(out.Reveal()) != text {
			t.Fatalf("%q was not changed and became %q", text, out.Reveal())
		}
	})
}

func Example() {
	d, err := deid.New(deid.SafeHarbor(), nil)
	if err != nil {
		panic(err)
	}
	p, err := structured.New(d, nil)
	if err != nil {
		panic(err)
	}
	out, err := p.JSON(context.Background(), []byte(`{"name":"Ana Ruiz","mrn":8834712}`))
	if err != nil {
		panic(err)
	}
	fmt.Println(string(out.Reveal()))
	// Output: {"name":"[NAME]","mrn":"[MRN]"}
}
