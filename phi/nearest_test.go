// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"testing"
)

// slowNearest measures the distance to each finding.
func slowNearest(findings []Finding, m Mention) int {
	best, distance := -1, 0
	for i, f := range findings {
		if !identifies(f) {
			continue
		}
		d := 1 << 30
		if f.Part == m.Part {
			d = max(m.Start-f.End, f.Start-m.End, 0)
		}
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

func FuzzNearestLikeSlow(f *testing.F) {
	f.Add([]byte{}, byte(0), byte(3))
	f.Add([]byte{3, 4, 0, 2, 9, 1, 1, 1}, byte(1), byte(8))
	f.Add([]byte{0, 5, 200, 5, 3, 3, 255, 1, 7, 7}, byte(0), byte(14))
	f.Fuzz(func(t *testing.T, data []byte, part, start byte) {
		var findings []Finding
		at, inPart := 0, 0
		for i := 0; i+1 < len(data); i += 2 {
			if data[i] > 250 {
				at, inPart = 0, inPart+1
			}
			from := at + int(data[i]%16)
			at = from + 1 + int(data[i+1]%8)
			kind := KindName
			if data[i+1]%3 == 0 {
				kind = KindDate // identifies nobody
			}
			findings = append(findings, Finding{Kind: kind, Part: inPart, Start: from, End: at})
		}
		m := Mention{Part: int(part % 4), Start: int(start), End: int(start) + 5}
		if got, want := nearest(findings, identifying(findings), m), slowNearest(findings, m); got != want {
			t.Errorf("finding %d, want %d", got, want)
		}
	})
}
