// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

const testWindow = 24 << 10

// notes returns a text of records and chat, with no blank line to rest at if
// dense.
func notes(size int, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	names := strings.Fields("John Mary Robert Linda James Susan")
	last := strings.Fields("Smith Johnson Brown Miller Davis Wilson")
	var b strings.Builder
	for b.Len() < size {
		switch random.IntN(6) {
		case 0:
			fmt.Fprintf(&b, "My name is %s %s, call me at 410-555-01%02d please. ", names[random.IntN(6)], last[random.IntN(6)], random.IntN(100))
		case 1:
			fmt.Fprintf(&b, "DOB %02d/%02d/19%02d, MRN: %06d\n", 1+random.IntN(12), 1+random.IntN(28), random.IntN(100), random.IntN(1_000_000))
		case 2:
			b.WriteString("Thanks so much, the front desk was lovely and the café — naïve as it is — was open. ")
		case 3:
			fmt.Fprintf(&b, "Lives at %d Elm Street, Springfield, IL 627%02d.\n", 1+random.IntN(99), random.IntN(100))
		case 4:
			fmt.Fprintf(&b, "Seen March %d, 2026; mail ana%d@example.com; SSN 078-05-%04d. ", 1+random.IntN(28), random.IntN(1000), random.IntN(10_000))
		case 5:
			b.WriteString("The patient takes metformin 500 mg twice daily and feels well.\n\n")
		}
	}
	return b.String()
}

// streamed returns what a stream makes of a text that comes in chunks.
func streamed(t testing.TB, d *deid.Deidentifier, text string, chunk func() int) (string, error) {
	t.Helper()
	var out bytes.Buffer
	w, err := d.NewWriter(t.Context(), &out, &deid.StreamOptions{Lang: phi.English, Scope: testScope, MaxNumbered: 1 << 20, Window: testWindow})
	require.NoError(t, err)
	for text != "" {
		n := min(chunk(), len(text))
		if _, err := io.WriteString(w, text[:n]); err != nil {
			return out.String(), err
		}
		text = text[n:]
	}
	err = w.Close()
	return out.String(), err
}

// However a text is cut into chunks, what comes out is what comes out of the
// whole.
func TestStreamIsTheWhole(t *testing.T) {
	text := notes(100<<10, 7)
	for _, p := range append(deid.Presets(), keyedPolicy(t, deid.Sealed(deid.LevelMessage))) {
		d, err := deid.New(p, &deid.Options{Keys: testKeys(t), Repeat: true})
		require.NoError(t, err)
		m := phi.Body(text)
		m.Lang = phi.English
		r, err := d.ApplyIn(t.Context(), m, testScope)
		if p == deid.MinimumNecessary(deid.PurposeSMS) && err != nil {
			continue // dates that stay beside dates of birth that go: made for a message, not for records
		}
		require.NoError(t, err, "%v", p)
		want := r.Text().Reveal()
		random := rand.New(rand.NewPCG(3, 4))
		for name, chunk := range map[string]func() int{
			"whole": func() int { return len(text) }, "1": func() int { return 1 }, "random": func() int { return 1 + random.IntN(5000) }, "4096": func() int { return 4096 },
		} {
			got, err := streamed(t, d, text, chunk)
			require.NoError(t, err, "%v %s", p, name)
			requireSameText(t, p.String()+" in chunks of "+name, want, got)
		}
		reader, err := d.NewReader(t.Context(), strings.NewReader(text), &deid.StreamOptions{Lang: phi.English, Scope: testScope, MaxNumbered: 1 << 20, Window: testWindow})
		require.NoError(t, err)
		got, err := io.ReadAll(reader)
		require.NoError(t, err)
		requireSameText(t, p.String()+" read", want, string(got))
	}
}

func requireSameText(t *testing.T, what, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	i := 0
	for i < min(len(want), len(got)) && want[i] == got[i] {
		i++
	}
	t.Fatalf("%s: differs at offset %d: want %q, got %q", what, i, want[max(0, i-80):min(len(want), i+80)], got[max(0, i-80):min(len(got), i+80)])
}

// Two chunks, cut at each place around the edge of a window.
func TestStreamAtEverySplit(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindName, "Anaïs Ruiz", ""))
	text := strings.Repeat("x Anaïs Ruiz é ", 3*testWindow/17)
	m := phi.Body(text)
	want := apply(t, d, m)
	var splits []int
	for _, edge := range []int{0, testWindow, testWindow + testWindow/4, len(text)} {
		for i := max(0, edge-40); i < min(len(text), edge+40); i++ {
			splits = append(splits, i)
		}
	}
	for _, split := range splits {
		first := true
		got, err := streamed(t, d, text, func() int {
			if first {
				first = false
				return max(1, split)
			}
			return len(text)
		})
		require.NoError(t, err)
		requireSameText(t, "split", want, got)
	}
}

