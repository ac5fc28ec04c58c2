// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"maps"
	"reflect"
	"slices"
	"testing"
)

func TestPhrases(t *testing.T) {
	for name, want := range map[string][]string{
		"Winston-Salem":            {"winston salem"},
		"St. Louis":                {"st louis"},
		"Donostia / San Sebastián": {"donostia", "san sebastián"},
		"Washington, D.C.":         {"washington"},
		"Halle (Saale)":            {"halle"},
		"Real [Fraccionamiento]":   {"real"},
		"Colonial Heights (city":   {"colonial heights"},
		"‘Ewa Beach":               {"ewa beach"},
		"Coeur d’Alene":            {"coeur d'alene"},
		"Township 6":               nil,
		"North":                    nil,
		"Ai":                       nil,
	} {
		if got := phrases(name); !slices.Equal(got, want) {
			t.Errorf("phrases(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCityNames(t *testing.T) {
	d := &data{
		places: []place{
			{"Saint Paul", "US", 300_000}, {"Hamlet", "US", 10}, {"Vienna", "AT", 1_700_000}, {"Vienna", "US", 16_000},
			{"San Juan", "PR", 400_000}, {"Nowhere", "XX", 1_000_000},
		},
		postal: []postal{
			{"55101", "Saint Paul", "MN", "Ramsey"}, {"99999", "Zuni", "NM", ""}, {"09012", "APO AE", "", ""}, {"34002", "APO AA", "FL", ""},
		},
		locales: map[string]object{"it": {"location": object{"city_name": []any{"Bari"}}}},
	}
	got := cityNames(d)
	want := list{
		"saint paul": {weight(300_000 / 335e6), []string{"us"}},
		"st paul":    {weight(300_000 / 335e6), []string{"us"}},
		"zuni":       {weight(perZIP / 335e6), []string{"us"}},
		"san juan":   {weight(400_000 / 335e6), []string{"us"}},
		"vienna":     {weight(1_700_000 / 102e6), []string{"us", "at"}},
		"wien":       {weight(1_700_000 / 102e6), []string{"us", "at"}},
		"bari":       {weight(perCurated / 59e6), []string{"it"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCountyNames(t *testing.T) {
	d := &data{postal: []postal{
		{"70001", "", "LA", "Orleans Parish"}, {"99801", "", "AK", "Juneau City and Borough"}, {"22301", "", "VA", "City of Alexandria"},
		{"21201", "", "MD", "Baltimore (city)"}, {"06101", "", "CT", "Capitol Region"}, {"09001", "APO AE", "", ""},
	}}
	got := slices.Sorted(maps.Keys(countyNames(d)))
	want := []string{
		"alexandria", "baltimore", "fairfield", "hartford", "juneau", "litchfield", "middlesex", "new haven", "new london", "orleans", "tolland", "windham",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestZIPText(t *testing.T) {
	d := &data{
		postal: []postal{
			{"02108", "Boston", "MA", ""}, {"02109", "Boston", "MA", ""}, {"02111", "Boston", "MA", ""}, {"06390", "Fishers Island", "NY", ""},
			{"06320", "New London", "CT", ""}, {"09012", "APO AE", "", ""}, {"96201", "APO AP", "", ""}, {"34002", "APO AA", "FL", ""}, {"bad", "X", "XX", ""},
		},
		zcta: []string{"00601", "02112", "02109", "12345"},
	}
	areas := zipCodes(d)
	for key := range areas {
		if state := key[1]; slices.Contains([]string{"VI", "GU", "MP", "AS", "PW", "FM", "MH"}, state) {
			delete(areas, key) // by hand, the same whatever the tables say
		}
	}
	want := "006\tPR\t01\n021\tMA\t08-09,11-12\n063\tCT\t20\n063\tNY\t90\n090\tAE\t12\n340\tAA\t02\n962\tAP\t01\n"
	if got := string(zipText(areas)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExpand(t *testing.T) {
	if got, want := expand("00801-00803"), []string{"00801", "00802", "00803"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := expand("96799"), []string{"96799"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// message is a place as the gazetteer has it: an identifier, the name, the
// country, the population.
func message(p place) []byte {
	m := []byte{1 << 3, 150, 1}
	m = append(append(m, 2<<3|2, byte(len(p.name))), p.name...)
	m = append(append(m, 3<<3|2, byte(len(p.country))), p.country...)
	m = binary.AppendUvarint(append(m, 9<<3), p.population)
	return append([]byte{byte(len(m))}, m...)
}

func TestReadGazetteer(t *testing.T) {
	want := []place{{"Köln", "DE", 963_395}, {"El Tarter", "AD", 1052}}
	var data []byte
	for _, p := range want {
		data = append(data, message(p)...)
	}
	got, err := readGazetteer(data)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if got, err := readGazetteer(data[:len(data)-1]); err == nil {
		t.Errorf("a broken gazetteer is read as %v", got)
	}
}

func FuzzReadGazetteer(f *testing.F) {
	f.Add(message(place{"Köln", "DE", 963_395}))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := readGazetteer(data)
		if err != nil {
			return
		}
		twice, err := readGazetteer(slices.Concat(data, data))
		if err != nil || !slices.Equal(twice, slices.Concat(once, once)) {
			t.Errorf("two gazetteers in a row are not read as both: %v", err)
		}
	})
}

func TestStreetWords(t *testing.T) {
	d := &data{
		streets: []street{{"AVENUE", "AVE", []string{"AV", "AVE", "AVENUE "}}, {"ALLEY", "ALY", []string{"ALLEE", "ALY"}}},
		locales: map[string]object{"es": {"location": object{"street_suffix": []any{"Calle", "Lado", "Gran Vía"}}}},
	}
	got := streetWords(d)
	for _, row := range []struct {
		word string
		want int
		tags []string
	}{
		{"avenue", weightMain, []string{"en"}},
		{"av", weightStandard, []string{"en", "es", "fr"}},
		{"aly", weightStandard, []string{"en"}},
		{"allee", weightMain, []string{"en", "de"}},
		{"calle", weightMain, []string{"es", "it"}},
		{"straße", weightMain, []string{"de"}},
		{"lado", 0, nil},
		{"gran", 0, nil},
	} {
		r := got[row.word]
		slices.Sort(r.tags)
		slices.Sort(row.tags)
		if r.weight != row.want || !slices.Equal(r.tags, row.tags) {
			t.Errorf("%q is %v, want %d %v", row.word, r, row.want, row.tags)
		}
	}
}
