// SPDX-License-Identifier: Apache-2.0

package window

import "unicode/utf8"

// A Window is the part of a text that is in memory: context that is done with,
// then what is not. The zero Window has no room. It is not safe for concurrent
// use.
type Window struct {
	text  []byte
	fresh int   // the length of the context
	base  int64 // bytes of the text that went out
}

// New returns a window of the given number of bytes.
func New(size int) *Window { return &Window{text: make([]byte, 0, size)} }

// Size returns the number of bytes for which w has room.
func (w *Window) Size() int { return cap(w.text) }

// Free returns the room that is left. What is written to it counts from
// [Window.Added] on.
func (w *Window) Free() []byte { return w.text[len(w.text):cap(w.text)] }

// Added says that the first n bytes of what Free returned were written.
func (w *Window) Added(n int) { w.text = w.text[:len(w.text)+n] }

// Full reports whether there is no room left.
func (w *Window) Full() bool { return len(w.text) == cap(w.text) }

// Grow doubles the room.
func (w *Window) Grow() {
	text := make([]byte, len(w.text), 2*cap(w.text))
	copy(text, w.text)
	w.text = text
}

// Text returns a copy of the text at hand. Unless it is the last, a character
// that it ends inside of is left out.
func (w *Window) Text(last bool) string {
	if last {
		return string(w.text)
	}
	return string(w.text[:wholeRunes(w.text)])
}

// Fresh returns the offset in the text at hand of what is not done with.
func (w *Window) Fresh() int { return w.fresh }

// Base returns the number of bytes of the text before the text at hand.
func (w *Window) Base() int64 { return w.base }

// Boundary returns the last offset at or before i that lies between two
// characters of the text at hand.
func (w *Window) Boundary(i int) int {
	for i > 0 && i < len(w.text) && !utf8.RuneStart(w.text[i]) {
		i--
	}
	return i
}

// Advance says that the text at hand is done with up to offset cut, and that
// what lies before offset keep can go.
func (w *Window) Advance(cut, keep int) {
	keep = w.Boundary(max(0, keep))
	w.base += int64(keep)
	w.text = w.text[:copy(w.text, w.text[keep:])]
	w.fresh = cut - keep
}

// wholeRunes returns the length of text without a character that it ends inside
// of.
func wholeRunes(text []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if start := len(text) - back; utf8.RuneStart(text[start]) {
			if !utf8.FullRune(text[start:]) {
				return start
			}
			break
		}
	}
	return len(text)
}
