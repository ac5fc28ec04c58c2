// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// checkUnread compares what is found where words are looked up when somebody
// asks about them with what is found where all of them are looked up at once.
func checkUnread(t *testing.T, d *Detector, text string) (found int) {
	t.Helper()
	detect := func(whole bool) *work {
		w := &work{d: d, reading: reading{whole: whole}}
		w.look(text)
		w.detect()
		return w
	}
	whole, asked := detect(true), detect(false)
	if whole.lang != asked.lang || whole.unsupported != asked.unsupported {
		t.Fatalf("the language is %v with all words, %v without", whole.lang, asked.lang)
	}
	if diff := cmp.Diff(whole.found, asked.found); diff != "" {
		t.Fatalf("what is found (-all words +those that matter):\n%s", diff)
	}
	return len(asked.found)
}

func announcedDetector(tb testing.TB) *Detector {
	tb.Helper()
	d, err := New(&Options{Names: NamesAnnounced})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestUnreadWordsChangeNothing(t *testing.T) {
	d := announcedDetector(t)
	found := 0
	for _, shape := range synth.Shapes() {
		for _, text := range synth.Corpus(shape, 7, 100_000) {
			found += checkUnread(t, d, text)
		}
	}
	files, err := filepath.Glob("phitest/vectors/*.txtar")
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			found += checkUnread(t, d, line)
		}
	}
	if found < 1000 {
		t.Errorf("%d findings in all: the comparison compares little", found)
	}
}

func FuzzUnreadWordsChangeNothing(f *testing.F) {
	for _, text := range []string{
		"", "mein Name ist Ana Ruiz, geboren am 3. März 1931", "she lives at 12 Oak Street, San Francisco, CA 94110", "turning ninety-three on Christmas Day",
		"four one oh five five five oh one two three", "ana at example dot com", "è nata il 4 maggio, abita a Roma", "привет как дела", "n° de dossier: 12-34",
		strings.Repeat("the date of birth ", 300),
	} {
		f.Add(text)
	}
	d := announcedDetector(f)
	f.Fuzz(func(t *testing.T, text string) { checkUnread(t, d, text) })
}
