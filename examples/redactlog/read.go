// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strconv"
	"time"
)

// read returns the record in a JSON object, with attributes in their order. The
// message of a line of plain text is its text. A level that slog does not know
// counts as an error, so that no record is hidden by its level.
func read(data []byte) (slog.Record, error) {
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "", 0)
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if _, err := d.Token(); err != nil {
		return r, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return r, err
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return r, err
		}
		add(&r, key.(string), v) // the key of an object is a string
	}
	return r, nil
}

// add puts a member of the object where it belongs in the record.
func add(r *slog.Record, key string, v any) {
	text, isText := v.(string)
	switch key {
	case slog.TimeKey:
		if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
			r.Time = t
			return
		}
	case slog.LevelKey:
		if r.Level.UnmarshalText([]byte(text)) == nil {
			return
		}
		r.Level, key = slog.LevelError, "original_level"
	case slog.MessageKey, "text":
		if isText && r.Message == "" {
			r.Message = text
			return
		}
	}
	r.AddAttrs(slog.Any(key, number(v)))
}

// number returns a number that Go can hold exactly as such, and everything else
// as it is: digits are not lost on the way.
func number(v any) any {
	if n, ok := v.(json.Number); ok {
		if i, err := n.Int64(); err == nil {
			return i
		}
		if f, err := n.Float64(); err == nil && strconv.FormatFloat(f, 'f', -1, 64) == n.String() {
			return f
		}
	}
	return v
}
