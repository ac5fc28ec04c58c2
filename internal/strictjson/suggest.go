// SPDX-License-Identifier: Apache-2.0

package strictjson

import (
	"errors"
	"strings"
)

// suggestWithin is the share of a word that a slip of the keyboard may change
// for the word to be suggested: one letter in three.
const suggestWithin = 3

// Nearest returns the known word that is closest to got, or "" when none is
// close. Words that differ by case only are closest; equally close words are
// settled by their order in known.
func Nearest(got string, known []string) string {
	folded := strings.ToLower(got)
	best, bestDistance := "", 0
	for _, k := range known {
		limit := max(1, len(k)/suggestWithin)
		if d := distance(folded, strings.ToLower(k), limit); d <= limit && (best == "" || d < bestDistance) {
			best, bestDistance = k, d
		}
	}
	return best
}

// suggestText asks the error of a text form for the texts that it knows.
func suggestText(err error, got string) string {
	var knower interface{ Known() []string }
	if errors.As(err, &knower) {
		return Nearest(got, knower.Known())
	}
	return ""
}

// distance is the number of bytes to insert, delete or replace between a and
// b, or anything above limit when it is more than that.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
