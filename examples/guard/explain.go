// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/examples/internal/jsonlines"
)

// explain answers a line with the reply for people to read: its text, a line
// of carets below what is wrong, and a line for each violation.
func (c *checker) explain(l jsonlines.Line) (any, error) {
	reply, r, err := c.check(l)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", l.ID, r.Verdict)
	start := 0
	for line := range strings.SplitSeq(reply, "\n") {
		fmt.Fprintf(&b, "  %s\n", line)
		if marks := underline(line, start, r.Violations); marks != "" {
			fmt.Fprintf(&b, "  %s\n", marks)
		}
		start += len(line) + 1
	}
	for _, v := range r.Violations {
		fmt.Fprintf(&b, "  %s %s [%d:%d] %s (%s)\n", v.Severity, v.Code, v.Start, v.End, v.Why, v.Source)
	}
	if r.Safe != nil {
		fmt.Fprintf(&b, "  instead, %s: %s\n", r.Safe.ID, r.Safe.Text)
	}
	return jsonlines.Plain(b.String()), nil
}

// underline returns carets below the violations of a line that starts at an
// offset of the reply, one for each character.
func underline(line string, start int, vs []disclaimer.Violation) string {
	marks := make([]byte, 0, len(line))
	any := false
	for i := 0; i < len(line); {
		_, size := utf8.DecodeRuneInString(line[i:])
		mark := byte(' ')
		for _, v := range vs {
			if start+i >= v.Start && start+i < v.End {
				mark, any = '^', true
			}
		}
		marks = append(marks, mark)
		i += size
	}
	if !any {
		return ""
	}
	return strings.TrimRight(string(marks), " ")
}
