// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"slices"
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

// NoPHI fails the test if the detector of phi.New(nil) finds an identifier in
// text, or cannot look at all of it. The message names kinds, places and rules,
// never the text, so that the log of a test is no leak either.
func NoPHI(t testing.TB, text string) {
	t.Helper()
	if d := standard(t); d != nil {
		NoPHIIn(t, d, phi.Body(text))
	}
}

// NoPHIIn is [NoPHI] for a detector and a message of your own. Findings of
// [phi.RoleOwn], the organisation's own data, pass.
func NoPHIIn(t testing.TB, d Detector, m phi.Message) {
	t.Helper()
	found, err := d.Detect(m)
	if err != nil {
		t.Error("phitest: the message was not looked at as a whole, so it counts as one that holds identifiers")
	}
	found = slices.DeleteFunc(slices.Clone(found), func(f phi.Finding) bool { return f.Role == phi.RoleOwn })
	if len(found) > 0 {
		t.Errorf("phitest: %d identifiers: %s", len(found), places(found))
	}
}

// Finds fails the test if the detector of phi.New(nil) does not find an
// identifier of each of the kinds in text. It is for tests of what feeds a
// detector: that a template, an export or a transcript still shows what it holds.
func Finds(t testing.TB, text string, kinds ...phi.Kind) {
	t.Helper()
	if d := standard(t); d != nil {
		FindsIn(t, d, phi.Body(text), kinds...)
	}
}

// FindsIn is [Finds] for a detector and a message of your own.
func FindsIn(t testing.TB, d Detector, m phi.Message, kinds ...phi.Kind) {
	t.Helper()
	if len(kinds) == 0 {
		t.Error("phitest: no kinds were asked for, so nothing would be tested")
	}
	found, err := d.Detect(m)
	if err != nil {
		t.Error("phitest: the message was not looked at as a whole")
	}
	for _, k := range kinds {
		if !slices.ContainsFunc(found, func(f phi.Finding) bool { return f.Kind == k }) {
			t.Errorf("phitest: no %v among %d findings: %s", k, len(found), places(found))
		}
	}
}

func standard(t testing.TB) *phi.Detector {
	t.Helper()
	d, err := phi.New(nil)
	if err != nil {
		t.Error(err)
	}
	return d
}

// places returns the findings by kind, place and rule.
func places(found []phi.Finding) string {
	shown := make([]string, len(found))
	for i, f := range found {
		shown[i] = f.String()
	}
	return strings.Join(shown, ", ")
}
