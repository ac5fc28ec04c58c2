// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"regexp"
	"testing"
)

// slowNANP is the numbering plan as a pattern: [2-9][0-8]x, not N11, not 37x and
// 96x; the exchange [2-9]xx, not N11.
var (
	slowArea     = regexp.MustCompile(`^[2-9][0-8][0-9]$`)
	slowExchange = regexp.MustCompile(`^[2-9][0-9][0-9]$`)
	slowNever    = regexp.MustCompile(`^(.11|37.|96.)$`)
	slowService  = regexp.MustCompile(`^.11$`)
)

func TestNANPAgainstOracle(t *testing.T) {
	for area := range 1000 {
		a := fmt.Sprintf("%03d", area)
		want := slowArea.MatchString(a) && !slowNever.MatchString(a)
		if got := nanp([]byte(a + "5550123")); got != want {
			t.Errorf("area %s: %v, want %v", a, got, want)
		}
		wantExchange := slowExchange.MatchString(a) && !slowService.MatchString(a)
		if got := nanp([]byte("410" + a + "0123")); got != wantExchange {
			t.Errorf("exchange %s: %v, want %v", a, got, wantExchange)
		}
		if got := nanp([]byte(a + "0123")); got != wantExchange {
			t.Errorf("local exchange %s: %v, want %v", a, got, wantExchange)
		}
	}
}
