// SPDX-License-Identifier: Apache-2.0

package phitest_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/phi/phitest"
)

// The least number of vectors of a kind.
const (
	leastPositive = 20
	leastClean    = 20
	leastNear     = 10
)

// speaking are the languages of the vectors, beside those that state none.
var speaking = [...]phi.Language{phi.Spanish, phi.French, phi.German, phi.Italian}

// TestReq_P2_VectorsForEveryLetter counts the vectors, so that no letter of the
// regulation goes unproved, nor a language in which people write it.
func TestReq_P2_VectorsForEveryLetter(t *testing.T) {
	vs, err := phitest.Vectors()
	require.NoError(t, err)
	type counts struct {
		positive, near, clean int
		languages             map[phi.Language]int
	}
	byKind := map[phi.Kind]*counts{}
	for _, v := range vs {
		n := byKind[v.Kind]
		if n == nil {
			n = &counts{languages: map[phi.Language]int{}}
			byKind[v.Kind] = n
		}
		switch {
		case v.Section.Positive():
			n.positive++
			n.languages[v.Lang]++
		case v.Section == phitest.Near:
			n.near++
		default:
			n.clean++
		}
	}
	for _, k := range phi.Kinds() {
		n := byKind[k]
		if n == nil || n.positive < leastPositive || n.near < leastNear || n.clean < leastClean {
			t.Errorf("%v has %+v, want %d positive, %d near, %d clean", k, n, leastPositive, leastNear, leastClean)
			continue
		}
		if k == phi.KindEmail || k == phi.KindURL || k == phi.KindIP {
			continue // they are the same in every language
		}
		for _, l := range speaking {
			if n.languages[l] == 0 {
				t.Errorf("%v has no positive vector in %v", k, l)
			}
		}
	}
	t.Logf("%d vectors", len(vs))
}

// The table of reaches follows from the vectors: what its form gives away stands
// somewhere alone, what only a label gives away never does, and what no text
// holds is attached.
func TestReachesFollowFromTheVectors(t *testing.T) {
	vs, err := phitest.Vectors()
	require.NoError(t, err)
	type seen struct{ bare, labelled, attached bool }
	byKind := map[phi.Kind]seen{}
	for _, v := range vs {
		s := byKind[v.Kind]
		if v.Section == phitest.Media {
			s.attached = true
		}
		for _, w := range v.Want {
			if w.Kind != v.Kind {
				continue
			}
			if w.End-w.Start == len(v.Text) {
				s.bare = true
			} else {
				s.labelled = true
			}
		}
		byKind[v.Kind] = s
	}
	for _, k := range phi.Kinds() {
		r, s := phitest.ReachOf(k), byKind[k]
		if (r.Form != "") != s.bare {
			t.Errorf("%v: by its form: table %q, a vector that is nothing else: %v", k, r.Form, s.bare)
		}
		if r.Label != "" && !s.labelled {
			t.Errorf("%v: by a label: %q, and no vector with one", k, r.Label)
		}
		if (r.Metadata != "") != s.attached {
			t.Errorf("%v: attached: table %q, a vector: %v", k, r.Metadata, s.attached)
		}
	}
	if phitest.ReachOf(0) != (phitest.Reach{}) || phitest.ReachOf(0).String() != "" {
		t.Error("an invalid kind is told from something")
	}
}

func TestSectionText(t *testing.T) {
	for s := phitest.Found; s <= phitest.Clean; s++ {
		text, err := json.Marshal(s)
		require.NoError(t, err)
		var back phitest.Section
		require.NoError(t, json.Unmarshal(text, &back))
		if back != s {
			t.Errorf("%v came back as %v", s, back)
		}
	}
	if _, err := phitest.Section(0).MarshalText(); !errors.Is(err, phi.ErrUnknownWord) {
		t.Errorf("the zero section is written, %v", err)
	}
	if _, err := phitest.ParseSection("other"); !errors.Is(err, phi.ErrUnknownWord) {
		t.Errorf("an unknown section is read, %v", err)
	}
}
