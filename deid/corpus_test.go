// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// TestCorpus holds the laws over texts that others wrote and logs how much of
// what they labelled is gone.
func TestCorpus(t *testing.T) {
	const path = "../../shared/data/asq_phi.jsonl"
	file, err := os.Open(path)
	if err != nil {
		t.Skipf("skipped: %s is not there", path)
	}
	defer file.Close()
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	var messages, withheld, labels, gone, clean, untouched int
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct {
			Text  string
			Spans []struct {
				Text string
				SH   bool
			}
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &line))
		messages++
		m := phi.Body(line.Text)
		r, err := d.Apply(m)
		if err != nil {
			var remains *deid.ResidualError
			require.True(t, errors.As(err, &remains), "%v", err)
			withheld++
			continue
		}
		requireSound(t, m, r)
		out := r.Text().Reveal()
		again, err := d.ApplyText(out)
		require.NoError(t, err)
		if again.Text() != r.Text() {
			t.Errorf("message %d: a second pass changes the text", messages)
		}
		sensitive := 0
		for _, s := range line.Spans {
			if s.SH {
				sensitive++
				if !strings.Contains(out, s.Text) {
					gone++
				}
			}
		}
		labels += sensitive
		if len(line.Spans) == 0 {
			clean++
			if out == line.Text {
				untouched++
			}
		}
	}
	require.NoError(t, lines.Err())
	t.Logf("%d messages, %d withheld; %d of %d labelled identifiers gone; %d of %d clean texts untouched",
		messages, withheld, gone, labels, untouched, clean)
}
