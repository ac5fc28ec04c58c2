// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// edited are ways in which a model or a person changes a token.
var edited = []struct {
	name, why string
	change    func(string) string
	ending    string // what stands behind the value
}{
	{"as it is", "the usual case", func(s string) string { return s }, ""},
	{"lower case", "models write names of fields so", strings.ToLower, ""},
	{"title case", "the start of a sentence", func(s string) string { return s[:2] + strings.ToLower(s[2:]) }, ""},
	{"bold", "markdown", func(s string) string { return "**" + s + "**" }, ""},
	{"code", "markdown", func(s string) string { return "`" + s + "`" }, ""},
	{"escaped", "markdown escapes brackets", func(s string) string { return strings.NewReplacer("[", `\[`, "]", `\]`).Replace(s) }, ""},
	{"possessive", "inflection", func(s string) string { return s + "'s" }, "'s"},
	{"declined", "inflection", func(s string) string { return s + "s" }, "s"},
	{"spaced", "spaces inside of the brackets", func(s string) string { return "[ " + s[1:len(s)-1] + " ]" }, ""},
	{"en dashes", "typography", func(s string) string { return strings.ReplaceAll(s, "-", "–") }, ""},
	{"spaces for hyphens", "typography", func(s string) string { return strings.ReplaceAll(s, "-", " ") }, ""},
	{"round brackets", "a link is avoided", func(s string) string { return "(" + s[1:len(s)-1] + ")" }, ""},
}

func TestRestoreSealedTokensAfterEditing(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana Ruiz", kind: phi.KindName}, {text: "B-77 é", kind: phi.KindHealthPlanID}}}
	d := newDeidentifier(t, keyedPolicy(t, deid.Sealed(deid.LevelSubject)), finder)
	for _, value := range []string{"Ana Ruiz", "B-77 é"} {
		r, err := d.ApplyIn(t.Context(), phi.Body(value), testScope)
		require.NoError(t, err)
		tok := r.Text().Reveal()
		more := append(edited[:len(edited):len(edited)], []struct {
			name, why string
			change    func(string) string
			ending    string
		}{
			{"broken line", "mail programs wrap", func(s string) string { return s[:30] + "\n" + s[30:] }, ""},
			{"no brackets", "a person copies the inside", func(s string) string { return s[1 : len(s)-1] }, ""},
			{"letters for digits", "O for 0", func(s string) string { return s[:16] + strings.ReplaceAll(s[16:], "0", "o") }, ""},
		}...)
		for _, row := range more {
			back, err := d.Restore(t.Context(), "Dear "+row.change(tok)+", thank you.", testScope, r)
			require.NoError(t, err, "%s: %s", row.name, row.why)
			want := "Dear " + value + row.ending + ", thank you."
			got := strings.NewReplacer("**", "", "`", "", `\`, "").Replace(back.Text().Reveal())
			if got != want || len(back.Missing) > 0 || len(back.Restored) != 1 {
				t.Errorf("%s (%s): got %q, want %q, %v", row.name, row.why, got, want, back)
			}
		}
		back, err := d.Restore(t.Context(), "Dear patient,", testScope, r)
		require.NoError(t, err)
		require.Len(t, back.Missing, 1, "a token that was dropped is reported")
	}
}

func TestRestoreNumberedTagsFromTheMessage(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana Ruiz", kind: phi.KindName}, {text: "Leo", kind: phi.KindName}, {text: "P-1", kind: phi.KindHealthPlanID}}}
	d := newDeidentifier(t, deid.Display(), finder)
	m := phi.Body("Ana Ruiz, Leo, Ana Ruiz, P-1")
	r, err := d.Apply(m)
	require.NoError(t, err)
	require.Equal(t, "[NAME-1], [NAME-2], [NAME-1], [HEALTH_PLAN_ID-1]", r.Text().Reveal())
	for _, row := range edited {
		back, err := r.Restore(m, row.change("[NAME-2]")+" and "+row.change("[HEALTH_PLAN_ID-1]")+" for "+row.change("[NAME-1]"))
		require.NoError(t, err)
		got := strings.NewReplacer("**", "", "`", "", `\`, "").Replace(back.Text().Reveal())
		if want := "Leo" + row.ending + " and P-1" + row.ending + " for Ana Ruiz" + row.ending; got != want || len(back.Missing) != 0 {
			t.Errorf("%s (%s): got %q, want %q", row.name, row.why, got, want)
		}
	}
	back, err := r.Restore(m, "NAME-2 wrote; [NAME-7] did not, name 2 neither")
	require.NoError(t, err)
	require.Equal(t, "Leo wrote; [NAME-7] did not, name 2 neither", back.Text().Reveal())
	require.Len(t, back.Unresolved, 1, "a tag that nobody made")
	require.Len(t, back.Missing, 3, "both places of NAME-1, and the plan")
}

func TestRestoreLeavesWhatStandsForTwoValues(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "Leo", kind: phi.KindName}, {text: "078-05-1120", kind: phi.KindSSN}}}
	m := phi.Body("Ana, Leo, 078-05-1120")
	r, err := newDeidentifier(t, deid.SafeHarbor(), finder).Apply(m)
	require.NoError(t, err)
	back, err := r.Restore(m, "[NAME] has [SSN]")
	require.NoError(t, err)
	require.Equal(t, "[NAME] has 078-05-1120", back.Text().Reveal())
	require.Len(t, back.Unresolved, 1)
	var none deid.Result
	_, err = none.Restore(m, "x")
	require.ErrorIs(t, err, deid.ErrNoText)
	_, err = r.Restore(phi.Body("short"), "x")
	require.ErrorIs(t, err, deid.ErrNoText, "another message")
}

