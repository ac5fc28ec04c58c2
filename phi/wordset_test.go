// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

func TestWordSet(t *testing.T) {
	const list = "one two três Ÿ d'une four five six seven eight nine ten eleven twelve"
	set := wordsOf(list)
	for _, word := range strings.Fields(list) {
		for _, text := range []string{word, strings.ToUpper(word)} {
			if tokens := scan.Append(nil, text); len(tokens) != 1 || !set.has(&tokens[0]) {
				t.Errorf("%q is not in the set", text)
			}
		}
	}
	for _, text := range []string{"zero", "on", "tres", "1", "👍", strings.Repeat("a", scan.MaxToken+1)} {
		if tokens := scan.Append(nil, text); set.has(&tokens[0]) {
			t.Errorf("%q is in the set", text)
		}
	}
	empty := wordsOf("")
	if tokens := scan.Append(nil, "one"); empty.has(&tokens[0]) {
		t.Error("a word is in the empty set")
	}
}

// A set that is nearly full is slow, and one that is full is searched for ever.
func TestWordSetsHaveRoom(t *testing.T) {
	for n, s := range []wordSet{
		endings, lasts, copulas, separatorNames, laws, eponymous, articles, determiners, encounters, numbersSaid, strongStreets,
		foreignStreets, leadingStreets, accounts, mediaWords, startsCue,
	} {
		words := 0
		for _, hash := range s {
			if hash != 0 {
				words++
			}
		}
		if words == 0 || words > len(s)*3/4 {
			t.Errorf("set %d has %d words", n, words)
		}
	}
}
