// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// intents returns what the phrases of the part at hand give away about what its
// author wants. The longest phrase at a place counts.
func (w *work) intents(m *Message) []Intent {
	if m.Direction != DirectionInbound {
		return nil
	}
	var out []Intent
	if i, ok := w.keyword(); ok {
		return append(out, i)
	}
	end := -1
	for _, mk := range w.marks {
		if !mk.entry.Flags.Has(lexicon.Intent) || mk.last <= end {
			continue
		}
		end = mk.last
		i := Intent(mk.entry.Intent)
		if i == IntentEmergency && w.notNow(mk) {
			continue
		}
		out = append(out, i)
	}
	if !slices.Contains(out, IntentEmergency) && w.alarming() {
		out = append(out, IntentEmergency)
	}
	return out
}

// keyword returns the intent of a message that is one word by which carriers
// let people stop or resume messages (47 CFR 64.1200(a)(10)).
func (w *work) keyword() (Intent, bool) {
	if len(w.tokens) == 0 || len(w.tokens) > 2 {
		return 0, false
	}
	words := strings.ToLower(w.word(0))
	if len(w.tokens) == 2 {
		words += " " + strings.ToLower(w.word(1))
	}
	switch words {
	case "stop", "stopall", "stop all", "quit", "end", "revoke", "optout", "opt out", "cancel", "unsubscribe", "stop please",
		"please stop", "alto", "parar", "arret", "arrêt", "stopp", "basta", "cancelar", "annuler":
		return IntentOptOut, true
	case "start", "unstop", "subscribe", "optin", "opt in":
		return IntentOptIn, true
	}
	return 0, false
}

// notNow reports whether a phrase of emergency is told of another time or of
// nobody: it is negated, far in the past, or in a figure of speech.
func (w *work) notNow(m mark) bool {
	s := w.scopeAt(m.first, m.last)
	return s.negated && !w.negationInside(m) || s.past && !s.present || s.experiencer == ExperiencerGeneric
}

// negationInside reports whether the phrase itself holds the negation, as in
// "can't breathe".
func (w *work) negationInside(m mark) bool {
	for i := m.first; i <= m.last; i++ {
		if w.entry(i).Scope == lexicon.ScopeNegation {
			return true
		}
	}
	return false
}
