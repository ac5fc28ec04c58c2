// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/safeharbor-go/safeharbor/phi"
)

//go:embed data/*.txt
var dataFiles embed.FS

// A grammar is all that is known about words and rules: a vocabulary for each
// language and the table of rules. It is immutable.
type grammar struct {
	names      *classNames
	classes    fileClasses
	vocabulary [phi.Italian + 1]*vocabulary
	rules      []rule
	byName     map[string]*rule
	indexes    [phi.Italian + 1]*index // of the rules that read replies
	inbound    [phi.Italian + 1]*index // of those that read inbound messages
	opinion    *opinion
	subjects   [len(subjects)]classSet
	oneParty   map[string]bool // jurisdictions in which one side of a call may record it
	digest     []byte          // of the files, in the order of their names
}

// A rule is one row of the table: what it finds, which code and tier it has,
// and why. A rule without patterns is found by code of this package that asks
// for it by name.
type rule struct {
	name    string
	code    Code
	tier    Tier
	why     string
	source  string
	unless  condition
	needs   condition
	inbound bool // reads the inbound message, not the reply
	objection
	patterns [phi.Italian + 1][]*pattern
}

// A condition is a set of facts about the place where a pattern matches.
type condition uint16

const (
	inIf        condition = 1 << iota // in a condition
	inGiven                           // in a sentence whose condition is the relationship itself
	inGeneric                         // the clause speaks of nobody in particular
	inFuture                          // the clause speaks of what may come
	inNegation                        // a negation stands before it in the clause
	inEmergency                       // the sentence says what to do in an emergency
	inPast                            // the clause tells of the past
	withPerson                        // the sentence speaks to or of one person
	withPrivate                       // the sentence leads to a channel that only two can read
	onCarrier                         // the text is a text message
	onPost                            // the text is a post, which addresses nobody
	afterStaff                        // this sentence or the one before names somebody of the staff
	ofPeople                          // the sentence speaks of people in general
	afterTold                         // the inbound message tells of somebody's health
	afterAsked                        // the inbound message asks what somebody may or should do
	afterMatter                       // the inbound message asks how somebody's own matter stands
)

var conditionNames = map[string]condition{
	"if": inIf, "given": inGiven, "generic": inGeneric, "future": inFuture, "negation": inNegation, "emergency": inEmergency,
	"past": inPast, "person": withPerson, "private": withPrivate,
	"carrier": onCarrier, "post": onPost, "antecedent": afterStaff,
	"people": ofPeople, "told": afterTold, "asked": afterAsked, "matter": afterMatter,
}

// loadGrammar reads the embedded files once.
var loadGrammar = sync.OnceValues(readGrammar)

var languageFiles = [...]phi.Language{phi.English, phi.Spanish, phi.French, phi.German, phi.Italian}

func readGrammar() (*grammar, error) {
	g := &grammar{names: newClassNames(), byName: map[string]*rule{}}
	var err error
	if g.opinion, err = newOpinion(opinionFile); err != nil {
		return nil, err
	}
	if g.oneParty, err = readOneParty(recordingFile); err != nil {
		return nil, err
	}
	g.digest = append(g.digest, opinionFile...)
	gloss, err := dataFiles.ReadFile("data/gloss.txt")
	if err != nil {
		return nil, fmt.Errorf("disclaimer: %w", err)
	}
	g.digest = append(g.digest, gloss...)
	glossaries, err := readGloss(string(gloss))
	if err != nil {
		return nil, fmt.Errorf("disclaimer: data/gloss.txt: %w", err)
	}
	for _, lang := range languageFiles {
		name := "data/words_" + lang.String() + ".txt"
		text, err := dataFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("disclaimer: %w", err)
		}
		g.digest = append(g.digest, text...)
		if g.vocabulary[lang], err = readWords(string(text), lang, glossaries[lang], g.names); err != nil {
			return nil, fmt.Errorf("disclaimer: %s: %w", name, err)
		}
	}
	entries, err := dataFiles.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("disclaimer: %w", err)
	}
	for _, entry := range entries { // ReadDir sorts by name
		if !strings.HasPrefix(entry.Name(), "rules_") {
			continue
		}
		text, err := dataFiles.ReadFile("data/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("disclaimer: %w", err)
		}
		g.digest = append(g.digest, text...)
		if err := g.readRules(string(text)); err != nil {
			return nil, fmt.Errorf("disclaimer: %s: %w", entry.Name(), err)
		}
	}
	if g.classes, err = newFileClasses(g.names); err != nil {
		return nil, fmt.Errorf("disclaimer: %w", err)
	}
	if g.subjects, err = subjectClasses(g.names); err != nil {
		return nil, fmt.Errorf("disclaimer: %w", err)
	}
	for i := range g.rules {
		g.byName[g.rules[i].name] = &g.rules[i]
	}
	for _, lang := range languageFiles {
		g.indexes[lang] = newIndex(g.rules, g.vocabulary[lang], false)
		g.inbound[lang] = newIndex(g.rules, g.vocabulary[lang], true)
	}
	return g, nil
}

