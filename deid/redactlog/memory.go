// SPDX-License-Identifier: Apache-2.0

package redactlog

import (
	"log/slog"
	"sync"
)

// A memory holds texts that the policy leaves as they are, so that what a
// program logs again and again is looked at once. It holds no text that was
// changed, and not more than maxTexts.
type memory struct {
	mutex sync.RWMutex
	texts map[remembered]struct{}
}

type remembered struct{ label, text string }

const (
	maxTexts      = 2048
	maxTextLength = 256
)

func (m *memory) has(label, text string) bool {
	if len(text) > maxTextLength {
		return false
	}
	m.mutex.RLock()
	_, ok := m.texts[remembered{label, text}]
	m.mutex.RUnlock()
	return ok
}

func (m *memory) add(label, text string) {
	if len(text) > maxTextLength || len(label) > maxTextLength {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.texts == nil || len(m.texts) >= maxTexts {
		m.texts = make(map[remembered]struct{}) // what is still in use comes back
	}
	m.texts[remembered{label, text}] = struct{}{}
}

// clean reports whether a record prints in one way only and holds nothing but
// texts in memory. Then it can go on as it is.
func (m *memory) clean(r *slog.Record) bool {
	m.mutex.RLock()
	defer m.mutex.RUnlock()
	clean := m.holds("", r.Message)
	if clean {
		r.Attrs(func(a slog.Attr) bool {
			clean = m.cleanAttr(a)
			return clean
		})
	}
	return clean
}

func (m *memory) cleanAttr(a slog.Attr) bool {
	if !isName(a.Key) {
		return false
	}
	switch a.Value.Kind() {
	case slog.KindString:
		return m.holds(a.Key, a.Value.String())
	case slog.KindInt64:
		n := a.Value.Int64()
		return -shortNumber < n && n < shortNumber
	case slog.KindUint64:
		return a.Value.Uint64() < shortNumber
	case slog.KindBool, slog.KindDuration:
		return true
	case slog.KindGroup:
		for _, inner := range a.Value.Group() {
			if !m.cleanAttr(inner) {
				return false
			}
		}
		return true
	}
	return false
}

// shortNumber is the lowest number of longNumber digits.
const shortNumber = 10_000

func (m *memory) holds(label, text string) bool {
	if text == "" {
		return true
	}
	_, ok := m.texts[remembered{label, text}]
	return ok
}
