// SPDX-License-Identifier: Apache-2.0

package fold

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
	"unsafe"
)

// A View is a folded text with the way back to the original. The zero View is
// the view of the empty text. Only Reset changes a View.
type View struct {
	// Text is the folded text. It is valid UTF-8. Neither it nor a part of it
	// may be kept beyond the next Reset or Forget, which overwrite it.
	Text string
	// Invalid is the byte offset of the first byte of the original text that
	// is not UTF-8, or -1.
	Invalid int
	// ASCII says that the original text holds no other character.
	ASCII bool

	original string
	// starts holds, for each byte of Text, the offset of the original
	// character that it came from; nil stands for the identity.
	starts []int32

	// What Reset uses again.
	buf  []byte
	room []int32
}

// Original maps the half-open range [start, end) of v.Text to the range of the
// original text that it came from. Invisible characters at the edges are left
// out, those inside are in.
func (v *View) Original(start, end int) (int, int) {
	if v.starts == nil {
		return start, end
	}
	if start >= end {
		at := v.at(start)
		return at, at
	}
	last := v.at(end - 1)
	_, size := utf8.DecodeRuneInString(v.original[last:])
	return v.at(start), last + size
}

// Folded is the inverse of Original: it maps the half-open range [start, end)
// of the original text to the range of v.Text that came from it. The range is
// empty if all of it is invisible.
func (v *View) Folded(start, end int) (int, int) {
	if v.starts == nil {
		return start, end
	}
	from, _ := slices.BinarySearch(v.starts, int32(start))
	to, _ := slices.BinarySearch(v.starts, int32(end))
	return from, to
}

// Identity reports whether the folded text is the original text.
func (v *View) Identity() bool { return v.starts == nil }

func (v *View) at(i int) int {
	if i >= len(v.starts) {
		return len(v.original)
	}
	return int(v.starts[i])
}

// Fold returns the view of text. A text of 2 GiB or more is cut there; callers
// bound their input far below.
func Fold(text string) View {
	var v View
	v.Reset(text)
	return v
}

// Reset makes v the view of text, as Fold does, without an allocation if v has
// been the view of a folded text as long before.
func (v *View) Reset(text string) {
	v.Text, v.original, v.Invalid, v.starts = text, text, -1, nil
	ascii := asciiEnd(text, 0)
	v.ASCII = ascii == len(text)
	at := min(firstFolded(text, ascii), firstSoft(text))
	if at == len(text) {
		return
	}
	if len(text) > 1<<31-1 {
		v.original = text[:1<<31-1]
	}
	v.foldFrom(at)
}

// Forget makes v the view of the empty text and wipes what it keeps for Reset.
func (v *View) Forget() {
	clear(v.buf)
	v.Text, v.original, v.Invalid, v.ASCII = "", "", -1, false
	v.starts, v.buf, v.room = nil, v.buf[:0], v.room[:0]
}

// firstFolded returns the offset of the first character from i on, which is none
// of ASCII, that Fold changes.
func firstFolded(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if size == 1 || changes(r) {
			return i
		}
		i = asciiEnd(text, i+size)
	}
	return len(text)
}

// asciiEnd returns the offset of the first byte from i on that is no ASCII
// character.
func asciiEnd(text string, i int) int {
	const beyond = 0x8080808080808080
	for ; i+32 <= len(text); i += 32 {
		s := []byte(text[i : i+32])
		if (binary.LittleEndian.Uint64(s)|binary.LittleEndian.Uint64(s[8:])|binary.LittleEndian.Uint64(s[16:])|binary.LittleEndian.Uint64(s[24:]))&beyond != 0 {
			break
		}
	}
	for ; i+8 <= len(text) && binary.LittleEndian.Uint64([]byte(text[i:i+8]))&beyond == 0; i += 8 {
	}
	if last := len(text) - 8; 0 <= last && last <= i && binary.LittleEndian.Uint64([]byte(text[last:]))&beyond == 0 {
		return len(text)
	}
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// foldFrom folds the original text, whose bytes before at stay as they are.
func (v *View) foldFrom(at int) {
	text := v.original
	buf := slices.Grow(v.buf[:0], len(text))
	starts := slices.Grow(v.room[:0], len(text))
	put := func(from int, b byte) {
		buf = append(buf, b)
		starts = append(starts, int32(from))
	}
	keep := func(from, size int) {
		for k := range size {
			put(from, text[from+k])
		}
	}
	for i := 0; i < at; {
		_, size := utf8.DecodeRuneInString(text[i:])
		keep(i, size)
		i += size
	}
	latinUntil, latin := 0, false // the word that ends at latinUntil holds a Latin letter
	unseen := 0                   // bytes of the invisible characters right before
	for i := at; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if invisible(r) {
			// The reader does not see it; but what is that far apart is apart.
			if unseen += size; unseen > maxUnseen && unseen-size <= maxUnseen {
				put(i, ' ')
			}
			i += size
			continue
		}
		unseen = 0
		switch {
		case r == utf8.RuneError && size == 1:
			if v.Invalid < 0 {
				v.Invalid = i
			}
			put(i, ' ')
		case r == '=':
			if end := softBreak(buf, text, i); end > i {
				i = end
				continue
			}
			put(i, '=')
		case r < utf8.RuneSelf:
			put(i, byte(r))
		default:
			ascii, ok := toASCII(r)
			if !ok {
				if twin, confusable := lookAlike(r); confusable {
					if i >= latinUntil {
						latinUntil, latin = wordAround(text, i)
					}
					ascii, ok = twin, latin
				}
			}
			if ok {
				put(i, ascii)
			} else {
				keep(i, size)
			}
		}
		i += size
	}
	// A copy would cost an allocation for each message with a typographic
	// apostrophe. Nothing writes to buf before Reset and Forget do.
	v.Text, v.starts = unsafe.String(unsafe.SliceData(buf), len(buf)), starts
	v.buf, v.room = buf, starts
}

// maxUnseen is the number of bytes of invisible characters in a row from which
// on they separate what they stand between, so that nothing is joined to a text
// that is far away.
const maxUnseen = 64

// wordAround returns an offset behind i up to which the word at i is judged,
// its end unless it is long, and whether it holds a letter of the Latin alphabet
// of ASCII. A word of more than maxWord characters counts as one that does not:
// wherever it is looked at, it is judged alike.
func wordAround(text string, i int) (end int, latin bool) {
	seen, unseen, behind := 0, 0, 0
	inside := func(r rune, size int) bool {
		switch {
		case invisible(r):
			unseen += size
			return unseen <= maxUnseen
		case !wordRune(r):
			return false
		}
		unseen = 0
		seen++
		latin = latin || latinLetter(r)
		return seen <= maxWord
	}
	for end = i; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !inside(r, size) {
			break
		}
		end += size
	}
	behind, seen, unseen = seen, 0, 0
	for start := i; start > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !inside(r, size) {
			break
		}
		start -= size
	}
	return end, latin && behind+seen <= maxWord
}

// maxWord bounds how far a word is followed, so that a text without spaces is
// folded in linear time and no letter depends on one far away.
const maxWord = 256
