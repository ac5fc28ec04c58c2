// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1, "-json", "-") }

// The messages that ship with the program are the main job of the library.
func TestSample(t *testing.T) {
	var out bytes.Buffer
	require.Equal(t, 0, run([]string{"-json"}, nil, &out))
	channels := map[string]bool{}
	langs := map[string]bool{}
	for line := range strings.Lines(string(sample)) {
		var m struct{ Channel, Lang string }
		require.NoError(t, json.Unmarshal([]byte(line), &m))
		channels[m.Channel], langs[m.Lang] = true, true
	}
	lines := strings.Count(out.String(), "\n")
	require.GreaterOrEqual(t, lines, 60)
	for _, c := range []string{"dm", "public_comment", "public_review", "sms", "voicemail"} {
		if !channels[c] {
			t.Errorf("no message on %s", c)
		}
	}
	for _, l := range []string{"en", "es", "fr", "de", "it"} {
		if !langs[l] {
			t.Errorf("no message in %s", l)
		}
	}
}

// No line of the machine output holds a word of a message beyond the saved
// replies: findings are places, not values.
func TestOutputHoldsNoMessage(t *testing.T) {
	const canary = "zqcanaryzq"
	in := `{"id":"1","channel":"dm","at":"2026-11-16","text":"my name is Zqcanaryzq Smith, I have diabetes, ` + canary + `@example.com","draft":"Dear Zqcanaryzq, we are sorry about your diabetes."}`
	for _, args := range [][]string{{"-json", "-"}, {"-"}} {
		var out bytes.Buffer
		require.Equal(t, 0, run(args, strings.NewReader(in), &out))
		low := strings.ToLower(out.String())
		if strings.Contains(low, canary) || strings.Contains(low, "diabetes") {
			t.Errorf("the output of %v holds a word of the message", args)
		}
	}
}
