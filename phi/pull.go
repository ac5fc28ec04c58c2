// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// pullFlags are the flags of words that pull triggers wherever they stand.
const pullFlags = lexicon.Month | lexicon.Weekday | lexicon.Holiday | cueFlags | lexicon.Street | lexicon.NumberWord | lexicon.AtSign

// cueFlags are the flags of words that a name may follow.
const cueFlags = lexicon.Title | lexicon.ProviderTitle | lexicon.Kin

// pull notes the triggers of token i, which has some of pullFlags.
func (w *work) pull(i int, e *lexicon.Entry) {
	f := e.Flags
	var p trigger
	if f.Any(lexicon.Month | lexicon.Holiday) {
		p = onMonth
	}
	if f.Has(lexicon.Weekday) {
		p |= onWeekday
	}
	if f.Any(cueFlags) {
		p |= onCue
	}
	if f.Has(lexicon.Street) {
		p |= onStreet
	}
	if f.Has(lexicon.NumberWord) {
		p |= onNumWord
		if n := e.Number; n >= minAge || n == 1 || n == 4 {
			p |= onAged // "one hundred", "quatre-vingt-dix"
		}
		w.numberWords.add(i)
	}
	w.trigger(i, p)
	if f.Has(lexicon.AtSign) && i > 0 {
		w.pullAt(i)
	}
}

// pulledByName returns the triggers of token t, a word, as one that may be a name by
// itself.
func pulledByName(t *scan.Token, e *lexicon.Entry) (p trigger) {
	switch {
	case t.Shape.Has(scan.Upper):
		p = onCapital
	case e.Unknown():
		if t.Len() >= minUnheard {
			p = onUnheard
		}
	case e.Flags.Any(lexicon.Health | lexicon.Common):
		// A word wherever nobody wrote it as a name.
	case e.Given >= 4:
		p = onMaybe | onGiven
	case e.Flags.Any(fixed):
	case e.Given >= 2, e.Surname >= 3:
		p = onMaybe
	}
	if p&onMaybe != 0 && max(e.Given, e.Surname) >= e.Word(uint8(English)) {
		p |= onLikely
	}
	town := uint64(e.Place) | uint64(e.Signs&(lexicon.SignTownHead|lexicon.SignTownTail))
	site := uint64(e.Signs&lexicon.SignWhither) | uint64(e.Flags&lexicon.Organization) | uint64(e.Forms&(lexicon.FormVenue|lexicon.FormLandmark))
	return p | onTown*trigger(nonzero(town)) | onSite*trigger(nonzero(site))
}

// onlyStarts reports whether token i is a function word in a capital, as at the start of
// most sentences, that can be no name and start none.
func (w *work) onlyStarts(i int) bool {
	const namesake = 4 // the weight of a name that is taken for one although it is a word
	e := w.entries[i]
	return e.Flags.Has(lexicon.Function) && max(e.Given, e.Surname) < namesake && w.runsOn(i) && w.lang != German && !w.tokens[i].Shape.Has(scan.NonASCII)
}

// pullBeside notes the triggers that token i and the one before it pull by what
// stands around them.
func (w *work) pullBeside(i int) {
	t := &w.tokens[i]
	if edged(t) {
		w.trigger(i, w.pullEdges(i))
	}
	if i > 0 && t.Start-w.tokens[i-1].End > 1 {
		w.pullAt(i)
	}
}

// trigger notes that token i pulls triggers, if somebody waits for them.
func (w *work) trigger(i int, t trigger) {
	if t &= w.d.dispatch.sought; t != 0 {
		w.facts[i].pulled |= t
		w.pulling.add(i)
	}
}

// pullOfLabel returns the trigger of the end of a label of a kind. The recognisers
// of the other kinds ask for the label themselves.
func pullOfLabel(k Kind) trigger {
	switch k {
	case KindName:
		return onNameLabel
	case KindLocation:
		return onPlaceLabel
	case KindPhone, KindFax, KindDate:
		return onCallLabel
	case KindIP:
		return onIPLabel
	case KindAge, KindEmail, KindURL:
		return 0
	case KindOtherID:
		return onCodeLabel | onAccountName
	}
	return onCodeLabel
}

// bytesBefore and bytesAfter say of a byte whether it pulls a trigger of the token
// that it stands before or behind.
var (
	bytesBefore = [256]uint8{'@': edge | edgeOfNumber, ':': edge, '(': edge}
	bytesAfter  = [256]uint8{
		'@': edge | edgeOfNumber, ':': edge, '.': edge, '-': edge, '/': edge, '+': edge,
		' ': gapStart, '(': gapStart, '[': gapStart, '{': gapStart, '<': gapStart, '_': gapStart, '\n': gapStart,
	}
)

