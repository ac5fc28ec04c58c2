// SPDX-License-Identifier: Apache-2.0

package jsonlines

import (
	"bufio"
	"bytes"
	"io"
)

// MaxLine is the length in bytes of the longest line that is read.
const MaxLine = 16 << 20

// A reader reads lines of any length and keeps at most MaxLine bytes of each.
type reader struct {
	in   *bufio.Reader
	line []byte
	n    int
}

func newReader(in io.Reader) *reader { return &reader{in: bufio.NewReaderSize(in, 1<<16)} }

// next returns the next line without its end, its number from 1, and whether it
// was too long. The line is valid until the next call.
func (r *reader) next() (line []byte, n int, long bool, err error) {
	r.line = r.line[:0]
	r.n++
	for {
		part, err := r.in.ReadSlice('\n')
		if len(r.line)+len(part) > MaxLine+1 {
			long = true
			r.line = r.line[:0]
		}
		if !long {
			r.line = append(r.line, part...)
		}
		switch err {
		case bufio.ErrBufferFull:
			continue
		case nil:
			return bytes.TrimRight(r.line, "\r\n"), r.n, long, nil
		case io.EOF:
			if len(r.line) == 0 && !long {
				return nil, r.n, false, io.EOF
			}
			return bytes.TrimRight(r.line, "\r\n"), r.n, long, nil
		default:
			return nil, r.n, false, err
		}
	}
}

// text reports whether the input is plain text: its first byte that is no
// space is not "{".
func (r *reader) text() bool {
	for n := 1; ; n++ {
		b, err := r.in.Peek(n)
		if len(b) < n || err != nil {
			return false
		}
		switch b[n-1] {
		case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF: // a byte order mark, too
		case '{':
			return false
		default:
			return true
		}
	}
}
