// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// mixed returns exchanges of all languages that differ in all that a work holds:
// inbound messages and facts or none, long and short, whole and broken.
func mixed(t testing.TB) []Exchange {
	t.Helper()
	var xs []Exchange
	for _, name := range [...]string{"kept_english", "kept_languages", "kept_reviewed"} {
		for i, w := range readWritten(t, name) {
			x := w.exchange()
			switch i % 7 {
			case 1:
				x.Facts = Facts{AuthorDisplay: "Maria L.", Contacts: []string{"410-555-0110"}, Deletion: DeletionFailed}
			case 2:
				x.Channel, x.Facts = phi.ChannelSMS, Facts{Consent: ConsentNone}
			case 3:
				x.Channel, x.Facts = phi.ChannelChat, Facts{ChannelSecure: new(true), IdentityVerified: new(true), Covered: new(true)}
			case 4:
				x.Reply = strings.ReplaceAll(x.Reply, "'", "’") + strings.Repeat(" "+x.Reply, 5)
			case 5:
				x.Reply += " \xff"
			case 6:
				x.Inbound = phi.Body("My sister Dana came in on May 4 for her diabetes, 410-555-0199. Why did nobody call?")
			}
			xs = append(xs, x)
		}
	}
	require.GreaterOrEqual(t, len(xs), 400)
	return xs
}

// An outcome is all that a guard says of an exchange.
type outcome struct {
	Report Report
	Err    string
	Post   PostReport
}

func outcomeOf(g *Guard, x Exchange) outcome {
	r, err := g.Check(x)
	o := outcome{Report: r}
	if err != nil {
		o.Err = err.Error()
	}
	o.Post, _ = g.CheckPost(Post{Text: x.Reply, Lang: x.Lang})
	return o
}

// TestChecksDependOnNoOther compares what a guard says that never checked
// anything else with what one says in the midst of others, in any order and at
// the same time.
func TestChecksDependOnNoOther(t *testing.T) {
	fresh := func() *Guard {
		g, err := New(&Options{Organisation: &phi.Organisation{Names: []string{"Lakeside Health"}, Staff: []string{"Amy Ward"}}})
		require.NoError(t, err)
		return g
	}
	xs := mixed(t)
	want := make([]outcome, len(xs))
	for i, x := range xs {
		want[i] = outcomeOf(fresh(), x)
	}
	g := fresh()
	var all sync.WaitGroup
	for seed := range uint64(4) {
		all.Go(func() {
			for _, i := range rand.New(rand.NewPCG(seed, 0)).Perm(len(xs)) {
				if diff := cmp.Diff(want[i], outcomeOf(g, xs[i])); diff != "" {
					t.Errorf("exchange %d -want +got\n%s", i, diff)
					return
				}
			}
		})
	}
	all.Wait()
}

// TestSpaceHoldsNoText looks for a word of the exchange in all memory that the
// next check gets.
func TestSpaceHoldsNoText(t *testing.T) {
	const canary = "zqxvcanary"
	g, err := New(nil)
	require.NoError(t, err)
	x := Exchange{
		Inbound: phi.Body("I’m Zqxvcanary, call zqxvcanary@example.com about my diabetes"), Channel: phi.ChannelPublicReview,
		Reply: "Hi Zqxvcanary, we’re glad that your zqxvcanary surgery went well", Facts: Facts{AuthorDisplay: "Zqxvcanary L."},
	}
	w, err := g.examine(&x)
	require.NoError(t, err)
	require.True(t, holdsText(reflect.ValueOf(w), canary, map[uintptr]bool{}), "it is not found where it is")
	w.end()
	require.False(t, holdsText(reflect.ValueOf(w), canary, map[uintptr]bool{}))
}

// holdsText reports whether what can be reached from v, beyond the lengths of
// slices as well, holds a text in a string or in bytes.
func holdsText(v reflect.Value, text string, seen map[uintptr]bool) bool {
	holds := func(s string) bool { return strings.Contains(strings.ToLower(s), text) }
	switch v.Kind() {
	case reflect.String:
		return holds(v.String())
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && seen[v.Pointer()] {
			return false
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Pointer()] = true
		}
		return holdsText(v.Elem(), text, seen)
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if holdsText(key, text, seen) || holdsText(v.MapIndex(key), text, seen) {
				return true
			}
		}
	case reflect.Slice:
		v = v.Slice(0, v.Cap())
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return holds(string(v.Bytes()))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			if holdsText(v.Index(i), text, seen) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if holdsText(v.Field(i), text, seen) {
				return true
			}
		}
	}
	return false
}
