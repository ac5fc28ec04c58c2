// SPDX-License-Identifier: Apache-2.0

package notice

// A Variable is a place in a text that [Choice.Render] fills in, written
// {phone}. The list is closed: none of them stands for what a customer wrote or
// for the name of a person. The zero Variable is unspecified.
type Variable uint8

// The values of [Variable].
const (
	VariableUnspecified     Variable = iota // no variable
	VariableOrganisation                    // the name of the organisation
	VariablePhone                           // a telephone number of the organisation
	VariableEmail                           // an e-mail address of the organisation
	VariablePortalURL                       // the address of a secure portal
	VariableFormURL                         // the address of a secure form
	VariableHours                           // the opening hours
	VariableEmergencyNumber                 // the emergency number of the region
)

var variableWords = vocabulary{"variable", []string{
	"",
	"organisation",
	"phone",
	"email",
	"portal_url",
	"form_url",
	"hours",
	"emergency_number",
}}

// ParseVariable returns the variable with the given wire word. An unknown word is a
// [*WordError].
func ParseVariable(word string) (Variable, error) { return parseWord[Variable](variableWords, word) }

// String returns the wire word, or "unspecified".
func (v Variable) String() string { return wordOf(variableWords, v) }

// MarshalText returns the wire word. It fails for a value without one.
func (v Variable) MarshalText() ([]byte, error) { return marshalWord(variableWords, v) }

// UnmarshalText reads a wire word as [ParseVariable] does.
func (v *Variable) UnmarshalText(text []byte) error { return unmarshalWord(variableWords, v, text) }

// route returns the route that a variable is the address of, if it is one. An
// organisation may lack a route, so that texts offer alternatives; it has all
// other variables.
func (v Variable) route() Route {
	switch v {
	case VariableFormURL:
		return RouteForm
	case VariablePortalURL:
		return RoutePortal
	case VariablePhone:
		return RoutePhone
	case VariableEmail:
		return RouteEmail
	}
	return RouteUnspecified
}
