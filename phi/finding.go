// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
)

// A Finding is an identifier in a message. It says where the identifier is and
// not what it is: the value is parts[f.Part].Text[f.Start:f.End]. The zero
// Finding is invalid.
//
// String, Format, LogValue and MarshalJSON show kind, role, place, score and
// rule, none of which is taken from the text.
type Finding struct {
	// Kind is the identifier's kind.
	Kind Kind
	// Role says whom the identifier belongs to.
	Role Role
	// Part is the index of the part.
	Part int
	// Start and End are byte offsets into the text of the part, half-open.
	Start, End int
	// Score is the probability that this is an identifier of this kind, above
	// 0 and at most 1.
	Score float64
	// Rule is the stable name of the rule that found it, such as "ssn/grouped".
	Rule string
}

// A Role says whom an identifier belongs to. The zero Role is [RoleUnknown].
type Role uint8

// The roles.
const (
	RoleUnknown  Role = iota // not decided
	RolePatient              // the person whom the message is about
	RoleFamily               // a relative or household member of that person
	RoleEmployer             // an employer or school of that person
	RoleProvider             // a treating professional
	RoleStaff                // another member of the organisation's workforce
	RoleOwn                  // the organisation itself: its name, numbers and pages
)

var roleWords = []string{"unknown", "patient", "family", "employer", "provider", "staff", "own"}

// String returns the wire word of r.
func (r Role) String() string { return wordOf(roleWords, r) }

// MarshalText returns the wire word. It fails for an invalid role.
func (r Role) MarshalText() ([]byte, error) { return marshalWord("role", roleWords, r) }

// UnmarshalText is the inverse of MarshalText.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = parseWord[Role]("role", roleWords, string(text))
	return err
}

// Len returns the length of the identifier in bytes.
func (f Finding) Len() int { return f.End - f.Start }

// String returns a form for people, such as "ssn@0:14-25 ssn/grouped".
func (f Finding) String() string {
	return f.Kind.String() + "@" + strconv.Itoa(f.Part) + ":" + strconv.Itoa(f.Start) + "-" + strconv.Itoa(f.End) + " " + f.Rule
}

// Format prints what String returns, whatever the verb.
func (f Finding) Format(s fmt.State, _ rune) { io.WriteString(s, f.String()) }

// LogValue returns the finding as a group of attributes.
func (f Finding) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("kind", f.Kind.String()), slog.String("role", f.Role.String()), slog.Int("part", f.Part),
		slog.Int("start", f.Start), slog.Int("end", f.End), slog.Float64("score", f.Score), slog.String("rule", f.Rule))
}

// MarshalJSON returns the finding as an object.
func (f Finding) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 128), `{"kind":"`...)
	b = append(b, f.Kind.String()...)
	b = append(b, `","role":"`...)
	b = append(b, f.Role.String()...)
	b = append(b, `","part":`...)
	b = strconv.AppendInt(b, int64(f.Part), 10)
	b = append(b, `,"start":`...)
	b = strconv.AppendInt(b, int64(f.Start), 10)
	b = append(b, `,"end":`...)
	b = strconv.AppendInt(b, int64(f.End), 10)
	b = append(b, `,"score":`...)
	b = strconv.AppendFloat(b, f.Score, 'f', 3, 64)
	b = append(b, `,"rule":`...)
	b = strconv.AppendQuote(b, f.Rule)
	return append(b, '}'), nil
}
