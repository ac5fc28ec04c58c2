// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"cmp"
	"fmt"
	"path"
	"slices"
)

// Finding is one place where the module breaks a rule.
type Finding struct {
	// Rule names the rule: "arrow", "init", "doc", and so on.
	Rule string
	// File is the path of the file below the module's root, or that of the
	// package if no single file is at fault.
	File string
	// Line counts from 1; 0 stands for the whole file.
	Line int
	// Detail says what is wrong and what would be right.
	Detail string
}

// String returns the finding in the form of a compiler's message.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Rule, f.Detail)
}

// Check applies every rule to every package and returns what breaks one,
// sorted by file, line and rule.
func Check(m Module) []Finding {
	var findings []Finding
	for _, p := range m.Packages {
		findings = append(findings, checkArrows(p, arrows[:])...)
		findings = append(findings, checkNames(p)...)
		findings = append(findings, checkDoc(p)...)
		findings = append(findings, checkHeaders(p)...)
		findings = append(findings, checkState(p)...)
		findings = append(findings, checkAmbient(p)...)
		findings = append(findings, checkCitations(p)...)
	}
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Detail, b.Detail),
		)
	})
	return findings
}

// at returns the path of one of the package's files below the module's root.
func (p Package) at(name string) string { return path.Join(p.Path, name) }
