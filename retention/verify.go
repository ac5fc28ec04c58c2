// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// What a [*LedgerError] of [VerifyLedger] wraps, besides [ErrMalformed].
var (
	// ErrAltered says that an entry does not have the hash it states.
	ErrAltered = errors.New("altered")
	// ErrChain says that an entry does not follow the one before.
	ErrChain = errors.New("chain broken")
	// ErrTruncated says that entries are missing at the end.
	ErrTruncated = errors.New("truncated")
	// ErrRead says that the ledger could not be read.
	ErrRead = errors.New("read failed")
)

// maxLine is the longest line of a ledger, in bytes. Entries hold words of
// bounded length, so a real one is far shorter.
const maxLine = 64 << 10

// A LedgerError says what is wrong with a ledger, and at which entry, counted
// from 1; 0 is the ledger as a whole. Its zero value says nothing.
type LedgerError struct {
	Seq uint64
	Err error
}

// Error describes e.
func (e *LedgerError) Error() string {
	if e.Seq == 0 {
		return fmt.Sprintf("retention: ledger: %v", e.Err)
	}
	return fmt.Sprintf("retention: ledger entry %d: %v", e.Seq, e.Err)
}

// Unwrap returns e.Err.
func (e *LedgerError) Unwrap() error { return e.Err }

// VerifyLedger reads a ledger that begins after the head from and returns where
// it ends. Every line must be byte for byte what the ledger wrote. A ledger cut
// at the end of a line is intact in itself: compare the result with a head that
// was kept elsewhere, or use [Head.Reaches]. The error is a [*LedgerError] that
// names the first bad entry, and the head is that of the last good one.
//
// The chain shows that nothing was altered by somebody who could not also alter
// the head kept elsewhere; it is not a signature, which [SealSegment] adds.
func VerifyLedger(r io.Reader, from Head) (Head, error) {
	return walk(r, from, func(LedgerEntry, []byte) error { return nil })
}

// ExportItem verifies a ledger as [VerifyLedger] does and copies to w the lines
// about one item, given by its [Ledger.Ref]: what happened to it, for somebody
// who asks. The lines prove nothing without the ledger that they come from. An
// error of w ends it and is returned as it is.
func ExportItem(w io.Writer, r io.Reader, from Head, ref string) (Head, error) {
	return walk(r, from, func(e LedgerEntry, line []byte) error {
		if e.Ref != ref {
			return nil
		}
		_, err := w.Write(line)
		return err
	})
}

// walk verifies a ledger entry by entry and shows each to see.
func walk(r io.Reader, from Head, see func(e LedgerEntry, line []byte) error) (Head, error) {
	head := from
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	lines.Split(wholeLines)
	for lines.Scan() {
		at := head.Seq + 1
		e, err := readEntry(lines.Bytes())
		if err != nil {
			return head, &LedgerError{Seq: at, Err: err}
		}
		if e.Seq != at || e.Prev != head.Hash {
			return head, &LedgerError{Seq: at, Err: ErrChain}
		}
		if err := see(e, lines.Bytes()); err != nil {
			return head, err
		}
		head = Head{Seq: e.Seq, Hash: e.Hash}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return head, &LedgerError{Seq: head.Seq + 1, Err: ErrMalformed}
	case err != nil:
		return head, &LedgerError{Seq: head.Seq + 1, Err: ErrRead}
	}
	return head, nil
}

// Reaches returns a [*LedgerError] that wraps [ErrTruncated] when h ends before
// want, and [ErrChain] when it ends elsewhere. It is for the head of a ledger
// read now and one kept elsewhere at the same length.
func (h Head) Reaches(want Head) error {
	switch {
	case h.Seq < want.Seq:
		return &LedgerError{Seq: h.Seq + 1, Err: ErrTruncated}
	case h != want:
		return &LedgerError{Seq: h.Seq, Err: ErrChain}
	}
	return nil
}

// wholeLines splits after line feeds and keeps them, so that a last line that
// was cut shows.
func wholeLines(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// readEntry reads a line and checks it against its own hash. Writing the entry
// again must give the same bytes, so that nothing can hide in the spelling.
func readEntry(line []byte) (LedgerEntry, error) {
	var e LedgerEntry
	if err := json.Unmarshal(line, &e); err != nil {
		return e, ErrMalformed
	}
	again, err := json.Marshal(e)
	if err != nil || !bytes.Equal(append(again, '\n'), line) {
		return e, ErrMalformed
	}
	if hash, err := e.hash(); err != nil || hash != e.Hash {
		return e, ErrAltered
	}
	return e, nil
}