func TestRestoreSurrogatesAndDates(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana Ruiz", kind: phi.KindName}, {text: "March 3, 2026", kind: phi.KindDate}}}
	m := phi.Body("Ana Ruiz came on March 3, 2026.")
	r, err := newDeidentifier(t, deid.Pseudonymous(), finder).ApplyIn(t.Context(), m, testScope)
	require.NoError(t, err)
	out := r.Text().Reveal()
	require.NotContains(t, out, "Ana")
	back, err := r.Restore(m, strings.ToUpper(out))
	require.NoError(t, err)
	require.Equal(t, "Ana Ruiz CAME ON March 3, 2026.", back.Text().Reveal())
}

func TestRestoreFailsClosed(t *testing.T) {
	now := time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)
	keys := testKeys(t)
	finder := finds(phi.KindName, "Ana Ruiz", "")
	d, err := deid.New(keyedPolicy(t, deid.Sealed(deid.LevelConversation)), &deid.Options{
		Detector: finder, Keys: keys, TokenLife: 24 * time.Hour, Now: func() time.Time { return now },
	})
	require.NoError(t, err)
	r, err := d.ApplyIn(t.Context(), phi.Body("Ana Ruiz"), testScope)
	require.NoError(t, err)
	tok := r.Text().Reveal()
	fails := func(why, text string, scope deid.Scope, want error) {
		t.Helper()
		back, err := d.Restore(t.Context(), text, scope)
		var failed *deid.TokenError
		require.ErrorAs(t, err, &failed, why)
		require.ErrorIs(t, err, want, why)
		require.Equal(t, deid.Restoration{}, back, why)
	}
	other := testScope
	other.Conversation = "c-2"
	fails("another conversation", tok, other, deid.ErrTokenInvalid)
	other = testScope
	other.Tenant = "south"
	fails("another tenant", tok, other, deid.ErrTokenInvalid)
	fails("no scope", tok, deid.Scope{Tenant: "north"}, deid.ErrTokenInvalid)
	fails("another kind", strings.Replace(tok, "NAME", "EMAIL", 1), testScope, deid.ErrTokenInvalid)
	fails("another key", strings.Replace(tok, "K1", "K2", 1), testScope, deid.ErrKeyUnknown)
	for i := len("[NAME-K1-S") + 5; i < len(tok)-1; i++ {
		c := byte('7')
		if tok[i] == c {
			c = '8'
		}
		if i == len(tok)-2 {
			continue // the last character may hold bits that nothing is in
		}
		fails("tampered", tok[:i]+string(c)+tok[i+1:], testScope, deid.ErrTokenInvalid)
	}
	fresh, err := d.Restore(t.Context(), tok, testScope)
	require.NoError(t, err)
	require.Equal(t, "Ana Ruiz", fresh.Text().Reveal())

	require.NoError(t, keys.Rotate(testScope, testKey("k2")))
	_, err = d.Restore(t.Context(), tok, testScope)
	require.NoError(t, err, "an old token opens by its own key")
	r2, err := d.ApplyIn(t.Context(), phi.Body("Ana Ruiz"), testScope)
	require.NoError(t, err)
	require.Contains(t, r2.Text().Reveal(), "-K2-", "new tokens use the new key")

	now = now.Add(26 * time.Hour)
	fails("expired", tok, testScope, deid.ErrTokenExpired)
	now = now.Add(-26 * time.Hour)
	require.True(t, keys.Shred(testScope))
	fails("shredded", tok, testScope, deid.ErrKeyShredded)

	keyless, err := deid.New(deid.SafeHarbor(), &deid.Options{Detector: finder})
	require.NoError(t, err)
	_, err = keyless.Restore(t.Context(), tok, testScope)
	require.Error(t, err)
}

// FuzzSeal holds open(seal(x)) == x, and that no other scope opens it.
func FuzzSeal(f *testing.F) {
	f.Add("Ana Ruiz", "s", "t", uint8(2))
	f.Add("x", "", "north", uint8(3))
	f.Add(strings.Repeat("long ", 60), "a", "b", uint8(1))
	f.Fuzz(func(t *testing.T, value, one, two string, level uint8) {
		l := deid.Level(level%4) + deid.LevelMessage
		if value == "" || one == "" || two == "" || one == two || strings.ContainsAny(value, "[]") {
			return
		}
		name := func(s string) deid.Scope {
			scope := deid.Scope{Tenant: "north", Subject: s, Conversation: s, Message: s}
			if l == deid.LevelTenant {
				scope.Tenant = s
			}
			return scope
		}
		keys := testKeys(t)
		for _, s := range []string{one, two} {
			_ = keys.Rotate(deid.Scope{Tenant: s}, testKey("k1"))
		}
		d, err := deid.New(keyedPolicy(t, deid.Sealed(l)), &deid.Options{Detector: finds(phi.KindName, value, ""), Keys: keys})
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.ApplyIn(t.Context(), phi.Body(value), name(one))
		if err != nil {
			return
		}
		if r.Text().Reveal() == "[NAME]" && len(value) > 255 {
			return
		}
		back, err := d.Restore(t.Context(), r.Text().Reveal(), name(one), r)
		if err != nil || back.Text().Reveal() != value {
			t.Fatalf("%q came back as %q: %v", value, back.Text().Reveal(), err)
		}
		if back, err := d.Restore(t.Context(), r.Text().Reveal(), name(two)); err == nil || back.Text() != (phi.Text{}) {
			t.Fatalf("another scope opened it: %v", err)
		}
	})
}
