// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/gen/conll"
)

// The background are messages of people about anything. Nobody labelled them, and
// nearly all speak of something else: what the model has never seen should look
// like them. They weigh little, and those that may speak of health are left out.
const (
	backgroundWeight = 0.25
	// every is how many messages there are for each one taken: the model is to
	// know what people talk about, not to forget what it was told.
	every = 2
	// suspects is the share of them that is left out because a model without
	// background takes them for health talk most.
	suspects = 0.2
)

var backgroundNames = []string{"btc_a", "btc_b", "btc_e", "btc_g", "wnut17_train"}

// readBackground reads the background without the messages that have a health
// word.
func readBackground(folder string, v vocabulary) ([]message, error) {
	var out []message
	for _, name := range backgroundNames {
		texts, err := conll.Read(filepath.Join(folder, name+".conll"))
		if err != nil {
			return nil, err
		}
		for n, x := range texts {
			t := read(joinNegations(x.Text), 1)
			v.add(t)
			if n%every != 0 || len(t.Tokens) == 0 || slices.ContainsFunc(t.Entries, isHealthWord) {
				continue
			}
			out = append(out, messageOf(t, message{file: name, weight: backgroundWeight}))
		}
	}
	return out, nil
}

// joinNegations undoes how the corpora cut words.
func joinNegations(s string) string {
	return strings.NewReplacer(" n't", "n't", " 's", "'s", " 'm", "'m", " 're", "'re", " 've", "'ve", " 'll", "'ll", " 'd", "'d").Replace(s)
}

// unsuspected returns the background without the messages that look most like
// health talk to a model that has not seen it.
func unsuspected(m *model, background []message) []message {
	type scored struct {
		odds float64
		n    int
	}
	order := make([]scored, len(background))
	for i, s := range m.samples(background) {
		order[i] = scored{dot(m.heads[0].weights, &s), i}
	}
	slices.SortFunc(order, func(a, b scored) int { return cmp.Or(cmp.Compare(a.odds, b.odds), a.n-b.n) })
	var out []message
	for _, s := range order[:int(float64(len(order))*(1-suspects))] {
		out = append(out, background[s.n])
	}
	return out
}
