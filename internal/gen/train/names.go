// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A pool is a list of names, with their cumulative weights.
type pool struct {
	names []string
	upTo  []float64
}

// pick returns a name: every other time the more common the likelier, otherwise
// any, because rare names have to be learned too.
func (p *pool) pick(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return p.names[r.IntN(len(p.names))]
	}
	i, _ := slices.BinarySearch(p.upTo, r.Float64()*p.upTo[len(p.upTo)-1])
	return p.names[min(i, len(p.names)-1)]
}

// names are the names of a language.
type names struct {
	lang                    uint8
	givens, surnames, towns *pool
	// The names of all languages: people move.
	allGivens, allSurnames *pool
	// words are those of the language, nil if it has no list.
	words *pool
}

// countries are those whose towns a language speaks of.
var countries = map[string]string{"en": "us,gb,ca", "es": "es,mx", "fr": "fr,ca,ch", "de": "de,at,ch", "it": "it,ch"}

func readNames(lists string, lang uint8) (*names, error) {
	n := &names{lang: lang}
	for _, list := range []struct {
		to   **pool
		file string
		tags string
	}{
		{&n.givens, "given_names", languages[lang]},
		{&n.surnames, "surnames", languages[lang]},
		{&n.towns, "cities", countries[languages[lang]]},
		{&n.allGivens, "given_names", ""},
		{&n.allSurnames, "surnames", ""},
	} {
		p, err := readPool(filepath.Join(lists, list.file+".tsv.gz"), list.tags)
		if err != nil {
			return nil, err
		}
		*list.to = p
	}
	words, err := readPool(filepath.Join(lists, "words_"+languages[lang]+".tsv.gz"), "")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	n.words = words
	return n, nil
}

// readPool reads the entries of a list that have one of the tags, or all of them.
func readPool(path, tags string) (*pool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	p := &pool{}
	total := 0.0
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if tags != "" && (len(cells) < 3 || !share(strings.Split(cells[2], ","), strings.Split(tags, ","))) {
			continue
		}
		w, err := strconv.Atoi(cells[1])
		if err != nil {
			return nil, err
		}
		// The weights of the lists are logarithms; the square leans towards the
		// common names and yet far less than life does.
		total += float64(w * w)
		p.names = append(p.names, titled(cells[0]))
		p.upTo = append(p.upTo, total)
	}
	return p, lines.Err()
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// titled returns a name with a capital at the start of each word.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[size:]
	}
	return strings.Join(words, " ")
}

// draws returns the numbers that a text is changed by. Each text has its own, so
// that a change to one of them, or to the table of words, leaves the others as
// they were.
func draws(text string, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(scan.Hash(text), seed+stream))
}

// chance returns true in n of 100 cases.
func chance(r *rand.Rand, n int) bool { return r.IntN(100) < n }

// given returns a first name.
func (n *names) given(r *rand.Rand) string {
	name := n.oneGiven(r)
	switch {
	case chance(r, 5):
		return name + "-" + n.oneGiven(r)
	case chance(r, 4):
		return name + " " + n.oneGiven(r)
	}
	return name
}

func (n *names) oneGiven(r *rand.Rand) string {
	switch {
	case chance(r, 14):
		return invented(r)
	case chance(r, 15):
		return n.unlikeWord(r, n.allGivens)
	}
	return n.unlikeWord(r, n.givens)
}

// surname returns a family name.
func (n *names) surname(r *rand.Rand) string {
	name := n.oneSurname(r)
	switch {
	case chance(r, 5):
		return name + "-" + n.oneSurname(r)
	case chance(r, 2):
		return one(r, "O'", "D'", "N'") + name
	case chance(r, 4):
		return one(r, "de la ", "de ", "del ", "van ", "van der ", "van den ", "von ", "di ", "da ", "dos ", "el-", "al-", "Al ", "bin ", "ben ", "St. ", "Mac", "Mc", "ter ", "le ") + name
	case n.lang == 2 && chance(r, 30):
		return name + " " + n.oneSurname(r)
	}
	return name
}

func (n *names) oneSurname(r *rand.Rand) string {
	switch {
	case chance(r, 14):
		return invented(r)
	case chance(r, 20):
		return n.unlikeWord(r, n.allSurnames)
	}
	return n.unlikeWord(r, n.surnames)
}

// full returns a first and a family name.
func (n *names) full(r *rand.Rand) string {
	given, surname := n.given(r), n.surname(r)
	if chance(r, 6) {
		return given + " " + initial(n.oneGiven(r)) + ". " + surname
	}
	return given + " " + surname
}

// unlikeWord picks a name; one that is rather a word of the language it mostly
// picks again.
func (n *names) unlikeWord(r *rand.Rand, p *pool) string {
	for {
		name := p.pick(r)
		e, _ := lexicon.Lookup(scan.Hash(name))
		if e.Word(n.lang) <= max(e.Given, e.Surname) && !e.Flags.Has(lexicon.Function) || chance(r, 10) {
			return name
		}
	}
}

// word returns a word of the language that is not rather a name.
func (n *names) word(r *rand.Rand) string {
	for {
		word := n.words.pick(r)
		if e := lexicon.Find(scan.Hash(word)); max(e.Given, e.Surname, e.Place) == 0 || max(e.Given, e.Surname, e.Place)+2 <= e.Word(n.lang) {
			return word
		}
	}
}

