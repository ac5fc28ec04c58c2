// SPDX-License-Identifier: Apache-2.0

package synth_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/synth"
)

func TestRepeats(t *testing.T) {
	names, texts := make(map[string]bool), make(map[string]bool)
	for _, r := range synth.Repeats() {
		if r.Name == "" || r.Text == "" || names[r.Name] || texts[r.Text] {
			t.Errorf("%q: %q is empty or there twice", r.Name, r.Text)
		}
		names[r.Name], texts[r.Text] = true, true
	}
	if len(names) == 0 {
		t.Error("there are none")
	}
}
