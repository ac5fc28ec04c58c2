// SPDX-License-Identifier: Apache-2.0

package synth

// A Shape says what the texts of a corpus look like. The zero Shape is [Short].
type Shape uint8

// The shapes.
const (
	// Short are messages of 99 to 399 bytes, of which one in ten carries one or
	// two identifiers.
	Short Shape = iota
	// Notes are clinical notes of 2 to 5 KB, full of vital signs and results,
	// of which one in ten carries about twelve identifiers.
	Notes
	// Dense is Short with identifiers in every message.
	Dense
	// Clean is Short without any identifier.
	Clean
)

// Shapes returns all shapes.
func Shapes() []Shape { return []Shape{Short, Notes, Dense, Clean} }

// String returns the name of s, as benchmarks use it.
func (s Shape) String() string {
	switch s {
	case Short:
		return "short"
	case Notes:
		return "notes"
	case Dense:
		return "dense"
	case Clean:
		return "clean"
	}
	return "unknown"
}

// Corpus returns texts of the given shape that add up to at least size bytes.
func Corpus(s Shape, seed uint64, size int) []string {
	g := &generator{state: seed<<8 | uint64(s)}
	var out []string
	for n := 0; n < size; {
		var text string
		switch s {
		case Notes:
			text = g.note()
		case Clean:
			text = g.message(0)
		case Dense:
			text = g.message(1 + g.n(3))
		default:
			ids := 0
			if g.chance(100) {
				ids = 1 + g.n(2)
			}
			text = g.message(ids)
		}
		out = append(out, text)
		n += len(text)
	}
	return out
}

// A generator draws from a seed. Its numbers are those of SplitMix64, so that
// a corpus does not change with the standard library.
type generator struct{ state uint64 }

// n returns a number from 0 to max-1.
func (g *generator) n(max int) int {
	g.state += 0x9E3779B97F4A7C15
	z := g.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return int((z ^ z>>31) >> 11 % uint64(max))
}

// chance reports true in per of a thousand cases.
func (g *generator) chance(per int) bool { return g.n(1000) < per }

// pick returns one of the words.
func (g *generator) pick(words []string) string { return words[g.n(len(words))] }
