// SPDX-License-Identifier: Apache-2.0

package router

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Parse reads a rule set from JSON and refuses unknown and repeated keys. It
// does not check what the rules mean; [New] and [Compile] do. The error is a
// [*RuleError] with a line and a column.
func Parse(data []byte) (RuleSet, error) {
	var set RuleSet
	if err := strictjson.Decode(data, &set); err != nil {
		bad := newRuleError(err)
		bad.Rule = ruleAt(data, bad.Path)
		return RuleSet{}, bad
	}
	return set, nil
}

// Compile is [Parse] followed by [New]; every fault has the line and column of
// its place in data, or of the innermost place around it that exists.
func Compile(data []byte, options *Options) (*Engine, error) {
	set, err := Parse(data)
	if err != nil {
		return nil, err
	}
	e, err := New(set, options)
	if err != nil {
		place(data, err)
		return nil, err
	}
	return e, nil
}

// Load is [Compile] on a file. An error of the file system is wrapped.
func Load(fsys fs.FS, name string, options *Options) (*Engine, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("router: %w", err)
	}
	return Compile(data, options)
}

// place fills in the line and column of every fault that New found.
func place(data []byte, err error) {
	var one *RuleError
	var many interface{ Unwrap() []error }
	switch {
	case errors.As(err, &many):
		for _, e := range many.Unwrap() {
			place(data, e)
		}
	case errors.As(err, &one):
		one.Line, one.Column = locate(data, one.Path)
	}
}

// locate returns the place of the value that a JSON pointer names, or of the
// innermost value on the way to it that exists.
func locate(data []byte, path string) (line, column int) {
	at := 0
	rest := data
	for _, step := range strings.Split(path, "/")[1:] {
		offset, ok := child(rest, step)
		if !ok {
			break
		}
		at += offset
		rest = data[at:]
	}
	before := data[:at]
	return 1 + bytes.Count(before, []byte{'\n'}), at - bytes.LastIndexByte(before, '\n')
}

// child returns the offset of one element of the array or object at the
// beginning of data.
func child(data []byte, step string) (offset int, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(data))
	open, err := dec.Token()
	if err != nil {
		return 0, false
	}
	for n := 0; dec.More(); n++ {
		name := strconv.Itoa(n)
		if open == json.Delim('{') {
			key, err := dec.Token()
			if err != nil {
				return 0, false
			}
			name, _ = key.(string)
		}
		start := int(dec.InputOffset())
		for start < len(data) && strings.IndexByte(" \t\r\n,:", data[start]) >= 0 {
			start++
		}
		if name == step {
			return start, true
		}
		var skipped json.RawMessage
		if dec.Decode(&skipped) != nil {
			return 0, false
		}
	}
	return 0, false
}

// ruleAt returns the id of the rule that a path leads into, if that can be
// read.
func ruleAt(data []byte, path string) string {
	steps := strings.Split(path, "/")
	if len(steps) < 3 || steps[1] != "rules" {
		return ""
	}
	var set struct {
		Rules []json.RawMessage `json:"rules"`
	}
	n, err := strconv.Atoi(steps[2])
	if err != nil || json.Unmarshal(data, &set) != nil || n >= len(set.Rules) {
		return ""
	}
	var rule struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(set.Rules[n], &rule) != nil || !isID(rule.ID) {
		return ""
	}
	return rule.ID
}
