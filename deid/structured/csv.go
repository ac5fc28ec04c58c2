// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// CSVOptions configures the reading of CSV. The zero CSVOptions, and nil, stand
// for a header, a delimiter that is found in it, and UTF-8 or UTF-16 by the byte
// order mark.
type CSVOptions struct {
	// Delimiter stands between columns. Zero finds it in the first row: comma,
	// semicolon, tab or bar, whichever is there most often.
	Delimiter byte
	// NoHeader says that the first row is a record. Columns then have no labels.
	NoHeader bool
	// Encoding is the encoding of a file without a byte order mark.
	Encoding Encoding
}

// batchRows is how many rows are examined at once.
const batchRows = 128

// CSV applies the policy to rows. All must have as many columns as the first.
// Rows are written when they are done, in the encoding that they came in; after
// an error the output lacks the rest.
func (p *Processor) CSV(ctx context.Context, in io.Reader, out io.Writer, o *CSVOptions) (Report, error) {
	if o == nil {
		o = new(CSVOptions)
	}
	var report Report
	decoder, encoder, raw, mark, err := codec(in, o.Encoding)
	if err != nil {
		return report, err
	}
	w := transform.NewWriter(out, encoder)
	t := table{p: p, in: bufio.NewReaderSize(transform.NewReader(raw, decoder), 64<<10), delimiter: o.Delimiter, header: !o.NoHeader}
	for {
		if ctx.Err() != nil {
			return report, context.Cause(ctx)
		}
		rows, readErr := t.rows()
		if readErr != nil && readErr != io.EOF {
			return report, readErr
		}
		done, err := t.apply(ctx, rows, &report)
		if err != nil {
			return report, err
		}
		if _, err := out.Write(mark); err != nil {
			return report, err
		}
		mark = nil
		if _, err := w.Write(done); err != nil {
			return report, err
		}
		if readErr == io.EOF {
			return report, w.Close()
		}
	}
}

// A table is a CSV file that is read.
type table struct {
	p         *Processor
	in        *bufio.Reader
	delimiter byte
	header    bool
	columns   []string // the labels, nil before the first row
	paths     []string
	n         int // rows that were read
}

// A cell is a field of a row as it is written.
type cell struct {
	*leaf
	raw    string
	quoted bool
}

// A row is a line of cells with its end.
type row struct {
	cells []cell
	end   string
}

// rows reads up to batchRows rows.
func (t *table) rows() ([]row, error) {
	var rows []row
	for len(rows) < batchRows {
		record, end, err := t.record()
		if err != nil {
			return rows, err
		}
		r, err := t.split(record, end)
		if err != nil {
			return rows, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// record reads one record, which may span lines inside of quotes, and its end.
func (t *table) record() (record, end string, err error) {
	t.n++
	var b []byte
	for {
		line, err := readLine(t.in, t.p.o.MaxBytes-len(b))
		if err != nil && !(err == io.EOF && len(b)+len(line) > 0) {
			if err == io.EOF {
				return "", "", err
			}
			return "", "", at(t.n, err)
		}
		b = append(b, line...)
		open := bytes.Count(b, []byte{'"'})%2 == 1
		if open && err == io.EOF {
			return "", "", &FormatError{Record: t.n, Offset: len(b), Reason: "ends inside of quotes"}
		}
		if open {
			continue
		}
		if !utf8.Valid(b) {
			return "", "", &FormatError{Record: t.n, Offset: firstInvalid(b), Reason: "is not in the encoding of the file"}
		}
		text := strings.TrimRight(string(b), "\r\n")
		return text, string(b[len(text):]), nil
	}
}

// split takes a record apart.
func (t *table) split(record, end string) (row, error) {
	if t.delimiter == 0 {
		t.delimiter = findDelimiter(record)
	}
	r := row{end: end}
	for rest := record; ; {
		c, n, ok := t.cell(rest)
		if !ok {
			return row{}, &FormatError{Record: t.n, Offset: len(record) - len(rest), Reason: "has a quote that does not end where the cell ends"}
		}
		r.cells = append(r.cells, c)
		if n == len(rest) {
			break
		}
		rest = rest[n+1:]
		if rest == "" {
			r.cells = append(r.cells, cell{})
			break
		}
	}
	first := t.columns == nil
	if first {
		t.columns = make([]string, len(r.cells))
		t.paths = make([]string, len(r.cells))
	}
	if len(r.cells) != len(t.columns) {
		if record == "" {
			return row{end: end}, nil // a blank line is no record
		}
		return row{}, &FormatError{Record: t.n, Reason: "has another number of columns than the first"}
	}
	for i := range r.cells {
		c := &r.cells[i]
		text := c.raw
		if c.quoted {
			text = strings.ReplaceAll(c.raw[1:len(c.raw)-1], `""`, `"`)
		}
		if first && t.header {
			t.columns[i], t.paths[i] = label(text), text
			c.leaf = &leaf{}
			c.field.Text = text
			continue
		}
		c.leaf = t.p.leaf([]string{t.paths[i]}, t.columns[i], text, 0)
	}
	return r, nil
}

// cell reads the cell that text begins with and returns its length.
func (t *table) cell(text string) (c cell, n int, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		n := strings.IndexByte(text, t.delimiter)
		if n < 0 {
			n = len(text)
		}
		return cell{raw: text[:n]}, n, true
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			i++
			continue
		}
		return cell{raw: text[:i+1], quoted: true}, i + 1, i+1 == len(text) || text[i+1] == t.delimiter
	}
	return cell{}, 0, false
}

func findDelimiter(header string) byte {
	best, most := byte(','), 0
	for _, c := range []byte(",;\t|") {
		if n := strings.Count(header, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// apply applies the policy to rows and returns them as they are written.
func (t *table) apply(ctx context.Context, rows []row, report *Report) ([]byte, error) {
	var leaves []*leaf
	for i := range rows {
		for j := range rows[i].cells {
			if l := rows[i].cells[j].leaf; l != nil {
				leaves = append(leaves, l)
			}
		}
	}
	if err := t.p.apply(ctx, leaves, report); err != nil {
		return nil, &RecordError{Record: t.n - 1, Err: err}
	}
	var b []byte
	for _, r := range rows {
		if len(r.cells) > 0 {
			report.Records++
		}
		for j, c := range r.cells {
			if j > 0 {
				b = append(b, t.delimiter)
			}
			switch {
			case c.leaf == nil || !c.edited:
				b = append(b, c.raw...)
			case c.quoted || strings.ContainsAny(c.out, "\"\r\n") || strings.IndexByte(c.out, t.delimiter) >= 0:
				b = append(append(append(b, '"'), strings.ReplaceAll(c.out, `"`, `""`)...), '"')
			default:
				b = append(b, c.out...)
			}
			if c.leaf != nil && c.action == ActionKeep {
				report.gap([]string{label(t.paths[j])}, ReasonRule)
			}
		}
		b = append(b, r.end...)
	}
	return b, nil
}
