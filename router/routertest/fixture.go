// SPDX-License-Identifier: Apache-2.0

package routertest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
	"github.com/safeharbor-go/safeharbor/router"
)

// Fixture is a message with what its plan must and must not hold. The zero
// Fixture is refused.
type Fixture struct {
	// File and Line say where it stands.
	File string `json:"-"`
	Line int    `json:"-"`
	// Why is the reason for which the plan has to be so.
	Why   string       `json:"why"`
	Facts router.Facts `json:"facts"`
	// Want lists, for each slot, values of which every one is in the plan, and
	// WantNot those of which none is; "*" stands for any value.
	Want    map[router.Slot][]string `json:"want,omitzero"`
	WantNot map[router.Slot][]string `json:"want_not,omitzero"`
	// Held says whether a person has to look first. Unknown asks nothing.
	Held router.Truth `json:"held,omitzero"`
}

// anyValue stands for every value of a slot.
const anyValue = "*"

// FixtureError is a fixture that cannot be used, or that no plan exists for.
type FixtureError struct {
	File string
	Line int
	// Err is the cause: a [*strictjson.Error], a [*router.FactsError], or one of
	// the errors of this package.
	Err error
}

// Error returns the place and the cause.
func (e *FixtureError) Error() string {
	return "routertest: " + e.File + ":" + strconv.Itoa(e.Line) + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *FixtureError) Unwrap() error { return e.Err }

// The errors of fixtures.
var (
	ErrNoFixtures = errors.New("routertest: no fixtures")
	ErrNoReason   = errors.New("routertest: a fixture without why")
	ErrNoDemand   = errors.New("routertest: a fixture that demands nothing")
)

// Read returns the fixtures of all files *.jsonl in the root of a file system.
// Empty lines are passed over. The error is a [*FixtureError], [ErrNoFixtures],
// or one of the file system.
func Read(fsys fs.FS) ([]Fixture, error) {
	names, err := fs.Glob(fsys, "*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("routertest: %w", err)
	}
	slices.Sort(names)
	var all []Fixture
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("routertest: %w", err)
		}
		line := 0
		for text := range bytes.Lines(data) {
			line++
			if len(bytes.TrimSpace(text)) == 0 {
				continue
			}
			f, err := read(text)
			if err != nil {
				return nil, &FixtureError{name, line, err}
			}
			f.File, f.Line = name, line
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return nil, ErrNoFixtures
	}
	return all, nil
}

func read(line []byte) (Fixture, error) {
	var f Fixture
	if err := strictjson.Decode(line, &f); err != nil {
		return f, err
	}
	demands := 0
	for _, values := range f.Want {
		demands += len(values)
	}
	for _, values := range f.WantNot {
		demands += len(values)
	}
	switch {
	case f.Why == "":
		return f, ErrNoReason
	case demands == 0 && f.Held == router.Unknown:
		return f, ErrNoDemand
	}
	return f, nil
}
