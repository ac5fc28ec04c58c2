// SPDX-License-Identifier: Apache-2.0

package router

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
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

// place fills in the line and column of every fault that New found, in one pass
// over the data however many there are.
func place(data []byte, err error) {
	faults := faultsOf(err)
	l := locator{data: data, dec: json.NewDecoder(bytes.NewReader(data)), at: map[string]int{}}
	for _, f := range faults {
		for path := f.Path; path != ""; path = path[:strings.LastIndexByte(path, '/')] {
			l.at[path] = -1
		}
	}
	l.value("")
	var lines []int // where they begin
	for i := range data {
		if i == 0 || data[i-1] == '\n' {
			lines = append(lines, i)
		}
	}
	for _, f := range faults {
		at := l.find(f.Path)
		f.Line, _ = slices.BinarySearch(lines, at+1)
		f.Column = 1 + at - lines[f.Line-1]
	}
}

// faultsOf lists the faults that an error joins.
func faultsOf(err error) []*RuleError {
	var one *RuleError
	var many interface{ Unwrap() []error }
	var out []*RuleError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Unwrap() {
			out = append(out, faultsOf(e)...)
		}
	case errors.As(err, &one):
		out = append(out, one)
	}
	return out
}

// locator finds the offsets of the values that JSON pointers name.
type locator struct {
	data []byte
	dec  *json.Decoder
	// at has the offset of each value that is looked for, or -1.
	at map[string]int
}

// find is the offset of a value, or of the innermost value on the way to it
// that exists.
func (l *locator) find(path string) int {
	for ; path != ""; path = path[:strings.LastIndexByte(path, '/')] {
		if at := l.at[path]; at >= 0 {
			return at
		}
	}
	return 0
}

// value reads the value that comes next, and is false when that fails.
func (l *locator) value(path string) bool {
	open, err := l.dec.Token()
	if err != nil {
		return false
	}
	if open != json.Delim('{') && open != json.Delim('[') {
		return true
	}
	for n := 0; l.dec.More(); n++ {
		name := strconv.Itoa(n)
		if open == json.Delim('{') {
			key, err := l.dec.Token()
			if err != nil {
				return false
			}
			name, _ = key.(string)
		}
		start := int(l.dec.InputOffset())
		for start < len(l.data) && strings.IndexByte(" \t\r\n,:", l.data[start]) >= 0 {
			start++
		}
		child := path + "/" + name
		if _, wanted := l.at[child]; !wanted {
			var skipped json.RawMessage
			if l.dec.Decode(&skipped) != nil {
				return false
			}
			continue
		}
		l.at[child] = start
		if !l.value(child) {
			return false
		}
	}
	_, err = l.dec.Token()
	return err == nil
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
