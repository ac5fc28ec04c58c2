// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"maps"
	"strconv"
	"strings"
	"unicode"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A tag is "[KIND]" or "[KIND-n]": the wire word of a kind or class in upper
// case and a number from 1 to maxTagNumber. The number is short so that nobody
// can pass an identifier off as a tag.
const maxTagNumber = 999

// maxTagLen is the length of the longest tag, "[HEALTH_PLAN_ID-999]".
const maxTagLen = len("[health_plan_id-]") + 3

// numClasses is one more than the highest class.
const numClasses = int(phi.ClassOrganization) + 1

// A subject is what a tag names: a kind of identifier or, if that is zero, a
// class of mentions.
type subject struct {
	kind  phi.Kind
	class phi.Class
}

func (s subject) word() string {
	if s.kind.IsValid() {
		return s.kind.String()
	}
	return s.class.String()
}

// index numbers the subjects without gaps.
func (s subject) index() int {
	if s.kind.IsValid() {
		return int(s.kind)
	}
	return phi.NumKinds + int(s.class)
}

const numSubjects = phi.NumKinds + numClasses

// appendTag appends the tag of s. A number below 1 is left out.
func appendTag(dst []byte, s subject, number int) []byte {
	dst = append(dst, '[')
	for _, c := range []byte(s.word()) {
		dst = append(dst, upper(c))
	}
	if number > 0 {
		dst = append(dst, '-')
		dst = strconv.AppendInt(dst, int64(number), 10)
	}
	return append(dst, ']')
}

// readTag reads the tag that text begins with. Its length is 0 if there is none.
func readTag(text string) (s subject, number, length int) {
	if text == "" || text[0] != '[' {
		return subject{}, 0, 0
	}
	end := strings.IndexByte(text[:min(len(text), maxTagLen)], ']')
	if end < 0 {
		return subject{}, 0, 0
	}
	word, digits, numbered := strings.Cut(text[1:end], "-")
	if numbered {
		n, err := strconv.ParseUint(digits, 10, 16)
		if err != nil || n < 1 || n > maxTagNumber || digits[0] == '0' {
			return subject{}, 0, 0
		}
		number = int(n)
	}
	s, ok := subjectOf(word)
	if !ok {
		return subject{}, 0, 0
	}
	return s, number, end + 1
}

// subjectOf returns the subject with an upper-case word.
func subjectOf(word string) (subject, bool) {
	for i := range len(word) {
		if 'a' <= word[i] && word[i] <= 'z' {
			return subject{}, false
		}
	}
	word = strings.ToLower(word)
	if k, err := phi.ParseKind(word); err == nil {
		return subject{kind: k}, true
	}
	if c, err := phi.ParseClass(word); err == nil {
		return subject{class: c}, true
	}
	return subject{}, false
}

// numbering gives equal values of one subject equal numbers. The zero numbering
// begins at 1.
type numbering struct {
	last   [numSubjects]int
	number map[string]int
	limit  int // how many values are remembered; 0 for all
}

// newNumbering returns a numbering that avoids the numbers of the tags which
// are already in the message.
func newNumbering(parts []phi.Part) *numbering {
	n := &numbering{number: make(map[string]int)}
	n.avoid(parts)
	return n
}

// avoid goes on behind the numbers of the tags in parts.
func (n *numbering) avoid(parts []phi.Part) {
	for i := range parts {
		rest := parts[i].Text
		for {
			at := strings.IndexByte(rest, '[')
			if at < 0 {
				break
			}
			s, number, length := readTag(rest[at:])
			if length > 0 {
				n.last[s.index()] = max(n.last[s.index()], number)
			}
			rest = rest[at+max(length, 1):]
		}
	}
}

// clone returns a copy of n.
func (n *numbering) clone() *numbering {
	c := *n
	c.number = maps.Clone(n.number)
	return &c
}

// of returns the number of a value, or 0 if the numbers are used up.
func (n *numbering) of(s subject, value string) int {
	key := normalise(s, value)
	if number, ok := n.number[key]; ok {
		return number
	}
	if n.limit > 0 && len(n.number) >= n.limit {
		return 0
	}
	number := 0
	if n.last[s.index()] < maxTagNumber {
		n.last[s.index()]++
		number = n.last[s.index()]
	}
	n.number[key] = number
	return number
}

// normalise returns a key that spellings of one value share: letters in lower
// case and digits, and for telephone numbers no more than the digits that are
// dialled inside the country.
func normalise(s subject, value string) string {
	key := make([]rune, 1, len(value)+1)
	key[0] = rune(s.index())
	digitsOnly := s.kind == phi.KindPhone || s.kind == phi.KindFax
	for _, r := range value {
		if unicode.IsDigit(r) || !digitsOnly && unicode.IsLetter(r) {
			key = append(key, unicode.ToLower(r))
		}
	}
	const dialled = 10
	if digitsOnly && len(key) > 1+dialled {
		key = append(key[:1], key[len(key)-dialled:]...)
	}
	return string(key)
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}
