// SPDX-License-Identifier: Apache-2.0

package phitest_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// files is a file system with one file.
func files(name, data string) fs.FS { return fstest.MapFS{name: {Data: []byte(data)}} }

func TestRead(t *testing.T) {
	got, err := phitest.Read(files("phone.txtar", "a comment\n\n-- why --\nFirst line,\nsecond line.\n-- plain es --\n⟨image/png a.png⟩ al ⟦612 345 678⟧\\n⟦fax|x⟧\n"))
	require.NoError(t, err)
	require.Len(t, got, 1)
	want := phitest.Vector{
		ID: got[0].ID, File: "phone.txtar", Line: 7, Marked: "⟨image/png a.png⟩ al ⟦612 345 678⟧\\n⟦fax|x⟧",
		Kind: phi.KindPhone, Section: phitest.Plain, Lang: phi.Spanish,
		Text: "al 612 345 678\nx", Attachments: []phi.Attachment{{MIME: "image/png", Name: "a.png"}},
		Want: []phitest.Value{{Kind: phi.KindPhone, Start: 3, End: 14}, {Kind: phi.KindFax, Start: 15, End: 16}},
		Why:  "First line, second line.",
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadRefuses(t *testing.T) {
	const why = "-- why --\nx\n"
	for _, tc := range []struct {
		name, why, file, data string
		want                  error
	}{
		{"no file", "a folder without archives proves nothing", "a.txt", "x", phitest.ErrNoVectors},
		{"empty", "an archive without vectors proves nothing", "email.txtar", "a comment\n", phitest.ErrNoVectors},
		{"unknown section", "a misspelt name would be skipped", "email.txtar", why + "-- fuond --\n⟦a@example.com⟧\n", phitest.ErrSection},
		{"no reason", "a vector without a source is an opinion", "email.txtar", "-- found --\n⟦a@example.com⟧\n", phitest.ErrNoReason},
		{"twice", "one vector, one point", "email.txtar", why + "-- found --\n⟦a@example.com⟧\n⟦a@example.com⟧\n", phitest.ErrTwice},
		{"unmarked", "a vector to find marks what", "email.txtar", why + "-- found --\nnothing\n", phitest.ErrMarks},
		{"empty mark", "nothing is no value", "email.txtar", why + "-- found --\n⟦⟧\n", phitest.ErrMarks},
		{"marked", "a clean vector marks nothing", "email.txtar", why + "-- clean --\n⟦a@example.com⟧\n", phitest.ErrMarks},
		{"near its own", "what is marked of the kind is no near miss", "email.txtar", why + "-- near --\n⟦a@example.com⟧\n", phitest.ErrMarks},
		{"no media", "without an attachment there is nothing to look at", "photo.txtar", why + "-- media --\nlook\n", phitest.ErrMarks},
		{"kind of clean", "texts about nothing mark other kinds by name", "clean.txtar", why + "-- found --\n⟦x⟧\n", phitest.ErrMarks},
		{"open mark", "the end of a value may not be guessed", "email.txtar", why + "-- found --\n⟦a@example.com\n", phitest.ErrMark},
		{"open attachment", "nor that of an attachment", "photo.txtar", why + "-- media --\n⟨image/png\n", phitest.ErrMark},
		{"attachment without a name", "a file has a name", "photo.txtar", why + "-- media --\n⟨image/png⟩\n", phitest.ErrAttachment},
		{"unknown kind", "an archive belongs to a kind", "letter.txtar", why + "-- clean --\nx\n", phitest.ErrKind},
		{"unknown language", "the language has to be supported", "email.txtar", why + "-- clean xx --\nx\n", phitest.ErrLanguage},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := phitest.Read(files(tc.file, tc.data))
			if !errors.Is(err, tc.want) {
				t.Errorf("%v, want %v: %s", err, tc.want, tc.why)
			}
		})
	}
}

func TestReadGaps(t *testing.T) {
	got, err := phitest.ReadGaps("gaps.txt", "a comment\n-- why --\nNo such\nword.\n-- gaps --\nage/1: ⟦92 x⟧\nage/2 wrapped: a: b\n")
	require.NoError(t, err)
	want := []phitest.Gap{
		{ID: "age/1", Marked: "⟦92 x⟧", Why: "No such word."},
		{ID: "age/2", Carrier: "wrapped", Marked: "a: b", Why: "No such word."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, tc := range []struct {
		name, list string
		want       error
	}{
		{"no reason", "-- gaps --\nage/1: x\n", phitest.ErrNoReason},
		{"unknown section", "-- gasp --\n", phitest.ErrSection},
		{"no line", "-- why --\nx\n-- gaps --\nage/1\n", phitest.ErrMarks},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := phitest.ReadGaps("gaps.txt", tc.list)
			var where *phitest.ArchiveError
			require.ErrorAs(t, err, &where)
			if !errors.Is(err, tc.want) || where.File != "gaps.txt" || where.Line == 0 {
				t.Errorf("%v, want %v with its place", err, tc.want)
			}
		})
	}
}
