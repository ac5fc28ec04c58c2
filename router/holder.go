// SPDX-License-Identifier: Apache-2.0

package router

import (
	"errors"
	"sync/atomic"
)

// Holder holds the engine in use and exchanges it while messages are planned.
// It is safe for concurrent use: an evaluation that has begun ends with the
// engine with which it began. The zero Holder is not usable; use [NewHolder].
type Holder struct{ engine atomic.Pointer[Engine] }

// errNoEngine says that there is nothing to hold.
var errNoEngine = errors.New("router: no engine")

// NewHolder holds an engine.
func NewHolder(e *Engine) (*Holder, error) {
	if e == nil {
		return nil, errNoEngine
	}
	h := &Holder{}
	h.engine.Store(e)
	return h, nil
}

// Engine returns the engine in use; its [Engine.Version] names the rules.
func (h *Holder) Engine() *Engine { return h.engine.Load() }

// Reload compiles a rule set from JSON, lets every check look at the engine,
// such as fixtures or a proof, and only then puts it to use. On any error the
// engine that was in use stays, and the error is that of [Compile] or of the
// check. Of two reloads at once the one that ends last stays.
func (h *Holder) Reload(data []byte, options *Options, checks ...func(*Engine) error) error {
	e, err := Compile(data, options)
	if err != nil {
		return err
	}
	for _, check := range checks {
		if err := check(e); err != nil {
			return err
		}
	}
	h.engine.Store(e)
	return nil
}