const (
	edge         = 1 << iota
	edgeOfNumber // what else numbers pull shows when their turn comes
	gapStart     // may start a gap of two or more that pulls one
)

// edged reports whether a byte beside a token may pull a trigger.
func edged(t *scan.Token) bool { return (bytesBefore[t.Before]|bytesAfter[t.After])&edge != 0 }

// pullEdges returns the triggers that token i pulls by the bytes around it. Those
// of addresses and coordinates, which numbers pull in another way, are left out
// for a number.
func (w *work) pullEdges(i int) trigger {
	t := &w.tokens[i]
	first := w.text[t.Start]
	var p trigger
	if t.After == '@' {
		p = onAt
	}
	if t.Before == '@' && !localByte(byteAt(w.text, int(t.Start)-2)) || t.After == '/' && t.Len() == 1 && first|0x20 == 'u' {
		p |= onHandle
	}
	if t.Kind == scan.Number {
		return p
	}
	next, joined := byteAt(w.text, int(t.End)+1), false
	switch {
	case t.After == ':' && next == '/':
		p |= onURL
	case t.After == '+':
		p |= onGrid // "9F28WXR4+33", "CFGH+22"
	case t.After == '.' && next > ' ':
		joined = true
		p |= w.pullStop(i, next)
		if t.Before == '/' && byteAt(w.text, int(t.Start)-3) == '/' || i > 0 && w.tokens[i-1].Kind == scan.Mixed {
			p |= onGrid // "///filled.count.soap", "w3w filled.count.soap"
		}
	case t.Before == ':', t.Before == '(', t.After == ':' && next > ' ', t.After == '-':
		joined = true
	}
	if joined && t.Len() <= maxHextet && isHex(first) && hexOnly(w.word(i)) {
		p |= onAddress
	}
	if joined && (isDigit(first) || w.half(first) != 0) {
		p |= onAngle
	}
	return p
}

// hexOnly reports whether no ASCII letter of word is beyond the hexadecimal digits.
func hexOnly(word string) bool {
	for k := range len(word) {
		if isLetter(word[k]) && !isHex(word[k]) {
			return false
		}
	}
	return true
}

// maxHextet is the length of the longest group of an address in a network.
const maxHextet = 4

// pullStop returns the triggers that token i pulls by the stop behind it, which
// another byte follows.
func (w *work) pullStop(i int, next byte) (p trigger) {
	switch w.tokens[i].Before {
	case '@', '.', '/', '_':
		// The rest of an address, unless it says by itself what it is.
		if w.is(i, "www") {
			p = onURL
		}
	default:
		p = onURL
	}
	const endings = 1<<('a'&31) | 1<<('b'&31) | 1<<('d'&31) | 1<<('g'&31) | 1<<('h'&31) | 1<<('j'&31) | 1<<('m'&31) | 1<<('p'&31) | 1<<('t'&31) | 1<<('w'&31)
	if isLetter(next) && endings>>(next&31)&1 != 0 {
		p |= onPicture
	}
	return p
}

// pullAt pulls the trigger of the token before token i if the sign "@" stands
// between them, or if token i is a word for it and an address goes on behind it.
func (w *work) pullAt(i int) {
	end := int(w.tokens[i-1].End)
	switch w.text[end] {
	case ' ':
		if w.text[end+1] == '@' {
			w.trigger(i-1, onAt)
			return
		}
	case '(', '[', '{', '<', '_', '\n':
	default:
		return
	}
	stop := i + 2
	if w.spellsAt(i) && stop < len(w.tokens) && (!w.spaced(stop) || w.spellsDot(stop)) {
		w.trigger(i-1, onAt)
	}
}

// minUnheard is the length of the shortest word in lower case that is no typing
// error if no list has it.
const minUnheard = 4

// pullBox returns onBox if the word before token i may end the words for a post
// office box, as its length and its first and last letter tell.
func (w *work) pullBox(i int) trigger {
	const (
		lengths = 1<<len("bp") | 1<<len("box") | 1<<len("pobox") | 1<<len("correos") | 1<<len("apartado")
		firsts  = 1<<('a'&31) | 1<<('b'&31) | 1<<('c'&31) | 1<<('p'&31)
		lasts   = 1<<('x'&31) | 1<<('p'&31) | 1<<('h'&31) | 1<<('o'&31) | 1<<('e'&31) | 1<<('s'&31)
	)
	if i == 0 {
		return 0
	}
	t := &w.tokens[i-1]
	if t.Len() == len("bp") && w.lang != French || lengths>>(t.Len()&31)&(firsts>>(w.text[t.Start]&31))&(lasts>>(w.text[t.End-1]&31))&1 == 0 || t.Kind != scan.Word {
		return 0
	}
	return onBox
}

// abroad reports whether other packs than that of the United States are asked.
func (w *work) abroad() bool { return w.packs&^(1<<PackUS) != 0 }
