// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// allTags covers every kind.
func allTags() map[phi.Kind]deid.Transform {
	kinds := make(map[phi.Kind]deid.Transform)
	for _, k := range phi.Kinds() {
		kinds[k] = deid.Tag()
	}
	return kinds
}

func TestNewPolicyCoversEveryKind(t *testing.T) {
	for _, k := range phi.Kinds() {
		kinds := allTags()
		delete(kinds, k)
		_, err := deid.NewPolicy(deid.PolicySpec{Name: "own", Version: "1", Kinds: kinds})
		var refused *deid.PolicyError
		require.ErrorAs(t, err, &refused)
		if diff := cmp.Diff(deid.PolicyError{Field: "kinds", Kind: k, Reason: "is not covered"}, *refused); diff != "" {
			t.Errorf("without %v (-want +got):\n%s", k, diff)
		}
	}
	p, err := deid.NewPolicy(deid.PolicySpec{Name: "own", Version: "1", Kinds: allTags()})
	require.NoError(t, err)
	if got := p.ClassTransform(phi.ClassCondition); got != deid.Keep() {
		t.Errorf("mentions are %v unless the policy speaks of them, want keep", got)
	}
}

func TestNewPolicyRefuses(t *testing.T) {
	with := func(change func(*deid.PolicySpec)) deid.PolicySpec {
		s := deid.PolicySpec{Name: "own", Version: "1", Kinds: allTags()}
		change(&s)
		return s
	}
	for _, row := range []struct {
		name  string
		spec  deid.PolicySpec
		field string
		why   string
	}{
		{"no name", with(func(s *deid.PolicySpec) { s.Name = "" }), "name", "a result has to name its policy"},
		{"name with blanks", with(func(s *deid.PolicySpec) { s.Name = "my policy" }), "name", "names stand in logs"},
		{"long name", with(func(s *deid.PolicySpec) { s.Name = strings.Repeat("a", 65) }), "name", "names stand in logs"},
		{"no version", with(func(s *deid.PolicySpec) { s.Version = "" }), "version", "editions must differ"},
		{"preset's name", with(func(s *deid.PolicySpec) { s.Name = "safe-harbor" }), "name", "the name promises the preset"},
		{"unknown base", with(func(s *deid.PolicySpec) { s.Base = "other" }), "base", "no such preset"},
		{"year of a name", with(func(s *deid.PolicySpec) { s.Kinds[phi.KindName] = deid.Year() }), "kinds", "names have no year"},
		{"age of a date", with(func(s *deid.PolicySpec) { s.Kinds[phi.KindDate] = deid.CapAge() }), "kinds", "dates are no ages"},
		{"town of a phone", with(func(s *deid.PolicySpec) { s.Kinds[phi.KindPhone] = deid.Town() }), "kinds", "numbers are no places"},
		{"generic name", with(func(s *deid.PolicySpec) { s.Kinds[phi.KindName] = deid.Generic() }), "kinds", "no name is generic"},
		{"zero transform", with(func(s *deid.PolicySpec) { s.Kinds[phi.KindSSN] = deid.Transform{} }), "kinds", "unspecified is not covered"},
		{"no such kind", with(func(s *deid.PolicySpec) { s.Kinds[99] = deid.Tag() }), "kinds", "there is no kind 99"},
		{"zero kind", with(func(s *deid.PolicySpec) { s.Kinds[0] = deid.Tag() }), "kinds", "there is no kind 0"},
		{"no such class", with(func(s *deid.PolicySpec) { s.Classes = map[phi.Class]deid.Transform{99: deid.Tag()} }), "classes", "there is no class 99"},
		{"zero class", with(func(s *deid.PolicySpec) { s.Classes = map[phi.Class]deid.Transform{0: deid.Tag()} }), "classes", "there is no class 0"},
		{"some classes", with(func(s *deid.PolicySpec) { s.Classes = map[phi.Class]deid.Transform{phi.ClassLab: deid.Tag()} }), "classes", "the others are open"},
		{"year of a class", with(func(s *deid.PolicySpec) {
			s.Base, s.Classes = "display", map[phi.Class]deid.Transform{phi.ClassLab: deid.Year()}
		}), "classes", "mentions have no year"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := deid.NewPolicy(row.spec)
			var refused *deid.PolicyError
			require.ErrorAs(t, err, &refused, row.why)
			if refused.Field != row.field {
				t.Errorf("%s: field %s, want %s", row.why, refused.Field, row.field)
			}
		})
	}
}

