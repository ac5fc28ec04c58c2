// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// A Text is a finished notice or reply. Only [Choice.Render] makes one, so that
// a Text always comes from a linted catalogue and holds nothing that a customer
// wrote. The zero Text is empty. It is immutable and safe for concurrent use.
type Text struct {
	id, version string
	language    language.Tag
	variant     int
	elements    []Element
	routes      []Route
	text        string
}

// String returns the text.
func (t Text) String() string { return t.text }

// ID returns the id of the entry.
func (t Text) ID() string { return t.id }

// Version returns the version of the wording.
func (t Text) Version() string { return t.version }

// Language returns the language of the text.
func (t Text) Language() language.Tag { return t.language }

// Variant returns the index of the variant; 0 is the longest.
func (t Text) Variant() int { return t.variant }

// Elements returns what the text states, sorted, in a fresh slice.
func (t Text) Elements() []Element { return slices.Clone(t.elements) }

// Routes returns the ways to the organisation that the text points to, sorted,
// in a fresh slice.
func (t Text) Routes() []Route { return slices.Clone(t.routes) }

// MarshalJSON writes the text with its id, version, language and variant.
func (t Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID       string    `json:"id"`
		Version  string    `json:"version"`
		Language string    `json:"language"`
		Variant  int       `json:"variant"`
		Elements []Element `json:"elements"`
		Routes   []Route   `json:"routes"`
		Text     string    `json:"text"`
	}{t.id, t.version, t.language.String(), t.variant, t.elements, t.routes, t.text})
}

// A MissingError reports variables without a value.
type MissingError struct {
	// ID is the id of the entry.
	ID string
	// Variables are those without a value. If they are routes, a value for one
	// of them is enough.
	Variables []Variable
}

// Error names the entry and the variables.
func (e *MissingError) Error() string {
	words := make([]string, len(e.Variables))
	for i, v := range e.Variables {
		words[i] = v.String()
	}
	return fmt.Sprintf("notice: %s: no value for %s", e.ID, strings.Join(words, ", "))
}

// A LengthError reports that no text of an entry keeps to the limits.
type LengthError struct {
	// ID is the id of the entry.
	ID string
	// Limits are the limits.
	Limits []Limit
}

// Error names the entry and the surfaces.
func (e *LengthError) Error() string {
	rows := make([]string, len(e.Limits))
	for i, l := range e.Limits {
		rows[i] = fmt.Sprintf("%d %s", l.Max, l.Unit)
		if l.Surface != "" {
			rows[i] += " of " + l.Surface
		}
	}
	return fmt.Sprintf("notice: %s: no variant fits %s", e.ID, strings.Join(rows, ", "))
}

// Render fills in the first text of the choice that the values can complete,
// that states what the query asks for, and that keeps to the limits.
//
// Texts offer alternatives by route: an organisation without a form gets the
// text with its portal or its telephone. Every other variable has to have a
// value. Render returns a [*ValueError], a [*MissingError], a [*LengthError],
// [ErrNoEmergencyNumber], or [ErrNoElements]; with an error, the Text is empty.
func (c Choice) Render(v Values) (Text, error) {
	if len(c.candidates) == 0 {
		return Text{}, ErrNoEntry
	}
	if err := v.Validate(); err != nil {
		return Text{}, err
	}
	var missing []Variable // routes of texts that were passed over
	tooLong := false
	for _, cand := range c.candidates {
		if !cand.states(c.require) {
			continue
		}
		filled, lacking, err := c.fill(cand.text, v)
		if err != nil {
			return Text{}, err
		}
		if others := slices.DeleteFunc(slices.Clone(lacking), isRoute); len(others) > 0 {
			return Text{}, &MissingError{ID: c.ID, Variables: others}
		}
		if len(lacking) > 0 {
			missing = append(missing, lacking...)
			continue
		}
		if !admitted(c.limits, filled) {
			tooLong = true
			continue
		}
		return Text{
			id: c.ID, version: c.Version, language: c.Language, variant: cand.variant,
			elements: slices.Clone(cand.elements), routes: cand.text.routes(), text: filled,
		}, nil
	}
	switch {
	case tooLong:
		return Text{}, &LengthError{ID: c.ID, Limits: slices.Clone(c.limits)}
	case len(missing) > 0:
		slices.Sort(missing)
		return Text{}, &MissingError{ID: c.ID, Variables: slices.Compact(missing)}
	}
	return Text{}, ErrNoElements
}

func isRoute(v Variable) bool { return v.route() != RouteUnspecified }

// routes returns the routes that a text names, sorted.
func (t template) routes() []Route {
	routes := []Route{}
	for _, p := range t {
		if r := p.variable.route(); r != RouteUnspecified {
			routes = append(routes, r)
		}
	}
	slices.Sort(routes)
	return slices.Compact(routes)
}

// fill completes a template. Variables without a value are returned in the
// order in which they occur.
func (c Choice) fill(t template, v Values) (filled string, lacking []Variable, err error) {
	values, err := c.values(t, v)
	if err != nil {
		return "", nil, err
	}
	filled = t.fill(func(name Variable) string {
		if values[name] == "" {
			lacking = append(lacking, name)
		}
		return values[name]
	})
	return filled, lacking, nil
}

// values returns the values of the variables of a template, as text in the
// language of the choice.
func (c Choice) values(t template, v Values) (map[Variable]string, error) {
	values := map[Variable]string{
		VariableOrganisation: v.Organisation,
		VariablePhone:        v.Phone,
		VariableEmail:        v.Email,
		VariablePortalURL:    v.PortalURL,
		VariableFormURL:      v.FormURL,
	}
	if t.has(VariableHours) && v.Hours != "" {
		hours, _ := parseHours(v.Hours) // validated
		base, _ := c.Language.Base()
		written, ok := writeHours(hours, base.String())
		if !ok {
			return nil, &ValueError{Variable: VariableHours}
		}
		values[VariableHours] = written
	}
	if t.has(VariableEmergencyNumber) && v.Region != "" {
		number, err := emergencyNumber(c.emergency, v.Region)
		if err != nil {
			return nil, err
		}
		values[VariableEmergencyNumber] = number
	}
	return values, nil
}
