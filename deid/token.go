// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"crypto/hmac"
	"encoding/base32"
	"strings"
)

// A token is "[KIND-KEY-BODY]": the kind in upper case, the id of the key, and a
// body whose first character says what it is. Upper case, digits and hyphens
// survive most editing, and a reader needs no other alphabet to write it down.
//
//	[NAME-K1-T4R7...]   keyed: 16 bytes of a keyed hash and 4 to check them
//	[NAME-K1-S9D0...]   sealed: the value itself, encrypted
const (
	bodyKeyed  = 'T'
	bodySealed = 'S'
)

// The lengths in bytes of what a keyed token holds. 128 bits of hash do not
// collide for any number of values that a program will see.
const (
	tokenHash  = 16
	tokenCheck = 4
)

// alphabet has no letter that is mistaken for a digit.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var encoding = base32.NewEncoding(alphabet).WithPadding(base32.NoPadding)

// keyedChars is the length of the body of a keyed token.
var keyedChars = 1 + encoding.EncodedLen(tokenHash+tokenCheck)

// maxTokenLen bounds the length of a token in the form in which it is written.
const maxTokenLen = len("[health_plan_id--]") + maxKeyID + 1 + (sealedHead+maxSealed+sealedTail)*8/5 + 1

// appendToken appends the keyed token of a value.
func (k *keyed) appendToken(dst []byte, v value, l Level) []byte {
	sum := k.sum(purposeToken, l, v.subject, normalise(v.subject, v.text()))
	raw := append(make([]byte, 0, tokenHash+tokenCheck), sum[:tokenHash]...)
	raw = append(raw, k.check(v.subject, raw)...)
	return appendTokenText(dst, v.subject, k.key.ID, bodyKeyed, raw)
}

// check returns what shows that a token was made with the key: without it
// anybody could pass an identifier off as a token.
func (k *keyed) check(s subject, hash []byte) []byte {
	sum := k.sum(purposeCheck, LevelTenant, s, string(hash))
	return sum[:tokenCheck]
}

func appendTokenText(dst []byte, s subject, key string, form byte, raw []byte) []byte {
	dst = append(dst, '[')
	for _, text := range [...]string{s.word(), "-", key, "-"} {
		for i := range len(text) {
			dst = append(dst, upper(text[i]))
		}
	}
	dst = append(dst, form)
	dst = encoding.AppendEncode(dst, raw)
	return append(dst, ']')
}

// A token is what was read of one.
type token struct {
	subject
	key  string // the id of the key
	form byte
	raw  []byte
}

// readToken reads the token that text begins with, in the form in which it is
// written. The length is 0 if there is none.
func readToken(text string) (t token, length int) {
	if text == "" || text[0] != '[' {
		return token{}, 0
	}
	end := strings.IndexByte(text[:min(len(text), maxTokenLen)], ']')
	if end < 0 {
		return token{}, 0
	}
	word, rest, _ := strings.Cut(text[1:end], "-")
	key, body, _ := strings.Cut(rest, "-")
	s, ok := subjectOf(word)
	if !ok || key == "" || len(key) > maxKeyID || len(body) < keyedChars {
		return token{}, 0
	}
	raw, err := encoding.DecodeString(body[1:])
	if err != nil {
		return token{}, 0
	}
	return token{subject: s, key: strings.ToLower(key), form: body[0], raw: raw}, end + 1
}

// made reports whether t was made with the key, and for a sealed token in the
// scope, of k.
func (k *keyed) made(t token) bool {
	if t.key != k.key.ID {
		return false
	}
	switch {
	case t.form == bodyKeyed && len(t.raw) == tokenHash+tokenCheck:
		return hmac.Equal(k.check(t.subject, t.raw[:tokenHash]), t.raw[tokenHash:])
	case t.form == bodySealed:
		_, _, err := k.open(t)
		return err == nil
	}
	return false
}
