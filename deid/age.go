// SPDX-License-Identifier: Apache-2.0

package deid

// maxAge is the highest number that is read as an age.
const maxAge = 130

// ageCap is the class of the ages over 89, 45 CFR 164.514(b)(2)(i)(C).
const ageCap = "90+"

// appendCappedAge appends the words of an age with a number over 89 written as
// "90+". An age of 89 or less is let through as it is. An age in words becomes
// "90+" as a whole, a year of birth that shows an age becomes a tag.
func appendCappedAge(dst []byte, v value) []byte {
	text := v.text()
	start, end, n, count := 0, 0, 0, 0
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		start, n = i, 0
		for i < len(text) && isDigit(text[i]) {
			n = min(n*10+int(text[i]-'0'), maxAge+1)
			i++
		}
		end = i
		count++
	}
	switch {
	case count == 0:
		return append(dst, ageCap...)
	case count > 1 || n > maxAge:
		return appendTag(dst, v.subject, 0)
	case n < overAge:
		return append(dst, text...)
	case n == overAge && v.start+end < len(v.part) && v.part[v.start+end] == '+':
		return append(dst, text...) // "90+" already
	case end < len(text) && isLetter(text[end]):
		return append(dst, ageCap...) // "93yo"
	}
	dst = append(dst, text[:start]...)
	dst = append(dst, ageCap...)
	return append(dst, text[end:]...)
}
