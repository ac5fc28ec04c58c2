// SPDX-License-Identifier: Apache-2.0

package strictjson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// colour is a text form whose error knows the texts it would have taken.
type colour string

type colourError struct{}

func (colourError) Error() string   { return "unknown colour" }
func (colourError) Known() []string { return []string{"red", "green"} }

func (c *colour) UnmarshalText(text []byte) error {
	if s := string(text); s != "red" && s != "green" {
		return colourError{}
	}
	*c = colour(text)
	return nil
}

// nested reads itself with Decode, as a type with several JSON forms does.
type nested struct{ N int }

func (n *nested) UnmarshalJSON(data []byte) error {
	var form struct {
		N int `json:"n"`
	}
	if err := strictjson.Decode(data, &form); err != nil {
		return err
	}
	n.N = form.N
	return nil
}

type base struct {
	ID   string `json:"id"`
	Note string `json:"note"`
}

type target struct {
	base
	Note   int               `json:"note"` // hides the embedded note
	Tags   []string          `json:"tags"`
	Pair   [2]int            `json:"pair"`
	Colour colour            `json:"colour"`
	By     map[colour]*int   `json:"by"`
	Count  map[int]bool      `json:"count"`
	Slots  map[string]target `json:"slots"`
	Sub    *target           `json:"sub"`
	Any    any               `json:"any"`
	Raw    json.RawMessage   `json:"raw"`
	Own    nested            `json:"own"`
	When   time.Time         `json:"when"`
	Bytes  []byte            `json:"bytes"`
	Small  int8              `json:"small"`
	Quoted int               `json:"quoted,string"`
	Slash  bool              `json:"a/b"`
	Hidden string            `json:"-"`
}

