// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"

	"github.com/safeharbor-go/safeharbor/phi"
)

//go:embed vectors
var vectors embed.FS

// A Section says what a vector proves. The zero Section is invalid.
type Section uint8

// The sections.
const (
	_     Section = iota
	Found         // holds exactly the marked values, alone and in every carrier
	Plain         // the same without the carriers: a text that is a whole of its own
	Media         // its attachments are to be looked at by a person
	Near          // looks like an identifier of the kind, and is none
	Clean         // holds nothing
)

var sectionWords = [...]string{"", "found", "plain", "media", "near", "clean"}

// ParseSection returns the section with the given word.
func ParseSection(word string) (Section, error) {
	for s := Found; s <= Clean; s++ {
		if sectionWords[s] == word {
			return s, nil
		}
	}
	return 0, fmt.Errorf("phitest: section: %w", phi.ErrUnknownWord)
}

// String returns the word of s, such as "found".
func (s Section) String() string {
	if s < Found || s > Clean {
		return "unspecified"
	}
	return sectionWords[s]
}

// MarshalText returns the word. It fails for an invalid section.
func (s Section) MarshalText() ([]byte, error) {
	if s < Found || s > Clean {
		return nil, fmt.Errorf("phitest: section: %w", phi.ErrUnknownWord)
	}
	return []byte(s.String()), nil
}

// UnmarshalText is the inverse of MarshalText.
func (s *Section) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSection(string(text))
	return err
}

// Positive reports whether a vector of the section holds an identifier.
func (s Section) Positive() bool { return s == Found || s == Plain || s == Media }

// A Value is an identifier in the text of a vector, or one that was found: the
// bytes Start to End, half-open. The zero Value is invalid.
type Value struct {
	Kind       phi.Kind
	Start, End int
}

// String returns kind and place, such as "date@3-13".
func (v Value) String() string { return fmt.Sprintf("%v@%d-%d", v.Kind, v.Start, v.End) }

// A Vector is a text with the identifiers in it. It is plain data. The zero
// Vector is of no section and fails every check.
type Vector struct {
	// ID is the name of the archive and a hash of the line and its language. It
	// stays when other lines come and go.
	ID string
	// File and Line say where the vector stands.
	File string
	Line int
	// Marked is the line as it stands there.
	Marked string
	// Kind is what the archive is about, 0 for texts about no kind at all.
	Kind    phi.Kind
	Section Section
	// Lang is what the message states; LangUnspecified has it detected.
	Lang        phi.Language
	Text        string
	Attachments []phi.Attachment
	// Want are the values in Text, in order.
	Want []Value
	// Why is the regulation, the grammar or the fact of language behind it.
	Why string
}

// Message returns the message that v stands for: one body of text.
func (v Vector) Message() phi.Message {
	m := phi.Body(v.Text)
	m.Lang, m.Attachments = v.Lang, v.Attachments
	return m
}

// String returns ID and place, and no text.
func (v Vector) String() string { return fmt.Sprintf("%s (%s:%d)", v.ID, v.File, v.Line) }

func vectorID(archive string, lang phi.Language, marked string) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%v %s", lang, marked)
	return fmt.Sprintf("%s/%08x", archive, h.Sum32())
}

// Files returns the archives *.txtar that ship with the package, and the page
// README.md that specifies their format.
func Files() fs.FS {
	files, err := fs.Sub(vectors, "vectors")
	if err != nil {
		return vectors // not reached: the name is valid
	}
	return files
}

// Vectors returns the vectors that ship with the package, by file and line. The
// slice is the caller's. The error is that of [Read]; a test rules it out.
func Vectors() ([]Vector, error) { return Read(Files()) }
