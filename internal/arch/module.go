// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// ModulePath is the import path of the module's root.
const ModulePath = "github.com/safeharbor-go/safeharbor"

// rooms are the packages that users import, in the order of the documentation.
var rooms = [...]string{"phi", "deid", "disclaimer", "router", "baa", "retention"}

// Rooms returns the paths of the six rooms, in the order of the documentation.
func Rooms() []string { return slices.Clone(rooms[:]) }

// Module is a described package graph. The zero Module has no packages and
// breaks no rule.
type Module struct {
	// Packages are sorted by path.
	Packages []Package
}

// Package is one package of the module.
type Package struct {
	// Path is relative to the module: "phi/pattern", or "." for the root.
	Path string
	// Name is the name in the package clause.
	Name string
	// Files are the package's Go files, tests among them.
	Files []File
	// Data are the files that the package embeds.
	Data []Data
}

// File is a Go file as [ParseFile] returns it; the zero File is no file.
type File struct {
	// Name is the file's name without its folder.
	Name string
	// Source is the text of the file.
	Source string

	syntax *ast.File
	fset   *token.FileSet
}

// Data is an embedded file.
type Data struct {
	// Name is the file's path below the folder of its package.
	Name string
	// Content is what the file holds.
	Content []byte
}

// ParseFile parses the source of a Go file. The error is the parser's.
func ParseFile(name, source string) (File, error) {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return File{}, fmt.Errorf("arch: %w", err)
	}
	return File{Name: name, Source: source, syntax: syntax, fset: fset}, nil
}

// test reports whether only the test binary holds the file.
func (f File) test() bool { return strings.HasSuffix(f.Name, "_test.go") }

// line returns the line of a position in the file, counted from 1.
func (f File) line(pos token.Pos) int { return f.fset.Position(pos).Line }

// importPath returns the path that an import names.
func importPath(spec *ast.ImportSpec) string {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value // the parser accepts nothing that ends up here
	}
	return path
}

// local returns the path of an import relative to the module, or the path
// itself if it lies outside.
func local(path string) string {
	if path == ModulePath {
		return "."
	}
	return strings.TrimPrefix(path, ModulePath+"/")
}

// within reports whether a path is dir or lies below it.
func within(path, dir string) bool {
	return path == dir || strings.HasPrefix(path, dir+"/")
}

// withinAny reports whether a path lies within one of the folders.
func withinAny(path string, dirs ...string) bool {
	return slices.ContainsFunc(dirs, func(dir string) bool { return within(path, dir) })
}

// program reports whether the package is one of those that are run and not
// read: an example, or a generator of tables.
func (p Package) program() bool {
	return p.Name == "main" && withinAny(p.Path, "examples", "internal/gen")
}
