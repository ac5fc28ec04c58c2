// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"net/netip"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findIP finds IPv4 and IPv6 addresses, and the hardware addresses of network
// interfaces as device identifiers. Addresses of private ranges count as well:
// the regulation makes no difference.
//
// It does not find a version number that is announced as one.
func findIP(w *work, i int) {
	start := int(w.tokens[i].Start)
	if w.findMappedIPv4(i, start) {
		return
	}
	if strings.HasSuffix(w.text[:start], "::") && start > 2 && (isHex(w.text[start-3]) || isLetter(w.text[start-3]) || w.text[start-3] == ':') {
		return // in the middle of an address
	}
	if start > 0 && (w.text[start-1] == '.' || w.text[start-1] == ':' && start > 1 && (isDigit(w.text[start-2]) || isLetter(w.text[start-2])) || w.text[start-1] == '-') {
		return // in the middle of something
	}
	w.findUDI(i)
	if w.tokens[i].Len() > 4 {
		return
	}
	if strings.HasSuffix(w.text[:start], "::") {
		w.findColons(i, start-2, true) // "::1"
		return
	}
	if w.findDotted(i) {
		return
	}
	colons := strings.HasPrefix(w.text[w.tokens[i].End:], ":")
	switch {
	case w.tokens[i].Kind == scan.Number && strings.HasPrefix(w.text[w.tokens[i].End:], "."):
		w.findIPv4(i, start)
	case colons || strings.HasPrefix(w.text[w.tokens[i].End:], "-"):
		w.findColons(i, start, colons)
	}
}

// findMappedIPv4 finds an IPv4 address that is written as one of version 6:
// "::ffff:192.0.2.128" (RFC 4291 section 2.5.5.2). Token i is its first number.
func (w *work) findMappedIPv4(i, start int) bool {
	const prefix = "::ffff:"
	at := start - len(prefix)
	if at < 0 || !strings.EqualFold(w.text[at:start], prefix) || at > 0 && (isHex(w.text[at-1]) || w.text[at-1] == ':') || byteAt(w.text, int(w.tokens[i].End)) != '.' {
		return false
	}
	w.findColons(i, at, true)
	return true
}

func (w *work) findIPv4(i, start int) {
	if i+3 >= len(w.tokens) {
		return
	}
	for j := i; j < i+4; j++ {
		if w.tokens[j].Kind != scan.Number || w.tokens[j].Len() > 3 || j > i && w.gap(j) != "." {
			return
		}
	}
	end := int(w.tokens[i+3].End)
	if end+1 < len(w.text) && w.text[end] == '.' && isDigit(w.text[end+1]) {
		return // more than four numbers
	}
	addr, err := netip.ParseAddr(w.text[start:end])
	if err != nil || !addr.Is4() {
		return
	}
	odds := 3.5
	if i > 0 && versionWord(w.word(i-1)) {
		odds = -2
	}
	odds += w.support(i, i+3, KindIP)
	w.propose(candidate{kind: KindIP, start: start, end: w.prefixEnd(end), odds: odds, rule: "ip/v4"})
}

// versionWord reports whether word announces the number of a version or of a
// section.
func versionWord(word string) bool {
	var low lowerCase
	switch string(low.of(word)) {
	case "v", "ver", "version", "release", "firmware", "software", "build", "update", "section", "chapter", "rev", "revision", "versión", "versione":
		return true
	}
	return false
}

// findDotted finds a hardware address in three groups of four hexadecimal
// digits: "0000.5e00.5301".
func (w *work) findDotted(i int) bool {
	if i+2 >= len(w.tokens) || w.gap(i+1) != "." || w.gap(i+2) != "." || !w.bounded(i, i+2) {
		return false
	}
	letters := 0
	for j := i; j <= i+2; j++ {
		word := w.word(j)
		if len(word) != 4 {
			return false
		}
		for k := range len(word) {
			if !isHex(word[k]) {
				return false
			}
			if isLetter(word[k]) {
				letters++
			}
		}
	}
	odds := -2.0
	if letters > 0 {
		odds = 2.5
	}
	odds += w.support(i, i+2, KindDevice)
	w.propose(candidate{kind: KindDevice, start: int(w.tokens[i].Start), end: int(w.tokens[i+2].End), odds: odds, rule: "device/mac"})
	return letters > 0
}

// prefixEnd returns the end of a prefix length such as "/24" behind an address.
func (w *work) prefixEnd(end int) int {
	i := end
	if i < len(w.text) && w.text[i] == '/' {
		i++
		for i < len(w.text) && i < end+4 && isDigit(w.text[i]) {
			i++
		}
		if i > end+1 {
			return i
		}
	}
	return end
}

// findColons finds an IPv6 address or a hardware address that starts at start.
func (w *work) findColons(i, start int, colons bool) {
	end := start
	for end < len(w.text) && end-start < 48 && (isHex(w.text[end]) || w.text[end] == ':' || w.text[end] == '.' || w.text[end] == '-') {
		end++
	}
	for end > start && (w.text[end-1] == '.' || w.text[end-1] == '-' || w.text[end-1] == ':' && !strings.HasSuffix(w.text[:end], "::")) {
		end--
	}
	s := w.text[start:end]
	if end < len(w.text) && isLetter(w.text[end]) {
		return
	}
	if len(s) == 17 && hardwareAddress(s) {
		w.propose(candidate{kind: KindDevice, start: start, end: end, odds: 4, rule: "device/mac"})
		return
	}
	if n := strings.Count(s, ":"); !colons || n < 2 || n < 4 && !strings.ContainsAny(s, "0123456789") {
		return // "a::b" is more often the name of something in a program
	}
	if addr, err := netip.ParseAddr(s); err == nil && addr.Is6() {
		w.propose(candidate{kind: KindIP, start: start, end: w.prefixEnd(zoneEnd(w.text, end)), odds: 4, rule: "ip/v6"})
	}
}

// zoneEnd returns the end of a zone such as "%eth0" behind an address, or end.
func zoneEnd(text string, end int) int {
	i := end
	if byteAt(text, i) == '%' {
		for i++; i < len(text) && i < end+16 && (isLetter(text[i]) || isDigit(text[i])); i++ {
		}
		if i > end+1 {
			return i
		}
	}
	return end
}

// hardwareAddress reports whether s is six pairs of hexadecimal digits with one
// separator.
func hardwareAddress(s string) bool {
	for i := 0; i < len(s); i++ {
		if i%3 == 2 {
			if s[i] != s[2] || s[i] != ':' && s[i] != '-' {
				return false
			}
		} else if !isHex(s[i]) {
			return false
		}
	}
	return true
}

func isHex(b byte) bool { return isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'f' }
