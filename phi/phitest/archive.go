// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// The causes of an [ArchiveError].
var (
	ErrNoVectors  = errors.New("no vectors")
	ErrNoReason   = errors.New("a section without a reason")
	ErrSection    = errors.New("unknown section")
	ErrTwice      = errors.New("the vector occurs twice")
	ErrMark       = errors.New("a mark is not closed")
	ErrMarks      = errors.New("the marks do not fit the section")
	ErrKind       = errors.New("an archive is named for a kind, or clean")
	ErrLanguage   = errors.New("the language is not supported")
	ErrAttachment = errors.New("an attachment without a type and a name")
)

// The errors of a [Failure], beside those of the detector.
var (
	ErrGap     = errors.New("phitest: the gap is closed, or belongs to no vector: remove it")
	ErrOffsets = errors.New("phitest: the findings are not disjoint ranges of the first part")
	ErrReview  = errors.New("phitest: attachments and media review do not go together")
)

// An ArchiveError says where an archive cannot be read.
type ArchiveError struct {
	File string
	// Line counts from 1; 0 is the file as a whole.
	Line int
	// Err is one of the errors of this package or of the file system.
	Err error
}

// Error returns the place and the cause.
func (e *ArchiveError) Error() string {
	return fmt.Sprintf("phitest: %s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap returns Err.
func (e *ArchiveError) Unwrap() error { return e.Err }

// Read returns the vectors of all archives *.txtar in the root of a file system,
// by file and line; README.md of [Files] specifies their format. The error is an
// *[ArchiveError], or [ErrNoVectors] if there is no archive.
func Read(fsys fs.FS) ([]Vector, error) {
	names, err := fs.Glob(fsys, "*.txtar")
	if err != nil {
		return nil, fmt.Errorf("phitest: %w", err)
	}
	slices.Sort(names)
	var all []Vector
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, &ArchiveError{name, 0, err}
		}
		vs, err := readArchive(name, string(data))
		if err != nil {
			return nil, err
		}
		all = append(all, vs...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("phitest: %w", ErrNoVectors)
	}
	return all, nil
}

// aboutNothing is the archive of texts that hold no identifier of any kind.
const aboutNothing = "clean"

// header returns what stands between "-- " and " --".
func header(line string) (name string, ok bool) {
	name, ok = strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, " --")
}

func readArchive(file, data string) ([]Vector, error) {
	archive := strings.TrimSuffix(file, ".txtar")
	kind, err := phi.ParseKind(archive)
	if err != nil && archive != aboutNothing {
		return nil, &ArchiveError{file, 0, ErrKind}
	}
	var out []Vector
	next := Vector{File: file, Kind: kind} // what the next vector has in common with its section
	inWhy := false
	ids := map[string]bool{}
	for n, line := range strings.Split(data, "\n") {
		fail := func(err error) ([]Vector, error) { return nil, &ArchiveError{file, n + 1, err} }
		if name, ok := header(line); ok {
			if inWhy = name == "why"; inWhy {
				next.Why, next.Section = "", 0
				continue
			}
			if next.Section, next.Lang, err = readSection(name); err != nil {
				return fail(err)
			}
			if next.Why == "" {
				return fail(ErrNoReason)
			}
			continue
		}
		switch {
		case strings.TrimSpace(line) == "":
		case inWhy:
			next.Why = strings.TrimSpace(next.Why + " " + line)
		case next.Section != 0:
			v := next
			v.Line, v.Marked, v.ID = n+1, line, vectorID(archive, next.Lang, line)
			if err := v.unmark(); err != nil {
				return fail(err)
			}
			if ids[v.ID] {
				return fail(ErrTwice)
			}
			ids[v.ID] = true
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		return nil, &ArchiveError{file, 0, ErrNoVectors}
	}
	return out, nil
}

// readSection reads the name of a section, which may end in a language.
func readSection(name string) (Section, phi.Language, error) {
	word, lang, stated := strings.Cut(name, " ")
	s, err := ParseSection(word)
	if err != nil {
		return 0, 0, ErrSection
	}
	if !stated {
		return s, phi.LangUnspecified, nil
	}
	l, err := phi.ParseLanguage(lang)
	if err != nil || l == phi.LangUnspecified || l == phi.LangUnsupported {
		return 0, 0, ErrLanguage
	}
	return s, l, nil
}

// unmark fills in Text, Attachments and Want from Marked.
func (v *Vector) unmark() error {
	unescape := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u200b`, "\u200b")
	line := v.Marked
	for strings.HasPrefix(line, "⟨") {
		inner, rest, ok := strings.Cut(strings.TrimPrefix(line, "⟨"), "⟩")
		if !ok {
			return ErrMark
		}
		kind, name, ok := strings.Cut(inner, " ")
		if !ok {
			return ErrAttachment
		}
		v.Attachments = append(v.Attachments, phi.Attachment{MIME: kind, Name: name})
		line = strings.TrimPrefix(rest, " ")
	}
	for {
		before, rest, marked := strings.Cut(line, "⟦")
		v.Text += unescape.Replace(before)
		if !marked {
			return v.fits()
		}
		inner, after, ok := strings.Cut(rest, "⟧")
		if !ok {
			return ErrMark
		}
		kind := v.Kind
		if word, value, ok := strings.Cut(inner, "|"); ok {
			if k, err := phi.ParseKind(word); err == nil {
				kind, inner = k, value
			}
		}
		start := len(v.Text)
		v.Text += unescape.Replace(inner)
		v.Want = append(v.Want, Value{kind, start, len(v.Text)})
		line = after
	}
}

// fits checks the marks against the section.
func (v *Vector) fits() error {
	own := slices.ContainsFunc(v.Want, func(w Value) bool { return w.Kind == v.Kind })
	ok := true
	switch v.Section {
	case Found, Plain:
		ok = own
	case Media:
		ok = len(v.Attachments) > 0
	case Near:
		ok = !own
	case Clean:
		ok = len(v.Want) == 0
	}
	if !ok || slices.ContainsFunc(v.Want, func(w Value) bool { return w.Kind == 0 || w.Start == w.End }) {
		return ErrMarks
	}
	return nil
}
