// SPDX-License-Identifier: Apache-2.0

package conll

import (
	"bufio"
	"os"
	"strings"
)

// A Text is a message with the names of persons in it.
type Text struct {
	Text    string
	Persons [][2]int // byte ranges
	Places  [][2]int
	Others  [][2]int // organisations, products and works
}

// Read reads texts in columns: a word and a tag a line, a blank line between
// texts. Names of accounts, which one corpus tags as persons, are no names here:
// they are found by their sign.
func Read(path string) ([]Text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Text
	var b strings.Builder
	var t Text
	glue := true // no space before the next word
	flush := func() {
		if b.Len() > 0 {
			t.Text = b.String()
			out = append(out, t)
		}
		b.Reset()
		t, glue = Text{}, true
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r\n")
		if strings.TrimSpace(line) == "" {
			flush()
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 2 || cells[0] == "" {
			continue
		}
		w, tag := cells[0], strings.ToLower(strings.TrimSpace(cells[len(cells)-1]))
		if !glue && !strings.Contains(".,!?:;)'…", w[:1]) {
			b.WriteByte(' ')
		}
		start := b.Len()
		handle := strings.HasSuffix(b.String(), "@") || strings.HasPrefix(w, "@") || strings.HasSuffix(b.String(), "#")
		b.WriteString(w)
		span := [2]int{start, b.Len()}
		switch _, kind, _ := strings.Cut(tag, "-"); kind {
		case "person", "per":
			if !handle {
				t.Persons = append(t.Persons, span)
			}
		case "location", "loc":
			t.Places = append(t.Places, span)
		case "":
		default:
			t.Others = append(t.Others, span)
		}
		glue = w == "@" || w == "#" || w == "("
	}
	flush()
	return out, lines.Err()
}
