// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"time"
)

// A sealed token holds, in this order, a head of one byte for version and
// level, one for the length of the value and four for the hour at which it
// expires (since 1970; 0 for never), then the nonce of AES-GCM, the encrypted
// value, and the tag of AES-GCM.
const (
	sealedHead    = 1 + 1 + 4
	sealedNonce   = 12
	sealedTag     = 16
	sealedTail    = sealedNonce + sealedTag
	sealedVersion = 1
	// maxSealed is the length of the longest value that is sealed. A longer
	// one becomes a tag: no identifier is so long.
	maxSealed = 255
)

// ErrTokenInvalid is wrapped where a token was changed, or was made for another
// tenant or scope. Nobody can tell one from the other.
var ErrTokenInvalid = errors.New("deid: the token was changed or belongs to another scope")

// ErrTokenExpired is wrapped where a token is past its time.
var ErrTokenExpired = errors.New("deid: the token has expired")

// appendSealed appends the sealed token of a value, or its tag if the value is
// too long.
//
// The nonce is a keyed hash of the value and of all that is authenticated with
// it. So equal values in one scope have equal tokens, which a reader needs to
// follow a text; and two different values share a nonce as rarely as random
// nonces of 96 bits would collide.
func (k *keyed) appendSealed(dst []byte, v value, l Level) []byte {
	text := v.text()
	if len(text) > maxSealed {
		return appendTag(dst, v.subject, 0)
	}
	raw := make([]byte, 0, sealedHead+sealedTail+len(text))
	raw = append(raw, sealedVersion<<4|byte(l), byte(len(text)))
	raw = binary.BigEndian.AppendUint32(raw, hourOf(k.expires))
	data := k.sealedWith(v.subject, raw, l)
	nonce := k.sum(purposeNonce, l, v.subject, string(data)+text)
	raw = append(raw, nonce[:sealedNonce]...)
	aead, err := k.aead()
	if err != nil {
		return appendTag(dst, v.subject, 0) // a derived key always has the length of one
	}
	raw = aead.Seal(raw, nonce[:sealedNonce], []byte(text), data)
	return appendTokenText(dst, v.subject, k.key.ID, bodySealed, raw)
}

// sealedWith returns what a token is authenticated with: its head, kind, key,
// tenant and scope.
func (k *keyed) sealedWith(s subject, head []byte, l Level) []byte {
	data := append([]byte(nil), head[:sealedHead]...)
	data = appendSized(data, s.word())
	data = appendSized(data, k.key.ID)
	return k.scope.append(data, l)
}

func (k *keyed) aead() (cipher.AEAD, error) {
	block, err := aes.NewCipher(k.derive(purposeSeal)[:sha256.Size])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// open returns the value in a sealed token and the hour at which it expires.
func (k *keyed) open(t token) (text string, expires uint32, err error) {
	if t.form != bodySealed || len(t.raw) < sealedHead+sealedTail || t.raw[0]>>4 != sealedVersion ||
		len(t.raw) != sealedHead+sealedTail+int(t.raw[1]) {
		return "", 0, ErrTokenInvalid
	}
	l := Level(t.raw[0] & 0xF)
	if !l.valid() || k.scope.name(l) == "" || k.scope.Tenant == "" {
		return "", 0, ErrTokenInvalid
	}
	aead, err := k.aead()
	if err != nil {
		return "", 0, ErrTokenInvalid
	}
	plain, err := aead.Open(nil, t.raw[sealedHead:sealedHead+sealedNonce], t.raw[sealedHead+sealedNonce:], k.sealedWith(t.subject, t.raw, l))
	if err != nil {
		return "", 0, ErrTokenInvalid
	}
	return string(plain), binary.BigEndian.Uint32(t.raw[2:]), nil
}

const secondsPerHour = 60 * 60

// hourOf returns the first full hour since 1970 that is not before t, 0 for the
// zero time.
func hourOf(t time.Time) uint32 {
	if t.IsZero() {
		return 0
	}
	return uint32(max(1, (t.Unix()+secondsPerHour-1)/secondsPerHour))
}
