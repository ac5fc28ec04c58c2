// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findURL finds web addresses: with a scheme, with "www.", or bare with a
// well-known top-level domain. Punctuation at the end belongs to the sentence.
//
// It does not find an address without a stop, nor what is beyond 8000 bytes of
// one, the length that RFC 9110 section 4.1 asks everybody to support.
func findURL(w *work, i int) {
	start := int(w.tokens[i].Start)
	rest := w.text[w.tokens[i].End:]
	switch {
	case strings.HasPrefix(rest, "://"):
		for start = max(start, int(w.tokens[i].End)-maxScheme); !utf8.RuneStart(w.text[start]); {
			start++
		}
		if inURL(w.text, start) {
			return
		}
		if end := urlEnd(w.text, start); end > start+len("http://") {
			w.propose(candidate{kind: KindURL, start: start, end: end, odds: 7.5, rule: "url/scheme"})
		}
	case strings.HasPrefix(rest, ".") && w.is(i, "www"):
		if inURL(w.text, start) {
			return
		}
		if end := urlEnd(w.text, start); end > start+len("www.a") {
			w.propose(candidate{kind: KindURL, start: start, end: end, odds: 6, rule: "url/www"})
		}
	case strings.HasPrefix(rest, "."):
		w.findBareURL(i)
	}
}

// maxScheme is the length of the longest scheme; what touches its left is left
// out.
const maxScheme = 32

// maxLabels is the largest number of words in a bare domain name.
const maxLabels = 8

// findBareURL finds a domain name that starts at token i.
func (w *work) findBareURL(i int) {
	for n := 0; n < maxLabels && i > 0 && w.gap(i) == "-"; n++ {
		i-- // "my-clinic.example.com"
	}
	if b := w.before(i); b == '@' || b == '.' || b == '/' || b == '-' || b == '_' {
		return
	}
	last := i
	for last+1 < len(w.tokens) && (w.gap(last+1) == "." || w.gap(last+1) == "-") && last-i < maxLabels {
		last++
	}
	for last > i && w.gap(last) != "." {
		last--
	}
	if last == i || w.tokens[last].Kind != scan.Word || w.after(last) == '@' || !w.flags(last).Has(lexicon.TopLevel) || w.tokens[last].End-w.tokens[i].Start > maxDomain {
		return
	}
	start, end := int(w.tokens[i].Start), int(w.tokens[last].End)
	odds := 3.0
	switch {
	case end < len(w.text) && w.text[end] == '/':
		end = urlEnd(w.text, start)
		odds = 5
	case w.flags(last).Has(lexicon.WeakLabel) && last == i+1 || w.tokens[i].Kind == scan.Number:
		odds = -2 // "call.me" is a missing space
	}
	odds += w.support(i, last, KindURL)
	w.propose(candidate{kind: KindURL, start: start, end: end, odds: odds, rule: "url/bare"})
}

// maxURL is the length in bytes up to which an address is followed.
const maxURL = 8000

// urlEnd returns the end of the address that starts at offset start.
func urlEnd(text string, start int) int {
	limit := min(len(text), start+maxURL)
	end, open := start, 0 // open parentheses less closed ones
	for end < limit && text[end] > ' ' && strings.IndexByte("<>\"`{}|\\^", text[end]) < 0 {
		switch text[end] {
		case '(':
			open++
		case ')':
			open--
		}
		end++
	}
	if end == limit && limit < len(text) {
		for end > start && !utf8.RuneStart(text[end]) {
			end--
		}
		return end
	}
	for end > start {
		switch text[end-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*':
		case ']':
			if strings.IndexByte(text[start:end], '[') >= 0 {
				return end // an address of the internet protocol
			}
		case ')':
			if open >= 0 {
				return end
			}
			open++
		default:
			return end
		}
		end--
	}
	return end
}

// inURL reports whether a scheme or a "www" at offset start stands inside
// another address that starts before it. That one reaches over this, so that a
// text of nothing but starts is read once.
func inURL(text string, start int) bool {
	for i := start; i > 2 && i > start-MaxContext && text[i-1] > ' ' && strings.IndexByte("<>\"`{}|\\^", text[i-1]) < 0; i-- {
		if text[i-3:i] == "://" || strings.HasSuffix(text[:i], "www.") {
			return true
		}
	}
	return false
}

// maxHandle is the length of the longest name of an account.
const maxHandle = 64

// findHandle finds the names of accounts that are addressed with "@". The
// account of the organisation itself is found with RoleOwn.
func findHandle(w *work, i int) {
	start := int(w.tokens[i].Start)
	if w.is(i, "u") && w.after(i) == '/' {
		w.findSlashUser(i)
		return
	}
	if start == 0 || w.text[start-1] != '@' {
		return
	}
	if start > 1 && localByte(w.text[start-2]) {
		return // the domain of an e-mail address
	}
	end, letters := start, 0
	for end < len(w.text) && end-start <= maxHandle && (isLetter(w.text[end]) || isDigit(w.text[end]) || strings.IndexByte("_.-", w.text[end]) >= 0) {
		if isLetter(w.text[end]) {
			letters++
		}
		end++
	}
	for end > start && (w.text[end-1] == '.' || w.text[end-1] == '-') {
		end--
	}
	if letters == 0 || end-start < 2 || end-start > maxHandle {
		return
	}
	role := RoleUnknown
	if w.mentioned && strings.Count(w.text, "@") == 1 {
		role = RoleOwn // who is mentioned on this channel is the organisation
	}
	w.propose(candidate{kind: KindOtherID, role: role, start: start - 1, end: end, odds: 4.5, rule: "handle/at"})
}
