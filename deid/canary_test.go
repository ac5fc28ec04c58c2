// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

const canary = "kanarienvogel"

// requireSilent fails if any way to print, log or encode a value shows the
// canary.
func requireSilent(t *testing.T, what string, v any) {
	t.Helper()
	outputs := []string{
		fmt.Sprint(v), fmt.Sprintf("%v", v), fmt.Sprintf("%+v", v), fmt.Sprintf("%#v", v), fmt.Sprintf("%s", v), fmt.Sprintf("%q", v),
		fmt.Sprintf("%x", v), fmt.Sprintf("%d", v),
	}
	if text, err := json.Marshal(v); err == nil {
		outputs = append(outputs, string(text))
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", v)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
	outputs = append(outputs, log.String())
	func() {
		defer func() { outputs = append(outputs, fmt.Sprint(recover())) }()
		panic(v)
	}()
	hexadecimal := fmt.Sprintf("%x", canary)
	for _, output := range outputs {
		if strings.Contains(output, canary) || strings.Contains(output, hexadecimal) {
			t.Errorf("%s: the canary sings: %s", what, output)
		}
	}
}

func TestCanary(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana " + canary, kind: phi.KindName}}}
	m := phi.Message{
		Parts:       []phi.Part{{Text: "It is Ana " + canary + " and " + canary}, {Text: canary}},
		Known:       []phi.Identity{{Names: []string{canary}}},
		Attachments: []phi.Attachment{{MIME: "image/png", Name: canary}},
	}
	for _, p := range deid.Presets() {
		d := newDeidentifier(t, p, finder)
		r, err := d.ApplyIn(t.Context(), m, testScope)
		require.NoError(t, err)
		require.Contains(t, r.Texts()[1].Reveal(), canary, "the text holds it, so that printing could show it")
		requireSilent(t, "result", r)
		requireSilent(t, "result by reference", &r)
		requireSilent(t, "text", r.Text())
		requireSilent(t, "texts", r.Texts())
		requireSilent(t, "edits", r.Edits)
		report := d.NewReport(deid.KnowledgeUnstated)
		require.NoError(t, report.Add(r))
		requireSilent(t, "report", report)
		store := deid.NewStore(&sink{}, deid.SafeHarbor())
		if p != deid.SafeHarbor() {
			requireSilent(t, "store", store.Put(context.Background(), canary, r))
		}
	}

	d := newDeidentifier(t, deid.SafeHarbor(), &sequence{steps: []fake{finder, finds(phi.KindSSN, canary, canary)}})
	_, err := d.ApplyIn(t.Context(), m, testScope)
	require.Error(t, err)
	requireSilent(t, "residual error", err)

	finder.err = errors.New(canary)
	_, err = newDeidentifier(t, deid.SafeHarbor(), finder).Apply(m)
	require.ErrorIs(t, err, finder.err)
	requireSilent(t, "error of the detector", err)

	for _, text := range []string{
		canary, `"` + canary, `{"` + canary + `":1}`, `{"name":"` + canary + `!"}`, `{"name":"a","base":"` + canary + `"}`,
		`{"kinds":{"` + canary + `":"tag"}}`, `{"kinds":{"ssn":"` + canary + `"}}`, `{"name":"a","version":"` + canary + ` 1"}`,
	} {
		_, err := deid.ParsePolicy([]byte(text))
		require.Error(t, err)
		requireSilent(t, "policy "+text, err)
	}
	for what, err := range map[string]error{
		"transform": second(deid.ParseTransform(canary)), "census": second(deid.ParseCensus(canary)),
		"purpose": second(deid.ParsePurpose(canary)), "preset": second(deid.Preset(canary)),
		"knowledge": second(deid.ParseActualKnowledge(canary)),
	} {
		require.Error(t, err)
		requireSilent(t, what, err)
	}
}

func second[T any](_ T, err error) error { return err }
