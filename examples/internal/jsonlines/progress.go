// SPDX-License-Identifier: Apache-2.0

package jsonlines

import (
	"fmt"
	"os"
)

// progressEvery is the number of lines between two reports.
const progressEvery = 10_000

// A progress reports the number of lines on standard error if that is a
// terminal, and nothing otherwise.
type progress struct{ shown, terminal bool }

func newProgress() *progress {
	info, err := os.Stderr.Stat()
	return &progress{terminal: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

func (p *progress) line(n int) {
	if p.terminal && n%progressEvery == 0 {
		p.shown = true
		fmt.Fprintf(os.Stderr, "\r%d lines", n)
	}
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprintln(os.Stderr)
	}
}
