// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/deid"
)

// An ahead is a reader that hands lines to workers before they are asked for.
// What the workers make of a line is only used if they read it in the same way
// as the frame does; so nothing but the time depends on their number.
type ahead struct {
	a      *applier
	blocks chan []byte
	block  []byte
	work   chan *guess
	group  sync.WaitGroup
	done   chan struct{}
	mutex  sync.Mutex
	byLine map[int]*guess
	err    error
}

// A guess is a line that is worked on.
type guess struct {
	item  deid.Item
	r     deid.Result
	err   error
	ready chan struct{}
}

const (
	blockSize = 64 << 10
	maxGuess  = 1 << 20 // a longer line is left to the frame
)

func newAhead(in io.Reader, workers int, a *applier) *ahead {
	h := &ahead{a: a, blocks: make(chan []byte, 2), work: make(chan *guess, 64), done: make(chan struct{}), byLine: make(map[int]*guess)}
	if workers <= 1 {
		workers = 0
	}
	for range workers {
		h.group.Go(func() {
			for g := range h.work {
				g.r, g.err = a.d.ApplyIn(context.Background(), g.item.Message, g.item.Scope)
				close(g.ready)
			}
		})
	}
	h.group.Go(func() { h.feed(in, workers > 0) })
	return h
}

// feed reads the input and hands its lines to the workers.
func (h *ahead) feed(in io.Reader, guessing bool) {
	defer close(h.blocks)
	defer close(h.work)
	var partial []byte
	for n := 1; ; {
		block := make([]byte, blockSize)
		size, err := io.ReadFull(in, block)
		block = block[:size]
		for rest := block; guessing && len(rest) > 0; {
			end := bytes.IndexByte(rest, '\n')
			if end < 0 {
				if len(partial) <= maxGuess {
					partial = append(partial, rest...)
				}
				break
			}
			partial = append(partial, rest[:end]...)
			if len(partial) <= maxGuess {
				h.guess(n, partial)
			}
			partial = partial[:0]
			rest = rest[end+1:]
			n++
		}
		select {
		case h.blocks <- block:
		case <-h.done:
			return
		}
		if err != nil {
			if err != io.EOF && err != io.ErrUnexpectedEOF {
				h.err = err
			}
			return
		}
	}
}

// guess starts the work on a line, if it looks like one.
func (h *ahead) guess(n int, data []byte) {
	if !utf8.Valid(data) || len(bytes.TrimSpace(data)) == 0 {
		return
	}
	in := line{Text: string(bytes.TrimRight(data, "\r"))}
	id := strconv.Itoa(n)
	if bytes.HasPrefix(bytes.TrimLeft(data, " \t"), []byte("{")) {
		in = line{}
		if json.Unmarshal(data, &in) != nil {
			return
		}
		if len(in.ID) > 0 {
			id = string(in.ID)
		}
	}
	item, err := h.a.item(in, id)
	if err != nil {
		return
	}
	g := &guess{item: item, ready: make(chan struct{})}
	h.mutex.Lock()
	h.byLine[n] = g
	h.mutex.Unlock()
	select {
	case h.work <- g:
	case <-h.done:
	}
}

// apply returns the result for the item in a line.
func (h *ahead) apply(n int, item deid.Item) (deid.Result, error) {
	h.mutex.Lock()
	g := h.byLine[n]
	delete(h.byLine, n)
	h.mutex.Unlock()
	if g == nil || !reflect.DeepEqual(g.item, item) {
		return h.a.d.ApplyIn(context.Background(), item.Message, item.Scope)
	}
	<-g.ready
	return g.r, g.err
}

// Read is the method of io.Reader.
func (h *ahead) Read(p []byte) (int, error) {
	for len(h.block) == 0 {
		var ok bool
		if h.block, ok = <-h.blocks; !ok {
			if h.err != nil {
				return 0, h.err
			}
			return 0, io.EOF
		}
	}
	n := copy(p, h.block)
	h.block = h.block[n:]
	return n, nil
}

// stop ends the work.
func (h *ahead) stop() { close(h.done) }
