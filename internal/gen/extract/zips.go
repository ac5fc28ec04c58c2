// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// islands are the ZIP codes of the territories that no table has.
var islands = []struct{ state, codes string }{
	{"VI", "00801-00805 00820-00824 00830-00831 00840-00841 00850-00851"},
	{"GU", "96910 96912-96917 96919 96921 96923 96928-96929 96931-96932"},
	{"MP", "96950-96952"},
	{"AS", "96799"},
	{"PW", "96939-96940"},
	{"FM", "96941-96944"},
	{"MH", "96960 96970"},
}

// territories are the states of three-digit areas for codes whose table has
// no state.
var territories = map[string]string{"006": "PR", "007": "PR", "009": "PR"}

// zipCodes returns the valid ZIP codes of each three-digit area and state.
func zipCodes(d *data) map[[2]string]map[string]bool {
	areas := map[[2]string]map[string]bool{}
	have, stateOf := map[string]bool{}, map[string]string{}
	add := func(zip, state string) {
		if len(zip) != 5 || strings.Trim(zip, "0123456789") != "" || have[zip] {
			return
		}
		have[zip] = true
		k := [2]string{zip[:3], state}
		if areas[k] == nil {
			areas[k] = map[string]bool{}
		}
		areas[k][zip[3:]] = true
	}
	for _, p := range d.postal {
		state := p.state
		if military(p.city) {
			state = militaryState(p.zip)
		}
		if state == "" {
			continue
		}
		stateOf[p.zip[:3]] = state
		add(p.zip, state)
	}
	for _, area := range islands {
		for codes := range strings.FieldsSeq(area.codes) {
			for _, zip := range expand(codes) {
				add(zip, area.state)
			}
		}
	}
	for _, zip := range d.zcta {
		if len(zip) != 5 {
			continue
		}
		state := stateOf[zip[:3]]
		if t, ok := territories[zip[:3]]; ok {
			state = t
		}
		if state != "" {
			add(zip, state)
		}
	}
	return areas
}

// militaryState returns the state code of mail to the armed forces.
func militaryState(zip string) string {
	switch {
	case zip < "09000":
		return ""
	case strings.HasPrefix(zip, "340"):
		return "AA"
	case strings.HasPrefix(zip, "09"):
		return "AE"
	default:
		return "AP"
	}
}

// expand returns the codes from the first to the last of "00801-00805".
func expand(codes string) []string {
	first, last, ok := strings.Cut(codes, "-")
	if !ok {
		last = first
	}
	var out []string
	for n := number(first); n <= number(last); n++ {
		out = append(out, fmt.Sprintf("%05d", n))
	}
	return out
}

func number(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = 10*n + int(c-'0')
	}
	return n
}

// zipText returns a line for each area and state: "021<TAB>MA<TAB>08-11,13".
func zipText(areas map[[2]string]map[string]bool) []byte {
	keys := slices.SortedFunc(maps.Keys(areas), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	var b bytes.Buffer
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s\t", k[0], k[1])
		ends := slices.Sorted(maps.Keys(areas[k]))
		for i := 0; i < len(ends); {
			j := i
			for j+1 < len(ends) && number(ends[j+1]) == number(ends[j])+1 {
				j++
			}
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(ends[i])
			if j > i {
				b.WriteString("-" + ends[j])
			}
			i = j + 1
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}