func TestDerivedPolicyOnlyGetsStricter(t *testing.T) {
	for _, row := range []struct {
		name   string
		base   deid.Policy
		change deid.PolicySpec
		ok     bool
		why    string
	}{
		{"year to tag", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Tag()}}, true, "tells less"},
		{"tag to remove", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindName: deid.Remove()}}, true, "tells less"},
		{"tag to number", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindName: deid.NumberedTag()}}, false, "tells equality"},
		{"tag to keep", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindName: deid.Keep()}}, false, "tells all"},
		{"one vintage", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindLocation: deid.Geography(deid.Census2020)}}, false, "lets more prefixes through"},
		{"towns", deid.SafeHarbor(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindLocation: deid.Town()}}, false, "tells the town"},
		{"town to state", deid.LimitedDataSet(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindLocation: deid.Geography(deid.Census2000)}}, true, "tells less"},
		{"date to year", deid.LimitedDataSet(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Year()}}, true, "tells less"},
		{"number to year", deid.Display(), deid.PolicySpec{Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Year()}}, false, "each tells what the other does not"},
		{"own data", deid.SafeHarbor(), deid.PolicySpec{RemoveOwn: true}, true, "tells less"},
		{"providers", deid.SafeHarbor(), deid.PolicySpec{KeepProviders: true}, false, "tells a name"},
		{"class kept", deid.MinimumNecessary(deid.PurposeRefill), deid.PolicySpec{Classes: map[phi.Class]deid.Transform{phi.ClassLab: deid.Keep()}}, false, "tells a test"},
		{"class removed", deid.MinimumNecessary(deid.PurposeRefill), deid.PolicySpec{Classes: map[phi.Class]deid.Transform{phi.ClassCare: deid.Tag()}}, true, "tells less"},
		{"class generic", deid.MinimumNecessary(deid.PurposeRefill), deid.PolicySpec{Classes: map[phi.Class]deid.Transform{phi.ClassLab: deid.Generic()}}, false, "may tell a word"},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.change.Name, row.change.Version = "own", "1"
			derived, err := row.base.Derive(row.change)
			if row.ok != (err == nil) {
				t.Fatalf("%s: error %v", row.why, err)
			}
			row.change.AllowLoosen = "agreed with the privacy officer"
			loosened, err := row.base.Derive(row.change)
			require.NoError(t, err, "a reason allows it")
			if row.ok && loosened.Spec().Kinds[phi.KindDate] != derived.Spec().Kinds[phi.KindDate] {
				t.Error("the reason changed the policy")
			}
		})
	}
	_, err := deid.Policy{}.Derive(deid.PolicySpec{Name: "own", Version: "1"})
	require.Error(t, err)
}

func TestDiff(t *testing.T) {
	own, err := deid.SafeHarbor().Derive(deid.PolicySpec{
		Name: "own", Version: "1", AllowLoosen: "for a test", KeepProviders: true, RemoveOwn: true,
		Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Tag(), phi.KindName: deid.NumberedTag()},
	})
	require.NoError(t, err)
	want := []deid.Change{
		{Kind: phi.KindName, From: deid.Tag(), To: deid.NumberedTag(), Looser: true},
		{Kind: phi.KindDate, From: deid.Year(), To: deid.Tag()},
		{Setting: "remove_own"},
		{Setting: "keep_providers", Looser: true},
	}
	if diff := cmp.Diff(want, deid.Diff(deid.SafeHarbor(), own), cmp.Comparer(func(a, b deid.Transform) bool { return a == b })); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	for _, p := range deid.Presets() {
		if got := deid.Diff(p, p); got != nil {
			t.Errorf("%v differs from itself: %v", p, got)
		}
	}
}

func TestParsePolicy(t *testing.T) {
	p, err := deid.ParsePolicy([]byte(`{"name": "clinic", "version": "2026-11", "base": "safe-harbor", "kinds": {"date": "tag", "location": "geography"}}`))
	require.NoError(t, err)
	if got := p.Transform(phi.KindDate); got != deid.Tag() {
		t.Errorf("date: %v, want tag", got)
	}
	if got := p.Transform(phi.KindSSN); got != deid.Tag() {
		t.Errorf("ssn: %v, want the base's tag", got)
	}
	for _, row := range []struct{ name, text, want, why string }{
		{"unknown key", "{\n \"name\": \"a\", \"kind\": {}}", "line 2", "a misspelt key would leave a kind open"},
		{"duplicate kind", `{"name":"a","version":"1","base":"display","kinds":{"ssn":"tag","ssn":"keep"}}`, "duplicate_key", "which one counts"},
		{"unknown kind", `{"name":"a","version":"1","base":"display","kinds":{"ssm":"tag"}}`, "bad_value", "no such kind"},
		{"unknown transform", `{"name":"a","version":"1","base":"display","kinds":{"ssn":"last_four"}}`, "bad_value", "no such transform"},
		{"uncovered", `{"name":"a","version":"1","kinds":{"ssn":"tag"}}`, "name: is not covered", "a policy covers all kinds"},
		{"looser", `{"name":"a","version":"1","base":"safe-harbor","kinds":{"ssn":"keep"}}`, "is looser", "a base is a floor"},
		{"trailing", `{"name":"a","version":"1","base":"display"} {}`, "trailing_data", "one policy"},
		{"no JSON", `name: a`, "syntax", "one form"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := deid.ParsePolicy([]byte(row.text))
			require.Error(t, err, row.why)
			require.Contains(t, err.Error(), row.want)
			require.True(t, strings.HasPrefix(err.Error(), "deid: policy"), err.Error())
		})
	}
}

