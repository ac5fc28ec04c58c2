// SPDX-License-Identifier: Apache-2.0

package talk_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// What the weights hold of a word is what the table of words knows of it: whoever
// changes the one writes the other again.
func TestWordsAreWhatTheyWere(t *testing.T) {
	files, err := filepath.Glob("../gen/talk/corpus/*.jsonl")
	require.NoError(t, err)
	words, found := 0, 0
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			var in struct{ Lang, Text string }
			require.NoError(t, json.Unmarshal(lines.Bytes(), &in))
			x := text(in.Text)
			x.Lang = uint8(slices.Index([]string{"", "en", "es", "fr", "de", "it"}, in.Lang))
			for i := range x.Tokens {
				if x.Tokens[i].Shape.Has(scan.Apostrophe) {
					continue // an elided word is looked up by who reads the text
				}
				words++
				is, ok := x.Known(i)
				if !ok {
					continue
				}
				found++
				if _, want := x.Word(i); is != want {
					t.Fatalf("%s: the kind of a word is %#x, want %#x", filepath.Base(file), is, want)
				}
			}
		}
		require.NoError(t, lines.Err())
		require.NoError(t, f.Close())
	}
	if share := float64(found) / float64(words); share < 0.9 {
		t.Errorf("%.3f of the words of the messages are in the table", share)
	}
}
