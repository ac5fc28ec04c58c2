// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func benchReplies(b *testing.B) (harmless, disclosing string) {
	for _, row := range rows(b, "allow.tsv", 3)[:40] {
		harmless += row[1] + "\n"
	}
	for _, row := range rows(b, "violations.tsv", 6)[:40] {
		disclosing += row[4] + "\n"
	}
	return harmless, disclosing
}

func BenchmarkCheck(b *testing.B) {
	g := newGuard(b, nil)
	harmless, disclosing := benchReplies(b)
	for _, bc := range []struct{ name, reply string }{
		{"all/harmless", harmless}, {"all/disclosing", disclosing}, {"all/short", strings.SplitN(harmless, "\n", 2)[0]},
	} {
		b.Run(bc.name, func(b *testing.B) {
			b.SetBytes(int64(len(bc.reply)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Check(disclaimer.Exchange{Reply: bc.reply, Channel: phi.ChannelPublicReview}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAssess is the yardstick of BenchmarkCheck: the same bytes.
func BenchmarkAssess(b *testing.B) {
	d, err := phi.New(nil)
	require.NoError(b, err)
	harmless, disclosing := benchReplies(b)
	for _, bc := range []struct{ name, reply string }{
		{"all/harmless", harmless}, {"all/disclosing", disclosing}, {"all/short", strings.SplitN(harmless, "\n", 2)[0]},
	} {
		b.Run(bc.name, func(b *testing.B) {
			b.SetBytes(int64(len(bc.reply)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Assess(phi.Body(bc.reply)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
