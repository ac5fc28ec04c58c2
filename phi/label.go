// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// A label is a word or a phrase that announces an identifier: "MRN", "date of
// birth", "my number is". It is the strongest evidence there is: a value that
// carries a label is found although its grammar or its check digit is wrong.
type label struct {
	first, last int // tokens
	kind        Kind
	weak        bool // an everyday word too: counts only with a connector
	provider    bool // of a name: it belongs to a professional
}

// The evidence that a label gives, as log odds.
const (
	labelAdjacent = 5.0  // nothing but ":", "#", "number" or "is" between label and value
	labelHeader   = 4.0  // the label ends the line above
	labelNear     = 2.5  // up to three words between
	labelWeak     = 2.0  // an everyday word right before: "call 4105550123"
	labelAfter    = 3.5  // the value comes first: "… is my number"
	labelOther    = -2.5 // an adjacent label of another kind
	labelReach    = 8    // tokens before a value
	behindLabel   = 4    // tokens behind it
)

// findLabels collects the labels of the part. Of labels that overlap the
// longest stays, and of equal ones the first: "mi número de pasaporte" is about a
// passport.
func (w *work) findLabels() {
	w.labels = w.labels[:0]
	w.tieAt = -1
	if !w.marked.Has(lexicon.Label) {
		return
	}
	end := -1
	for n := range w.marks {
		m := &w.marks[n]
		if !m.entry.Flags.Has(lexicon.Label) || m.first == m.last && (w.behindStroke(m.first) || w.onlyJoins(m)) {
			continue // "mg/dl" is a unit
		}
		if m.first <= end {
			before := w.labels[len(w.labels)-1]
			if m.last <= end || m.last-m.first <= before.last-before.first {
				continue
			}
			w.labels = w.labels[:len(w.labels)-1]
			w.facts[end].label = 0
			w.facts[end].pulled &^= onLabel
		}
		end = m.last
		w.trigger(m.last, pullOfLabel(Kind(m.entry.Label)))
		w.labels = append(w.labels, label{
			m.first, m.last, Kind(m.entry.Label), m.entry.Flags.Has(lexicon.WeakLabel), m.entry.Flags.Has(lexicon.ProviderLabel),
		})
		w.facts[m.last].label = int32(len(w.labels))
	}
}

// onlyJoins reports whether the word of a mark, an abbreviation in English, is a function
// word of the language at hand and in no capitals: German "ein", not "EIN".
func (w *work) onlyJoins(m *mark) bool {
	return w.lang != English && m.entry.Flags.Has(lexicon.Function) && m.entry.Langs&w.langs != 0 && !w.tokens[m.first].Shape.Has(scan.AllUpper)
}

// labelEnding returns the label that ends at token i, or nil.
func (w *work) labelEnding(i int) *label {
	n := w.facts[i].label
	if n == 0 {
		return nil
	}
	return &w.labels[n-1]
}

// announces reports whether a label ends at token i that is no everyday word, or one
// with a sign behind it that ties it to a value.
func (w *work) announces(i int) bool {
	l := w.labelEnding(i)
	return l != nil && (!l.weak || i+1 < len(w.tokens) && connector(w.gap(i+1)))
}

// behindStroke reports whether a stroke stands before token i, or, if it may be a
// unit, before the space there: "mg/ dl".
func (w *work) behindStroke(i int) bool {
	b := w.before(i)
	return b == '/' || b == ' ' && w.tokens[i].Len() == 2 && byteAt(w.text, int(w.tokens[i].Start)-2) == '/'
}

// labelTail reports whether token i is a word that goes between a label and its
// value.
func (w *work) labelTail(i int) bool {
	return w.tokens[i].Kind != scan.Number && w.link(i).Flags.Has(lexicon.LabelTail)
}

// connector reports whether a gap holds a sign that ties a label to a value.
func connector(gap string) bool {
	for i := range len(gap) {
		switch gap[i] {
		case ':', '#', '=':
			return true
		}
	}
	return false
}

// breaks reports whether a line, a sentence or a clause of another kind ends in
// a gap.
func breaks(gap string) bool {
	for i := 0; i < len(gap); i++ {
		switch gap[i] {
		case '\n', '?', '!', ';':
			return true
		case '.':
			if i+1 < len(gap) && gap[i+1] <= ' ' {
				return true
			}
		}
	}
	return false
}

// endsSentence reports whether a sentence or a clause of another kind ends in a
// gap, wherever its lines end.
func endsSentence(gap string) bool {
	for i := 0; i < len(gap); i++ {
		switch gap[i] {
		case '?', '!', ';':
			return true
		case '.':
			if rest := strings.TrimLeft(gap[i+1:], "\n"); rest != "" && rest[0] <= ' ' {
				return true
			}
		}
	}
	return false
}

// A tie is how a label stands to a value.
type tie struct {
	kind Kind
	odds float64
}