// readRules reads a rule file: blocks of lines "key value", each begun by
// "rule NAME CODE TIER". The key of a pattern is its language, or "all".
func (g *grammar) readRules(text string) error {
	var r *rule
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if key == "rule" {
			made, err := newRule(value)
			if err != nil {
				return fmt.Errorf("line %d: %w", n+1, err)
			}
			if slices.ContainsFunc(g.rules, func(o rule) bool { return o.name == made.name }) {
				return fmt.Errorf("line %d: a second rule %s", n+1, made.name)
			}
			g.rules = append(g.rules, made)
			r = &g.rules[len(g.rules)-1]
			continue
		}
		if r == nil {
			return fmt.Errorf("line %d: before the first rule", n+1)
		}
		if err := r.read(key, value, g); err != nil {
			return fmt.Errorf("line %d: %s: %w", n+1, r.name, err)
		}
	}
	for i := range g.rules {
		if g.rules[i].why == "" || g.rules[i].source == "" {
			return fmt.Errorf("rule %s has no reason or no source", g.rules[i].name)
		}
	}
	return nil
}

func newRule(head string) (rule, error) {
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return rule{}, fmt.Errorf("a rule has name, code and tier")
	}
	tier, err := ParseTier(fields[2])
	if err != nil {
		return rule{}, err
	}
	r := rule{name: fields[0], tier: tier, objection: objectionOf(fields[0], tier)}
	if tier == TierNever && fields[1] == "-" {
		return r, nil
	}
	r.code, err = ParseCode(fields[1])
	return r, err
}

func (r *rule) read(key, value string, g *grammar) error {
	switch key {
	case "why":
		r.why = value
		return nil
	case "source":
		r.source = value
		return nil
	case "reads":
		if value != "inbound" {
			return fmt.Errorf("reads %q, not the inbound message", value)
		}
		r.inbound = true
		return nil
	case "unless", "needs":
		for word := range strings.FieldsSeq(value) {
			c, ok := conditionNames[word]
			if !ok {
				return fmt.Errorf("%q is no condition", word)
			}
			if key == "unless" {
				r.unless |= c
			} else {
				r.needs |= c
			}
		}
		return nil
	}
	p, err := compilePattern(value, g.names)
	if err != nil {
		return err
	}
	if !p.anchored() {
		return fmt.Errorf("a pattern begins with a gap")
	}
	if key != "all" {
		for _, phrase := range p.phrases() {
			lang, err := phi.ParseLanguage(key)
			if err == nil && lang.Supported() && !g.vocabulary[lang].entry(phrase.hash).known {
				return fmt.Errorf("no word file has the phrase %q", phrase.text)
			}
		}
	}
	if key == "all" {
		for _, lang := range languageFiles {
			r.patterns[lang] = append(r.patterns[lang], p)
		}
		return nil
	}
	for _, lang := range languageFiles {
		if lang.String() == key {
			r.patterns[lang] = append(r.patterns[lang], p)
			return nil
		}
	}
	return fmt.Errorf("%q is no key", key)
}
