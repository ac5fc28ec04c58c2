// SPDX-License-Identifier: Apache-2.0

package retention

// A RequestKind says how deletion was asked for. The zero RequestKind is
// unspecified and no request. Kinds are safe for concurrent use.
type RequestKind uint8

// The values of [RequestKind].
const (
	_           RequestKind = iota // unspecified
	SelfService                    // a customer deleted the item in the product
	Written                        // a customer asked in writing
)

var requestKindWords = words{"request kind", []string{
	SelfService: "self_service",
	Written:     "written",
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
