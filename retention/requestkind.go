// SPDX-License-Identifier: Apache-2.0

package retention

// A RequestKind says what was asked for and how. The zero RequestKind is
// unspecified and no request. Kinds are safe for concurrent use.
//
// The first three ask for deletion and are answered by policies. The others ask
// for an answer: a [Clock] says by when, and until then the item stays.
type RequestKind uint8

// The values of [RequestKind].
const (
	_           RequestKind = iota // unspecified
	SelfService                    // a customer deleted the item in the product
	Written                        // a customer asked in writing
	Revocation                     // a person revoked the authorization that the item rests on, 45 CFR 164.508(b)(5)
	Access                         // a person asked to see or get what is kept about them, 45 CFR 164.524
	Amendment                      // a person asked to correct what is kept about them, 45 CFR 164.526
	Accounting                     // a person asked to whom it was disclosed, 45 CFR 164.528
)

var requestKindWords = words{"request kind", []string{
	SelfService: "self_service",
	Written:     "written",
	Revocation:  "revocation",
	Access:      "access",
	Amendment:   "amendment",
	Accounting:  "accounting",
}}

// ParseRequestKind reads the word of a value. The error is a [*WordError].
func ParseRequestKind(s string) (RequestKind, error) {
	i, err := requestKindWords.parse(s)
	return RequestKind(i), err
}

// String returns the word of r, "unspecified" or "invalid".
func (r RequestKind) String() string { return requestKindWords.string(uint8(r)) }

// MarshalText returns the word of r. A value without a word is an error.
func (r RequestKind) MarshalText() ([]byte, error) { return requestKindWords.marshal(uint8(r)) }

// UnmarshalText reads a word as [ParseRequestKind] does.
func (r *RequestKind) UnmarshalText(text []byte) error {
	v, err := ParseRequestKind(string(text))
	if err == nil {
		*r = v
	}
	return err
}

// Clocked reports whether r asks for an answer and not for deletion.
func (r RequestKind) Clocked() bool { return r == Access || r == Amendment || r == Accounting }
