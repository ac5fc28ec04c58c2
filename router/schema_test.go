// SPDX-License-Identifier: Apache-2.0

package router_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/router"
)

var update = flag.Bool("update", false, "rewrite the published schema")

// schema is the part of JSON Schema that ours uses.
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Title       string             `json:"title,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Type        string             `json:"type,omitempty"`
	Const       any                `json:"const,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	MaxItems    int                `json:"maxItems,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Additional  *bool              `json:"additionalProperties,omitempty"`
	OneOf       []*schema          `json:"oneOf,omitempty"`
	MaxLength   int                `json:"maxLength,omitempty"`
	Definitions map[string]*schema `json:"$defs,omitempty"`
}

// builder derives a schema from the types that the decoder reads.
type schemaBuilder struct{ defs map[string]*schema }

func (b *schemaBuilder) of(t reflect.Type) *schema {
	word := reflect.TypeFor[encoding.TextMarshaler]()
	switch {
	case t == reflect.TypeFor[router.Value]():
		return &schema{OneOf: []*schema{{Type: "string"}, {Type: "array", Items: &schema{Type: "string"}}, {Type: "boolean"}, b.of(reflect.TypeFor[router.Window]())}}
	case t == reflect.TypeFor[router.Channel]():
		return &schema{Type: "string"} // any other word is "other"
	case t.Implements(word) && t.Kind() == reflect.Uint8:
		return &schema{Type: "string", Enum: wordsOf(t)}
	case t.Kind() == reflect.Pointer:
		return b.of(t.Elem())
	case t.Kind() == reflect.Slice:
		return &schema{Type: "array", Items: b.of(t.Elem())}
	case t.Kind() == reflect.Struct:
		return b.object(t)
	case t.Kind() == reflect.Bool:
		return &schema{Type: "boolean"}
	case t.Kind() == reflect.Int:
		return &schema{Type: "integer"}
	}
	return &schema{Type: "string"}
}

func (b *schemaBuilder) object(t reflect.Type) *schema {
	ref := &schema{Ref: "#/$defs/" + t.Name()}
	if _, ok := b.defs[t.Name()]; ok {
		return ref
	}
	s := &schema{Type: "object", Properties: map[string]*schema{}, Additional: new(bool)}
	b.defs[t.Name()] = s
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		s.Properties[name] = b.of(f.Type)
	}
	return ref
}

// wordsOf lists the words of an enumeration.
func wordsOf(t reflect.Type) []string {
	var words []string
	for n := range math.MaxUint8 {
		v := reflect.New(t).Elem()
		v.SetUint(uint64(n))
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err == nil {
			words = append(words, string(text))
		}
	}
	return words
}

// published is the schema as the types have it.
func published(t testing.TB) []byte {
	t.Helper()
	b := &schemaBuilder{defs: map[string]*schema{}}
	root := b.of(reflect.TypeFor[router.RuleSet]())
	root.Schema, root.ID, root.Title = "https://json-schema.org/draft/2020-12/schema", "urn:safeharbor:router:rules:1", "Safeharbor rule set, format 1"
	for name, required := range map[string][]string{
		"RuleSet": {"format", "review", "default_plan"}, "Folder": {"id", "purpose"}, "Review": {"folder", "notify", "approvers"},
		"Rule": {"id", "when", "do"}, "DefaultPlan": {"do"}, "Grant": {"id", "roles", "operations", "resources"},
		"Flow": {"id", "start", "steps"}, "FlowStep": {"id"}, "QuickReply": {"label", "next"}, "PlacedNotice": {"notice", "placement"},
		"Timer": {"name", "after_minutes"}, "Requirement": {"n", "roles"}, "Window": {"from", "to", "zone"}, "Resource": {"kind"},
	} {
		require.Contains(t, b.defs, name)
		b.defs[name].Required = required
	}
	set := b.defs["RuleSet"]
	set.Properties["format"].Const = router.Format
	set.Properties["rules"].MaxItems = router.MaxRules
	b.defs["Action"].Properties["note"].MaxLength = router.MaxNote
	root.Definitions = b.defs
	text, err := json.MarshalIndent(root, "", "  ")
	require.NoError(t, err)
	return append(text, '\n')
}

func TestSchemaIsThatOfTheDecoder(t *testing.T) {
	want := published(t)
	if *update {
		require.NoError(t, os.WriteFile("data/rules.schema.json", want, 0o644))
	}
	if diff := cmp.Diff(string(want), string(router.Schema())); diff != "" {
		t.Errorf("go test ./router -run Schema -update writes it (-want +got):\n%s", diff)
	}
	router.Schema()[0] = 'x'
	require.Equal(t, byte('{'), router.Schema()[0], "the result is the caller's")
}

