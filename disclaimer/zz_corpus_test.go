package disclaimer

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestCorpusDev(t *testing.T) {
	g, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile("testdata/allow.tsv")
	n, bad := 0, 0
	for _, l := range strings.Split(string(b), "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		rep, _, _ := strings.Cut(l, "\t")
		n++
		r, err := g.Check(Exchange{Reply: rep, Channel: phi.ChannelPublicReview})
		if err != nil || r.Verdict != VerdictAllow {
			bad++
			fmt.Println("FALSE ALARM:", rep, err)
			for _, v := range r.Violations {
				fmt.Printf("      %-8s %-24s %-24s %q\n", v.Severity, v.Code, v.Rule, rep[v.Start:v.End])
			}
		}
	}
	fmt.Println("allow", n, "false alarms", bad)
	b, _ = os.ReadFile("testdata/violations.tsv")
	n, miss, wrong := 0, 0, 0
	for _, l := range strings.Split(string(b), "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		c := strings.Split(l, "\t")
		n++
		x := Exchange{Reply: c[4], Channel: phi.ParseChannel(c[1])}
		if c[2] != "-" {
			x.Facts, err = ParseFacts([]byte(c[2]))
			if err != nil {
				t.Fatal(err)
			}
		}
		if c[3] != "-" {
			x.Inbound = phi.Body(c[3])
			x.Inbound.Channel = x.Channel
		}
		code, _ := ParseCode(c[0])
		r, err := g.Check(x)
		if r.Verdict == VerdictAllow {
			miss++
			fmt.Println("MISS:", c[0], "|", c[4], err)
		} else if !r.Has(code) {
			wrong++
			fmt.Println("WRONG CODE:", c[0], "|", c[4], err)
			for _, v := range r.Violations {
				fmt.Printf("      %-8s %-24s %-24s %q\n", v.Severity, v.Code, v.Rule, c[4][v.Start:v.End])
			}
		}
	}
	fmt.Println("violations", n, "missed", miss, "wrong", wrong)
}