func FuzzStream(f *testing.F) {
	f.Add("Ana Ruiz, SSN 078-05-1120, seen March 3, 2026\n", uint16(700), uint16(10))
	f.Add("né 🎉 call 410-555-0123 ", uint16(2000), uint16(4096))
	f.Add("DOB 03/14/1931, I live at 12 Elm Street, Springfield, IL 62704. ", uint16(900), uint16(33))
	d, err := deid.New(deid.SafeHarbor(), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, unit string, times, chunk uint16) {
		text := strings.Repeat(unit, min(int(times), 120_000/max(1, len(unit))))
		one, err1 := streamed(t, d, text, func() int { return len(text) })
		many, err2 := streamed(t, d, text, func() int { return 1 + int(chunk) })
		if one != many || fmt.Sprint(err1) != fmt.Sprint(err2) {
			t.Fatalf("chunks of %d change the output: %v, %v", chunk, err1, err2)
		}
	})
}

func TestStreamNumbersWithinALimit(t *testing.T) {
	var text strings.Builder
	finder := fake{}
	for i := range 6 {
		name := "Name" + strconv.Itoa(i)
		finder.needles = append(finder.needles, needle{text: name, kind: phi.KindName})
		text.WriteString(name + " ")
	}
	d := newDeidentifier(t, deid.Display(), finder)
	_, err := d.NewTransformer(t.Context(), &deid.StreamOptions{Lang: phi.English})
	require.Error(t, err, "numbers without a limit have no bounds")
	r, err := d.NewReader(t.Context(), strings.NewReader(text.String()), &deid.StreamOptions{Lang: phi.English, MaxNumbered: 3})
	require.NoError(t, err)
	got, err := io.ReadAll(r)
	require.NoError(t, err)
	require.Equal(t, "[NAME-1] [NAME-2] [NAME-3] [NAME] [NAME] [NAME] ", string(got))
}

func TestStreamRefusesOptions(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	for name, o := range map[string]*deid.StreamOptions{
		"nil": nil, "no language": {}, "small window": {Lang: phi.English, Window: 1000}, "negative": {Lang: phi.English, MaxNumbered: -1},
	} {
		_, err := d.NewTransformer(t.Context(), o)
		var option *deid.OptionError
		require.ErrorAs(t, err, &option, name)
	}
	_, err := newDeidentifier(t, deid.Pseudonymous(), nil).NewReader(t.Context(), nil, &deid.StreamOptions{Lang: phi.English})
	var scope *deid.ScopeError
	require.ErrorAs(t, err, &scope)
}

// What cannot be looked at stops the stream before it is written.
func TestStreamFailsClosed(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	head := strings.Repeat("all is well. ", 4000)
	got, err := streamed(t, d, head+"bad \xff byte "+canary, func() int { return 777 })
	var stopped *deid.StreamError
	require.ErrorAs(t, err, &stopped)
	require.NotContains(t, got, canary)
	requireSilent(t, "stream error", err)
	var incomplete *deid.IncompleteError
	require.ErrorAs(t, err, &incomplete)

	_, err = streamed(t, newDeidentifier(t, deid.SafeHarbor(), growing{}), strings.Repeat("n", 2*testWindow), func() int { return 5000 })
	require.ErrorAs(t, err, &stopped, "an identifier that fills the window")

	fails := newDeidentifier(t, deid.SafeHarbor(), fake{err: errors.New(canary)})
	got, err = streamed(t, fails, "x", func() int { return 1 })
	require.ErrorAs(t, err, &stopped)
	require.Empty(t, got)
	requireSilent(t, "stream error", err)
}

// growing finds that all of a text is one name.
type growing struct{}

func (growing) Append(dst []phi.Finding, m phi.Message) ([]phi.Finding, error) {
	if m.Parts[0].Text == "[NAME]" {
		return dst, nil
	}
	return append(dst, phi.Finding{Kind: phi.KindName, End: len(m.Parts[0].Text), Score: 1}), nil
}

func (growing) Engine() phi.Engine { return phi.Engine{} }

func TestTransformerCanBeReset(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindName, "Ana", ""))
	tr, err := d.NewTransformer(t.Context(), &deid.StreamOptions{Lang: phi.English})
	require.NoError(t, err)
	for range 2 {
		dst := make([]byte, 64)
		n, read, err := tr.Transform(dst, []byte("I am Ana."), true)
		require.NoError(t, err)
		require.Equal(t, 9, read)
		require.Equal(t, "I am [NAME].", string(dst[:n]))
		tr.Reset()
	}
}

// BenchmarkStreamMemory reads 1 GB, or as many bytes as STREAM_BYTES says, and
// reports the most memory that the process had from the system.
func BenchmarkStreamMemory(b *testing.B) {
	size, err := strconv.ParseInt(os.Getenv("STREAM_BYTES"), 10, 64)
	if err != nil {
		b.Skip("skipped: set STREAM_BYTES, to 1000000000 for the whole")
	}
	d, err := deid.New(deid.SafeHarbor(), &deid.Options{Repeat: true})
	require.NoError(b, err)
	unit := notes(1<<20, 9)
	for b.Loop() {
		in := io.LimitReader(&repeated{text: unit}, size)
		r, err := d.NewReader(b.Context(), in, &deid.StreamOptions{Lang: phi.English})
		require.NoError(b, err)
		_, err = io.Copy(io.Discard, r)
		require.NoError(b, err)
	}
	b.SetBytes(size)
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	b.ReportMetric(float64(stats.Sys)/(1<<20), "MB-sys")
}

// repeated reads as a text again and again.
type repeated struct {
	text string
	at   int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	return n, nil
}
