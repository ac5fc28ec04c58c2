// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"fmt"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

// head begins a file that breaks no rule; the code in a test's row is line 5.
const head = "// SPDX-License-Identifier: Apache-2.0\n\npackage %s\n\n"

const docComment = `// SPDX-License-Identifier: Apache-2.0

// Package %[1]s does one thing.
//
// # Guarantees
//
// # Limits
//
// # Sources
//
// # Errors
package %[1]s
`

// described returns a package that breaks no rule but for what the files say.
// Each file holds what follows its package clause.
func described(t *testing.T, dir string, files map[string]string) arch.Package {
	t.Helper()
	name := path.Base(dir)
	p := arch.Package{Path: dir, Name: name}
	add := func(file, source string) {
		f, err := arch.ParseFile(file, source)
		require.NoError(t, err)
		p.Files = append(p.Files, f)
	}
	add("doc.go", fmt.Sprintf(docComment, name))
	for file, body := range files {
		add(file, fmt.Sprintf(head, name)+body)
	}
	return p
}

// found returns what the rules find in one package, without the details.
func found(p arch.Package) []string {
	var places []string
	for _, f := range arch.Check(arch.Module{Packages: []arch.Package{p}}) {
		places = append(places, fmt.Sprintf("%s %s:%d", f.Rule, f.File, f.Line))
	}
	return places
}

// rule is one row of a test: a package with one file, and what is wrong in it.
type rule struct {
	name, why string
	dir       string
	file      string
	code      string
	want      []string
}

func run(t *testing.T, rules []rule) {
	t.Helper()
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			got := found(described(t, r.dir, map[string]string{r.file: r.code}))
			if diff := cmp.Diff(r.want, got); diff != "" {
				t.Errorf("%s: findings differ (-want +got):\n%s", r.why, diff)
			}
		})
	}
}

func TestCheckOfNothing(t *testing.T) {
	if findings := arch.Check(arch.Module{}); findings != nil {
		t.Errorf("the zero module breaks rules: %v", findings)
	}
}

func TestFindingsAreSorted(t *testing.T) {
	one := "func init() {}\n\nfunc init() {}\n"
	p := described(t, "phi", map[string]string{"b.go": one, "a.go": one})
	want := []string{"init phi/a.go:5", "init phi/a.go:7", "init phi/b.go:5", "init phi/b.go:7"}
	if diff := cmp.Diff(want, found(p)); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
}

func ExampleCheck() {
	file, err := arch.ParseFile("engine.go", "package router\n\nimport _ \"github.com/safeharbor-go/safeharbor/phi\"\n")
	if err != nil {
		fmt.Println(err)
		return
	}
	module := arch.Module{Packages: []arch.Package{{Path: "router", Name: "router", Files: []arch.File{file}}}}
	for _, finding := range arch.Check(module) {
		fmt.Println(finding)
	}
	// Output:
	// router:0: doc: the package has no doc.go
	// router/engine.go:1: header: begin with "// SPDX-License-Identifier: Apache-2.0" and an empty line
	// router/engine.go:3: arrow: an import for its side effect is a registry in disguise
	// router/engine.go:3: arrow: router may not import phi
}
