// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// cites matches a text that means to cite the titles of the Code of Federal
// Regulations which the rules rest on: public welfare (45), public health (42),
// telecommunication (47).
var cites = regexp.MustCompile(`^(?:42|45|47) C\.?F\.?R\.?`)

// section matches a section with its paragraphs. Their markers change form from
// level to level, (a)(1)(i)(A)(1)(i), so that a level left out is seen. A list
// of definitions has no letters: its paragraphs begin with the numbers.
var section = regexp.MustCompile(`^(?:42|45|47) CFR [1-9][0-9]*\.[1-9][0-9]*` +
	`(?:\([a-z]{1,2}\))?` +
	`(?:\([1-9][0-9]?\)(?:\([ivxl]+\)(?:\([A-Z]{1,2}\)(?:\([1-9][0-9]?\)(?:\([ivxl]+\))?)?)?)?)?$`)

// ValidCitation reports whether a text is the canonical form of a section, as
// in "45 CFR 164.514(b)(2)(i)(B)". Whether the section exists and says what the
// rule claims is for a reader to check.
func ValidCitation(text string) bool { return section.MatchString(text) }

// checkCitations reports the strings of a package, in code and in embedded
// JSON, that begin like a citation and do not have its form.
func checkCitations(p Package) []Finding {
	var findings []Finding
	for _, f := range p.Files {
		if f.test() {
			continue
		}
		findings = append(findings, checkCitedCode(p, f)...)
	}
	for _, d := range p.Data {
		if path.Ext(d.Name) == ".json" {
			findings = append(findings, checkCitedData(p, d)...)
		}
	}
	return findings
}

func checkCitedCode(p Package, f File) []Finding {
	var findings []Finding
	continued := make(map[ast.Expr]bool)
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		if sum, ok := n.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
			continued[sum.X] = true
		}
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil || !cites.MatchString(text) {
			return true
		}
		if continued[literal] {
			// "45 CFR 164.514(b)(2)(i)(" + letter + ")" has its form up to the parenthesis.
			text = strings.TrimSuffix(text, "(")
		}
		if !ValidCitation(text) {
			findings = append(findings, Finding{
				Rule: "citation", File: p.at(f.Name), Line: f.line(literal.Pos()),
				Detail: fmt.Sprintf("%q does not have the form of a section", text),
			})
		}
		return true
	})
	return findings
}

func checkCitedData(p Package, d Data) []Finding {
	var findings []Finding
	report := func(offset int64, detail string) {
		line := 1 + bytes.Count(d.Content[:offset], []byte("\n"))
		findings = append(findings, Finding{Rule: "citation", File: p.at(d.Name), Line: line, Detail: detail})
	}
	for decoder := json.NewDecoder(bytes.NewReader(d.Content)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return findings
		}
		if err != nil {
			report(decoder.InputOffset(), "not JSON: "+err.Error())
			return findings
		}
		if text, ok := token.(string); ok && cites.MatchString(text) && !ValidCitation(text) {
			report(decoder.InputOffset(), fmt.Sprintf("%q does not have the form of a section", text))
		}
	}
}