// labelBefore returns how the nearest label before token i stands to a value
// that starts there. Several recognisers ask it about the same token in turn.
func (w *work) labelBefore(i int) tie {
	if w.tieAt != i {
		w.tieAt, w.tie = i, tie{}
		if n := w.labelsBefore(i); n > 0 && w.labels[n-1].last >= i-labelReach {
			w.tie = w.nearestLabel(i)
		}
	}
	return w.tie
}

// labelsBefore returns the number of labels that end before token i.
func (w *work) labelsBefore(i int) int {
	low, high := 0, len(w.labels)
	for low < high {
		if mid := (low + high) / 2; w.labels[mid].last < i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// nearestLabel is labelBefore where there is a label within reach.
func (w *work) nearestLabel(i int) tie {
	words, values := 0, 0
	connected, inValue := false, false
	for j := i; j > 0 && i-j < labelReach; j-- {
		gap := w.gap(j)
		if gap == far {
			return tie{}
		}
		connected = connected || connector(gap)
		k := j - 1
		if l := w.labelEnding(k); l != nil {
			t := w.tieTo(*l, gap, words, values, connected)
			if t.odds != 0 {
				return t
			}
		}
		if breaks(gap) && (w.tokens[k].Len() > 3 || strings.Contains(gap, "\n")) {
			return tie{} // a label reaches over a line only as a header
		}
		switch {
		case w.tokens[k].Kind == scan.Number || w.tokens[k].Kind == scan.Mixed:
			if !inValue || !w.grouped(j) {
				values++
			}
			inValue = true
			continue
		case w.link(k).Flags.Has(lexicon.LabelTail):
			connected = true
		case w.tokens[k].Kind == scan.Symbol: // the sign in "N° 123"
		case words == 0 && w.conjunction(k) && k > 0 && (w.tokens[k-1].Kind == scan.Number || w.tokens[k-1].Kind == scan.Mixed): // "1234 and 5678"
		default:
			words++
		}
		inValue = false
	}
	return tie{}
}

// grouped reports whether token i may be a group of the value that the token
// before it belongs to.
func (w *work) grouped(i int) bool {
	gap := w.gap(i)
	return len(gap) <= 2 && !strings.ContainsAny(gap, ",;:")
}

// conjunction reports whether token i joins the values of a list.
func (w *work) conjunction(i int) bool {
	switch string(w.lower(i)) {
	case "and", "or", "y", "o", "et", "ou", "und", "oder", "e":
		return true
	}
	return false
}

// tieTo grades a label that ends before a value with words, values and a
// connector between them. The gap is the one right after the label.
func (w *work) tieTo(l label, gap string, words, values int, connected bool) tie {
	switch {
	case l.weak && !connected && words == 0 && values == 0:
		return tie{l.kind, labelWeak}
	case l.weak && !connected:
		return tie{}
	case gap != " " && strings.Contains(gap, "\n"):
		if words+values > 0 {
			return tie{}
		}
		return tie{l.kind, labelHeader}
	case words == 0 && values == 0:
		return tie{l.kind, labelAdjacent}
	case words == 0:
		// A list: "MRNs 1234, 5678". The further the value, the weaker.
		return tie{l.kind, labelAdjacent - 1.5*float64(values)}
	case words <= 3:
		return tie{l.kind, labelNear - 0.5*float64(words) - 1.5*float64(values) + 0.5}
	}
	return tie{}
}

// labelBehind returns how a label behind token i stands to a value that ends
// there: "410-555-0123 (cell)", "12345 is my member number".
func (w *work) labelBehind(i int) tie {
	if n := w.labelsBefore(i + 1); n == len(w.labels) || w.labels[n].last > i+behindLabel+maxPhrase {
		return tie{} // no label within reach
	}
	for j := i + 1; j < len(w.tokens) && j <= i+behindLabel; j++ {
		gap := w.gap(j)
		if breaks(gap) || connector(gap) && j == i+1 {
			return tie{}
		}
		for _, m := range w.marksAt(j) {
			if m.entry.Flags.Has(lexicon.Label) && w.labelEnding(m.last) != nil {
				// A label that has a value of its own behind it looks forward.
				if next := m.last + 1; next < len(w.tokens) && (connector(w.gap(next)) || w.tokens[next].Kind == scan.Number) {
					return tie{}
				}
				return tie{Kind(m.entry.Label), labelAfter}
			}
		}
		e := w.link(j)
		if !e.Flags.Has(lexicon.LabelTail) && e.Person == 0 && !strings.Contains(gap, "(") {
			return tie{}
		}
	}
	return tie{}
}

// support returns the evidence of labels for a value of the given kinds that
// reaches from token first to token last. Labels of another kind count against
// it.
func (w *work) support(first, last int, kinds ...Kind) float64 {
	t := w.labelBefore(first)
	if b := w.labelBehind(last); b.odds > t.odds {
		t = b
	}
	if t.odds == 0 {
		return 0
	}
	for _, k := range kinds {
		if t.kind == k {
			return t.odds
		}
	}
	if t.odds >= labelHeader {
		return labelOther
	}
	return 0
}
