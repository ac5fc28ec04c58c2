// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// position finds the line and the column of a JSON pointer in a text, both
// counted from 1 and columns in bytes. For a value that is not there it gives
// the place of the innermost value around it, and 0, 0 without a text.
func position(text []byte, pointer string) (line, column int) {
	if len(text) == 0 {
		return 0, 0
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	at := valueStart(text, 0)
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if step == "" || !enter(dec, step) {
			break
		}
		at = valueStart(text, int(dec.InputOffset()))
	}
	before := text[:at]
	return 1 + bytes.Count(before, []byte{'\n'}), at - bytes.LastIndexByte(before, '\n')
}

// enter reads the opening of a value and everything before its member.
func enter(dec *json.Decoder, member string) bool {
	open, err := dec.Token()
	if err != nil {
		return false
	}
	for i := 0; dec.More(); i++ {
		name := strconv.Itoa(i)
		if open == json.Delim('{') {
			key, err := dec.Token()
			if err != nil {
				return false
			}
			name, _ = key.(string)
		}
		if name == member {
			return true
		}
		var skipped json.RawMessage
		if dec.Decode(&skipped) != nil {
			return false
		}
	}
	return false
}

func valueStart(text []byte, at int) int {
	for at < len(text) && strings.IndexByte(" \t\r\n:,", text[at]) >= 0 {
		at++
	}
	return at
}