func TestPolicyRoundTrip(t *testing.T) {
	policies := deid.Presets()
	loose, err := deid.SafeHarbor().Derive(deid.PolicySpec{
		Name: "loose", Version: "1", AllowLoosen: "for a test", Kinds: map[phi.Kind]deid.Transform{phi.KindLocation: deid.Geography(deid.Census2020)},
	})
	require.NoError(t, err)
	strict, err := loose.Derive(deid.PolicySpec{Name: "strict", Version: "2", Kinds: map[phi.Kind]deid.Transform{phi.KindDate: deid.Remove()}})
	require.NoError(t, err)
	seen := make(map[deid.PolicyID]bool)
	for _, p := range append(policies, loose, strict) {
		text, err := json.Marshal(p)
		require.NoError(t, err)
		back, err := deid.ParsePolicy(text)
		require.NoError(t, err, "%s", text)
		if back != p {
			t.Errorf("%v became another policy through %s", p, text)
		}
		var inside struct{ Policy deid.Policy }
		require.NoError(t, json.Unmarshal([]byte(`{"Policy":`+string(text)+`}`), &inside))
		if inside.Policy != p {
			t.Errorf("%v became another policy inside of a configuration", p)
		}
		if len(p.ID().Digest) != 16 || seen[p.ID()] {
			t.Errorf("%v: digest %s is no digest of its own", p, p.ID().Digest)
		}
		seen[p.ID()] = true
	}
	_, err = json.Marshal(deid.Policy{})
	require.Error(t, err, "the zero policy has no form")
	if (deid.Policy{}).ID() != (deid.PolicyID{}) {
		t.Error("the zero policy has an identification")
	}
	if got := (deid.Policy{}).Transform(0); got != (deid.Transform{}) {
		t.Errorf("transform of no kind: %v", got)
	}
	if got := deid.SafeHarbor().ClassTransform(0); got != (deid.Transform{}) {
		t.Errorf("transform of no class: %v", got)
	}
}

func TestSpecIsFresh(t *testing.T) {
	p := deid.SafeHarbor()
	p.Spec().Kinds[phi.KindSSN] = deid.Keep()
	if p != deid.SafeHarbor() {
		t.Error("a change of the written form changed the policy")
	}
	kinds := allTags()
	own, err := deid.NewPolicy(deid.PolicySpec{Name: "own", Version: "1", Kinds: kinds})
	require.NoError(t, err)
	kinds[phi.KindSSN] = deid.Keep()
	if own.Transform(phi.KindSSN) != deid.Tag() {
		t.Error("the policy kept the caller's map")
	}
}

func TestTransformWords(t *testing.T) {
	words := map[string]deid.Transform{
		"remove": deid.Remove(), "tag": deid.Tag(), "numbered_tag": deid.NumberedTag(), "year": deid.Year(),
		"occasion": deid.Occasion(), "cap_age": deid.CapAge(), "geography": deid.Geography(deid.CensusUnion),
		"geography:2000": deid.Geography(deid.Census2000), "geography:2010": deid.Geography(deid.Census2010),
		"geography:2020": deid.Geography(deid.Census2020), "town": deid.Town(), "generic": deid.Generic(), "keep": deid.Keep(),
	}
	for word, want := range words {
		got, err := deid.ParseTransform(word)
		require.NoError(t, err, word)
		if got != want || got.String() != word {
			t.Errorf("%s: got %v", word, got)
		}
	}
	for _, word := range []string{"", "geography:union", "geography:1990", "last_four", "hash", "unspecified", "tag:2000"} {
		if _, err := deid.ParseTransform(word); !errors.Is(err, deid.ErrUnknownWord) {
			t.Errorf("%q: error %v", word, err)
		}
	}
	for _, zero := range []deid.Transform{{}, deid.Geography(77)} {
		if _, err := zero.MarshalText(); !errors.Is(err, deid.ErrUnknownWord) {
			t.Errorf("%v: error %v", zero, err)
		}
	}
}
