// SPDX-License-Identifier: Apache-2.0

package benchmarks

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkImport starts a program that imports phi, again and again, and
// reports the least that the initialisation of the module's packages took and
// allocated, and the least time that the first look-up of a word took, and the
// first message.
func BenchmarkImport(b *testing.B) {
	program := buildFirst(b)
	least := map[string]float64{}
	for b.Loop() {
		figures, err := runFirst(program)
		if err != nil {
			b.Fatal(err)
		}
		for unit, f := range figures {
			if old, ok := least[unit]; !ok || f < old {
				least[unit] = f
			}
		}
	}
	for unit, f := range least {
		b.ReportMetric(f, unit)
	}
}

// TestImport holds that to import phi allocates nothing, and that the program
// says what the benchmark asks.
func TestImport(t *testing.T) {
	figures, err := runFirst(buildFirst(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{"init-µs", "init-B", "look-up-µs", "message-µs"} {
		if _, ok := figures[unit]; !ok {
			t.Errorf("%s is missing", unit)
		}
	}
	if figures["init-B"] != 0 {
		t.Errorf("the initialisation allocates %v bytes, want none", figures["init-B"])
	}
}

func buildFirst(tb testing.TB) string {
	tb.Helper()
	program := filepath.Join(tb.TempDir(), "first")
	if out, err := exec.Command("go", "build", "-o", program, "./first").CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
	return program
}

// runFirst starts the program with the runtime's trace of initialisations.
func runFirst(program string) (map[string]float64, error) {
	var out, trace bytes.Buffer
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	cmd.Stdout, cmd.Stderr = &out, &trace
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	var word, message float64
	if _, err := fmt.Sscan(out.String(), &word, &message); err != nil {
		return nil, fmt.Errorf("the program's output: %w", err)
	}
	ms, allocated, err := initialisation(trace.String())
	if err != nil {
		return nil, err
	}
	return map[string]float64{"init-µs": ms * 1e3, "init-B": allocated, "look-up-µs": word / 1e3, "message-µs": message / 1e3}, nil
}

// initialised matches what a trace says of a package of this module. A package
// that has nothing to initialise has no line.
var initialised = regexp.MustCompile(`(?m)^init github\.com/safeharbor-go/\S+ @\S+ ms, (\S+) ms clock, (\d+) bytes`)

// initialisation adds up what a trace says of this module's packages.
func initialisation(trace string) (ms, allocated float64, err error) {
	if !strings.Contains(trace, "init runtime @") {
		return 0, 0, errors.New("the program wrote no trace of initialisations")
	}
	for _, line := range initialised.FindAllStringSubmatch(trace, -1) {
		clock, err := strconv.ParseFloat(line[1], 64)
		if err != nil {
			return 0, 0, err
		}
		size, err := strconv.ParseFloat(line[2], 64)
		if err != nil {
			return 0, 0, err
		}
		ms, allocated = ms+clock, allocated+size
	}
	return ms, allocated, nil
}

func TestInitialisation(t *testing.T) {
	trace := "init runtime @0.04 ms, 4.6 ms clock, 0 bytes, 0 allocs\n" +
		"init github.com/safeharbor-go/safeharbor/phi @5 ms, 0.25 ms clock, 312 bytes, 7 allocs\n" +
		"init os @5.1 ms, 0.02 ms clock, 416 bytes, 9 allocs\n" +
		"init github.com/safeharbor-go/safeharbor/internal/scan @5 ms, 0.5 ms clock, 8 bytes, 1 allocs\n"
	if ms, allocated, err := initialisation(trace); ms != 0.75 || allocated != 320 || err != nil {
		t.Errorf("%v ms, %v bytes, %v; want 0.75 and 320", ms, allocated, err)
	}
	if _, _, err := initialisation("19349 241640\n"); err == nil {
		t.Error("no trace, and no error")
	}
}
