// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findPhotoFile finds the name of a file that is a picture or a film, whose last
// word is token i and which has a number or several words: "IMG_4471_arm.jpg".
// What it is called often says whom it shows, and it leads to what does.
func findPhotoFile(w *work, i int) {
	end := int(w.tokens[i].End)
	if w.after(i) != '.' {
		return
	}
	dot := end
	for end++; end < len(w.text) && end-dot <= len(".jpeg") && (isLetter(w.text[end]) || isDigit(w.text[end])); end++ {
	}
	if !pictureFile(w.text[dot+1 : end]) {
		return
	}
	first := i
	for first > 0 && w.tokens[i].End-w.tokens[first].Start <= maxNameBytes {
		if gap := w.gap(first); gap != "_" && gap != "-" && gap != "." && gap != "" {
			break
		}
		first--
	}
	if first == i && w.tokens[i].Kind == scan.Word {
		return // "image.jpg"
	}
	start := int(w.tokens[first].Start)
	if b := byteAt(w.text, start-1); b == '/' || b == '@' || b == '\\' {
		return // a part of an address
	}
	w.propose(candidate{kind: KindPhoto, start: start, end: end, odds: 1.5, rule: "photo/file"})
}

// pictureFile reports whether the ending of a file is that of pictures or films.
func pictureFile(ending string) bool {
	switch strings.ToLower(ending) {
	case "jpg", "jpeg", "png", "heic", "gif", "webp", "tif", "tiff", "bmp", "mp4", "mov", "avi", "dcm":
		return true
	}
	return false
}
