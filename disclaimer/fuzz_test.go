// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

func FuzzCheck(f *testing.F) {
	for _, row := range rows(f, "violations.tsv", 6) {
		f.Add(row[3], row[4], uint8(1))
	}
	f.Add("", "Thank you!\n\n- Dr. Lee", uint8(7))
	f.Add("my pаin", "y\u200bour p\u00adain \xff 's n't '", uint8(0))
	g := newGuard(f, nil)
	f.Fuzz(func(t *testing.T, in, reply string, channel uint8) {
		x := disclaimer.Exchange{Reply: reply, Channel: phi.Channel(channel % 15)}
		if in != "" && in != "-" {
			x.Inbound = phi.Body(in)
		}
		r, err := g.Check(x)
		if err != nil && r.Verdict != disclaimer.VerdictBlock {
			t.Fatal("an error without a block")
		}
		if !utf8.ValidString(reply) && err == nil {
			t.Fatal("a reply that is not UTF-8 passed in silence")
		}
		last := -1
		for _, v := range r.Violations {
			if v.Start < last || v.End < v.Start || v.End > len(reply) {
				t.Fatalf("violation [%d,%d) after %d of %d", v.Start, v.End, last, len(reply))
			}
			if utf8.ValidString(reply) && (v.Start < len(reply) && !utf8.RuneStart(reply[v.Start]) || v.End < len(reply) && !utf8.RuneStart(reply[v.End])) {
				t.Fatal("a violation cuts a character")
			}
			last = v.Start
		}
		again, _ := g.Check(x)
		if diff := cmp.Diff(r, again); diff != "" {
			t.Fatalf("the same exchange, another report:\n%s", diff)
		}
	})
}
