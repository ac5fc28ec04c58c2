// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// english is the message of a stream.
var english = phi.Message{Lang: phi.English}

// collect returns what a sequence yields.
func collect(seq iter.Seq2[phi.Finding, error]) (found []phi.Finding, errs []error) {
	for f, err := range seq {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		found = append(found, f)
	}
	return found, errs
}

// requireWhole checks that a stream finds what is found in the whole of a text.
func requireWhole(t *testing.T, d *phi.Detector, lang phi.Language, text string, r io.Reader) {
	t.Helper()
	m := phi.Body(text)
	m.Lang = lang
	want, wantErr := d.Detect(m)
	got, errs := collect(d.DetectReader(r, phi.Message{Lang: lang}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the stream differs from the whole of %d bytes (-whole +stream):\n%s", len(text), diff)
	}
	if fmt.Sprint(errors.Join(errs...)) != fmt.Sprint(errors.Join(wantErr)) {
		t.Fatalf("the stream ends with %v, the whole with %v", errs, wantErr)
	}
}

// records returns notes and chat without end, about as they are.
func records(size int, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for b.Len() < size {
		switch random.IntN(7) {
		case 0:
			fmt.Fprintf(&b, "My name is Ana Ruiz, call me at 410-555-01%02d please. ", random.IntN(100))
		case 1:
			fmt.Fprintf(&b, "DOB %02d/%02d/19%02d, MRN: %06d\n", 1+random.IntN(12), 1+random.IntN(28), random.IntN(100), random.IntN(1_000_000))
		case 2:
			b.WriteString("Thanks so much, the front desk was lovely and the café – naïve as it is – was open. ")
		case 3:
			fmt.Fprintf(&b, "Lives at %d Elm Street, Springfield, IL 627%02d.\n", 1+random.IntN(99), random.IntN(100))
		case 4:
			fmt.Fprintf(&b, "Seen March %d, 2026; mail ana%d@example.com; SSN 078-05-%04d. ", 1+random.IntN(28), random.IntN(1000), random.IntN(10_000))
		case 5:
			b.WriteString("The patient takes metformin 500 mg twice daily and feels well.\n\n")
		case 6:
			fmt.Fprintf(&b, "https://example.com/%s ", strings.Repeat("a/", random.IntN(2000)))
		}
	}
	return b.String()
}

func TestDetectReaderIsTheWhole(t *testing.T) {
	d := detector(t)
	text := records(700<<10, 1)
	for name, r := range map[string]io.Reader{
		"whole":        strings.NewReader(text),
		"byte by byte": iotest.OneByteReader(strings.NewReader(text)),
		"half":         iotest.HalfReader(strings.NewReader(text)),
		"end at once":  iotest.DataErrReader(strings.NewReader(text)),
		"random":       &cutter{text: text, random: rand.New(rand.NewPCG(5, 6))},
	} {
		t.Run(name, func(t *testing.T) { requireWhole(t, d, phi.English, text, r) })
	}
}

// What is known of people and of the organisation is known to the end.
func TestDetectReaderKnowsPeople(t *testing.T) {
	d, err := phi.New(&phi.Options{Organisation: &phi.Organisation{Names: []string{"Corner Practice"}, Contacts: []string{"410-555-0199"}}})
	require.NoError(t, err)
	m := phi.Message{Lang: phi.English, Known: []phi.Identity{{Names: []string{"Blossom Quill"}, Numbers: []string{"77-4411-90"}}}}
	text := strings.Repeat(records(90<<10, 8)+" blossom said 77441190 to the Corner Practice, 410.555.0199. ", 4)
	got, errs := collect(d.DetectReader(strings.NewReader(text), m))
	require.Empty(t, errs)
	m.Parts = []phi.Part{{Text: text}}
	want, err := d.Detect(m)
	require.NoError(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-whole +stream):\n%s", diff)
	}
}

// A cutter reads a text in pieces of random length, some of them empty.
type cutter struct {
	text   string
	random *rand.Rand
}

func (c *cutter) Read(p []byte) (int, error) {
	if c.text == "" {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), c.random.IntN(5000))], c.text)
	c.text = c.text[n:]
	return n, nil
}

