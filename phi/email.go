// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"unicode/utf8"
)

// findEmail finds e-mail addresses: local part, "@", a domain with a letter in
// its last label. It also finds addresses that are disguised, see
// findDisguisedEmail.
//
// It does not ask whether the domain exists.
func findEmail(w *work, i int) {
	if w.after(i) == '@' {
		at := int(w.tokens[i].End)
		start := localStart(w.text, at)
		if end := domainEnd(w.text, at+1); start < at && end > 0 {
			w.propose(candidate{kind: KindEmail, start: start, end: end, odds: 7, rule: "email/address"})
			return
		}
	}
	w.findDisguisedEmail(i)
}

// localStart returns the start of the local part that ends at offset at.
func localStart(text string, at int) int {
	start := at
	for start > 0 && at-start < 64 && localByte(text[start-1]) {
		start--
	}
	for start < at && (strings.IndexByte(".-+'", text[start]) >= 0 || !utf8.RuneStart(text[start])) {
		start++
	}
	return start
}

func localByte(b byte) bool {
	return isLetter(b) || isDigit(b) || b >= 0x80 || strings.IndexByte("._%+-'", b) >= 0
}

// maxDomain is the length in bytes of the longest domain name (RFC 1035 section
// 3.1).
const maxDomain = 253

// domainEnd returns the end of the domain name that starts at offset i, or 0.
func domainEnd(text string, i int) int {
	end, labelStart, limit := 0, i, min(len(text), i+maxDomain)
	for i < limit && (isLetter(text[i]) || isDigit(text[i]) || text[i] == '-' || text[i] == '.' || text[i] >= 0x80) {
		if text[i] == '.' {
			if i == labelStart {
				break
			}
			labelStart = i + 1
		} else if labelStart > 0 && text[labelStart-1] == '.' && isLetter(text[labelStart]) && i-labelStart >= 1 {
			end = i + 1
		}
		i++
	}
	for end > 0 && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