func TestDecodeRefuses(t *testing.T) {
	type want struct {
		line, column int
		path         string
		code         strictjson.Code
		suggestion   string
	}
	tests := []struct {
		name, why, in string
		want          want
	}{
		{"empty", "nothing is not a value", "", want{1, 1, "", strictjson.Syntax, ""}},
		{"cut off", "the fault is where the input ends", "{\"id\":\"a\"", want{1, 10, "", strictjson.Syntax, ""}},
		{"comma", "a comma before a bracket is no JSON", "{\"tags\":[\n\"a\",]}", want{2, 5, "", strictjson.Syntax, ""}},
		{"byte order mark", "RFC 8259 has none", "\ufeff{}", want{1, 1, "", strictjson.Syntax, ""}},
		{"bad byte", "not UTF-8", "{\"id\":\"a\xff\"}", want{1, 9, "", strictjson.InvalidUTF8, ""}},
		{"half a character", "encoding/json would put U+FFFD", `{"id":"a\ud800"}`, want{1, 9, "/id", strictjson.InvalidUTF8, ""}},
		{"low half", "the second half alone", `{"id":"\udc00"}`, want{1, 8, "/id", strictjson.InvalidUTF8, ""}},
		{"half in a key", "keys are strings too", `{"\ud800x":1}`, want{1, 3, "", strictjson.InvalidUTF8, ""}},
		{"two values", "exactly one", "{}\n {}", want{2, 2, "", strictjson.TrailingData, ""}},
		{"unknown", "a slip is found", `{"tag":[]}`, want{1, 2, "", strictjson.UnknownKey, "tags"}},
		{"case", "encoding/json would take it", `{"Tags":[]}`, want{1, 2, "", strictjson.UnknownKey, "tags"}},
		{"nothing near", "no suggestion is better than a wild one", `{"elephant":1}`, want{1, 2, "", strictjson.UnknownKey, ""}},
		{"hidden", "a field without a key stays out", `{"Hidden":""}`, want{1, 2, "", strictjson.UnknownKey, ""}},
		{"deep path", "the path leads through arrays of known keys", `{"sub":{"slots":{"x":{"tags":["a",1]}}}}`,
			want{1, 35, "/sub/slots/*/tags/1", strictjson.WrongType, ""}},
		{"escaped path", "RFC 6901 writes / as ~1", `{"a/b":1}`, want{1, 8, "/a~1b", strictjson.WrongType, ""}},
		{"twice", "the second wins in encoding/json", "{\"id\":\"a\",\n\"id\":\"b\"}", want{2, 1, "", strictjson.DuplicateKey, ""}},
		{"twice by escape", "two spellings of one key", `{"id":"a","\u0069d":"b"}`, want{1, 11, "", strictjson.DuplicateKey, ""}},
		{"twice in a map", "maps too", `{"slots":{"a":{},"a":{}}}`, want{1, 18, "/slots", strictjson.DuplicateKey, ""}},
		{"twice as number", "1 and 01 are one key", `{"count":{"1":true,"01":true}}`, want{1, 20, "/count", strictjson.DuplicateKey, ""}},
		{"twice in any", "an untyped object too", `{"any":{"a":1,"a":1}}`, want{1, 15, "/any", strictjson.DuplicateKey, ""}},
		{"string for array", "wrong type", `{"tags":"a"}`, want{1, 9, "/tags", strictjson.WrongType, ""}},
		{"array for string", "wrong type", `{"id":[]}`, want{1, 7, "/id", strictjson.WrongType, ""}},
		{"object for string", "wrong type", `{"id":{}}`, want{1, 7, "/id", strictjson.WrongType, ""}},
		{"null for string", "encoding/json would ignore it", `{"id":null}`, want{1, 7, "/id", strictjson.WrongType, ""}},
		{"too short", "an array has its length", `{"pair":[1]}`, want{1, 9, "/pair", strictjson.WrongType, ""}},
		{"too long", "encoding/json would drop the third", `{"pair":[1,2,3]}`, want{1, 9, "/pair", strictjson.WrongType, ""}},
		{"overflow", "300 is no int8", `{"small":300}`, want{1, 10, "/small", strictjson.WrongType, ""}},
		{"fraction", "1.5 is no int", `{"note":1.5}`, want{1, 9, "/note", strictjson.WrongType, ""}},
		{"huge", "no float64 holds it", `{"any":1e999}`, want{1, 8, "/any", strictjson.WrongType, ""}},
		{"refused text", "the text form decides and suggests", `{"colour":"rad"}`, want{1, 11, "/colour", strictjson.BadValue, "red"}},
		{"number for text", "a text form is a string", `{"colour":1}`, want{1, 11, "/colour", strictjson.WrongType, ""}},
		{"refused key", "keys have text forms too", `{"by":{"grean":1}}`, want{1, 8, "/by", strictjson.BadValue, "green"}},
		{"refused number key", "not a number", `{"count":{"x":true}}`, want{1, 11, "/count", strictjson.BadValue, ""}},
		{"refused by own method", "the error of a nested Decode gets the outer place", "{\"own\":\n{\"m\":1}}",
			want{2, 2, "/own", strictjson.UnknownKey, "n"}},
		{"own method below", "and the outer path", `{"own":{"n":"x"}}`, want{1, 13, "/own/n", strictjson.WrongType, ""}},
		{"time", "another method's error has the place of the value", `{"when":"today"}`, want{1, 9, "/when", strictjson.BadValue, ""}},
		{"base64", "a byte slice is base64", `{"bytes":"?"}`, want{1, 10, "/bytes", strictjson.BadValue, ""}},
		{"quoted", "left to encoding/json, still an error", `{"quoted":"x"}`, want{1, 1, "", strictjson.BadValue, ""}},
		{"too deep", "129 levels", strings.Repeat("[", 129) + strings.Repeat("]", 129), want{1, 129, "", strictjson.TooDeep, ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := target{base: base{ID: "kept"}}
			err := strictjson.Decode([]byte(tt.in), &got)
			var bad *strictjson.Error
			require.ErrorAs(t, err, &bad, tt.why)
			have := want{bad.Line, bad.Column, bad.Path, bad.Code, bad.Suggestion}
			if diff := cmp.Diff(tt.want, have, cmp.AllowUnexported(want{})); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
			if tt.name != "quoted" && got.ID != "kept" {
				t.Error("a refused input changed the destination")
			}
		})
	}
}

