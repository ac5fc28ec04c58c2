// SPDX-License-Identifier: Apache-2.0

package jsonlines

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"unicode/utf8"
)

// A Format is the form of the input. The zero Format is [Auto].
type Format uint8

// The formats.
const (
	Auto Format = iota // JSON if the first byte that is no space is "{"
	JSON               // one JSON object a line
	Text               // one message a line; its id is the number of the line
)

// Set reads the word of a format; with String it makes a Format a flag.Value.
func (f *Format) Set(word string) error {
	switch word {
	case "auto":
		*f = Auto
	case "json":
		*f = JSON
	case "text":
		*f = Text
	default:
		return errors.New("want auto, json or text")
	}
	return nil
}

// String returns the word of f.
func (f *Format) String() string { return [...]string{"auto", "json", "text"}[*f] }

// A Line is one line of input.
type Line struct {
	// ID is the id as it was given, or the number of the line.
	ID json.RawMessage
	// Number is the number of the line, from 1.
	Number int
	// Data is the JSON object.
	Data []byte
}

// Decode reads the line into dst. Fields that dst does not have are ignored.
func (l Line) Decode(dst any) error {
	err := json.Unmarshal(l.Data, dst)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return &Error{Code: "syntax", Offset: int(syntax.Offset)}
	case errors.As(err, &kind):
		return &Error{Code: "wrong_type", Offset: int(kind.Offset)}
	}
	return &Error{Code: "bad_value"}
}

// An Error is why a line has no answer. It holds no input text.
type Error struct {
	// Code is a stable word such as "syntax".
	Code string `json:"code"`
	// Offset is the byte offset into the line, 0 if there is no better place.
	Offset int `json:"offset"`
}

// Error returns code and offset.
func (e *Error) Error() string { return fmt.Sprintf("%s at offset %d", e.Code, e.Offset) }

// Run answers each line of in on out and returns the status of the program.
func Run(in io.Reader, out io.Writer, format Format, answer func(Line) (any, error)) int {
	r := newReader(in)
	w := bufio.NewWriterSize(out, 1<<16)
	text := format == Text || format == Auto && r.text()
	status := 0
	progress := newProgress()
	for {
		data, n, long, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "read:", err)
			status = 2
			break
		}
		if !text && len(bytes.TrimSpace(data)) == 0 && !long {
			continue
		}
		id, v, bad := answerLine(data, n, long, text, answer)
		if bad != nil {
			status = max(status, 1)
			v = struct {
				ID    json.RawMessage `json:"id"`
				Line  int             `json:"line"`
				Error *Error          `json:"error"`
			}{id, n, bad}
		}
		if err := write(w, v); err != nil {
			fmt.Fprintln(os.Stderr, "write:", err)
			return 2
		}
		progress.line(n)
	}
	progress.done()
	if err := w.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		return 2
	}
	return status
}

// null is the id of a line whose id is not known.
var null = json.RawMessage("null")

// answerLine answers one line, or says why it has no answer.
func answerLine(data []byte, n int, long, text bool, answer func(Line) (any, error)) (json.RawMessage, any, *Error) {
	if long {
		return null, nil, &Error{Code: "line_too_long", Offset: MaxLine}
	}
	if !utf8.Valid(data) {
		return null, nil, &Error{Code: "invalid_utf8", Offset: firstInvalid(data)}
	}
	l := Line{ID: json.RawMessage(strconv.Itoa(n)), Number: n, Data: data}
	if text {
		var err error
		if l.Data, err = json.Marshal(map[string]string{"text": string(data)}); err != nil {
			return l.ID, nil, &Error{Code: "bad_value"}
		}
	} else {
		var head struct {
			ID json.RawMessage `json:"id"`
		}
		if err := l.Decode(&head); err != nil {
			return null, nil, asError(err)
		}
		if len(head.ID) > 0 {
			l.ID = head.ID
		}
	}
	v, err := answer(l)
	if err != nil {
		return l.ID, nil, asError(err)
	}
	return l.ID, v, nil
}

func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Code: "failed"}
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// Rounded returns a score with four decimals, which is more than it is worth.
func Rounded(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// Plain is an answer for people: it is written as it is instead of as JSON.
type Plain string

// write writes v as one line, without escapes for HTML.
func write(w io.Writer, v any) error {
	if s, ok := v.(Plain); ok {
		_, err := io.WriteString(w, string(s))
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
