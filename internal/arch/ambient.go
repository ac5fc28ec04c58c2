// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
)

// reach is a part of the standard library that reaches for something which
// the caller did not pass: a clock, an environment, a log, a network.
type reach struct {
	// path is the path of the package.
	path string
	// names are those that may not be used; if there are none, no name may be,
	// and neither may the import.
	names []string
	// only, if there are any, are the names that may be used; all others may not.
	only []string
	// except are the folders that may use it all the same.
	except []string
	// reason says why.
	reason string
}

var ambient = [...]reach{
	{
		path: "time", names: []string{"Now", "Since", "Until", "Local"},
		reason: "the day an answer holds for is a parameter",
	},
	{
		path:   "os",
		except: []string{"internal/txtar"},
		reason: "the environment and the file system belong to the program",
	},
	{
		path:   "os/exec",
		reason: "other programs belong to the program",
	},
	{
		path:   "syscall",
		reason: "the system belongs to the program",
	},
	{
		path:   "flag",
		reason: "the command line belongs to the program",
	},
	{
		path:   "log",
		reason: "a log record is where health information leaks first",
	},
	{
		path: "log/slog", names: []string{
			"Debug", "DebugContext", "Default", "Error", "ErrorContext", "Info", "InfoContext",
			"Log", "LogAttrs", "SetDefault", "Warn", "WarnContext", "With",
		},
		reason: "the default logger is global; a value may describe itself, a handler may be wrapped",
	},
	{
		path: "fmt", names: []string{"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
		reason: "standard output and input belong to the program",
	},
	{
		path:   "math/rand",
		only:   []string{"New", "NewSource", "NewZipf", "Rand", "Source", "Source64", "Zipf"},
		reason: "the global generator has no seed that a test could repeat",
	},
	{
		path:   "math/rand/v2",
		only:   []string{"ChaCha8", "New", "NewChaCha8", "NewPCG", "NewZipf", "PCG", "Rand", "Source", "Zipf"},
		reason: "the global generator has no seed that a test could repeat",
	},
	{
		path:   "net",
		reason: "no room talks to a network",
	},
	{
		path:   "net/http",
		except: []string{"deid/redacthttp"},
		reason: "no room talks to a network",
	},
}

// worldly are the folders whose packages are programs or check programs.
var worldly = [...]string{"examples", "internal/arch", "internal/gen"}

// checkAmbient reports what a room or an internal package reaches for without
// having been given it.
func checkAmbient(p Package) []Finding {
	if withinAny(p.Path, worldly[:]...) {
		return nil
	}
	var findings []Finding
	for _, f := range p.Files {
		if f.test() {
			continue
		}
		for _, spec := range f.syntax.Imports {
			for _, r := range ambient {
				if importPath(spec) == r.path && !withinAny(p.Path, r.except...) {
					findings = append(findings, r.uses(p, f, spec)...)
				}
			}
		}
		findings = append(findings, builtinPrints(p, f)...)
	}
	return findings
}

// uses returns the uses in a file of what the row forbids.
func (r reach) uses(p Package, f File, spec *ast.ImportSpec) []Finding {
	if r.names == nil && r.only == nil {
		return []Finding{{
			Rule: "ambient", File: p.at(f.Name), Line: f.line(spec.Pos()),
			Detail: fmt.Sprintf("import of %s: %s", r.path, r.reason),
		}}
	}
	var findings []Finding
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := selector.X.(*ast.Ident); ok && x.Name == importName(spec) && r.forbids(selector.Sel.Name) {
			findings = append(findings, Finding{
				Rule: "ambient", File: p.at(f.Name), Line: f.line(selector.Pos()),
				Detail: fmt.Sprintf("use of %s.%s: %s", r.path, selector.Sel.Name, r.reason),
			})
		}
		return true
	})
	return findings
}

func (r reach) forbids(name string) bool {
	if r.only != nil {
		return !slices.Contains(r.only, name)
	}
	return slices.Contains(r.names, name)
}

// importName returns the name under which a file knows an import of the
// standard library.
func importName(spec *ast.ImportSpec) string {
	switch {
	case spec.Name != nil:
		return spec.Name.Name
	case importPath(spec) == "math/rand/v2":
		return "rand"
	}
	return path.Base(importPath(spec))
}

// builtinPrints returns the calls of print and println, which write to standard
// error without an import.
func builtinPrints(p Package, f File) []Finding {
	var findings []Finding
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "print" || name.Name == "println") {
			findings = append(findings, Finding{
				Rule: "ambient", File: p.at(f.Name), Line: f.line(call.Pos()),
				Detail: fmt.Sprintf("call of %s: standard error belongs to the program", name.Name),
			})
		}
		return true
	})
	return findings
}
