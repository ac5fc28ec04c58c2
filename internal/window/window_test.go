// SPDX-License-Identifier: Apache-2.0

package window_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/window"
)

// add writes to a window and returns what did not fit.
func add(w *window.Window, text string) string {
	n := copy(w.Free(), text)
	w.Added(n)
	return text[n:]
}

func TestWindow(t *testing.T) {
	w := window.New(8)
	if rest := add(w, "abcdefé"); rest != "" || !w.Full() {
		t.Fatalf("%d bytes did not fit into eight", len(rest))
	}
	w.Advance(6, 4)
	if got := w.Text(false); got != "efé" || w.Base() != 4 || w.Fresh() != 2 {
		t.Errorf("text %q at %d, fresh from %d on", got, w.Base(), w.Fresh())
	}
	if rest := add(w, "ijk€"); rest != "\x82\xac" {
		t.Errorf("%q did not fit", rest)
	}
	if got := w.Text(false); got != "eféijk" {
		t.Errorf("a cut character is in %q", got)
	}
	if got := w.Text(true); got != "eféijk\xe2" {
		t.Errorf("the last text is %q: nothing is left out of it", got)
	}
	w.Grow()
	if add(w, "\x82\xac"); w.Size() != 16 || w.Text(false) != "eféijk€" {
		t.Errorf("after growth to %d: %q", w.Size(), w.Text(false))
	}
	w.Advance(5, 3)
	if got := w.Text(true); got != "éijk€" || w.Fresh() != 3 {
		t.Errorf("the context %q starts inside of a character, fresh from %d on", got, w.Fresh())
	}
	w.Advance(5, -1)
	if w.Base() != 6 || w.Fresh() != 5 {
		t.Errorf("context before the text: base %d, fresh %d", w.Base(), w.Fresh())
	}
}

// Bytes that are no character are not waited for.
func TestInvalidBytesStay(t *testing.T) {
	for _, text := range []string{"ab\xff", "a\x80\x80\x80\x80", "\xc3\xc3a"} {
		w := window.New(16)
		add(w, text)
		if got := w.Text(false); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
