// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// Whoever asks whether a sign is a part of any construction hears of all of them.
func TestConstructive(t *testing.T) {
	var all lexicon.Signs
	for _, c := range constructions {
		all |= c.a | c.b
	}
	if all != constructive {
		t.Errorf("constructions are made of %b, want %b", all, constructive)
	}
}