// valid says whether a value fits a schema, and else where it does not.
func valid(root, s *schema, v any, at string) error {
	if s.Ref != "" {
		return valid(root, root.Definitions[strings.TrimPrefix(s.Ref, "#/$defs/")], v, at)
	}
	wrong := func(what string) error { return fmt.Errorf("%s: %s", at, what) }
	if len(s.OneOf) > 0 {
		fits := 0
		for _, o := range s.OneOf {
			if valid(root, o, v, at) == nil {
				fits++
			}
		}
		if fits != 1 {
			return wrong("oneOf")
		}
		return nil
	}
	switch x := v.(type) {
	case map[string]any:
		if s.Type != "object" {
			return wrong("object")
		}
		for _, name := range s.Required {
			if _, ok := x[name]; !ok {
				return wrong("required")
			}
		}
		for name, value := range x {
			p, ok := s.Properties[name]
			if !ok {
				return wrong("additionalProperties")
			}
			if err := valid(root, p, value, at+"/"+name); err != nil {
				return err
			}
		}
	case []any:
		if s.Type != "array" || s.MaxItems > 0 && len(x) > s.MaxItems {
			return wrong("array")
		}
		for i, value := range x {
			if err := valid(root, s.Items, value, fmt.Sprint(at, "/", i)); err != nil {
				return err
			}
		}
	case string:
		if s.Type != "string" || s.Enum != nil && !slices.Contains(s.Enum, x) || s.MaxLength > 0 && len(x) > s.MaxLength {
			return wrong("string")
		}
	case bool:
		if s.Type != "boolean" {
			return wrong("boolean")
		}
	case float64:
		if s.Type != "integer" || x != math.Trunc(x) || s.Const != nil && x != s.Const {
			return wrong("integer")
		}
	default:
		return wrong("null")
	}
	return nil
}

func fits(t testing.TB, data []byte) error {
	t.Helper()
	var root schema
	require.NoError(t, json.Unmarshal(router.Schema(), &root))
	var v any
	require.NoError(t, json.Unmarshal(data, &v))
	return valid(&root, &root, v, "")
}

// What compiles fits the schema.
func TestSchemaAcceptsWhatCompiles(t *testing.T) {
	sets := map[string]router.RuleSet{"baseline": router.HealthcareBaseline(), "small": ruleSet(rule("r", router.PhaseGuard,
		router.Action{Note: "n"}, router.Action{Timer: &router.Timer{Name: "t", AfterMinutes: 1}}))}
	for seed := range uint64(30) {
		sets[fmt.Sprint("random ", seed)] = ruleSet(randomRules(rand.New(rand.NewPCG(seed, 8)))...)
	}
	for name, set := range sets {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, fits(t, []byte(asJSON(t, set))))
		})
	}
	require.NoError(t, fits(t, []byte(file)))
	withSchema := strings.Replace(file, "{", `{"$schema": "rules.schema.json",`, 1)
	require.NoError(t, fits(t, []byte(withSchema)))
	_, err := router.Compile([]byte(withSchema), replies())
	require.NoError(t, err)
}

// What the decoder refuses does not fit the schema, whatever is changed where.
func TestSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	var whole any
	require.NoError(t, json.Unmarshal([]byte(asJSON(t, router.HealthcareBaseline())), &whole))
	tried := 0
	var visit func(v any, set func(any))
	check := func() {
		data, err := json.Marshal(whole)
		require.NoError(t, err)
		if _, err := router.Parse(data); err != nil {
			tried++
			require.Error(t, fits(t, data), "%v", err)
		} else if err := fits(t, data); err != nil {
			// The schema may know more than the decoder: what New refuses.
			_, bad := router.New(mustParse(t, data), router.BaselineOptions())
			require.Error(t, bad, "%v", err)
		}
	}
	visit = func(v any, set func(any)) {
		for _, other := range []any{"zzz", 1.5, true, []any{}, map[string]any{}, map[string]any{"zzz": 1.0}} {
			set(other)
			check()
		}
		set(v)
		switch x := v.(type) {
		case map[string]any:
			x["zzz"] = 1
			check()
			delete(x, "zzz")
			for name, value := range x {
				delete(x, name)
				check()
				visit(value, func(v any) { x[name] = v })
			}
		case []any:
			for i := range min(1, len(x)) {
				visit(x[i], func(v any) { x[i] = v })
			}
		}
	}
	visit(whole, func(v any) { whole = v })
	require.Greater(t, tried, 200)
}

func mustParse(t testing.TB, data []byte) router.RuleSet {
	t.Helper()
	set, err := router.Parse(bytes.TrimSpace(data))
	require.NoError(t, err)
	return set
}
