// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every message is valid, stands once, and does not contradict itself.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("corpus/*.jsonl")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	seen := map[string]string{}
	total, health := 0, 0
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			var in struct {
				ID, Lang, Channel, Text string
				Health, PHI, Fig        bool
				Mentions                []string
			}
			require.NoError(t, json.Unmarshal(lines.Bytes(), &in), name)
			where := filepath.Base(name) + " " + in.ID
			if other, ok := seen[in.Text]; ok {
				t.Errorf("%s repeats %s", where, other)
			}
			seen[in.Text] = where
			if in.PHI && !in.Health || in.Fig && in.Health && in.Text == "" || !in.Health && len(in.Mentions) > 0 {
				t.Errorf("%s contradicts itself", where)
			}
			for _, m := range in.Mentions {
				if !strings.Contains(in.Text, m) {
					t.Errorf("%s: a mention is not in the text", where)
				}
			}
			total++
			if in.Health {
				health++
			}
		}
		require.NoError(t, lines.Err())
		f.Close()
	}
	t.Logf("%d messages, %d about health", total, health)
	if share := float64(health) / float64(total); share < 0.4 || share > 0.7 {
		t.Errorf("%.2f of the messages are about health", share)
	}
}
