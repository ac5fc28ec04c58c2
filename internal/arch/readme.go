// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Block is a fenced block of code in a Markdown text.
type Block struct {
	// Language is the word after the opening fence, or "".
	Language string
	// Line is that of the opening fence, counted from 1.
	Line int
	// Code is what the block holds, without the indentation of its fence.
	Code string
}

// Blocks returns the fenced blocks of a Markdown text in order. The error names
// the line of a fence that is never closed.
func Blocks(markdown string) ([]Block, error) {
	const fence = "```"
	var blocks []Block
	var open *Block
	var indent string
	for i, line := range strings.Split(markdown, "\n") {
		line = strings.TrimSuffix(line, "\r")
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case open == nil && strings.HasPrefix(trimmed, fence):
			language, _, _ := strings.Cut(strings.TrimSpace(trimmed[len(fence):]), " ")
			indent = line[:len(line)-len(trimmed)]
			open = &Block{Language: language, Line: i + 1}
		case open != nil && strings.TrimSpace(line) == fence:
			blocks = append(blocks, *open)
			open = nil
		case open != nil:
			open.Code += strings.TrimPrefix(line, indent) + "\n"
		}
	}
	if open != nil {
		return nil, fmt.Errorf("arch: the fence of line %d is never closed", open.Line)
	}
	return blocks, nil
}

// Compilable returns a snippet as a whole Go file. A snippet with a package
// clause is one already. Other snippets are declarations or statements, as a
// reader would paste them into a file; the imports that they leave out are
// taken from imports, which gives the path of each package by its name. What a
// snippet of statements declares counts as used. The error is the parser's.
func Compilable(code string, imports map[string]string) (string, error) {
	if _, err := parser.ParseFile(token.NewFileSet(), "", code, parser.PackageClauseOnly); err == nil {
		return code, nil
	}
	file := "package snippet\n\n" + code
	if _, err := parser.ParseFile(token.NewFileSet(), "", file, 0); err != nil {
		head, body := splitImports(code)
		begin := "package snippet\n\n" + head + "\nfunc _() error {\n" + body + "\n"
		const end = "return nil\n}\n"
		used, err := usesOf(begin + end)
		if err != nil {
			return "", err
		}
		file = begin + used + end
	}
	return addImports(file, imports)
}

// importDecl matches one import declaration at the beginning of a snippet.
var importDecl = regexp.MustCompile(`^\s*import\s*(?:\((?s:.*?)\n\)|[^\n(]+)\n`)

// splitImports cuts the import declarations from a snippet of statements.
func splitImports(code string) (head, body string) {
	for {
		end := importDecl.FindStringIndex(code)
		if end == nil {
			return head, code
		}
		head += code[:end[1]]
		code = code[end[1]:]
	}
}

// usesOf returns a statement for each variable that the outermost block of a
// file's functions declares, so that it counts as used: a snippet shows how a
// value is made, and leaves to the reader what it is for.
func usesOf(file string) (string, error) {
	syntax, err := parser.ParseFile(token.NewFileSet(), "", file, 0)
	if err != nil {
		return "", fmt.Errorf("arch: %w", err)
	}
	var uses strings.Builder
	for _, decl := range syntax.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		for _, statement := range f.Body.List {
			for _, name := range declared(statement) {
				if name != "_" {
					fmt.Fprintf(&uses, "_ = %s\n", name)
				}
			}
		}
	}
	return uses.String(), nil
}

// declared returns the names of the variables that a statement declares in its
// own block.
func declared(statement ast.Stmt) []string {
	var names []string
	switch s := statement.(type) {
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE {
			return nil
		}
		for _, x := range s.Lhs {
			if name, ok := x.(*ast.Ident); ok {
				names = append(names, name.Name)
			}
		}
	case *ast.DeclStmt:
		d, ok := s.Decl.(*ast.GenDecl)
		if !ok || d.Tok != token.VAR {
			return nil
		}
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				for _, name := range v.Names {
					names = append(names, name.Name)
				}
			}
		}
	}
	return names
}

// addImports adds the imports of the packages that a file names and neither
// imports nor declares.
func addImports(file string, imports map[string]string) (string, error) {
	syntax, err := parser.ParseFile(token.NewFileSet(), "", file, 0)
	if err != nil {
		return "", fmt.Errorf("arch: %w", err)
	}
	missing := make(map[string]string)
	for _, name := range syntax.Unresolved {
		if path, ok := imports[name.Name]; ok {
			missing[name.Name] = path
		}
	}
	for _, spec := range syntax.Imports {
		for name, path := range missing {
			if importPath(spec) == path {
				delete(missing, name)
			}
		}
	}
	clause := "package " + syntax.Name.Name + "\n"
	added := clause
	for _, path := range slices.Sorted(maps.Values(missing)) {
		added += fmt.Sprintf("\nimport %q\n", path)
	}
	whole, err := format.Source([]byte(strings.Replace(file, clause, added, 1)))
	if err != nil {
		return "", fmt.Errorf("arch: %w", err)
	}
	return string(whole), nil
}

// goTool matches a go command in a line of a shell block, with its arguments.
var goTool = regexp.MustCompile(`\bgo (run|test|build|vet|generate|install|doc)((?:\s+[^\s|&;<>#]+)*)`)

// Commands returns the package patterns that the go commands of a shell block
// name, in order: "./examples/inbox" of "go run ./examples/inbox -json".
func Commands(shell string) []string {
	var patterns []string
	for _, m := range goTool.FindAllStringSubmatch(shell, -1) {
		for _, arg := range strings.Fields(m[2]) {
			if !strings.HasPrefix(arg, ".") && !strings.HasPrefix(arg, ModulePath) {
				continue // a flag, or the value of one
			}
			patterns = append(patterns, arg)
			if m[1] == "run" {
				break // what follows are the arguments of the program
			}
		}
	}
	return patterns
}
