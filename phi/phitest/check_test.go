// SPDX-License-Identifier: Apache-2.0

package phitest_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// detectorFunc is a detector that looks at the text of the first part.
type detectorFunc func(text string) ([]phi.Finding, error)

func (f detectorFunc) Detect(m phi.Message) ([]phi.Finding, error) { return f(m.Parts[0].Text) }

// atSigns is a detector that takes a word with "@" in it for an address.
var atSigns detectorFunc = func(text string) ([]phi.Finding, error) {
	var found []phi.Finding
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			continue
		}
		if strings.Contains(text[start:i], "@") {
			found = append(found, phi.Finding{Kind: phi.KindEmail, Start: start, End: i, Rule: "test/at"})
		}
		start = i + 1
	}
	return found, nil
}

// placing is a detector that finds addresses at the same places in every text.
func placing(places ...int) detectorFunc {
	return func(string) ([]phi.Finding, error) {
		var found []phi.Finding
		for i := 0; i < len(places); i += 2 {
			found = append(found, phi.Finding{Kind: phi.KindEmail, Start: places[i], End: places[i+1]})
		}
		return found, nil
	}
}

// email returns the vector of a marked line of the archive email.txtar.
func email(t *testing.T, section, line string) phitest.Vector {
	t.Helper()
	return read(t, "email.txtar", section, line)
}

func read(t *testing.T, file, section, line string) phitest.Vector {
	t.Helper()
	vs, err := phitest.Read(files(file, "-- why --\nA reason.\n-- "+section+" --\n"+line+"\n"))
	require.NoError(t, err)
	require.Len(t, vs, 1)
	return vs[0]
}

func TestCheck(t *testing.T) {
	silent := detectorFunc(func(string) ([]phi.Finding, error) { return nil, nil })
	broken := detectorFunc(func(string) ([]phi.Finding, error) { return nil, errors.New("broken") })
	alone := func(v phitest.Vector) []phitest.Gap { return []phitest.Gap{{ID: v.ID, Why: "known"}} }
	for _, tc := range []struct {
		name, why string
		d         phitest.Detector
		v         phitest.Vector
		gaps      func(phitest.Vector) []phitest.Gap
		want      int // failures
	}{
		{"right", "an answer that is right is no failure", atSigns, email(t, "plain", "mail ⟦a@example.com⟧ now"), nil, 0},
		{"carriers", "this detector takes quotes, brackets, stops and line breaks for a part of the value", atSigns, email(t, "found", "⟦a@example.com⟧"), nil, 6},
		{"missed", "a miss is a breach", silent, email(t, "plain", "⟦a@example.com⟧"), nil, 1},
		{"too much", "a false alarm has it switched off", atSigns, email(t, "clean", "meet @ noon"), nil, 1},
		{"other kind", "a near miss may be something else", atSigns, email(t, "near", "thanks ⟦other_id|@ana⟧"), nil, 1},
		{"error", "an error is no answer", broken, email(t, "clean", "ok"), nil, 1},
		{"beyond", "a place outside of the text is none", placing(2, 99), email(t, "plain", "⟦a@example.com⟧"), nil, 1},
		{"overlapping", "findings are disjoint", placing(0, 5, 3, 8), email(t, "clean", "nothing here"), nil, 1},
		{"known", "a gap is no failure", silent, email(t, "plain", "⟦a@example.com⟧"), alone, 0},
		{"closed", "a list of gaps stays true", atSigns, email(t, "plain", "⟦a@example.com⟧"), alone, 1},
		{"changed", "a gap is about one line", silent, email(t, "plain", "⟦a@example.com⟧"), func(v phitest.Vector) []phitest.Gap {
			return []phitest.Gap{{ID: v.ID, Marked: "another line"}}
		}, 2},
		{"no section", "the zero vector proves nothing", silent, phitest.Vector{}, nil, 1},
		{"unasked", "who only detects is not asked about attachments", silent, read(t, "photo.txtar", "media", "⟨image/png a.png⟩ look"), nil, 0},
		{"unreviewed", "who assesses has to ask for a look", assessor{silent, nil}, read(t, "photo.txtar", "media", "⟨image/png a.png⟩ look"), nil, 1},
		{"reviewed", "a look is asked for", assessor{silent, []phi.Cue{phi.CueNeedsMediaReview}}, read(t, "photo.txtar", "media", "⟨image/png a.png⟩ look"), nil, 0},
		{"alarmed", "a calendar is no picture", assessor{silent, []phi.Cue{phi.CueNeedsMediaReview}}, read(t, "photo.txtar", "near", "⟨text/calendar a.ics⟩ look"), nil, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var gaps []phitest.Gap
			if tc.gaps != nil {
				gaps = tc.gaps(tc.v)
			}
			r := phitest.Check(tc.d, []phitest.Vector{tc.v}, gaps)
			if len(r.Failures) != tc.want {
				t.Errorf("%d failures, want %d: %s\n%v", len(r.Failures), tc.want, tc.why, r.Failures)
			}
		})
	}
}

// assessor is a detector that gives the same cues for every message.
type assessor struct {
	detectorFunc
	cues []phi.Cue
}

func (a assessor) Assess(phi.Message) (phi.Assessment, error) {
	return phi.Assessment{Cues: a.cues}, nil
}

func TestCheckCounts(t *testing.T) {
	vs, err := phitest.Read(files("email.txtar", "-- why --\nA reason.\n-- plain --\nmail ⟦a@example.com⟧ now\n⟦b@example.com⟧.\n-- near --\na@b\n-- clean --\nok\n"))
	require.NoError(t, err)
	r := phitest.Check(atSigns, vs, nil)
	got := r.Rows[phi.KindEmail-1]
	want := phitest.Row{
		Kind: phi.KindEmail, Found: phitest.Count{Right: 1, Asked: 2}, Near: phitest.Count{Right: 0, Asked: 1},
		Clean: phitest.Count{Right: 1, Asked: 1}, Bare: phitest.Count{Right: 2, Asked: 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s := r.String(); !strings.Contains(s, "email") || !strings.Contains(s, "form: all") {
		t.Error("the table does not say what a kind is told from")
	}
}

// What is printed of failures and reports names places, and no text.
func TestFailuresHoldNoText(t *testing.T) {
	const canary = "zqcanaryzq"
	v := email(t, "plain", canary+" ⟦"+canary+"@example.com⟧ and "+canary+"@b")
	r := phitest.Check(atSigns, []phitest.Vector{v}, nil)
	require.Len(t, r.Failures, 1)
	for _, shown := range []string{r.String(), r.Failures[0].String(), v.String(), fmt.Sprint(r.Failures), fmt.Sprintf("%+v %s %q", v, v, r.Failures[0])} {
		if strings.Contains(shown, canary) {
			t.Error("an output holds text")
		}
	}
}
