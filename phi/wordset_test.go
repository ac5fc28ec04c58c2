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
	if tokens := scan.Append(nil, "one"); wordsOf("").has(&tokens[0]) {
		t.Error("a word is in the empty set")
	}
}
