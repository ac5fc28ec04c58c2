// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"bytes"
	"errors"
	"io"
)

// A LedgerFile is where a ledger, or the open segment of one, is kept. *os.File
// is one.
type LedgerFile interface {
	io.ReadWriteSeeker
	Truncate(size int64) error
	Sync() error
}

// OpenLedger goes on with the ledger in a file, which begins after the head
// from. It verifies what is there. A last line without its end is what a process
// leaves that was killed while it wrote; nothing was done on the strength of it,
// so it is cut off. Anything else that does not verify is an error, and the file
// is left as it is. Every entry reaches the disk before the deletion goes on.
//
// A file that was cut at the end of a line looks complete: keep the head
// elsewhere and compare with [Head.Reaches].
//
// The error is a [*LedgerError]: that of [NewLedger], that of [VerifyLedger], or
// one that wraps [ErrRead] or [ErrBroken].
func OpenLedger(f LedgerFile, key []byte, from Head) (*Ledger, error) {
	if f == nil {
		return nil, &LedgerError{Err: ErrMissing}
	}
	whole, err := wholeBytes(f)
	if err != nil {
		return nil, &LedgerError{Err: ErrRead}
	}
	head, err := VerifyLedger(io.LimitReader(f, whole), from)
	if err != nil {
		return nil, err
	}
	l, err := NewLedger(synced{f}, key, head)
	if err != nil {
		return nil, err
	}
	if err := f.Truncate(whole); err != nil {
		return nil, &LedgerError{Seq: head.Seq + 1, Err: ErrBroken}
	}
	if _, err := f.Seek(whole, io.SeekStart); err != nil {
		return nil, &LedgerError{Seq: head.Seq + 1, Err: ErrBroken}
	}
	return l, nil
}

// wholeBytes returns the length of the file up to the end of its last whole
// line, and goes back to the start.
func wholeBytes(f io.ReadSeeker) (int64, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	var whole, read int64
	block := make([]byte, maxLine)
	for {
		n, err := f.Read(block)
		if i := bytes.LastIndexByte(block[:n], '\n'); i >= 0 {
			whole = read + int64(i) + 1
		}
		read += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			_, err = f.Seek(0, io.SeekStart)
			return whole, err
		case err != nil:
			return 0, err
		}
	}
}

// synced writes through to the disk.
type synced struct{ LedgerFile }

func (s synced) Write(p []byte) (int, error) {
	n, err := s.LedgerFile.Write(p)
	if err == nil {
		err = s.Sync()
	}
	return n, err
}
