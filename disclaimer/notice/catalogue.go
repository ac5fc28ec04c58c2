// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/internal/release"
)

// Options replace the tables that come with the package. Nil Options and the
// zero Options are the built-in tables.
type Options struct {
	// Limits replace [BuiltinLimits] unless nil.
	Limits []Limit
	// EmergencyNumbers replace [BuiltinEmergencyNumbers] unless nil.
	EmergencyNumbers []EmergencyNumber
	// RecordingRules replace [BuiltinRecordingRules] unless nil.
	RecordingRules []RecordingRule
}

// ErrTable reports a row of a table that is incomplete or out of form.
var ErrTable = errors.New("notice: a row of a table is not valid")

// tables are the resolved options.
type tables struct {
	limits    []Limit
	emergency []EmergencyNumber
	recording []RecordingRule
	cues      []languageCues
}

func (o *Options) tables() (t tables, err error) {
	if o == nil {
		o = &Options{}
	}
	if t.limits, err = rowsOf(o.Limits, BuiltinLimits, Limit.valid); err != nil {
		return tables{}, err
	}
	if t.emergency, err = rowsOf(o.EmergencyNumbers, BuiltinEmergencyNumbers, EmergencyNumber.valid); err != nil {
		return tables{}, err
	}
	if t.recording, err = rowsOf(o.RecordingRules, BuiltinRecordingRules, RecordingRule.valid); err != nil {
		return tables{}, err
	}
	t.cues, err = builtinCues()
	return t, err
}

func rowsOf[R any](given []R, builtin func() ([]R, error), valid func(R) bool) ([]R, error) {
	rows := slices.Clone(given)
	if rows == nil {
		var err error
		if rows, err = builtin(); err != nil {
			return nil, err
		}
	}
	if slices.ContainsFunc(rows, func(r R) bool { return !valid(r) }) {
		return nil, ErrTable
	}
	return rows, nil
}

// limitsOf returns the rows of a surface.
func (t tables) limitsOf(surface string) []Limit {
	return slices.DeleteFunc(slices.Clone(t.limits), func(l Limit) bool { return l.Surface != surface })
}

// A Catalogue holds linted notices and saved replies. It is immutable and safe
// for concurrent use. The zero Catalogue is empty.
type Catalogue struct {
	entries  []compiledEntry
	tables   tables
	findings []Finding
	engine   release.Engine
}

// A compiledEntry is an entry whose templates are taken apart.
type compiledEntry struct {
	Entry
	candidates [][]candidate // for each wording
	matcher    language.Matcher
}

// New lints the entries of books and compiles them. Entries keep their order.
// It returns a [*LintError] if the lint finds an error, [ErrTable] for a row of
// a table in the options, or [ErrSchema].
func New(books []Book, options *Options) (*Catalogue, error) {
	t, err := options.tables()
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, b := range books {
		if b.Schema != schema {
			return nil, ErrSchema
		}
		for _, e := range b.Entries {
			entries = append(entries, e.clone())
		}
	}
	findings := lint(entries, t)
	if err := lintError(findings); err != nil {
		return nil, err
	}
	c := &Catalogue{tables: t, findings: findings}
	for _, e := range entries {
		compiled, err := compile(e)
		if err != nil {
			return nil, err
		}
		c.entries = append(c.entries, compiled)
	}
	if c.engine, err = engineOf(entries, t); err != nil {
		return nil, err
	}
	return c, nil
}

func compile(e Entry) (compiledEntry, error) {
	c := compiledEntry{Entry: e}
	tags := make([]language.Tag, len(e.Wordings))
	for i, w := range e.Wordings {
		tags[i] = w.Language
		texts, err := candidates(w)
		if err != nil {
			return compiledEntry{}, err
		}
		c.candidates = append(c.candidates, texts)
	}
	c.matcher = language.NewMatcher(tags)
	return c, nil
}

func engineOf(entries []Entry, t tables) (release.Engine, error) {
	var parts [][]byte
	for _, part := range []any{entries, t.limits, t.emergency, t.recording} {
		data, err := json.Marshal(part)
		if err != nil {
			return release.Engine{}, err
		}
		parts = append(parts, data)
	}
	return release.NewEngine(parts...), nil
}

// Extend returns a catalogue with the entries of books before those of c. An
// entry takes the place of the one with the same id, in all its languages. The
// tables are those of c. Errors are those of [New].
func (c *Catalogue) Extend(books []Book) (*Catalogue, error) {
	own := slices.Clone(books)
	given := make(map[string]bool)
	for _, b := range books {
		for _, e := range b.Entries {
			given[e.ID] = true
		}
	}
	rest := Book{Schema: schema}
	for _, e := range c.entries {
		if !given[e.ID] {
			rest.Entries = append(rest.Entries, e.Entry)
		}
	}
	return New(append(own, rest), &Options{
		Limits: c.tables.limits, EmergencyNumbers: c.tables.emergency, RecordingRules: c.tables.recording,
	})
}

// IDs returns the ids of the entries, sorted, in a fresh slice. Rules that
// answer with a saved reply name it by its id.
func (c *Catalogue) IDs() []string {
	ids := make([]string, len(c.entries))
	for i, e := range c.entries {
		ids[i] = e.ID
	}
	slices.Sort(ids)
	return ids
}

// Entry returns a copy of the entry with an id.
func (c *Catalogue) Entry(id string) (Entry, bool) {
	i := slices.IndexFunc(c.entries, func(e compiledEntry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return c.entries[i].clone(), true
}

// Limits returns the limits of a surface in a fresh slice, none for an unknown
// one.
func (c *Catalogue) Limits(surface string) []Limit { return c.tables.limitsOf(surface) }

// RecordingConsent returns the strictest rule of the jurisdictions in which the
// people on a call may be. One that is unknown, and none at all, is
// [RecordingAllParty].
func (c *Catalogue) RecordingConsent(jurisdictions ...string) RecordingConsent {
	return strictest(c.tables.recording, jurisdictions)
}

// Engine identifies the entries and the tables.
func (c *Catalogue) Engine() release.Engine { return c.engine }

//go:embed data/books/*.json
var booksFS embed.FS

// BuiltinBooks returns the books that come with the package, freshly decoded.
func BuiltinBooks() ([]Book, error) {
	names, err := fs.Glob(booksFS, "data/books/*.json")
	if err != nil {
		return nil, err
	}
	var books []Book
	for _, name := range names {
		data, err := fs.ReadFile(booksFS, path.Clean(name))
		if err != nil {
			return nil, err
		}
		b, err := DecodeBook(bytes.Clone(data))
		if err != nil {
			return nil, err
		}
		books = append(books, b)
	}
	return books, nil
}

var builtin = sync.OnceValues(func() (*Catalogue, error) {
	books, err := BuiltinBooks()
	if err != nil {
		return nil, err
	}
	return New(books, nil)
})

// Builtin returns the catalogue that comes with the package: [New] of
// [BuiltinBooks] without options. It is compiled on the first call.
func Builtin() (*Catalogue, error) { return builtin() }
