// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

const (
	kib = 1 << 10
	mib = 1 << 20
)

// weight is what a program pays for a package beyond what an empty program has.
type weight struct {
	heap     int // bytes allocated when main begins
	init     int // bytes allocated by the initialisation of this module's packages
	packages int // linked beside the package itself
	binary   int // bytes of a stripped executable that holds the whole surface
}

// bounds leave a room to grow, but not to slip: a table that moves from the
// executable to the heap, or a heavy package of the standard library, exceeds
// them. The test prints what it measures; whoever raises a bound says in the
// reason what the users get for it.
var bounds = map[string]struct {
	weight
	reason string
}{
	"phi":         {weight{24 * kib, 4 * kib, 110, 5*mib + 896*kib}, "the tables, 3 MiB, lie in the executable and are read in place"},
	"phi/pattern": {weight{192 * kib, 4 * kib, 115, 6 * mib}, "phi and regexp2, which builds its tables of classes when a program starts"},
	"deid":        {weight{32 * kib, 4 * kib, 150, 6*mib + 512*kib}, "phi and the ciphers of the standard library"},
	"disclaimer":  {weight{24 * kib, 4 * kib, 115, 7*mib + 256*kib}, "phi and the tables of the guard, 0.6 MiB"},
	"router":      {weight{32 * kib, 4 * kib, 100, 3 * mib}, "encoding/json"},
	"baa":         {weight{24 * kib, 4 * kib, 95, 3 * mib}, "encoding/json and the starter data sets"},
	"retention":   {weight{24 * kib, 4 * kib, 125, 3 * mib}, "encoding/json and time zones by name"},
}

const empty = `package main

import "runtime"

func main() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	println(m.HeapAlloc)
}
`

// TestWeight builds, for each room and for the packages beside one that have a
// bound of their own, a program that imports nothing else.
func TestWeight(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped in short mode: it links a program for each room")
	}
	module, err := arch.Load(root)
	require.NoError(t, err)
	packages := make(map[string]arch.Package)
	for _, p := range module.Packages {
		packages[p.Path] = p
	}

	s := newScratch(t)
	s.write(t, "empty/main.go", empty)
	base := weigh(t, s, "empty")
	require.Subset(t, slices.Collect(maps.Keys(bounds)), arch.Rooms())
	for _, room := range slices.Sorted(maps.Keys(bounds)) {
		t.Run(room, func(t *testing.T) {
			p := packages[room]
			require.NotEmpty(t, arch.Surface(p), "functions that %s exports", room)
			s.write(t, room+"/main.go", arch.HoldAll(p))
			got := weigh(t, s, room)
			got.heap -= base.heap
			got.binary -= base.binary
			got.packages -= base.packages
			bound := bounds[room]
			t.Logf("%s: heap %d B, of it %d B by our own init; %d packages; executable %.2f MiB",
				room, got.heap, got.init, got.packages, float64(got.binary)/mib)
			for _, b := range []struct {
				what       string
				got, bound int
			}{
				{"bytes of heap when main begins", got.heap, bound.heap},
				{"bytes allocated by the initialisation of our packages", got.init, bound.init},
				{"packages beside those of an empty program", got.packages, bound.packages},
				{"bytes of executable", got.binary, bound.binary},
			} {
				if b.got > b.bound {
					t.Errorf("%s: %d %s, want at most %d (%s)", room, b.got, b.what, b.bound, bound.reason)
				}
			}
		})
	}
}

// weigh builds and runs the program in a folder of the scratch module.
func weigh(t *testing.T, s scratch, name string) weight {
	t.Helper()
	program := filepath.Join(s.dir, name+".bin")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	_, err := s.run(nil, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./"+name)
	require.NoError(t, err)
	info, err := os.Stat(program)
	require.NoError(t, err)
	deps, err := s.run(nil, "go", "list", "-deps", "./"+name)
	require.NoError(t, err)
	trace, err := s.run([]string{"GODEBUG=inittrace=1"}, program)
	require.NoError(t, err)
	return weight{
		heap:     heap(t, s, program),
		init:     initialised(trace),
		packages: len(strings.Fields(deps)),
		binary:   int(info.Size()),
	}
}

// heap returns the smallest heap of a few runs: what the runtime itself has
// allocated by then differs by a few hundred bytes from run to run.
func heap(t *testing.T, s scratch, program string) int {
	t.Helper()
	const runs = 5
	least := 0
	for i := range runs {
		out, err := s.run([]string{"GODEBUG="}, program)
		require.NoError(t, err)
		first, _, _ := strings.Cut(strings.TrimSpace(out), " ")
		n, err := strconv.Atoi(first)
		require.NoError(t, err)
		if i == 0 || n < least {
			least = n
		}
	}
	return least
}

var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* clock, (\d+) bytes,`)

// initialised sums what the packages of this module allocate before main.
func initialised(trace string) int {
	sum := 0
	for _, m := range initLine.FindAllStringSubmatch(trace, -1) {
		if strings.HasPrefix(m[1], arch.ModulePath) {
			n, _ := strconv.Atoi(m[2]) // the pattern admits digits only
			sum += n
		}
	}
	return sum
}

func TestInitialised(t *testing.T) {
	trace := "init internal/bytealg @0.002 ms, 0 ms clock, 32 bytes, 1 allocs\n" +
		fmt.Sprintf("init %s/phi @0.5 ms, 0.1 ms clock, 1200 bytes, 7 allocs\n", arch.ModulePath) +
		fmt.Sprintf("init %s/internal/fold @0.6 ms, 0.1 ms clock, 34 bytes, 1 allocs\n", arch.ModulePath) +
		"120000 true\n"
	if got := initialised(trace); got != 1234 {
		t.Errorf("%d bytes, want 1234", got)
	}
}
