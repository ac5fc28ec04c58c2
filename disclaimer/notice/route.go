// SPDX-License-Identifier: Apache-2.0

package notice

// A Route is a private way to the organisation that a text points to. The zero
// Route is unspecified.
type Route uint8

// The values of [Route].
const (
	RouteUnspecified Route = iota // no route
	RouteForm                     // a secure form
	RoutePortal                   // a secure portal
	RoutePhone                    // a telephone number
	RouteEmail                    // an e-mail address
)

var routeWords = vocabulary{"route", []string{
	"",
	"form",
	"portal",
	"phone",
	"email",
}}

// ParseRoute returns the route with the given wire word. An unknown word is a
// [*WordError].
func ParseRoute(word string) (Route, error) { return parseWord[Route](routeWords, word) }

// String returns the wire word, or "unspecified".
func (r Route) String() string { return wordOf(routeWords, r) }

// MarshalText returns the wire word. It fails for a value without one.
func (r Route) MarshalText() ([]byte, error) { return marshalWord(routeWords, r) }

// UnmarshalText reads a wire word as [ParseRoute] does.
func (r *Route) UnmarshalText(text []byte) error { return unmarshalWord(routeWords, r, text) }

// Secure reports whether r keeps a conversation private. Plain e-mail leads
// away from a public page but does not.
func (r Route) Secure() bool { return r == RouteForm || r == RoutePortal || r == RoutePhone }
