// SPDX-License-Identifier: Apache-2.0

package pattern

import "unicode/utf8"

// A gate tells where in a text a match can be.
type gate struct {
	literals []literal
	longest  int  // bytes of the longest literal
	within   bool // the literals were worked out: one is in every match
}

// newGate returns a gate of literals, which are not empty.
func newGate(literals []string, within bool) gate {
	g := gate{within: within}
	for _, text := range literals {
		g.literals = append(g.literals, newLiteral(text))
		g.longest = max(g.longest, len(text))
	}
	return g
}

// opens reports whether there may be anything in a text.
func (g *gate) opens(text string) bool {
	if len(g.literals) == 0 {
		return true
	}
	c := newCursor(g.literals, text)
	return c.seek(0) < len(text)
}

// A window is a range of a text that is searched at once. What is found counts
// if it touches the range from low to high; the rest is there to see it whole.
type window struct {
	from, to  int
	low, high int
}

const (
	// cluster is how far the places of literals are apart that share a window.
	// Where they are dense, no part of the text is searched more than twice.
	cluster = 538
	// block is the length of the range of a window if there is no literal to
	// tell where to look.
	block = 4 << 10
)

// windows calls yield for the windows of a text, in order, until it says no.
func (g *gate) windows(text string, yield func(window) bool) {
	c := newCursor(g.literals, text)
	for at := 0; at < len(text); {
		w := window{low: at, high: min(at+block, len(text))}
		switch {
		case len(g.literals) == 0:
			at = w.high
		case g.within:
			first := c.seek(at)
			if first == len(text) {
				return
			}
			w.low = max(at, first-MaxMatch)
			w.high = min(w.low+block, len(text))
			at = w.high
		default:
			first := c.seek(at)
			if first == len(text) {
				return
			}
			last := first
			for at = c.seek(first + 1); at <= first+cluster && at < len(text); at = c.seek(at + 1) {
				last = at
			}
			w.low, w.high = max(first-Reach, 0), min(last+g.longest+Reach, len(text))
		}
		w.from = characterBefore(text, max(w.low-MaxMatch, 0))
		w.to = characterBehind(text, min(w.high+MaxMatch, len(text)))
		if !yield(w) {
			return
		}
	}
}

// characterBefore returns the start of the character that an offset is in.
func characterBefore(text string, at int) int {
	for n := 1; n < utf8.UTFMax && at > 0 && at < len(text) && !utf8.RuneStart(text[at]); n++ {
		at--
	}
	return at
}

// characterBehind returns the end of the character that an offset is in.
func characterBehind(text string, at int) int {
	for n := 1; n < utf8.UTFMax && at < len(text) && !utf8.RuneStart(text[at]); n++ {
		at++
	}
	return at
}
