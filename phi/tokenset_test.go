// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"testing"
)

func TestTokenSet(t *testing.T) {
	s := make(tokenSet, 3)
	s.add(63)
	s.add(130)
	for first := -70; first < 200; first++ {
		for last := first - 2; last < 260; last++ {
			want := first <= 63 && last >= 63 || first <= 130 && last >= 130
			if got := s.any(first, last); got != want {
				t.Fatalf("any(%d, %d) = %v, want %v", first, last, got, want)
			}
		}
	}
}

func TestTokenSetAround(t *testing.T) {
	const tokens = 200
	s := make(tokenSet, tokens/64+2)
	for _, i := range []int{0, 1, 63, 64, 100, 127, 128, 199} {
		s.add(i)
	}
	for i := 0; i <= tokens; i++ {
		before, from := s.before(i), s.from(i)
		for k := range 64 {
			if got, want := before>>(63-k)&1 != 0, i-1-k >= 0 && s.has(i-1-k); got != want {
				t.Fatalf("before(%d) has token %d: %v, want %v", i, i-1-k, got, want)
			}
			if got, want := from>>k&1 != 0, i+k < tokens && s.has(i+k); got != want {
				t.Fatalf("from(%d) has token %d: %v, want %v", i, i+k, got, want)
			}
		}
	}
}

func TestTokenSetWithin(t *testing.T) {
	s := make(tokenSet, 3)
	all := []int{0, 5, 63, 64, 129}
	for _, i := range all {
		s.add(i)
	}
	for first := 0; first < 130; first++ {
		for last := first - 1; last < 130; last++ {
			var want []int
			for _, i := range all {
				if first <= i && i <= last {
					want = append(want, i)
				}
			}
			if got := slices.Collect(s.within(first, last)); !slices.Equal(got, want) {
				t.Fatalf("within(%d, %d) = %v, want %v", first, last, got, want)
			}
		}
	}
	for i := range s.within(0, 129) {
		if i != 0 {
			t.Fatalf("it goes on with %d", i)
		}
		break
	}
}
