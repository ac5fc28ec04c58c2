// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A vocabulary holds the words of one language and numbers them. A phrase is
// under the joined hash of its words, and each of its beginnings is marked.
type vocabulary struct {
	lang    phi.Language
	gloss   *glossary
	numbers numbering         // by hash
	entries []vocabularyEntry // by number; the first is that of words it does not hold
	nouns   classSet          // the classes that a form of a noun shares with it
	// verbal are the classes of verbs that the word files give without their forms.
	verbal  classSet
	endings *byLast
}

type vocabularyEntry struct {
	classes classSet
	known   bool  // a word or a phrase ends here
	longer  bool  // longer phrases start like this
	gloss   uint8 // what a known word means
}

// entry returns the entry of a word or a phrase, that of no word if there is
// none.
func (v *vocabulary) entry(hash uint64) *vocabularyEntry { return &v.entries[v.numbers.of(hash)] }

// number returns the number of a word or a phrase, a new one if it has none.
func (v *vocabulary) number(hash uint64) int32 {
	n := v.numbers.of(hash)
	if n == 0 {
		n = int32(len(v.entries))
		v.numbers.set(hash, n)
		v.entries = append(v.entries, vocabularyEntry{})
	}
	return n
}

// A classNames interns the names of classes.
type classNames struct {
	ids   map[string]classID
	names []string
	// halves are those of the hashes of the names, by which marks know a class
	// whatever its number is.
	halves []halves
}

func newClassNames() *classNames {
	n := &classNames{ids: map[string]classID{}}
	for i, name := range wordClasses {
		n.ids[name] = classID(i)
		n.names = append(n.names, name)
		n.halves = append(n.halves, halvesOf(scan.Hash(name)))
	}
	return n
}

// of returns the class of a name, and makes it if make is set.
func (n *classNames) of(name string, create bool) (classID, error) {
	id, ok := n.ids[name]
	switch {
	case ok:
		return id, nil
	case !create:
		return 0, fmt.Errorf("no word file has class %q", name)
	case len(n.names) == maxClasses:
		return 0, fmt.Errorf("more than %d classes", maxClasses)
	}
	id = classID(len(n.names))
	n.ids[name] = id
	n.names = append(n.names, name)
	n.halves = append(n.halves, halvesOf(scan.Hash(name)))
	return id, nil
}

// readWords reads a word file. A line gives a class, or several joined with a
// comma, a tab, and words joined with a vertical bar; a word of several words
// is a phrase. A class that begins with "+" inflects each word as an English
// verb: the first word in the forms that come from its base, or in those that
// are given with slashes: base/third person/gerund/past/participle.
func readWords(text string, lang phi.Language, gloss *glossary, names *classNames) (*vocabulary, error) {
	v := &vocabulary{lang: lang, gloss: gloss, numbers: newNumbering(), entries: make([]vocabularyEntry, 1), endings: newByLast(endings[lang])}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		class, words, ok := strings.Cut(line, "\t")
		if !ok || words == "" {
			return nil, fmt.Errorf("line %d: no tab, or nothing after it", n+1)
		}
		class, verbs := strings.CutPrefix(class, "+")
		var set classSet
		for name := range strings.SplitSeq(class, ",") {
			id, err := names.of(name, true)
			if err != nil || id < classFirstWord && id != classNumber {
				return nil, fmt.Errorf("line %d: class %q cannot be filled", n+1, name)
			}
			set.add(id)
			if slices.Contains(verbalClasses[:], name) {
				v.verbal.add(id)
			}
		}
		for word := range strings.SplitSeq(words, "|") {
			if word == "" || word != strings.TrimSpace(word) {
				return nil, fmt.Errorf("line %d: an empty or padded word", n+1)
			}
			if !verbs {
				v.add(word, set)
				continue
			}
			if err := v.addVerb(word, set); err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
		}
	}
	for _, name := range nounClasses {
		if id, ok := names.ids[name]; ok {
			v.nouns.add(id)
		}
	}
	return v, nil
}

// add enters a word or a phrase, cut at hyphens and elisions as a text is.
func (v *vocabulary) add(word string, set classSet) {
	var h uint64
	var parts []string
	for part := range strings.FieldsSeq(strings.ReplaceAll(word, "-", " ")) {
		if cut := elision(part, v.lang); cut > 0 {
			parts = append(parts, part[:cut], part[cut:])
		} else {
			parts = append(parts, part)
		}
	}
	if len(parts) == 1 && v.lang != phi.English && set.meets(&v.verbal) {
		u := unit{end: int32(len(word)), upper: false}
		v.form(&u, word)
		set.join(&u.classes)
	}
	for i, part := range parts {
		if i == 0 {
			h = scan.Hash(part)
		} else {
			h = scan.Join(h, scan.Hash(part))
		}
		e := &v.entries[v.number(h)]
		if i == len(parts)-1 {
			e.known, e.gloss = true, v.gloss.of(h, word)
			e.classes.join(&set)
		} else {
			e.longer = true
		}
	}
}

// addVerb enters the forms of an English verb.
func (v *vocabulary) addVerb(word string, set classSet) error {
	first, rest, _ := strings.Cut(word, " ")
	if rest != "" {
		rest = " " + rest
	}
	forms := strings.Split(first, "/")
	if len(forms) == 1 {
		forms = regular(first)
	}
	if len(forms) != 5 {
		return fmt.Errorf("a verb with %d forms, not 5", len(forms))
	}
	for i, class := range [...]classID{classBase, classPresentS, classIng, classPast, classParticiple} {
		s := set
		s.add(class)
		s.add(classVerb)
		v.add(forms[i]+rest, s)
	}
	return nil
}

// regular returns the forms of a regular English verb. A verb that doubles its
// last consonant is given with its forms.
func regular(base string) []string {
	last := base[len(base)-1]
	vowelBefore := len(base) > 1 && strings.IndexByte("aeiou", base[len(base)-2]) >= 0
	switch {
	case last == 'e':
		return []string{base, base + "s", base[:len(base)-1] + "ing", base + "d", base + "d"}
	case last == 'y' && !vowelBefore:
		stem := base[:len(base)-1]
		return []string{base, stem + "ies", base + "ing", stem + "ied", stem + "ied"}
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "sh"):
		return []string{base, base + "es", base + "ing", base + "ed", base + "ed"}
	}
	return []string{base, base + "s", base + "ing", base + "ed", base + "ed"}
}
