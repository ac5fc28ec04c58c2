// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// findUsername finds the name of an account behind the name of its network or a
// word such as "username": "insta: jane.doe", "my snapchat is jane_doe99". A
// plain word counts behind a colon only, or if it is none of a language:
// "Instagram is great".
func findUsername(w *work, i int) {
	l := *w.labelEnding(i)
	if l.kind != KindOtherID || !w.namesAccount(l.last) {
		return
	}
	j := l.last + 1
	tied := false
	for ; j < len(w.tokens) && j <= l.last+2 && !breaks(w.gap(j)); j++ {
		tied = tied || connector(w.gap(j))
		if !w.labelTail(j) && !w.is(j, "handle") && !w.is(j, "account") {
			break
		}
	}
	if j >= len(w.tokens) || breaks(w.gap(j)) || w.before(j) == '@' {
		return
	}
	start := int(w.tokens[j].Start)
	end, joined := usernameEnd(w.text, start)
	for k := j; k+2 < len(w.tokens) && w.tokens[k].End == int32(end) && (w.spellsJoint(k+1) || w.spellsDot(k+1)) && w.enclosed(k+1); k += 2 {
		end, joined, tied = int(w.tokens[k+2].End), true, true // "jorin underscore 57"
	}
	if j == l.last+1 && !tied && (!joined || strings.IndexByte(w.text[start:end], '_') < 0 && !isDigit(w.text[end-1])) {
		return // "login failed", and "utente lia.quarli45"
	}
	if n := end - start; n < 3 || n > maxHandle || !isLetter(w.text[start]) {
		return
	}
	odds := -1.0
	switch {
	case joined:
		odds = 4
	case tied && !w.flags(j).Any(lexicon.Function|lexicon.Common) && !w.sentenceGoesOn(j):
		odds = 1.5
	case w.entry(j).Unknown() && w.owned(l.first):
		odds = 0.8
	}
	w.propose(candidate{kind: KindOtherID, start: start, end: end, odds: odds, rule: "handle/labelled"})
}

// sentenceGoesOn reports whether token j is a word of the language with another behind it,
// as behind a salutation: "Estimado usuario: agradecemos su comentario".
func (w *work) sentenceGoesOn(j int) bool {
	return w.entry(j).Word(uint8(w.lang)) > 0 && j+1 < len(w.tokens) && w.spaced(j+1) && w.tokens[j+1].Kind == scan.Word
}

// namesAccount reports whether token i ends a label for the name of an account.
func (w *work) namesAccount(i int) bool {
	return accounts.has(&w.tokens[i]) || w.is(i, "portal") && w.is(i-1, "del") || w.is(i, "name") && (w.is(i-1, "user") || w.is(i-1, "screen"))
}

// accounts are the words for the name of an account, and the names of networks.
var accounts = wordsOf(`instagram insta ig twitter snapchat snap facebook tiktok telegram discord linkedin username handle login
	usuario d'utilisateur benutzername nutzername kennung user utente identifiant pseudo nickname`)

// usernameEnd returns the end of the name of an account that starts at offset
// start, and whether a digit or a sign in it tells it from a word.
func usernameEnd(text string, start int) (end int, joined bool) {
	for end = start; end < len(text) && end-start <= maxHandle; end++ {
		b := text[end]
		if isLetter(b) {
			continue
		}
		if !isDigit(b) && strings.IndexByte("_.-", b) < 0 || b != '_' && !isDigit(b) && !isLetter(byteAt(text, end+1)) && !isDigit(byteAt(text, end+1)) {
			break
		}
		joined = true
	}
	return end, joined
}

// findSlashUser finds the name of an account of the form "u/janedoe" whose "u" is
// token i.
func (w *work) findSlashUser(i int) {
	if i > 0 && w.tokens[i-1].Kind != scan.Word || w.tokens[i].Shape.Has(scan.Upper) {
		return // "8.600 U/mm3"
	}
	start := int(w.tokens[i].Start)
	if b := byteAt(w.text, start-1); b == '/' {
		start--
	}
	if b := byteAt(w.text, start-1); isLetter(b) || isDigit(b) || b == '/' || b == '.' {
		return // a part of an address
	}
	at := int(w.tokens[i].End) + 1
	if end, _ := usernameEnd(w.text, at); end-at >= 3 && end-at <= maxHandle {
		w.propose(candidate{kind: KindOtherID, start: start, end: end, odds: 3, rule: "handle/slash"})
	}
}
