// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"go/ast"
	"strings"
)

// header is the first line of every Go file.
const header = "// SPDX-License-Identifier: Apache-2.0"

// sections are the headings of every package comment, in this order; others
// may stand between them.
var sections = [...]string{"# Guarantees", "# Limits", "# Sources", "# Errors"}

// checkHeaders reports files whose first line is not the licence, or whose
// second is not empty: without the gap the licence would be part of a comment.
func checkHeaders(p Package) []Finding {
	var findings []Finding
	for _, f := range p.Files {
		if !strings.HasPrefix(f.Source, header+"\n\n") {
			findings = append(findings, Finding{
				Rule: "header", File: p.at(f.Name), Line: 1,
				Detail: fmt.Sprintf("begin with %q and an empty line", header),
			})
		}
	}
	return findings
}

// checkDoc reports a package whose comment is missing, incomplete, or not alone
// in doc.go. Programs document themselves in their main file.
func checkDoc(p Package) []Finding {
	if p.program() {
		return nil
	}
	var findings []Finding
	documented := false
	for _, f := range p.Files {
		switch {
		case f.Name == "doc.go":
			documented = true
			findings = append(findings, checkPackageComment(p, f)...)
		case !f.test() && f.syntax.Doc != nil:
			findings = append(findings, Finding{
				Rule: "doc", File: p.at(f.Name), Line: f.line(f.syntax.Doc.Pos()),
				Detail: "the package comment belongs into doc.go",
			})
		}
	}
	if !documented {
		findings = append(findings, Finding{Rule: "doc", File: p.Path, Detail: "the package has no doc.go"})
	}
	return findings
}

func checkPackageComment(p Package, f File) []Finding {
	var findings []Finding
	report := func(line int, detail string) {
		findings = append(findings, Finding{Rule: "doc", File: p.at(f.Name), Line: line, Detail: detail})
	}
	if len(f.syntax.Decls) > 0 {
		report(f.line(f.syntax.Decls[0].Pos()), "doc.go holds the package comment and nothing else")
	}
	for _, comment := range f.syntax.Comments {
		if comment != f.syntax.Doc && !isHeader(comment) {
			report(f.line(comment.Pos()), "doc.go holds one comment, that of the package")
		}
	}
	text := f.syntax.Doc.Text()
	if !strings.HasPrefix(text, "Package "+p.Name+" ") {
		report(f.line(f.syntax.Package), fmt.Sprintf("the package comment begins with %q", "Package "+p.Name))
	}
	rest := text
	for _, section := range sections {
		_, after, found := strings.Cut(rest, "\n"+section+"\n")
		if !found {
			report(f.line(f.syntax.Package), fmt.Sprintf("the heading %q is missing or out of order", section))
			continue
		}
		rest = after
	}
	return findings
}

func isHeader(comment *ast.CommentGroup) bool {
	return len(comment.List) == 1 && comment.List[0].Text == header
}
