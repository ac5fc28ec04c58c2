// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// What a [*LedgerError] about seals wraps, besides what [VerifyLedger] returns.
var (
	// ErrSignature says that no key given signed a seal as it is.
	ErrSignature = errors.New("signature does not match")
	// ErrSeals says that a seal does not follow the one before.
	ErrSeals = errors.New("seals do not follow each other")
)

// A Seal closes a segment of a ledger: it says where the segment begins and
// ends, binds it to the seal before, and is signed. Seals are small and stay;
// the segments may expire, each after its own term, and those that are left
// still verify. Documents of this kind are kept six years from LastDay, 45 CFR
// 164.316(b)(2)(i).
//
// The zero Seal stands before the first segment. Seals are plain values.
type Seal struct {
	// Number counts segments from 1.
	Number uint64 `json:"number"`
	// First and Last are the numbers of its first and last entry.
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
	// FirstDay and LastDay are the earliest and latest day of its entries.
	FirstDay Date `json:"first_day"`
	LastDay  Date `json:"last_day"`
	// From is the hash of the entry before the first, empty when there is
	// none; Hash is that of the last.
	From string `json:"from"`
	Hash string `json:"hash"`
	// Prev is SHA-256 of the seal before as JSON, in hexadecimal; empty in
	// the first.
	Prev string `json:"prev"`
	// Key is SHA-256 of the public key, Signature the Ed25519 signature of
	// the seal as JSON with an empty Signature, both in hexadecimal.
	Key       string `json:"key"`
	Signature string `json:"signature"`
}

// SealSegment verifies the entries that follow the segment of after and closes
// them with a signed seal. Begin the next segment after it: a ledger that goes
// on writes to a new file. An empty segment is refused with [ErrMissing], and a
// key that is none with [ErrKey].
func SealSegment(segment io.Reader, after Seal, key ed25519.PrivateKey) (Seal, error) {
	if len(key) != ed25519.PrivateKeySize {
		return Seal{}, &LedgerError{Seq: after.Last + 1, Err: ErrKey}
	}
	s := Seal{Number: after.Number + 1, First: after.Last + 1, From: after.Hash, Prev: after.digest()}
	head, err := walk(segment, after.Head(), s.days)
	if err != nil {
		return Seal{}, err
	}
	if head == after.Head() {
		return Seal{}, &LedgerError{Seq: s.First, Err: ErrMissing}
	}
	s.Last, s.Hash = head.Seq, head.Hash
	public, _ := key.Public().(ed25519.PublicKey) // an Ed25519 key has no other
	s.Key = keyID(public)
	s.Signature = hex.EncodeToString(ed25519.Sign(key, s.signed()))
	return s, nil
}

func (s *Seal) days(e LedgerEntry, _ []byte) error {
	if s.FirstDay.IsZero() || e.At.Before(s.FirstDay) {
		s.FirstDay = e.At
	}
	if e.At.After(s.LastDay) {
		s.LastDay = e.At
	}
	return nil
}

// ReadSeal reads a seal from JSON. Every byte counts: what [json.Marshal] would
// not write again is a [*LedgerError]. A line feed at the end is allowed.
func ReadSeal(data []byte) (Seal, error) {
	data = bytes.TrimSuffix(data, []byte("\n"))
	var s Seal
	err := json.Unmarshal(data, &s)
	if err == nil {
		var again []byte
		if again, err = json.Marshal(s); err == nil && bytes.Equal(again, data) {
			return s, nil
		}
	}
	return Seal{}, &LedgerError{Err: ErrMalformed}
}

// Head returns where the segment ends.
func (s Seal) Head() Head { return Head{Seq: s.Last, Hash: s.Hash} }

// Verify checks one segment by itself, whether or not the others still exist:
// that one of the keys signed the seal, and that the segment is the one that was
// sealed. The error is a [*LedgerError] that names the first bad entry, or the
// first entry of the segment when the seal itself is bad.
func (s Seal) Verify(segment io.Reader, keys ...ed25519.PublicKey) error {
	if err := s.signedBy(keys); err != nil {
		return err
	}
	var seen Seal
	head, err := walk(segment, Head{Seq: s.First - 1, Hash: s.From}, seen.days)
	if err != nil {
		return err
	}
	if err := head.Reaches(s.Head()); err != nil {
		return err
	}
	if seen.FirstDay != s.FirstDay || seen.LastDay != s.LastDay {
		return &LedgerError{Seq: s.First, Err: ErrSeals}
	}
	return nil
}

// VerifySeals checks that each seal is signed by one of the keys and follows the
// one before, the first one after; it returns where the last segment ends. No
// segment is needed for that. The error is a [*LedgerError] that names the first
// entry of the segment whose seal is bad.
func VerifySeals(seals []Seal, after Seal, keys ...ed25519.PublicKey) (Head, error) {
	for i := range seals {
		s := &seals[i]
		if err := s.signedBy(keys); err != nil {
			return after.Head(), err
		}
		if s.Number != after.Number+1 || s.First != after.Last+1 || s.Last < s.First || s.From != after.Hash || s.Prev != after.digest() {
			return after.Head(), &LedgerError{Seq: s.First, Err: ErrSeals}
		}
		after = *s
	}
	return after.Head(), nil
}

func (s Seal) signedBy(keys []ed25519.PublicKey) error {
	signature, err := hex.DecodeString(s.Signature)
	signed := slices.ContainsFunc(keys, func(k ed25519.PublicKey) bool {
		return len(k) == ed25519.PublicKeySize && keyID(k) == s.Key && ed25519.Verify(k, s.signed(), signature)
	})
	if err != nil || !signed {
		return &LedgerError{Seq: s.First, Err: ErrSignature}
	}
	return nil
}

// signed returns what the signature is of.
func (s Seal) signed() []byte {
	s.Signature = ""
	return s.text()
}

// text returns the seal as JSON. The days come from a ledger or from ReadSeal,
// and a made-up one that has no text matches no signature.
func (s Seal) text() []byte {
	text, err := json.Marshal(s)
	if err != nil {
		return nil
	}
	return append([]byte("safeharbor retention seal\x00"), text...)
}

func (s Seal) digest() string {
	if s == (Seal{}) {
		return ""
	}
	sum := sha256.Sum256(s.text())
	return hex.EncodeToString(sum[:])
}

func keyID(k ed25519.PublicKey) string {
	sum := sha256.Sum256(k)
	return hex.EncodeToString(sum[:])
}
