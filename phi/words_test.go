// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding"
	"errors"
	"fmt"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// closed is a closed list of words: its values are those up to n that have one.
type closed struct {
	name  string
	n     int
	value func(i int) fmt.Stringer
	parse func(word string) (fmt.Stringer, error) // nil: there is no way back
}

func parser[E fmt.Stringer](parse func(string) (E, error)) func(string) (fmt.Stringer, error) {
	return func(word string) (fmt.Stringer, error) { return parse(word) }
}

var closedLists = []closed{
	{"kind", 255, func(i int) fmt.Stringer { return phi.Kind(i) }, parser(phi.ParseKind)},
	{"level", 255, func(i int) fmt.Stringer { return phi.Level(i) }, parser(phi.ParseLevel)},
	{"intent", 255, func(i int) fmt.Stringer { return phi.Intent(i) }, parser(phi.ParseIntent)},
	{"cue", 255, func(i int) fmt.Stringer { return phi.Cue(i) }, parser(phi.ParseCue)},
	{"class", 255, func(i int) fmt.Stringer { return phi.Class(i) }, parser(phi.ParseClass)},
	{"pack", 255, func(i int) fmt.Stringer { return phi.Pack(i) }, parser(phi.ParsePack)},
	{"offset unit", 255, func(i int) fmt.Stringer { return phi.OffsetUnit(i) }, parser(phi.ParseOffsetUnit)},
	{"role", 255, func(i int) fmt.Stringer { return phi.Role(i) }, nil},
	{"outcome", 255, func(i int) fmt.Stringer { return phi.Outcome(i) }, nil},
}

// A word leads back to its value, no two values share a word, and a word
// outside the list is an error that does not repeat it.
func TestClosedLists(t *testing.T) {
	for _, list := range closedLists {
		t.Run(list.name, func(t *testing.T) {
			seen := map[string]int{}
			for i := 0; i <= list.n; i++ {
				word := list.value(i).String()
				if word == "unspecified" {
					if m, ok := list.value(i).(encoding.TextMarshaler); ok {
						if _, err := m.MarshalText(); err == nil {
							t.Errorf("value %d outside the list is written", i)
						}
					}
					continue
				}
				if other, ok := seen[word]; ok {
					t.Errorf("%q is value %d and %d", word, other, i)
				}
				seen[word] = i
				if list.parse == nil {
					continue
				}
				if back, err := list.parse(word); err != nil || back.String() != word {
					t.Errorf("%q leads back to %v, %v", word, back, err)
				}
			}
			if len(seen) < 3 {
				t.Errorf("only %d words", len(seen))
			}
			if list.parse == nil {
				return
			}
			for _, word := range []string{"", "zqcanaryzq", "unspecified", "NAME", " "} {
				if _, ok := seen[word]; ok {
					continue
				}
				_, err := list.parse(word)
				if !errors.Is(err, phi.ErrUnknownWord) {
					t.Errorf("%q: error %v", word, err)
				}
			}
		})
	}
}

// Text in JSON is read by the same list.
func TestUnmarshalRefusesUnknownWords(t *testing.T) {
	var kind phi.Kind
	var role phi.Role
	for name, v := range map[string]encoding.TextUnmarshaler{"kind": &kind, "role": &role} {
		if err := v.UnmarshalText([]byte("zqcanaryzq")); !errors.Is(err, phi.ErrUnknownWord) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if err := kind.UnmarshalText([]byte("ssn")); err != nil || kind != phi.KindSSN {
		t.Errorf("%v, %v", kind, err)
	}
}
