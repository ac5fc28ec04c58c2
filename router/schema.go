// SPDX-License-Identifier: Apache-2.0

package router

import (
	_ "embed"
	"slices"
)

//go:embed data/rules.schema.json
var schemaData []byte

// Schema returns the JSON Schema (draft 2020-12) of the JSON form of a
// [RuleSet]. A rule set may name it under $schema, so that an editor checks the
// file; what depends on other parts of the rule set or on [Options] is left to
// [New]. The result is the caller's.
func Schema() []byte { return slices.Clone(schemaData) }
