// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// sealer signs in tests only.
func sealer(b byte) (ed25519.PrivateKey, ed25519.PublicKey) {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{b}, ed25519.SeedSize))
	return key, key.Public().(ed25519.PublicKey)
}

// sealed cuts a ledger into three segments and seals each.
func sealed(t testing.TB) (segments [][]byte, seals []retention.Seal, head retention.Head) {
	t.Helper()
	data, head := written(t)
	lines := bytes.SplitAfter(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	lines[len(lines)-1] = append(bytes.Clone(lines[len(lines)-1]), '\n')
	segments = [][]byte{bytes.Join(lines[:3], nil), bytes.Join(lines[3:7], nil), bytes.Join(lines[7:], nil)}
	key, _ := sealer(1)
	var last retention.Seal
	for _, segment := range segments {
		var err error
		last, err = retention.SealSegment(bytes.NewReader(segment), last, key)
		require.NoError(t, err)
		seals = append(seals, last)
	}
	return segments, seals, head
}

func TestSegmentsExpireAndTheRestVerifies(t *testing.T) {
	segments, seals, head := sealed(t)
	_, public := sealer(1)
	end, err := retention.VerifySeals(seals, retention.Seal{}, public)
	require.NoError(t, err)
	if end != head {
		t.Errorf("the seals end at %v, the ledger at %v", end, head)
	}
	// The first segment is gone: its seal and the other segments are enough.
	for i := 1; i < len(segments); i++ {
		require.NoError(t, seals[i].Verify(bytes.NewReader(segments[i]), public))
	}
	// Its seal is gone, too: what is left follows a seal that was kept elsewhere.
	_, err = retention.VerifySeals(seals[1:], seals[0], public)
	require.NoError(t, err)
	// A ledger goes on after its last seal.
	var more bytes.Buffer
	ledger, err := retention.NewLedger(&more, ledgerKey, seals[2].Head())
	require.NoError(t, err)
	require.Equal(t, head, ledger.Head())

	// A segment is a document: its term says when it may expire.
	item := retention.Item{ID: "segment-1", Kind: retention.Documentation, Anchors: map[retention.Anchor]retention.Date{
		retention.Created: seals[0].FirstDay, retention.LastEffective: seals[0].LastDay,
	}}
	d := resolve(t, compile(t, starter(t)), item, "2030-01-01")
	check(t, d, "retained 2032-03-01 none hipaa_documentation", "six years after its last entry")
}

func TestSealsFindChanges(t *testing.T) {
	segments, seals, _ := sealed(t)
	_, public := sealer(1)
	_, stranger := sealer(2)
	for i := range segments[1] {
		changed := bytes.Clone(segments[1])
		changed[i] ^= 1
		var fault *retention.LedgerError
		require.ErrorAs(t, seals[1].Verify(bytes.NewReader(changed), public), &fault, "byte %d", i)
		if want := seals[1].First + uint64(bytes.Count(segments[1][:i], []byte("\n"))); fault.Seq != want {
			t.Fatalf("byte %d: located in entry %d, want %d", i, fault.Seq, want)
		}
	}
	for i := 0; i < len(segments[1]); i += 5 {
		err := seals[1].Verify(bytes.NewReader(segments[1][:i]), public)
		require.Error(t, err, "cut at byte %d", i)
	}
	text, err := json.Marshal(seals[1])
	require.NoError(t, err)
	for i := range text {
		changed := bytes.Clone(text)
		changed[i] ^= 1
		s, err := retention.ReadSeal(changed)
		if err == nil {
			err = s.Verify(bytes.NewReader(segments[1]), public)
		}
		if err == nil {
			t.Fatalf("byte %d of the seal changed and nobody saw it", i)
		}
	}
	_, err = retention.ReadSeal(append(text, '\n'))
	require.NoError(t, err)

	require.ErrorIs(t, seals[0].Verify(bytes.NewReader(segments[0]), stranger), retention.ErrSignature)
	require.ErrorIs(t, seals[0].Verify(bytes.NewReader(segments[0])), retention.ErrSignature, "no key, no proof")
	require.NoError(t, seals[0].Verify(bytes.NewReader(segments[0]), stranger, public), "keys change over the years")
	_, err = retention.VerifySeals([]retention.Seal{seals[0], seals[2]}, retention.Seal{}, public)
	require.ErrorIs(t, err, retention.ErrSeals, "a seal is missing")
	_, err = retention.VerifySeals(seals[1:], retention.Seal{}, public)
	require.ErrorIs(t, err, retention.ErrSeals, "nothing says what was before")
	_, err = retention.VerifySeals(seals, retention.Seal{}, stranger)
	require.ErrorIs(t, err, retention.ErrSignature)

	// Whoever can write seals but has no key can sign a false history with
	// another one; that does not verify.
	false2, err := retention.SealSegment(bytes.NewReader(segments[1]), seals[0], func() ed25519.PrivateKey { k, _ := sealer(2); return k }())
	require.NoError(t, err)
	_, err = retention.VerifySeals([]retention.Seal{seals[0], false2}, retention.Seal{}, public)
	require.ErrorIs(t, err, retention.ErrSignature)
}

func TestSealSegmentRefuses(t *testing.T) {
	segments, seals, _ := sealed(t)
	key, _ := sealer(1)
	_, err := retention.SealSegment(bytes.NewReader(nil), seals[2], key)
	require.ErrorIs(t, err, retention.ErrMissing, "an empty segment")
	_, err = retention.SealSegment(bytes.NewReader(segments[0]), retention.Seal{}, nil)
	require.ErrorIs(t, err, retention.ErrKey)
	_, err = retention.SealSegment(bytes.NewReader(segments[1]), retention.Seal{}, key)
	require.ErrorIs(t, err, retention.ErrChain, "it does not follow")
}

func TestExportItem(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, oldMessage(t, "m1"), oldMessage(t, "m2"))
	plan := b.plan(t, r, "2026-03-01")
	_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	var out strings.Builder
	head, err := retention.ExportItem(&out, bytes.NewReader(b.lines.Bytes()), retention.Head{}, b.ledger.Ref("m2"))
	require.NoError(t, err)
	require.NoError(t, head.Reaches(b.ledger.Head()))
	if n := strings.Count(out.String(), b.ledger.Ref("m2")); n != 5 || strings.Count(out.String(), "\n") != 5 {
		t.Errorf("%d lines about the item, want 5:\n%s", n, out.String())
	}
	_, err = retention.ExportItem(brokenWriter{}, bytes.NewReader(b.lines.Bytes()), retention.Head{}, b.ledger.Ref("m2"))
	var ours *retention.LedgerError
	if err == nil || errors.As(err, &ours) {
		t.Errorf("%v: the error of the writer is returned", err)
	}
}
