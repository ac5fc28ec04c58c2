// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A benchInput is what one round of a benchmark looks at, one after the other.
type benchInput struct {
	name    string
	replies []string
}

// benchInputs returns single texts, which a processor learns by heart, and all
// replies of a file by language, which it does not.
func benchInputs(b *testing.B) []benchInput {
	var harmless, disclosing string
	for _, row := range rows(b, "allow.tsv", 3)[:40] {
		harmless += row[1] + "\n"
	}
	for _, row := range rows(b, "violations.tsv", 6)[:40] {
		disclosing += row[4] + "\n"
	}
	short, _, _ := strings.Cut(harmless, "\n")
	ins := []benchInput{{"all/harmless", []string{harmless}}, {"all/disclosing", []string{disclosing}}, {"all/short", []string{short}}}
	var all []written
	for _, name := range [...]string{"english5", "languages5", "languages6"} {
		all = append(all, readWritten(b, name)...)
	}
	for _, lang := range [...]string{"en", "es", "fr", "de", "it"} {
		in := benchInput{name: "written/" + lang}
		for i := range all {
			if all[i].Lang == lang {
				in.replies = append(in.replies, all[i].Reply)
			}
		}
		ins = append(ins, in)
	}
	return ins
}

func benchmark(b *testing.B, f func(reply string) error) {
	for _, in := range benchInputs(b) {
		b.Run(in.name, func(b *testing.B) {
			b.SetBytes(int64(len(strings.Join(in.replies, ""))))
			b.ReportAllocs()
			for b.Loop() {
				for _, reply := range in.replies {
					if err := f(reply); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// maxAllocations is what a check of a harmless reply takes: its report, and what the
// detector says.
const maxAllocations = 6

func TestAllocations(t *testing.T) {
	g := newGuard(t, nil)
	x := disclaimer.Exchange{Reply: "Thank you for your kind words! We appreciate your feedback.", Channel: phi.ChannelPublicReview}
	least := math.Inf(1)
	for range 20 { // the pool of work spaces may be emptied at any time
		least = min(least, testing.AllocsPerRun(1, func() { check(t, g, x) }))
	}
	require.LessOrEqual(t, least, float64(maxAllocations))
}

func BenchmarkCheck(b *testing.B) {
	g := newGuard(b, nil)
	benchmark(b, func(reply string) error {
		_, err := g.Check(disclaimer.Exchange{Reply: reply, Channel: phi.ChannelPublicReview})
		return err
	})
}

// BenchmarkAssess is the yardstick of BenchmarkCheck: the same bytes.
func BenchmarkAssess(b *testing.B) {
	d, err := phi.New(nil)
	require.NoError(b, err)
	benchmark(b, func(reply string) error {
		_, err := d.Assess(phi.Body(reply))
		return err
	})
}
