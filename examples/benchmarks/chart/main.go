// SPDX-License-Identifier: Apache-2.0

// Command chart draws the ratios of a benchmark run as an SVG picture:
//
//	go test -run '^$' -bench . | tee bench.txt
//	go run ./chart < bench.txt > chart.svg
//
// The same run gives the same bytes. It ends with status 1 if the input holds
// no ratio.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	bars, err := read(os.Stdin)
	if err == nil {
		err = draw(os.Stdout, bars)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "chart:", err)
		os.Exit(1)
	}
}

// A bar is one benchmark: how many times as fast as the regular expressions.
type bar struct {
	name  string
	ratio float64
}

// read reads the lines of a benchmark run that carry a ratio. Of a benchmark
// that ran more than once the median counts.
func read(r io.Reader) ([]bar, error) {
	ratios := map[string][]float64{}
	var names []string
	in := bufio.NewScanner(r)
	for in.Scan() {
		f := strings.Fields(in.Text())
		if len(f) < 2 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		for i := 1; i+1 < len(f); i++ {
			if f[i+1] != "x-regexps" {
				continue
			}
			ratio, err := strconv.ParseFloat(f[i], 64)
			if err != nil || ratio <= 0 {
				return nil, fmt.Errorf("%s: %q is no ratio", f[0], f[i])
			}
			name := title(f[0])
			if ratios[name] == nil {
				names = append(names, name)
			}
			ratios[name] = append(ratios[name], ratio)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("the input holds no benchmark with the metric x-regexps")
	}
	var bars []bar
	for _, name := range names {
		bars = append(bars, bar{name, median(ratios[name])})
	}
	return bars, nil
}

// title turns "BenchmarkIdentifiers/short-2" into "identifiers/short".
func title(name string) string {
	name = strings.ToLower(strings.TrimPrefix(name, "Benchmark"))
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		if _, err := strconv.Atoi(name[i+1:]); err == nil {
			name = name[:i] // the number of processors
		}
	}
	return name
}

// median returns the median of at least one value, the lower of two.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// The measures of the picture, in pixels.
const (
	width, barWidth   = 720, 440
	left, top, bottom = 170, 48, 16
	row, thickness    = 26, 16
)

// draw writes the picture.
func draw(out io.Writer, bars []bar) error {
	longest := 1.0
	for _, b := range bars {
		longest = max(longest, b.ratio)
	}
	height := top + row*(len(bars)+1) + bottom
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">`+"\n", width, height, width, height)
	s.WriteString("<title>Speed against fifteen regular expressions run one by one</title>\n")
	fmt.Fprintf(&s, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	fmt.Fprintf(&s, `<text x="16" y="28" font-size="15" fill="#1b1f24">Times as fast as fifteen regular expressions run one by one</text>`+"\n")
	line := func(n int, name string, ratio float64, color string) {
		y := top + row*n
		fmt.Fprintf(&s, `<text x="%d" y="%d" text-anchor="end" fill="#1b1f24">%s</text>`+"\n", left-10, y+13, escape(name))
		fmt.Fprintf(&s, `<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, y, max(1, ratio/longest*barWidth), thickness, color)
		fmt.Fprintf(&s, `<text x="%.1f" y="%d" fill="#1b1f24">%.0f×</text>`+"\n", left+max(1, ratio/longest*barWidth)+8, y+13, ratio)
	}
	line(0, "regexp", 1, "#8c959f")
	for i, b := range bars {
		line(i+1, b.name, b.ratio, "#1f6feb")
	}
	s.WriteString("</svg>\n")
	_, err := io.WriteString(out, s.String())
	return err
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
