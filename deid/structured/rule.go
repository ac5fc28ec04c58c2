// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"strings"
	"unicode"

	"github.com/safeharbor-go/safeharbor/phi"
)

// An Action says what is done with a place of a record. The zero Action is
// [ActionExamine].
type Action uint8

// The actions.
const (
	ActionExamine Action = iota // apply the policy
	ActionKeep                  // leave it as it is; it is reported as not examined
	ActionEmpty                 // make it empty
	actionName                  // leave the name of a field
)

// A Rule says what is known about places of a record.
type Rule struct {
	// Path names the places: keys, with dots between them. "*" stands for any
	// key or index, "**" for any number of them: "patient.contacts.*.phone",
	// "**.ssn". Letters match in any case. In CSV and forms a path is one key,
	// in HL7 "PID.5" is a field.
	Path string
	// Kind says that the whole content is an identifier of this kind. Zero
	// leaves it to the detector.
	Kind phi.Kind
	// Do says what is done.
	Do Action
}

// A compiled is a rule ready for matching.
type compiled struct {
	path   []string
	kind   phi.Kind
	action Action
}

func (r Rule) compile() (c compiled, reason string) {
	if r.Kind != 0 && !r.Kind.IsValid() || r.Do > ActionEmpty {
		return c, "has a kind or an action that does not exist"
	}
	c = compiled{path: strings.Split(strings.ToLower(r.Path), "."), kind: r.Kind, action: r.Do}
	for _, s := range c.path {
		if s == "" {
			return c, "has an empty path, or one with an empty key"
		}
	}
	return c, ""
}

func (c *compiled) matches(path []string) bool { return matches(c.path, path) }

func matches(pattern, path []string) bool {
	for i, s := range pattern {
		if s == "**" {
			for n := 0; n <= len(path)-i; n++ {
				if matches(pattern[i+1:], path[i+n:]) {
					return true
				}
			}
			return false
		}
		if i >= len(path) || s != "*" && s != strings.ToLower(path[i]) {
			return false
		}
	}
	return len(pattern) == len(path)
}

// label returns a key as a label in words: "dateOfBirth" and "date_of_birth" are
// "date of birth".
func label(key string) string {
	const longest = 64
	if len(key) > longest {
		return ""
	}
	var b strings.Builder
	last := ' '
	for _, r := range key {
		switch {
		case r == '_' || r == '-' || r == '.' || r == '[' || r == ']' || r == ':' || unicode.IsSpace(r):
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
		}
		if r != ' ' || last != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return strings.ToLower(strings.TrimSpace(b.String()))
}

// isWord reports whether a key is a single word of letters, digits and "_", as
// the names of fields are. Such a key is not looked at: "may" and "nick" would
// be taken for more than they are.
func isWord(key string) bool {
	digits := 0
	for _, r := range key {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r != '_' && !unicode.IsLetter(r):
			return false
		}
	}
	return key != "" && digits <= 3
}
