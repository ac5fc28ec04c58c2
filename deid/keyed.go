// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"time"
)

// A keyed makes the pseudonyms of one message: a key with the scope that the
// message lies in. It is not safe for concurrent use.
type keyed struct {
	key     Key
	scope   Scope
	expires time.Time // of sealed tokens; zero for never
	purpose [numPurposes]hash.Hash
	scratch []byte
}

// What a key is used for. Each use has a key of its own, derived from the
// secret, so that no output of one can serve another.
const (
	purposeToken = iota
	purposeCheck
	purposeNonce
	purposeSeal
	purposeSurrogate
	purposeShift
	numPurposes
)

var purposeLabels = [numPurposes]string{"token", "check", "nonce", "seal", "surrogate", "shift"}

// keyedFor returns what makes the pseudonyms of a message in a scope, nil if the
// policy needs no key.
func (d *Deidentifier) keyedFor(ctx context.Context, s Scope) (*keyed, error) {
	if !d.policy.NeedsKeys() {
		return nil, nil
	}
	for l := LevelMessage; l.valid(); l++ {
		if s.name(l) == "" && (l == LevelTenant || d.policy.uses(l)) {
			return nil, &ScopeError{Level: l}
		}
	}
	key, err := d.keys.CurrentKey(ctx, s)
	if err != nil {
		return nil, &KeyError{Err: err}
	}
	if !key.valid() {
		return nil, &KeyError{Err: ErrKeyInvalid}
	}
	k := &keyed{key: key, scope: s}
	if d.tokenLife > 0 {
		k.expires = d.now().Add(d.tokenLife)
	}
	return k, nil
}

// derive returns the key for a purpose.
func (k *keyed) derive(purpose int) []byte {
	mac := hmac.New(sha256.New, k.key.Secret)
	mac.Write([]byte("safeharbor/deid/1/" + purposeLabels[purpose]))
	return mac.Sum(nil)
}

// sum returns the keyed hash of data in the scope at a level.
func (k *keyed) sum(purpose int, l Level, s subject, data string) [sha256.Size]byte {
	mac := k.purpose[purpose]
	if mac == nil {
		mac = hmac.New(sha256.New, k.derive(purpose))
		k.purpose[purpose] = mac
	}
	mac.Reset()
	k.scratch = k.scope.append(k.scratch[:0], l)
	k.scratch = appendSized(k.scratch, s.word())
	k.scratch = appendSized(k.scratch, data)
	mac.Write(k.scratch)
	var sum [sha256.Size]byte
	mac.Sum(sum[:0])
	return sum
}

// A drawer draws numbers from a keyed hash: the same for the same value in the
// same scope.
type drawer struct {
	seed  [sha256.Size]byte
	pool  [sha256.Size]byte
	used  int
	round uint32
}

func newDrawer(seed [sha256.Size]byte) *drawer { return &drawer{seed: seed, used: sha256.Size} }

// below returns a number from 0 to n-1. The bias is below n in 2^32.
func (d *drawer) below(n int) int {
	if d.used+4 > sha256.Size {
		d.round++
		d.pool = sha256.Sum256(binary.BigEndian.AppendUint32(d.seed[:], d.round))
		d.used = 0
	}
	v := binary.BigEndian.Uint32(d.pool[d.used:])
	d.used += 4
	return int(uint64(v) * uint64(n) >> 32)
}

// digit returns a digit from lowest to 9.
func (d *drawer) digit(lowest int) byte { return byte('0' + lowest + d.below(10-lowest)) }
