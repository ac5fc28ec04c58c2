// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"strings"
)

// Surface returns an expression for each exported function and method of a
// package, as another package writes them: "phi.New", "(*phi.Detector).Any".
// A program that holds them all holds all the code that the package can need,
// because the linker drops what nobody names. Generic functions and methods
// have no value to hold and are left out.
func Surface(p Package) []string {
	var names []string
	for _, f := range p.Files {
		if f.test() {
			continue
		}
		for _, decl := range f.syntax.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || !d.Name.IsExported() || d.Type.TypeParams != nil {
				continue
			}
			if d.Recv == nil {
				names = append(names, p.Name+"."+d.Name.Name)
			} else if receiver, ok := receiverName(d); ok {
				names = append(names, fmt.Sprintf("(*%s.%s).%s", p.Name, receiver, d.Name.Name))
			}
		}
	}
	return names
}

// receiverName returns the name of a method's type, if it is exported and not
// generic.
func receiverName(d *ast.FuncDecl) (string, bool) {
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	name, ok := t.(*ast.Ident)
	return name.String(), ok && name.IsExported()
}

// holdAll is the frame of the program that [HoldAll] describes. It picks one
// element by a number that no compiler knows, so that all of them stay.
const holdAll = `package main

import (
	"runtime"

	%s
)

var surface = [...]any{
	%s,
}

func main() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	println(m.HeapAlloc, surface[m.NumGC%%uint32(len(surface))] != nil)
}
`

// HoldAll returns the source of a program that imports a package, keeps its
// whole [Surface] linked, and prints to standard error how many bytes are
// allocated when main begins. Of a package with no surface it does not compile.
func HoldAll(p Package) string {
	return fmt.Sprintf(holdAll,
		`"`+ModulePath+"/"+p.Path+`"`,
		strings.Join(Surface(p), ",\n\t"))
}
