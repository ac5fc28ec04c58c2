// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// slowMBI is the format as CMS prints it, position by position.
var slowMBI = regexp.MustCompile(`^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$`)

func TestMBIAgainstOracle(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	r := rand.New(rand.NewPCG(3, 4))
	valid := 0
	for range 200000 {
		code := []byte("1EG4TE5MK73")
		// One to three characters off, so that both answers occur.
		for range 1 + r.IntN(3) {
			code[r.IntN(len(code))] = alphabet[r.IntN(len(alphabet))]
		}
		want := slowMBI.Match(code)
		if got := validMBI(code); got != want {
			t.Fatalf("%v for a code that the oracle calls %v", got, want)
		}
		if want {
			valid++
		}
	}
	if valid == 0 {
		t.Error("no valid code was tried")
	}
}

func TestMBILetters(t *testing.T) {
	for _, b := range []byte("SLOIBZ") {
		code := []byte("1EG4TE5MK73")
		code[1] = b
		if validMBI(code) {
			t.Errorf("%c is not in use: it looks like a digit", b)
		}
	}
}
