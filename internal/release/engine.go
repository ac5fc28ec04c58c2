// SPDX-License-Identifier: Apache-2.0

package release

import (
	"crypto/sha256"
	"encoding/hex"
)

// Version is the version of the library, in the form of semantic versioning.
const Version = "0.1.0"

// digestBytes is the length of a digest before it is written in hexadecimal:
// 64 bits tell a few thousand rule sets apart and still fit into a log line.
const digestBytes = 8

// Engine identifies what produced an answer. The zero Engine identifies
// nothing. Engines are comparable values and safe for concurrent use.
type Engine struct {
	// Version is the version of the library.
	Version string `json:"version"`
	// Digest identifies the tables and rules, as 16 hexadecimal digits.
	Digest string `json:"digest"`
}

// NewEngine returns the engine of this version of the library over the given
// tables and rules. The parts are digested in order, each with its length, so
// that moving a byte from one part to the next changes the digest.
func NewEngine(parts ...[]byte) Engine {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256(p)
		h.Write(sum[:])
	}
	return Engine{Version: Version, Digest: hex.EncodeToString(h.Sum(nil)[:digestBytes])}
}
