// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

func TestDocuments(t *testing.T) {
	const licence = "// SPDX-License-Identifier: Apache-2.0\n\n"
	doc := strings.ReplaceAll(docComment, "%[1]s", "phi")
	rows := []struct {
		name, why string
		path      string
		pkg       string
		file      string
		source    string
		want      []string
	}{
		{"complete", "nothing to say", "phi", "phi", "doc.go", doc, nil},
		{"no doc.go", "a newcomer finds nothing", "phi", "phi", "a.go",
			licence + "package phi\n", []string{"doc phi:0"}},
		{"comment elsewhere", "two comments are joined in no order", "phi", "phi", "a.go",
			licence + "// Package phi finds.\npackage phi\n", []string{"doc phi:0", "doc phi/a.go:3"}},
		{"declaration", "doc.go holds the comment alone", "phi", "phi", "doc.go",
			doc + "\nconst x = 1\n", []string{"doc phi/doc.go:14"}},
		{"import", "doc.go holds the comment alone", "phi", "phi", "doc.go",
			doc + "\nimport \"fmt\"\n", []string{"doc phi/doc.go:14"}},
		{"second comment", "doc.go holds the comment alone", "phi", "phi", "doc.go",
			doc + "\n// more\n", []string{"doc phi/doc.go:14"}},
		{"generate directive", "it belongs beside what it generates", "phi", "phi", "doc.go",
			doc + "\n//go:generate true\n", []string{"doc phi/doc.go:14"}},
		{"first words", "go doc shows the first sentence", "phi", "phi", "doc.go",
			strings.Replace(doc, "Package phi does", "This does", 1), []string{"doc phi/doc.go:12"}},
		{"no limits", "what it will not find", "phi", "phi", "doc.go",
			strings.Replace(doc, "# Limits", "# Bounds", 1), []string{"doc phi/doc.go:12"}},
		{"order", "every package reads alike", "phi", "phi", "doc.go",
			strings.NewReplacer("# Guarantees", "# Limits", "# Limits", "# Guarantees").Replace(doc),
			[]string{"doc phi/doc.go:12"}},
		{"no licence", "every file says it", "phi", "phi", "doc.go",
			strings.TrimPrefix(doc, licence), []string{"header phi/doc.go:1"}},
		{"licence in the comment", "go doc would show it", "phi", "phi", "doc.go",
			strings.Replace(doc, "\n\n", "\n//\n", 1), []string{"header phi/doc.go:1", "doc phi/doc.go:12"}},
		{"program", "it documents itself in its main file", "examples/scan", "main", "main.go",
			licence + "// Scan finds.\npackage main\n", nil},
		{"generator", "it documents itself in its main file", "internal/gen/fold", "main", "main.go",
			licence + "// Fold writes tables.\npackage main\n", nil},
		{"glue", "it is imported and so documented", "examples/inbox/wiring", "wiring", "a.go",
			licence + "package wiring\n", []string{"doc examples/inbox/wiring:0"}},
		{"program in a room", "a room is no program", "phi/cmd", "main", "main.go",
			licence + "package main\n", []string{"doc phi/cmd:0"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			f, err := arch.ParseFile(row.file, row.source)
			require.NoError(t, err)
			got := found(arch.Package{Path: row.path, Name: row.pkg, Files: []arch.File{f}})
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("%s: findings differ (-want +got):\n%s", row.why, diff)
			}
		})
	}
}