// sounds are beginnings, middles and ends of names of some origins.
var sounds = [][3][]string{
	{{"a", "ade", "chi", "ife", "ke", "ngo", "nwa", "o", "oba", "olu", "tem", "u", "ya", "zo"}, {"bu", "di", "fe", "ka", "ke", "la", "lo", "mi", "nna", "so", "to", "wa", "yi"}, {"be", "chi", "di", "du", "ka", "la", "ma", "mi", "nde", "ola", "ra", "we", "yo", "zi"}},
	{{"aa", "an", "bha", "dee", "ga", "har", "ish", "ka", "la", "man", "ni", "pra", "ra", "san", "shi", "su", "vi", "ya"}, {"a", "bha", "da", "ee", "ka", "ki", "la", "ni", "ri", "sha", "ti", "va", "ya"}, {"deep", "esh", "eet", "ika", "ini", "ita", "jit", "ki", "mal", "nath", "nder", "preet", "shi", "tha", "ya"}},
	{{"bao", "chun", "da", "fen", "gia", "hao", "hui", "jia", "kim", "lan", "li", "min", "ngo", "phu", "qi", "seo", "thi", "tran", "wei", "xiao", "xin", "yu", "zhen"}, {"", "", "a", "o"}, {"bin", "chau", "fang", "gyu", "hyun", "jin", "lian", "ling", "long", "mei", "ngoc", "qing", "rui", "soo", "tuan", "wen", "xia", "ying", "yuk"}},
	{{"a", "ai", "chi", "ha", "hi", "ka", "ki", "ma", "mi", "na", "ri", "sa", "ta", "to", "yo", "yu"}, {"chi", "ka", "ki", "ma", "na", "ro", "sa", "shi", "su", "tsu", "ya"}, {"e", "hiko", "ka", "ki", "ko", "mi", "moto", "na", "ro", "shi", "ta", "to", "yama", "zo"}},
	{{"abd", "as", "fa", "gha", "ha", "ib", "jal", "ka", "kha", "la", "mah", "na", "ra", "sa", "sha", "ta", "wa", "ya", "za"}, {"a", "di", "ee", "i", "la", "mi", "ra", "ri", "sa"}, {"d", "da", "een", "eh", "far", "har", "im", "ir", "ma", "mood", "n", "ra", "san", "zad", "zah"}},
	{{"bo", "bra", "da", "dmi", "iva", "kaz", "le", "lju", "mi", "mila", "ni", "ol", "ra", "sla", "sta", "svet", "ta", "vla", "woj", "ye", "zbi", "zo"}, {"di", "do", "ja", "la", "mi", "ne", "no", "ra", "ro", "sla", "ti", "wi"}, {"cek", "chuk", "dar", "enko", "ka", "lena", "mir", "na", "nka", "ov", "ova", "sha", "ski", "slav", "vic", "wicz", "ya"}},
	{{"al", "be", "ca", "da", "el", "fa", "gui", "isa", "jo", "lu", "ma", "mi", "no", "pa", "ro", "sa", "te", "vi", "xo", "yo"}, {"bel", "di", "la", "len", "li", "mi", "na", "ni", "ra", "ri", "ro", "si"}, {"an", "bal", "da", "des", "ez", "iel", "ina", "ita", "lda", "mar", "nio", "nez", "ra", "rdo", "sco", "sio", "tez"}},
	{{"bri", "da", "de", "ja", "jay", "ka", "kay", "ke", "la", "mar", "ny", "qua", "ra", "sha", "ta", "ty", "za"}, {"ki", "la", "lee", "mi", "ni", "qua", "ri", "shaw", "vi"}, {"da", "den", "isha", "ja", "lyn", "nda", "nna", "nte", "rell", "ron", "sha", "shaun", "via", "von", "yah", "zha"}},
	{{"ber", "brun", "ed", "ei", "fried", "ger", "heim", "ing", "ker", "lind", "mar", "os", "rag", "sig", "sten", "thor", "ul", "wal"}, {"a", "de", "e", "i", "ne", "o"}, {"berg", "brecht", "dahl", "dis", "gard", "gerd", "hild", "inger", "ke", "ler", "mann", "quist", "rud", "sen", "son", "stad", "tje"}},
	{{"a", "fe", "ha", "ka", "ke", "la", "le", "ma", "mo", "na", "no", "pu", "si", "ta", "ti", "vai"}, {"a", "i", "ka", "la", "le", "lu", "ma", "na", "no", "pe", "ta", "u"}, {"hina", "iki", "kai", "lani", "lei", "loa", "lua", "mana", "ni", "nui", "olo", "pua", "tau", "vaka"}},
}

// invented returns a name that no list has: what is around it must give it away.
func invented(r *rand.Rand) string {
	s := sounds[r.IntN(len(sounds))]
	name := s[0][r.IntN(len(s[0]))]
	if chance(r, 50) {
		name += s[1][r.IntN(len(s[1]))]
	}
	return titled(name + s[2][r.IntN(len(s[2]))])
}

func one(r *rand.Rand, texts ...string) string { return texts[r.IntN(len(texts))] }
