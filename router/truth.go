// SPDX-License-Identifier: Apache-2.0

package router

import "github.com/safeharbor-go/safeharbor/internal/strictjson"

// Truth is a yes-or-no fact that may be unknown, and the result of a
// condition. The zero Truth is Unknown. In JSON it is true or false; an
// unknown fact is left out.
type Truth uint8

// The three values of Kleene's logic.
const (
	Unknown Truth = iota
	No
	Yes
)

var truthWords = []string{"unknown", "no", "yes"}

// TruthOf returns Yes or No.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// String returns "unknown", "no" or "yes".
func (t Truth) String() string { return wordOf(truthWords, t) }

// MarshalJSON writes true, false or null.
func (t Truth) MarshalJSON() ([]byte, error) {
	switch t {
	case Yes:
		return []byte("true"), nil
	case No:
		return []byte("false"), nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads true, false or null.
func (t *Truth) UnmarshalJSON(data []byte) error {
	var b *bool
	if err := strictjson.Decode(data, &b); err != nil {
		return err
	}
	*t = Unknown
	if b != nil {
		*t = TruthOf(*b)
	}
	return nil
}

// not leaves Unknown as it is: what is not known stays unknown when denied.
func (t Truth) not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

func (t Truth) and(u Truth) Truth {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Unknown
}

func (t Truth) or(u Truth) Truth { return t.not().and(u.not()).not() }
