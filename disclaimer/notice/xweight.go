// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The weights of X: a link counts as the short link that replaces it, an emoji
// and a character of most scripts outside Europe and the Near East as two.
// Source: the published configuration 3 of the twitter-text library.
const (
	xLink  = 23
	xHeavy = 2
	xLight = 1
)

// XWeight returns the weighted length that X compares with the limit of a post.
//
// Divergence: X composes accents before it counts and knows which domains
// exist. XWeight does neither, and where a word may or may not become a link it
// takes the larger count. It reports less than X only for sequences of emoji
// that no font draws as one.
func XWeight(text string) int {
	n := 0
	for len(text) > 0 {
		word, rest := cutWord(text)
		n += wordWeight(word)
		text = rest
	}
	return n
}

// cutWord splits off the next run of spaces or of other characters.
func cutWord(text string) (word, rest string) {
	first, _ := utf8.DecodeRuneInString(text)
	space := unicode.IsSpace(first)
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) != space })
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

func wordWeight(word string) int {
	plain := plainWeight(word)
	switch {
	case !strings.Contains(word, "."), strings.Contains(word, "@"):
		return plain
	case !linkWithScheme(word):
		if strings.Trim(word, ".,;:!?()\"'…") == "" || !dotInside(word) {
			return plain
		}
		return max(plain, xLink)
	}
	link := strings.TrimRight(word, ".,;:!?)\"'…")
	return xLink + plainWeight(word[len(link):])
}

// linkWithScheme reports an address that X cannot but shorten: a scheme and a
// host of letters, digits and hyphens with a dot in it.
func linkWithScheme(word string) bool {
	rest, ok := strings.CutPrefix(word, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(word, "http://")
	}
	host, _, _ := strings.Cut(rest, "/")
	host = strings.TrimRight(host, ".,;:!?)\"'")
	return ok && validHost(host)
}

// dotInside reports a dot between two letters or digits, as in a bare domain.
func dotInside(word string) bool {
	runes := []rune(word)
	for i := 1; i+1 < len(runes); i++ {
		if runes[i] == '.' && wordRune(runes[i-1]) && wordRune(runes[i+1]) {
			return true
		}
	}
	return false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func plainWeight(text string) int {
	n := 0
	for len(text) > 0 {
		size := graphemeLength(text)
		n += clusterWeight(text[:size])
		text = text[size:]
	}
	return n
}

// clusterWeight counts an emoji as one unit, however many characters make it up,
// and everything else by its characters.
func clusterWeight(cluster string) int {
	emoji, others, sum := false, false, 0
	for i, r := range cluster {
		switch {
		case isRegional(r), r == keycap, isPictograph(r) && !lightOnX(r):
			emoji = true
		case r == zwj, r == emojiStyle, 0x1F3FB <= r && r <= 0x1F3FF, 0xE0020 <= r && r <= 0xE007F,
			i == 0: // what a keycap encloses
		default:
			others = true
		}
		if lightOnX(r) {
			sum += xLight
		} else {
			sum += xHeavy
		}
	}
	if emoji && !others {
		return xHeavy
	}
	return sum
}

const (
	keycap     = '\u20e3'
	emojiStyle = '\ufe0f'
)

func lightOnX(r rune) bool {
	return r <= 4351 || 8192 <= r && r <= 8205 || 8208 <= r && r <= 8223 || 8242 <= r && r <= 8247
}