func TestDecodeAccepts(t *testing.T) {
	one := 1
	tests := []struct {
		name, why, in string
		want          target
	}{
		{"empty object", "all keys are optional", " {} \n", target{}},
		{"outer field", "the shallow field hides the embedded one", `{"id":"a","note":2}`, target{base: base{ID: "a"}, Note: 2}},
		{"null where absent", "a pointer, map, slice or any", `{"sub":null,"by":null,"tags":null,"any":null}`, target{}},
		{"text keys", "keys with a text form", `{"by":{"red":1}}`, target{By: map[colour]*int{"red": &one}}},
		{"raw", "raw JSON is not looked into", `{"raw":{"x":1,"x":2}}`, target{Raw: json.RawMessage(`{"x":1,"x":2}`)}},
		{"own", "own method", `{"own":{"n":3}}`, target{Own: nested{3}}},
		{"pair of escapes", "two halves are one character", `{"id":"\ud83d\ude00\\u"}`, target{base: base{ID: "😀\\u"}}},
		{"quoted", "option string", `{"quoted":"7"}`, target{Quoted: 7}},
		{"any", "untyped values", `{"any":[{"a":1},"b",true,null]}`, target{Any: []any{map[string]any{"a": 1.0}, "b", true, nil}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got target
			require.NoError(t, strictjson.Decode([]byte(tt.in), &got), tt.why)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(target{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

func TestDecodeKnown(t *testing.T) {
	var got target
	in := `{"id":"a","extra":{"id":"b","id":"c"},"sub":{"more":[1],"tags":["t"]}}`
	require.NoError(t, strictjson.DecodeKnown([]byte(in), &got))
	want := target{base: base{ID: "a"}, Sub: &target{Tags: []string{"t"}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(target{})); diff != "" {
		t.Errorf("known keys (-want +got):\n%s", diff)
	}
	for name, in := range map[string]string{
		"case":          `{"ID":"a"}`, // encoding/json would take it
		"folded case":   `{"\u017fub":{}}`,
		"known twice":   `{"id":"a","id":"b"}`,
		"unknown twice": `{"x":1,"x":2}`,
		"wrong type":    `{"x":1,"id":2}`,
	} {
		require.Error(t, strictjson.DecodeKnown([]byte(in), new(target)), name)
	}
}

func TestDecodeTarget(t *testing.T) {
	for _, dst := range []any{nil, target{}, (*target)(nil)} {
		var bad *strictjson.Error
		require.ErrorAs(t, strictjson.Decode([]byte("{}"), dst), &bad)
		if bad.Code != strictjson.BadTarget {
			t.Errorf("destination %T: code %v, want %v", dst, bad.Code, strictjson.BadTarget)
		}
	}
}

func TestDecodeTooLarge(t *testing.T) {
	var bad *strictjson.Error
	require.ErrorAs(t, strictjson.Decode(make([]byte, strictjson.MaxBytes+1), new(any)), &bad)
	if bad.Code != strictjson.TooLarge {
		t.Errorf("code %v, want %v", bad.Code, strictjson.TooLarge)
	}
}

// A field that embedding makes ambiguous has no key in encoding/json.
func TestAmbiguousFieldHasNoKey(t *testing.T) {
	type left struct{ X int }
	type right struct{ X int }
	type both struct {
		left
		right
	}
	var bad *strictjson.Error
	require.ErrorAs(t, strictjson.Decode([]byte(`{"X":1}`), &both{}), &bad)
	if bad.Code != strictjson.UnknownKey {
		t.Errorf("code %v, want %v", bad.Code, strictjson.UnknownKey)
	}
}

const canary = "ZQCANARYXV"

func TestErrorsRepeatNoInput(t *testing.T) {
	inputs := []string{
		`{"%s":1}`, `{"id":%s}`, `{"slots":{"%s":1}}`, `{"slots":{"%[1]s":{},"%[1]s":{}}}`, `{"when":"%s"}`,
		`{"colour":"%s"}`, `{"by":{"%s":1}}`, `{"count":{"%s":true}}`, `{"small":"%s"}`, `{"own":{"%s":1}}`,
		`{"any":{"%[1]s":1,"%[1]s":2}}`, `{"quoted":"%s"}`, `{"bytes":"?%s"}`, `{} %s`, `{"tags":["%s",1]}`,
	}
	for _, in := range inputs {
		data := fmt.Sprintf(in, canary)
		err := strictjson.Decode([]byte(data), new(target))
		require.Error(t, err, in)
		asJSON, jsonErr := json.Marshal(err)
		require.NoError(t, jsonErr)
		for _, shown := range []string{err.Error(), fmt.Sprintf("%v %+v %#v %s %q", err, err, err, err, err), string(asJSON)} {
			if strings.Contains(shown, canary) {
				t.Errorf("%s: input repeated in %s", in, shown)
			}
		}
	}
}

// FuzzDecode checks three laws: no panic; a key or value of the input is never
// repeated in the message; what Decode takes, encoding/json takes with an equal
// value.
func FuzzDecode(f *testing.F) {
	for _, in := range []string{
		`{"id":"a","sub":{"tags":["b"]}}`, `{"slots":{"a":{"pair":[1,2]}},"own":{"n":1}}`, `{"any":{"a":[1,null]}}`,
		`{"by":{"red":2},"count":{"1":true}}`, `[`, `{"id":"\ud83d\ude00"}`, `{"when":"2026-01-02T03:04:05Z","raw":[1]}`,
	} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		planted := []byte(strings.ReplaceAll(string(data), "a", canary))
		if err := strictjson.Decode(planted, new(target)); err != nil && strings.Contains(fmt.Sprintf("%v%#v", err, err), canary) {
			t.Fatal("the error repeats its input")
		}
		var strict, lenient target
		err := strictjson.Decode(data, &strict)
		if err != nil {
			var bad *strictjson.Error
			if !errors.As(err, &bad) || bad.Line < 1 || bad.Column < 1 || bad.Offset > int64(len(data)) {
				t.Fatalf("no usable position: %v", err)
			}
			return
		}
		if err := json.Unmarshal(data, &lenient); err != nil {
			t.Fatalf("encoding/json refuses what Decode took: %v", err)
		}
		if diff := cmp.Diff(lenient, strict, cmp.AllowUnexported(target{})); diff != "" {
			t.Fatalf("values differ (-encoding/json +Decode):\n%s", diff)
		}
	})
}

// letter is an enumeration that is kept in a byte and has words.
type letter uint8

func (l *letter) UnmarshalText(text []byte) error {
	*l = letter(len(text))
	return nil
}

// A list of an enumeration is no byte slice, which encoding/json would read from
// base64; a real byte slice is.
func TestDecodeListOfBytes(t *testing.T) {
	var list struct{ Letters []letter }
	err := strictjson.Decode([]byte(`{"Letters":"AQID"}`), &list)
	var bad *strictjson.Error
	require.ErrorAs(t, err, &bad)
	require.Equal(t, strictjson.WrongType, bad.Code)
	require.NoError(t, strictjson.Decode([]byte(`{"Letters":["ab"]}`), &list))
	require.Equal(t, []letter{2}, list.Letters)
	var raw struct{ Bytes []byte }
	require.NoError(t, strictjson.Decode([]byte(`{"Bytes":"AQID"}`), &raw))
	require.Equal(t, []byte{1, 2, 3}, raw.Bytes)
}
