// SPDX-License-Identifier: Apache-2.0

// Command chart runs the benchmarks and writes what they say: the run as it is
// to bench.txt, a picture to chart.svg, and tables to the README of the module,
// between two marks. It is started in the folder of the benchmarks:
//
//	go run ./chart            # some minutes; the machine should be quiet
//	go run ./chart -redraw    # from the bench.txt that is there
//
// One run gives the same picture and tables, byte for byte. Figures that miss
// their bound are named at the end; that is no error.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The files that are written.
const (
	runFile     = "bench.txt"
	pictureFile = "chart.svg"
)

var readmeFile = filepath.Join("..", "..", "README.md")

func main() {
	redraw := flag.Bool("redraw", false, "read bench.txt instead of running the benchmarks")
	flag.Parse()
	if err := write(*redraw); err != nil {
		fmt.Fprintln(os.Stderr, "chart:", err)
		os.Exit(1)
	}
}

func write(redraw bool) error {
	if !redraw {
		output, err := measure()
		if err != nil {
			return err
		}
		if err := os.WriteFile(runFile, output, 0o644); err != nil {
			return err
		}
	}
	output, err := os.ReadFile(runFile)
	if err != nil {
		return err
	}
	readme, err := os.ReadFile(readmeFile)
	if err != nil {
		return err
	}
	r, err := read(bytes.NewReader(output))
	if err != nil {
		return fmt.Errorf("%s: %w", runFile, err)
	}
	text, err := replace(string(readme), r.markdown())
	if err != nil {
		return fmt.Errorf("README.md: %w", err)
	}
	if err := os.WriteFile(pictureFile, []byte(r.picture()), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(readmeFile, []byte(text), 0o644); err != nil {
		return err
	}
	for _, line := range r.missed() {
		fmt.Println("missed:", line)
	}
	return nil
}

// measure runs the benchmarks, shows their output, and returns it after lines
// that say of which commit and compiler it is.
func measure() ([]byte, error) {
	var output bytes.Buffer
	for _, setting := range []struct {
		key     string
		command []string
	}{
		{"commit", []string{"git", "describe", "--always", "--dirty", "--exclude=*"}},
		{"go", []string{"go", "env", "GOVERSION"}},
	} {
		value, err := exec.Command(setting.command[0], setting.command[1:]...).Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", strings.Join(setting.command, " "), err)
		}
		fmt.Fprintf(&output, "%s: %s\n", setting.key, strings.TrimSpace(string(value)))
	}
	bench := exec.Command("go", "test", "-run=^$", "-bench=.", "-benchtime=20x", "-timeout=1h", ".")
	bench.Stdout = io.MultiWriter(&output, os.Stdout)
	bench.Stderr = os.Stderr
	if err := bench.Run(); err != nil {
		return nil, fmt.Errorf("go test: %w", err)
	}
	return output.Bytes(), nil
}
