// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"slices"
	"testing"
)

// people is a small census: a thousand people.
func people(counts map[string]int64) tally {
	ranked := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return int(counts[b] - counts[a]) })
	return tally{counts: counts, ranked: ranked, people: 1e9}
}

func newNames() names { return names{list{}, words("unknown")} }

func TestNamesAdd(t *testing.T) {
	for _, row := range []struct {
		name, lang, why string
		want            []string
	}{
		{"Jean-Pierre", "fr", "both parts are names", []string{"jean", "pierre"}},
		{"de la Cruz", "es", "particles are no names", []string{"cruz"}},
		{"José", "es", "with and without the accent", []string{"jose", "josé"}},
		{"Unknown", "en", "a placeholder", nil},
		{"Ana J", "es", "an initial is no name", []string{"ana"}},
		{"Md", "en", "an abbreviation", nil},
		{"Ng", "en", "a surname without a vowel", []string{"ng"}},
		{"R2D2", "en", "digits", nil},
	} {
		n := newNames()
		n.add(row.name, row.lang, 50)
		if got := slices.Sorted(maps.Keys(n.list)); !slices.Equal(got, row.want) {
			t.Errorf("%q gives %q, want %q (%s)", row.name, got, row.want, row.why)
		}
	}
}

func TestCensusCountsOfPlaceholders(t *testing.T) {
	now := people(map[string]int64{"smith": 2_400_000, "doe": 260_000, "rai": 20_000, "rare": 100})
	before := people(map[string]int64{"smith": 2_300_000, "doe": 7_000, "rai": 5_000})
	n := newNames()
	n.addCensus(now, before, 500, map[string]int{"doe": 35, "smith": 35})
	for name, count := range map[string]float64{"smith": 2_400_000, "doe": 7_000, "rai": 20_000, "rare": 0} {
		want := weight(count / 1e9)
		if got := n.list[name].weight; got != want {
			t.Errorf("%s weighs %d, want %d", name, got, want)
		}
	}
}

func TestRanksAreThoseOfTheCensus(t *testing.T) {
	like := people(map[string]int64{"a": 1000, "b": 100, "c": 10})
	n := newNames()
	n.addRanked([]string{"antonio", "jose luis", "manuel"}, "es", like, 2)
	if got, want := n.list["antonio"].weight, weight(like.frequency("a")); got != want {
		t.Errorf("the first weighs %d, want %d", got, want)
	}
	if got, want := n.list["manuel"].weight, weight(like.frequency("c")); got != want {
		t.Errorf("the second weighs %d, want %d: a compound name is no rank", got, want)
	}
}

func TestPatronymic(t *testing.T) {
	for name, want := range map[string]string{
		"gonzalez": "gonzález", "perez": "pérez", "dominguez": "domínguez", "vazquez": "vázquez", "martinez": "martínez", "nuñez": "núñez",
		"alvarez": "", "jerez": "", "diez": "", "juez": "", "ruiz": "", "garcia": "", "pérez": "", "ez": "",
	} {
		if got := patronymic(name); got != want {
			t.Errorf("patronymic(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFunctionWordsAreDropped(t *testing.T) {
	n := newNames()
	n.list.add("the", 60, "en")
	n.list.add("will", 83, "en")
	n.list.add("nicht", 83, "en")
	ranked := make([]string, 200)
	ranked[0], ranked[57] = "the", "will"
	n.dropFunctionWords(map[string][]string{"en": ranked})
	if got, want := slices.Sorted(maps.Keys(n.list)), []string{"will"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}

func TestAccentsComeFromWords(t *testing.T) {
	n := newNames()
	n.list.add("garcia", 110, "es")
	n.list.add("mas", 60, "es")
	n.list.add("leon", 90, "en")
	n.accents([]string{"más", "garcía", "león"})
	if got, want := slices.Sorted(maps.Keys(n.list)), []string{"garcia", "garcía", "leon", "mas"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: a frequent word is no accented name, nor is a name of another language", got, want)
	}
}