// Texts that have no end of what they consist of are cut where the whole allows.
func TestDetectReaderWithoutPlacesToCut(t *testing.T) {
	d := detector(t)
	for _, tc := range []struct{ name, why, text string }{
		{"blank", "a gap that nothing reaches over", "MRN:" + strings.Repeat("\n", 300<<10) + "4711 DOB" + strings.Repeat(" ", 300<<10) + "03/04/1931"},
		{"zero", "a file with a hole", "SSN " + strings.Repeat("\x00", 300<<10) + "078-05-1120"},
		{"invisible", "text that nobody sees", "SSN 078-05" + strings.Repeat("\u200b", 100<<10) + "-1120, 410-555-0123"},
		{"digits", "a number of no kind", "MRN: " + strings.Repeat("7", 300<<10) + " call 410-555-0123"},
		{"word", "an encoded picture", "photo " + strings.Repeat("aB3", 100<<10) + "@example.com call 410-555-0123"},
		{"look-alikes", "a Greek word of no human length", "p" + strings.Repeat("ο", 150<<10) + "a 410-555-0123"},
		{"schemes", "addresses in addresses", strings.Repeat("http://", 40<<10) + " x@example.com"},
		{"domains", "a domain of no end", "x@" + strings.Repeat("a.", 100<<10) + "com 410-555-0123"},
		{"brackets", "nothing but signs", strings.Repeat("(((", 100<<10) + "410) 555-0123"},
		{"not UTF-8", "each byte is a separator", strings.Repeat("\xff410-555-0123", 20<<10)},
		{"cut character", "the text ends inside of one", strings.Repeat("é", 100<<10) + " 410-555-0123 \xc3"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			requireWhole(t, d, phi.English, tc.text, strings.NewReader(tc.text))
			requireWhole(t, d, phi.Spanish, tc.text, iotest.HalfReader(strings.NewReader(tc.text)))
		})
	}
}

// fragments are what the texts of FuzzDetectReader are made of: values, the words
// and signs around them, and what makes it hard to say where one ends.
var fragments = strings.Split("call me at|410-555-0123|410 555|0123|my name is|Ana|Ruiz|ana|maria gutierrez|Dr.|Mrs.|SSN:|123-45-6789|MRN|4711|"+
	"DOB|03/04/1931|born|94 years old|March|5th|, 2024|12 Elm Street|, Springfield|, IL|62704|PO Box|calle Mayor 12|28014 Madrid|rue de la Paix|"+
	"Hauptstraße 5|https://example.com/a|www.example.org|example.com|ana@example.com|at|dot|com|four|one|oh|five|double|twenty|1|2|3|666|777|888|"+
	"4 1 0 5 5 5 0 1 2 3|(|)|[|]|-|–|\n|\n\n|,|.|?|!|;|:|#|@ana_ruiz|\u200b|\u0301|а|ο|é|ß|\xff|\x00|+44 20|192.0.2.1|2001:db8::1|is my number|"+
	"member id|account number|number|date of birth|phone|fax|x204|plate|MD 4AB1234|1EG4-TE5-MK73|4111 1111 1111 1111|street|avenue|my son|Leo|patient|"+
	"hospital|San Antonio|JOHN|SMITH|J.|and|or|y|et|the 14th|last Tuesday|ninety|two|90|yo|age|***-**-1234|39.2904, -76.6122|1HGCM82633A004352|"+
	"serial|in|Fresno|CA|name:|von|de la|Jr|'s|\t|https://|"+strings.Repeat("a", 70)+"|"+strings.Repeat("1", 40)+"|=|<|>|/|_|*|%20", "|")

// A text of fragments, of one more, and of long repetitions of one of them.
func fragmented(more string, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 9))
	words := make([]string, 1+random.IntN(1+random.IntN(len(fragments))))
	for i := range words {
		words[i] = fragments[random.IntN(len(fragments))]
	}
	words[0] += more
	between := []string{" ", "", "\n", ", ", "-"}[random.IntN(5)]
	var b strings.Builder
	for size := 150<<10 + random.IntN(100<<10); b.Len() < size; {
		b.WriteString(words[random.IntN(len(words))])
		if random.IntN(8) > 0 {
			b.WriteString(between)
		}
		if random.IntN(3000) == 0 {
			b.WriteString(strings.Repeat(fragments[random.IntN(len(fragments))], random.IntN(20_000)))
		}
	}
	return b.String()
}

// However a text is cut into reads, what is found is what is found in the whole.
func FuzzDetectReader(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, uint64(i), uint16(i*100), uint8(i))
	}
	for seed := range uint64(12) {
		f.Add("", seed, uint16(5000), uint8(seed))
	}
	d := detector(f)
	f.Fuzz(func(t *testing.T, more string, seed uint64, chunk uint16, lang uint8) {
		text := fragmented(more, seed)
		requireWhole(t, d, phi.Languages()[int(lang)%5], text, &chunks{text: text, size: 1 + int(chunk)})
	})
}

// chunks reads a text in pieces of one length.
type chunks struct {
	text string
	size int
}

func (c *chunks) Read(p []byte) (int, error) {
	if c.text == "" {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), c.size)], c.text)
	c.text = c.text[n:]
	return n, nil
}

