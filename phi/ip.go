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
	if start > 0 && (w.text[start-1] == '.' || w.text[start-1] == ':' && start > 1 && (isDigit(w.text[start-2]) || isLetter(w.text[start-2])) || w.text[start-1] == '-') {
		return // in the middle of something
	}
	if w.tokens[i].Len() > 4 {
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
	if i > 0 && (w.is(i-1, "v") || w.is(i-1, "version")) {
		odds = -2
	}
	odds += w.support(i, i+3, KindIP)
	w.propose(candidate{kind: KindIP, start: start, end: w.prefixEnd(end), odds: odds, rule: "ip/v4"})
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
	if !colons || strings.Count(s, ":") < 2 {
		return
	}
	if addr, err := netip.ParseAddr(s); err == nil && addr.Is6() {
		w.propose(candidate{kind: KindIP, start: start, end: w.prefixEnd(end), odds: 4, rule: "ip/v6"})
	}
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
