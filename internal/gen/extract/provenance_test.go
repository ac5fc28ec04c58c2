// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"testing"
)

func TestProvenance(t *testing.T) {
	outputs := []output{{name: "a.tsv.gz", text: []byte("a\t1\nb\t2\n"), about: aboutEnglish}}
	got := string(provenance(outputs, [][]byte{[]byte("x")}))
	for _, want := range []string{
		"### a.tsv.gz\n",
		"- sha256 `2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881`\n",
		"- entries 2, compressed bytes 1\n",
		"- packages: scowl, zxcvbn-en\n",
		"Retrieved " + retrieved + ".",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the record lacks %q", want)
		}
	}
	for _, s := range sources {
		if !strings.Contains(got, s.sha256) || !strings.Contains(got, s.licence) {
			t.Errorf("the record lacks %s", s.id)
		}
	}
}

func TestEverySourceHasAList(t *testing.T) {
	used := map[string]bool{}
	for _, a := range []about{aboutGiven, aboutSurname, aboutEnglish, aboutSpanish, aboutFrench, aboutGerman, aboutCities, aboutCounties, aboutZIPs, aboutStreets} {
		for _, s := range a.sources {
			used[s.id] = true
		}
		if a.title == "" || a.columns == "" || a.method == "" || a.dropped == "" {
			t.Errorf("%q is not fully described", a.title)
		}
	}
	for _, s := range sources {
		if !used[s.id] {
			t.Errorf("%s is fetched for no list", s.id)
		}
	}
}