func TestDetectReaderFailsClosed(t *testing.T) {
	d := detector(t)
	broken := errors.New("broken pipe")
	for _, tc := range []struct {
		name  string
		r     io.Reader
		want  phi.IncompleteError
		found int
	}{
		{"reader", io.MultiReader(strings.NewReader("a@example.com b@exam"), iotest.ErrReader(broken)), phi.IncompleteError{Offset: 20, Rule: "read", Err: broken}, 1},
		{"cut off", io.MultiReader(strings.NewReader("a@example.com"), iotest.ErrReader(io.ErrUnexpectedEOF)), phi.IncompleteError{Offset: 13, Rule: "read", Err: io.ErrUnexpectedEOF}, 1},
		{"no progress", idle{}, phi.IncompleteError{Rule: "read", Err: io.ErrNoProgress}, 0},
		{"too much", boastful{}, phi.IncompleteError{Rule: "read", Err: io.ErrNoProgress}, 0},
		{"not UTF-8", strings.NewReader("a@example.com \xff b@example.com"), phi.IncompleteError{Offset: 14, Rule: "utf-8"}, 2},
		{"no place to cut", strings.NewReader("a@example.com, " + strings.Repeat("666 777 888 ", 1<<17)), phi.IncompleteError{Offset: 15, Rule: "window"}, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found, errs := collect(d.DetectReader(tc.r, phi.Message{Lang: phi.Spanish}))
			require.Len(t, errs, 1)
			var got *phi.IncompleteError
			require.ErrorAs(t, errs[0], &got)
			if *got != tc.want || len(found) != tc.found {
				t.Errorf("%d findings and %v, want %d and %v", len(found), got, tc.found, &tc.want)
			}
			if tc.want.Err != nil && !errors.Is(got, tc.want.Err) {
				t.Error("the error of the reader is lost")
			}
			if s := fmt.Sprintf("%v %+v %#v", got, got, got); strings.Contains(s, "pipe") {
				t.Error("the error tells what the reader said")
			}
		})
	}
	for name, m := range map[string]phi.Message{
		"no language": {}, "a text of its own": {Lang: phi.English, Parts: []phi.Part{{Text: "x"}}}, "two parts": {Lang: phi.English, Parts: make([]phi.Part, 2)},
	} {
		_, errs := collect(d.DetectReader(strings.NewReader("x"), m))
		var option *phi.OptionError
		require.Len(t, errs, 1, name)
		require.ErrorAs(t, errs[0], &option, name)
	}
}

// idle reads nothing and says so.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

// boastful says that it read more than there is room for.
type boastful struct{}

func (boastful) Read(p []byte) (int, error) { return len(p) + 1, nil }

// A caller who has seen enough stops, and the reader is not read on.
func TestDetectReaderStops(t *testing.T) {
	d := detector(t)
	r := &endless{text: records(1<<20, 2)}
	n := 0
	for _, err := range d.DetectReader(r, english) {
		require.NoError(t, err)
		if n++; n == 3 {
			break
		}
	}
	if n != 3 || r.read > 1<<20 {
		t.Errorf("%d findings out of %d bytes", n, r.read)
	}
}

// endless reads as a text again and again.
type endless struct {
	text     string
	at, read int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.text[e.at:])
	e.at = (e.at + n) % len(e.text)
	e.read += n
	return n, nil
}

// The memory does not grow with the text.
func TestDetectReaderMemory(t *testing.T) {
	d := detector(t)
	text := records(1<<20, 3)
	peak := peakHeap(t, d, io.LimitReader(&endless{text: text}, 16<<20))
	if peak > 16<<20 {
		t.Errorf("a stream of 16 MiB takes %d KiB of heap", peak>>10)
	}
}

// peakHeap returns by how much the heap that is in use grows at most while a
// stream is read.
func peakHeap(t testing.TB, d *phi.Detector, r io.Reader) uint64 {
	inUse := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	inUse() // what is in pools goes at the second collection
	before, peak, n := inUse(), uint64(0), 0
	for _, err := range d.DetectReader(r, english) {
		require.NoError(t, err)
		if n++; n%20_000 == 0 {
			peak = max(peak, inUse())
		}
	}
	require.Positive(t, peak)
	return peak - min(peak, before)
}

// BenchmarkDetectReader reads 256 MiB at a time and reports by how much the heap
// grew.
func BenchmarkDetectReader(b *testing.B) {
	d := detector(b)
	text := records(1<<20, 4)
	const size = 256 << 20
	b.SetBytes(size)
	var peak uint64
	for b.Loop() {
		peak = max(peak, peakHeap(b, d, io.LimitReader(&endless{text: text}, size)))
	}
	b.ReportMetric(float64(peak)/(1<<20), "MiB-heap")
}

func ExampleDetector_DetectReader() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	log := strings.NewReader("09:12 call 410-555-0123\n09:14 mail ana@example.com\n")
	for f, err := range d.DetectReader(log, phi.Message{Lang: phi.English}) {
		if err != nil {
			fmt.Println("not looked at as a whole:", err)
			continue
		}
		fmt.Println(f.Kind, f.Start, f.End)
	}
	// Output:
	// phone 11 23
	// email 35 50
}
