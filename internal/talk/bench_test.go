// SPDX-License-Identifier: Apache-2.0

package talk_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/internal/synth"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

func BenchmarkWeigh(b *testing.B) {
	var texts []*talk.Text
	size := 0
	for _, s := range synth.Corpus(synth.Clean, 1, 1<<17) {
		texts = append(texts, text(s))
		size += len(s)
	}
	b.SetBytes(int64(size))
	space := new(talk.Space)
	for b.Loop() {
		for _, t := range texts {
			space.Weigh(t, 0, len(t.Tokens)-1)
		}
	}
}
