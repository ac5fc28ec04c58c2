// SPDX-License-Identifier: Apache-2.0

package phitest

import "strings"

// A Gap is a vector that a detector is known to get wrong. [Check] fails on a
// gap that is closed, so that a list of gaps stays true. The zero Gap matches
// no vector.
type Gap struct {
	// ID is that of the vector.
	ID string
	// Carrier is the surroundings in which the vector fails, "" for the vector
	// by itself.
	Carrier string
	// Marked is the line of the vector, "" to leave it out.
	Marked string
	// Why says why the detector fails and what it would take.
	Why string
}

// name is what the entry begins with in a list.
func (g Gap) name() string {
	if g.Carrier == "" {
		return g.ID
	}
	return g.ID + " " + g.Carrier
}

// ReadGaps reads a list of gaps from the text of a file:
//
//	-- why --
//	The lexicon has no number word of two parts.
//	-- gaps --
//	age/0f3c11aa: ⟦zweiundneunzig Jahre alt⟧
//	age/9b2f00e1 wrapped: ⟦92 anni⟧ fa
//
// An entry is the ID of the vector, the carrier if it fails there only, and the
// line of the vector. The error is an *[ArchiveError] with the given name.
func ReadGaps(file, text string) ([]Gap, error) {
	var gaps []Gap
	why, section := "", ""
	for n, line := range strings.Split(text, "\n") {
		fail := func(err error) ([]Gap, error) { return nil, &ArchiveError{file, n + 1, err} }
		if name, ok := header(line); ok {
			switch {
			case name == "why":
				why = ""
			case name != "gaps":
				return fail(ErrSection)
			case why == "":
				return fail(ErrNoReason)
			}
			section = name
			continue
		}
		switch {
		case strings.TrimSpace(line) == "":
		case section == "why":
			why = strings.TrimSpace(why + " " + line)
		case section == "gaps":
			name, marked, ok := strings.Cut(line, ": ")
			if !ok {
				return fail(ErrMarks)
			}
			id, carrier, _ := strings.Cut(name, " ")
			gaps = append(gaps, Gap{ID: id, Carrier: carrier, Marked: marked, Why: why})
		}
	}
	return gaps, nil
}
