// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
)

// checkState reports code that runs before main, and exported variables of the
// rooms: whoever imports a room could change those for everybody else. Sentinel
// errors are variables for want of constants and pass.
func checkState(p Package) []Finding {
	var findings []Finding
	for _, f := range p.Files {
		if f.test() {
			continue
		}
		for _, decl := range f.syntax.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					findings = append(findings, Finding{
						Rule: "init", File: p.at(f.Name), Line: f.line(d.Pos()),
						Detail: "an init function runs in every program that imports the package",
					})
				}
			case *ast.GenDecl:
				if d.Tok == token.VAR && withinAny(p.Path, rooms[:]...) {
					findings = append(findings, exportedVariables(p, f, d)...)
				}
			}
		}
	}
	return findings
}

func exportedVariables(p Package, f File, d *ast.GenDecl) []Finding {
	var findings []Finding
	for _, spec := range d.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			if name.IsExported() && !strings.HasPrefix(name.Name, "Err") {
				findings = append(findings, Finding{
					Rule: "state", File: p.at(f.Name), Line: f.line(name.Pos()),
					Detail: fmt.Sprintf("%s can be changed by any importer; make it a function or a constant", name.Name),
				})
			}
		}
	}
	return findings
}
