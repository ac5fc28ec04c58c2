// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

// fromStandard are the packages of the standard library that a snippet may use
// without an import, because every reader knows where they come from.
var fromStandard = map[string]string{
	"context": "context", "errors": "errors", "fmt": "fmt", "io": "io", "json": "encoding/json",
	"log": "log", "os": "os", "slices": "slices", "strings": "strings", "testing": "testing", "time": "time",
}

// TestReadme compiles each Go snippet of the README in a module of its own, as
// a user would, and looks up each package that its commands name.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	blocks, err := arch.Blocks(string(readme))
	require.NoError(t, err)
	module, err := arch.Load(root)
	require.NoError(t, err)
	imports := make(map[string]string)
	for name, path := range fromStandard {
		imports[name] = path
	}
	for _, p := range module.Packages {
		if p.Name != "main" {
			imports[p.Name] = arch.ModulePath + "/" + p.Path
		}
	}

	s := newScratch(t)
	snippets, commands := 0, 0
	for _, b := range blocks {
		switch b.Language {
		case "go":
			snippets++
			t.Run(fmt.Sprintf("go at line %d", b.Line), func(t *testing.T) {
				file, err := arch.Compilable(b.Code, imports)
				require.NoError(t, err)
				folder := fmt.Sprintf("line%d", b.Line)
				s.write(t, path.Join(folder, fileName(file)), file)
				if _, err := s.run(nil, "go", "test", "-run=^$", "./"+folder); err != nil {
					t.Errorf("README.md:%d: the snippet does not compile: %v", b.Line, err)
				}
			})
		case "sh", "bash", "console":
			for _, pattern := range arch.Commands(b.Code) {
				commands++
				if err := exists(pattern); err != nil {
					t.Errorf("README.md:%d: a command names no package: %v", b.Line, err)
				}
			}
		}
	}
	if snippets == 0 || commands == 0 {
		t.Errorf("README.md: %d Go snippets and %d commands; want some of both", snippets, commands)
	}
}

// fileName returns the name under which the go command takes the file for what
// it is: tests are compiled from files that are named so.
func fileName(file string) string {
	if strings.Contains(file, `"testing"`) {
		return "snippet_test.go"
	}
	return "snippet.go"
}

// exists reports whether the go command finds packages under a pattern.
func exists(pattern string) error {
	cmd := exec.Command("go", "list", pattern)
	cmd.Dir = root
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", pattern, err, stderr.String())
	}
	if len(out) == 0 {
		return fmt.Errorf("%s: no package", pattern)
	}
	return nil
}

func TestExists(t *testing.T) {
	require.NoError(t, exists("./..."))
	require.NoError(t, exists("./internal/arch"))
	require.Error(t, exists("./internal/nowhere"))
	require.Error(t, exists("./internal/nowhere/..."))
}

func TestBlocks(t *testing.T) {
	text := "# T\n\n```go\nx := 1\n```\n\n1. In a list\n\n   ```sh title\n   go test ./...\n     indented\n   ```\n\n```\nplain\n```\n"
	want := []arch.Block{
		{Language: "go", Line: 3, Code: "x := 1\n"},
		{Language: "sh", Line: 9, Code: "go test ./...\n  indented\n"},
		{Language: "", Line: 14, Code: "plain\n"},
	}
	got, err := arch.Blocks(text)
	require.NoError(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks differ (-want +got):\n%s", diff)
	}
	_, err = arch.Blocks("a\n```go\nx\n")
	require.ErrorContains(t, err, "line 2")
}

func TestCommands(t *testing.T) {
	rows := []struct {
		name, shell string
		want        []string
	}{
		{"run", "go run ./examples/inbox -json ./data\n", []string{"./examples/inbox"}},
		{"test", "$ go test -race ./phi/... ./baa\n", []string{"./phi/...", "./baa"}},
		{"pipe", "echo x | go run ./examples/scan -offsets rune < ./in | ./score\n", []string{"./examples/scan"}},
		{"path", "go doc github.com/safeharbor-go/safeharbor/phi\n", []string{"github.com/safeharbor-go/safeharbor/phi"}},
		{"several lines", "go test ./...\ngo run ./examples/inbox\n", []string{"./...", "./examples/inbox"}},
		{"other", "git clone ./x\ngo version\n", nil},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, arch.Commands(row.shell)); diff != "" {
				t.Errorf("patterns differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCompilable(t *testing.T) {
	imports := map[string]string{"fmt": "fmt", "json": "encoding/json", "strings": "strings"}
	rows := []struct {
		name, why  string
		code, want string
	}{
		{
			"whole file", "it is taken as it is",
			"package main\n\nfunc main() {}\n", "package main\n\nfunc main() {}\n",
		},
		{
			"declaration", "it needs a clause and an import",
			"func f() { fmt.Println() }\n",
			"package snippet\n\nimport \"fmt\"\n\nfunc f() { fmt.Println() }\n",
		},
		{
			"statements", "they need a function, and their variables a use",
			"a, err := json.Marshal(1)\nif err != nil {\n\treturn err\n}\nvar b int\n",
			"package snippet\n\nimport \"encoding/json\"\n\nfunc _() error {\n\ta, err := json.Marshal(1)\n" +
				"\tif err != nil {\n\t\treturn err\n\t}\n\tvar b int\n\n\t_ = a\n\t_ = err\n\t_ = b\n\treturn nil\n}\n",
		},
		{
			"statements with imports", "an import belongs before the function and is not repeated",
			"import (\n\t\"fmt\"\n)\n\nfmt.Println(strings.ToLower(\"A\"))\n",
			"package snippet\n\nimport \"strings\"\n\nimport (\n\t\"fmt\"\n)\n\nfunc _() error {\n\n" +
				"\tfmt.Println(strings.ToLower(\"A\"))\n\n\treturn nil\n}\n",
		},
		{
			"verb", "the code of a snippet is no format",
			"fmt.Printf(\"%d\", 1)\nreturn nil\n",
			"package snippet\n\nimport \"fmt\"\n\nfunc _() error {\n\tfmt.Printf(\"%d\", 1)\n\treturn nil\n\n\treturn nil\n}\n",
		},
		{
			"own name", "a variable may be called like a package",
			"strings := 1\n",
			"package snippet\n\nfunc _() error {\n\tstrings := 1\n\n\t_ = strings\n\treturn nil\n}\n",
		},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			got, err := arch.Compilable(row.code, imports)
			require.NoError(t, err)
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("%s: file differs (-want +got):\n%s", row.why, diff)
			}
		})
	}
	_, err := arch.Compilable("if {\n", imports)
	require.Error(t, err)
}
