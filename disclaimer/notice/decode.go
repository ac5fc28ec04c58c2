// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"errors"
	"fmt"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// schema is the version of the form of all data of this package.
const schema = 1

// ErrSchema reports data of another version than this package reads.
var ErrSchema = errors.New("notice: the schema of the data is not 1")

// A DecodeError is a fault in data, with its place. It repeats nothing of the
// data. The zero DecodeError is a fault at no place.
type DecodeError struct {
	// Line and Column are counted from 1; Column counts bytes.
	Line   int
	Column int
	// Path is the JSON pointer of the innermost value that holds the fault.
	Path string
	// Code is the kind of the fault, such as "unknown_key".
	Code string
	// Suggestion is the known word that is nearest to what was found, or empty.
	Suggestion string

	err error
}

// Error returns the place, the kind and the suggestion.
func (e *DecodeError) Error() string {
	s := fmt.Sprintf("notice: line %d, column %d: %s: %s", e.Line, e.Column, e.Path, e.Code)
	if e.Suggestion != "" {
		s += fmt.Sprintf(" (did you mean %q?)", e.Suggestion)
	}
	return s
}

// Unwrap returns the cause, a [*WordError] for an unknown word.
func (e *DecodeError) Unwrap() error { return e.err }

func decode(data []byte, dst any) error {
	err := strictjson.Decode(data, dst)
	var bad *strictjson.Error
	if errors.As(err, &bad) {
		e := &DecodeError{
			Line: bad.Line, Column: bad.Column, Path: bad.Path,
			Code: bad.Code.String(), Suggestion: bad.Suggestion,
		}
		// Other causes, such as those of language tags, repeat their input.
		if word := (*WordError)(nil); errors.As(bad, &word) {
			e.err = word
		}
		return e
	}
	return err
}

// decodeTable reads the rows of a table.
func decodeTable[R any](data []byte) ([]R, error) {
	var table struct {
		Schema int `json:"schema"`
		Rows   []R `json:"rows"`
	}
	if err := decode(data, &table); err != nil {
		return nil, err
	}
	if table.Schema != schema {
		return nil, ErrSchema
	}
	return table.Rows, nil
}
