// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"errors"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Decode reads an array of descriptions in JSON. Unknown and repeated keys and
// unknown words are errors. Whether a description makes a pattern is for [New]
// to say. The error is a *[SyntaxError].
func Decode(data []byte) ([]Description, error) {
	var ds []Description
	if err := strictjson.Decode(data, &ds); err != nil {
		fault := &SyntaxError{}
		if e, ok := errors.AsType[*strictjson.Error](err); ok {
			*fault = SyntaxError{Line: e.Line, Column: e.Column, Path: e.Path, Code: e.Code.String(), Suggestion: e.Suggestion}
		}
		return nil, fault
	}
	return ds, nil
}
