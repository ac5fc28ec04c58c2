// SPDX-License-Identifier: Apache-2.0

package phitest

import "strings"

// A carrier sets a vector into surroundings, or writes it in other characters.
type carrier struct {
	name  string
	carry func(Vector) Vector
}

// around is the carrier that puts text before and after.
func around(name, before, after string) carrier {
	return carrier{name, func(v Vector) Vector {
		want := make([]Value, len(v.Want))
		for i, w := range v.Want {
			want[i] = Value{w.Kind, w.Start + len(before), w.End + len(before)}
		}
		v.Text, v.Want = before+v.Text+after, want
		return v
	}}
}

// rewriting is the carrier that replaces characters.
func rewriting(name string, oldnew ...string) carrier {
	return carrier{name, func(v Vector) Vector {
		r := strings.NewReplacer(oldnew...)
		return v.rewrite(func(_ int, piece string) string { return r.Replace(piece) })
	}}
}

// wrapped breaks the line at the first space inside a value.
var wrapped = carrier{"wrapped", func(v Vector) Vector {
	done := false
	return v.rewrite(func(value int, piece string) string {
		if done || value < 0 || !strings.Contains(piece, " ") {
			return piece
		}
		done = true
		return strings.Replace(piece, " ", "\n", 1)
	})
}}

// carriers are what every vector of [Found] is set into.
var carriers = [...]carrier{
	around("sentence", "Hello there, hope you are well. ", " thank you so much"),
	around("table-row", "| 1 | ", " | ok |"),
	around("json", `{"note":"`, `","ok":true}`),
	around("parentheses", "(", ")"),
	around("stop", "", "."),
	around("comma", "", ", right"),
	around("question", "", "?"),
	around("lines", "As discussed:\n", "\nthank you"),
	wrapped,
	rewriting("no-break-space", " ", "\u00a0"),
	rewriting("en-dash", "-", "\u2013"),
	rewriting("figure-dash", "-", "\u2012"),
	rewriting("full-width-digits",
		"0", "\uff10", "1", "\uff11", "2", "\uff12", "3", "\uff13", "4", "\uff14",
		"5", "\uff15", "6", "\uff16", "7", "\uff17", "8", "\uff18", "9", "\uff19"),
	rewriting("windows-line", "\n", "\r\n"),
}

// rewrite returns v with each piece of its text replaced. A piece is a value,
// whose index is given, or what stands between values, with -1.
func (v Vector) rewrite(piece func(value int, text string) string) Vector {
	var text strings.Builder
	want := make([]Value, len(v.Want))
	at := 0
	for i, w := range v.Want {
		text.WriteString(piece(-1, v.Text[at:w.Start]))
		want[i] = Value{Kind: w.Kind, Start: text.Len()}
		text.WriteString(piece(i, v.Text[w.Start:w.End]))
		want[i].End = text.Len()
		at = w.End
	}
	text.WriteString(piece(-1, v.Text[at:]))
	v.Text, v.Want = text.String(), want
	return v
}
