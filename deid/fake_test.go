// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A needle is a literal that the fake finder takes for an identifier or, if it
// has a class, for a mention.
type needle struct {
	text  string
	kind  phi.Kind
	class phi.Class
	role  phi.Role
	rule  string
}

// fake finds its needles wherever they stand, so that a test of what becomes of
// a kind does not depend on what the detector knows about it.
type fake struct {
	needles []needle
	err     error
}

func (f fake) Append(dst []phi.Finding, m phi.Message) ([]phi.Finding, error) {
	f.each(m, func(n needle, part, start, end int) {
		if n.kind != 0 {
			dst = append(dst, phi.Finding{Kind: n.kind, Role: n.role, Part: part, Start: start, End: end, Score: 1, Rule: n.rule})
		}
	})
	slices.SortStableFunc(dst, func(a, b phi.Finding) int { return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Start, b.Start)) })
	return dst, f.err
}

func (f fake) Mentions(m phi.Message) ([]phi.Mention, error) {
	var mentions []phi.Mention
	f.each(m, func(n needle, part, start, end int) {
		if n.class != 0 {
			mentions = append(mentions, phi.Mention{Class: n.class, Part: part, Start: start, End: end})
		}
	})
	return mentions, f.err
}

func (f fake) Engine() phi.Engine { return phi.Engine{Version: "fake", Digest: "0"} }

func (f fake) each(m phi.Message, found func(n needle, part, start, end int)) {
	for part := range m.Parts {
		for _, n := range f.needles {
			text := m.Parts[part].Text
			for from := 0; ; {
				at := strings.Index(text[from:], n.text)
				if at < 0 {
					break
				}
				found(n, part, from+at, from+at+len(n.text))
				from += at + len(n.text)
			}
		}
	}
}

// finds returns a fake for one needle.
func finds(kind phi.Kind, text, rule string) fake {
	return fake{needles: []needle{{text: text, kind: kind, rule: rule}}}
}

func newDeidentifier(t testing.TB, p deid.Policy, finder deid.Finder) *deid.Deidentifier {
	t.Helper()
	d, err := deid.New(p, &deid.Options{Detector: finder, Keys: testKeys(t)})
	require.NoError(t, err)
	return d
}

// testScope has a name at every level.
var testScope = deid.Scope{Tenant: "north", Subject: "s-1", Conversation: "c-1", Message: "m-1"}

// testKeys returns a key service with the key "k1" for the tenants "north" and
// "south". The secrets are the same everywhere, so that outputs are.
func testKeys(t testing.TB) *deid.Keyring {
	t.Helper()
	keys := new(deid.Keyring)
	for _, tenant := range []string{"north", "south"} {
		require.NoError(t, keys.Rotate(deid.Scope{Tenant: tenant}, testKey("k1")))
	}
	return keys
}

func testKey(id string) deid.Key {
	return deid.Key{ID: id, Secret: []byte(strings.Repeat("the secret of a test. ", 3) + id)}
}

// message returns a message of one part with a reference date such as
// "2026-06-01", or without one.
func message(t testing.TB, text, at string) phi.Message {
	t.Helper()
	m := phi.Body(text)
	if at != "" {
		var err error
		m.At, err = time.Parse(time.DateOnly, at)
		require.NoError(t, err)
	}
	return m
}

// apply returns the text that a policy makes of a message.
func apply(t testing.TB, d *deid.Deidentifier, m phi.Message) string {
	t.Helper()
	r, err := d.ApplyIn(t.Context(), m, testScope)
	require.NoError(t, err)
	return r.Text().Reveal()
}
