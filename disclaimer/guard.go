// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"
	"unsafe"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/internal/release"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A Guard checks replies. [New] makes one; it is immutable and safe for
// concurrent use if its source of saved replies is. The zero Guard must not be
// used.
type Guard struct {
	level        GuardLevel
	detector     *phi.Detector
	organisation phi.Organisation
	own          map[uint64]bool // words of the organisation's own names
	staff        map[uint64]bool // words of the names of its staff, which are public facts
	contacts     []string        // normalised
	requireFacts bool
	replies      SafeReplies
	maxBytes     int
	grammar      *grammar
	engine       Engine
	works        *sync.Pool // of *work
}

// New returns a guard with the given options. Nil stands for the defaults. It
// returns an *[OptionError] for an option that is not valid.
func New(o *Options) (*Guard, error) {
	g := &Guard{level: o.level(), maxBytes: o.maxBytes(), works: &sync.Pool{New: func() any { return new(work) }}}
	if g.level > GuardStrict {
		return nil, &OptionError{Field: "Level", Reason: "is not a level"}
	}
	if g.maxBytes < 0 || g.maxBytes > 1<<24 {
		return nil, &OptionError{Field: "MaxBytes", Reason: "is not between 0 and 16 MiB"}
	}
	if o != nil {
		g.detector, g.requireFacts, g.replies = o.Detector, o.RequireFacts, o.Replies
		if o.Organisation != nil {
			g.organisation = *o.Organisation
			g.organisation.Staff = slices.Clone(o.Organisation.Staff)
			g.organisation.Names = slices.Clone(o.Organisation.Names)
		}
	}
	if r := g.organisation.Region; r != "" && !validRegion(r) {
		return nil, &OptionError{Field: "Organisation.Region", Reason: "is not an ISO 3166 code"}
	}
	if g.detector == nil {
		d, err := phi.New(&phi.Options{Organisation: &g.organisation})
		if err != nil {
			return nil, &OptionError{Field: "Organisation", Reason: "is refused by the detector", Err: err}
		}
		g.detector = d
	}
	var err error
	if g.grammar, err = loadGrammar(); err != nil {
		return nil, err
	}
	g.own = wordsOf(g.organisation.Names, g.organisation.Places, g.organisation.Services)
	g.staff = wordsOf(g.organisation.Staff)
	for _, c := range g.organisation.Contacts {
		g.contacts = append(g.contacts, normalContact(c))
	}
	g.engine = release.NewEngine([]byte(g.detector.Engine().Digest), g.grammar.digest, []byte{byte(g.level)})
	return g, nil
}

// Engine identifies the version, the tables and the rules of g.
func (g *Guard) Engine() Engine { return g.engine }

// Check says whether the reply of x may be sent. An error comes with a report
// that blocks: a *[FactError] for facts that are not valid or contradict each
// other, an *[IncompleteError] for a reply or an inbound message that was not
// looked at as a whole. The cost is linear in the length of x.
func (g *Guard) Check(x Exchange) (Report, error) {
	w, err := g.examine(&x)
	defer w.end()
	r := w.report()
	if err != nil {
		r.Verdict = VerdictBlock
	}
	r.NeedsApproval = w.approvers(&r)
	if r.Verdict != VerdictAllow {
		r.Safe = g.safeReply(&x, w)
	}
	return r, err
}

// examine runs all rules over x.
func (g *Guard) examine(x *Exchange) (*work, error) {
	w := g.begin(x)
	if err := x.Facts.check(); err != nil {
		return w, err
	}
	if x.Channel.Public() && yes(x.Facts.ChannelSecure) {
		return w, &FactError{"channel_secure", "is true on a public channel"}
	}
	if len(x.Reply) > g.maxBytes {
		return w, &IncompleteError{Offset: g.maxBytes, Rule: "max-bytes"}
	}
	incomplete := w.readInbound()
	reply := phi.Message{
		Parts: []phi.Part{{Text: x.Reply}}, Lang: x.Lang, Channel: x.Channel, Direction: phi.DirectionOutbound,
		Author: phi.AuthorUnknown, At: x.Inbound.At, Known: x.Inbound.Known,
	}
	a, err := g.detector.Assess(reply)
	if err != nil && incomplete == nil {
		incomplete = &IncompleteError{Rule: "detector", Err: err}
	}
	view := w.fold(x.Reply)
	if view.Invalid >= 0 {
		incomplete = &IncompleteError{Offset: view.Invalid, Rule: "utf-8", Err: err}
	}
	w.reply = a
	w.lang = w.readReply(view)
	if w.lang.Supported() && w.lang != a.Lang && err == nil {
		reply.Lang = w.lang // the detector took it for another one
		if again, err := g.detector.Assess(reply); err == nil {
			a, w.reply = again, again
		}
	}
	if !w.lang.Supported() {
		w.lang = phi.English // whatever can be found is found all the same
		w.text = w.readAs(view, phi.English)
		if incomplete == nil {
			incomplete = &IncompleteError{Rule: "language"}
		}
	}
	w.text.setting = w.setting()
	w.text.mark(&a, 0)
	w.text.cutSignature(w.display)
	w.text.takeStock()
	w.run()
	return w, incomplete
}

// readReply cuts the reply into units and returns its language: the one that is
// stated, else the one that the detector found, or that of the inbound message.
func (w *work) readReply(view *fold.View) phi.Language {
	switch {
	case w.x.Lang.Supported():
		w.text = w.readAs(view, w.x.Lang)
		return w.x.Lang
	case w.x.Lang == phi.LangUnsupported || w.reply.Unsupported:
		return phi.LangUnsupported
	}
	w.text = w.readFound(view, w.reply.Lang, w.inbound.Lang)
	return w.text.lang
}

// readFound cuts a text into units of the language that the detector found, or of
// the other one if the first knows no word of it.
func (w *work) readFound(view *fold.View, found, other phi.Language) *text {
	t := w.readAs(view, found)
	if other.Supported() && other != found && t.unknown() {
		return w.readAs(view, other)
	}
	return t
}

// readAs cuts a text into units of a language.
func (w *work) readAs(view *fold.View, lang phi.Language) *text {
	t := w.texts.next()
	t.read(view, w.guard.grammar.vocabulary[lang], &w.scratch)
	return t
}

// safeReply returns a saved reply that passes the same guard, or nil.
func (g *Guard) safeReply(x *Exchange, w *work) *SafeReply {
	if g.replies == nil {
		return nil
	}
	purpose := "redirect"
	if w.has(CodeEmergencyUnanswered) {
		purpose = "emergency"
	}
	lang := w.lang
	if !lang.Supported() {
		lang = phi.English
	}
	id, text, ok := g.replies.SafeReply(purpose, lang.String(), x.Channel.String())
	if !ok {
		return nil
	}
	offered := *x
	offered.Reply, offered.Lang = text, lang
	again, err := g.examine(&offered)
	defer again.end()
	if err != nil || again.report().Verdict != VerdictAllow {
		return nil
	}
	return &SafeReply{ID: id, Text: text}
}

// digest returns the SHA-256 of a reply in hexadecimal.
func digest(reply string) string {
	sum := sha256.Sum256(unsafe.Slice(unsafe.StringData(reply), len(reply))) // which only reads them
	var text [2 * len(sum)]byte
	hex.Encode(text[:], sum[:])
	return string(text[:])
}
