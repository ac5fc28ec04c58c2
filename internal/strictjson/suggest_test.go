// SPDX-License-Identifier: Apache-2.0

package strictjson_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

func TestNearest(t *testing.T) {
	known := []string{"any", "all", "value", "priority"}
	tests := []struct{ name, why, got, want string }{
		{"same letters", "only the case differs", "Priority", "priority"},
		{"one letter", "a letter is missing", "valu", "value"},
		{"two letters", "long words forgive more", "pririty", "priority"},
		{"tie", "the order of the list settles it", "aly", "any"},
		{"far", "nothing is near", "zebra", ""},
		{"empty", "an empty word is near nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strictjson.Nearest(tt.got, known); got != tt.want {
				t.Errorf("Nearest(%q) = %q, want %q: %s", tt.got, got, tt.want, tt.why)
			}
		})
	}
}
