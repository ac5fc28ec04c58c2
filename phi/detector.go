// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"io"
	"math"
	"sync"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/release"
	"github.com/safeharbor-go/safeharbor/internal/tagger"
	"github.com/safeharbor-go/safeharbor/internal/talk"
)

// MaxContext is the number of bytes around a text beyond which nothing
// influences what is found there.
const MaxContext = 2 << 10

// A Detector finds identifiers and health talk. [New] makes one; it is
// immutable and safe for concurrent use. The zero Detector finds nothing and
// must not be used.
type Detector struct {
	packs     packSet // 0: by language
	least     float64 // log odds that a finding needs
	maxBytes  int
	places    bool // organisations are found as locations
	bareNames bool // names that nothing announces are looked for
	org       *Organisation
	own       ownTerms
	engine    Engine
	dispatch  dispatch
	users     []userRecognizer
	work      *sync.Pool // of *work
}

// New returns a detector with the given options. Nil stands for the defaults.
// It returns an *[OptionError] for an option that is not valid.
func New(o *Options) (*Detector, error) {
	d := &Detector{
		maxBytes: o.maxBytes(),
		work:     &sync.Pool{New: func() any { return new(work) }},
	}
	t := o.threshold()
	if !(t > 0 && t < 1) {
		return nil, &OptionError{Field: "Threshold", Reason: "is not between 0 and 1"}
	}
	d.least = math.Log(t / (1 - t))
	if d.maxBytes < 0 || d.maxBytes > 1<<30 {
		return nil, &OptionError{Field: "MaxBytes", Reason: "is not between 0 and 1 GiB"}
	}
	sought := ^trigger(0)
	d.bareNames = true
	if o != nil {
		d.places = o.OrganizationsAsPlaces
		switch o.Names {
		case NamesAnywhere:
		case NamesAnnounced:
			sought &^= onBareName
			d.bareNames = false
		default:
			return nil, &OptionError{Field: "Names", Reason: "is not a search"}
		}
		for i, p := range o.Packs {
			if p < PackUS || p > PackIT {
				return nil, &OptionError{Field: fmt.Sprintf("Packs[%d]", i), Reason: "is not a pack"}
			}
			d.packs |= packsOf(p)
		}
		if o.Organisation != nil {
			org := *o.Organisation
			d.org = &org
			d.own = newOwnTerms(&org)
		}
	}
	d.dispatch = newDispatch(sought)
	rules := [][]byte{[]byte(lexicon.Digest()), []byte(tagger.Digest), []byte(talk.Digest), []byte(ruleNames())}
	if o != nil && len(o.Recognizers) > 0 {
		users, digest, err := newUserRecognizers(o.Recognizers)
		if err != nil {
			return nil, err
		}
		d.users, rules = users, append(rules, digest)
	}
	d.engine = release.NewEngine(rules...)
	return d, nil
}

// String returns a form for people without what the options hold.
func (d *Detector) String() string { return "phi.Detector " + d.engine.Digest }

// Format prints what String returns, whatever the verb.
func (d *Detector) Format(s fmt.State, _ rune) { io.WriteString(s, d.String()) }

// Engine identifies the version, the tables and the rules of d.
func (d *Detector) Engine() Engine { return d.engine }

// Detect returns the identifiers in m, sorted by part and start and disjoint.
// If m could not be looked at as a whole, it returns what it found and an
// *[IncompleteError].
func (d *Detector) Detect(m Message) ([]Finding, error) { return d.Append(nil, m) }

// Append appends to dst what [Detector.Detect] returns.
func (d *Detector) Append(dst []Finding, m Message) ([]Finding, error) {
	w := d.begin(&m)
	defer d.end(w)
	var incomplete error
	for i := range m.Parts {
		if err := w.part(&m, i); err != nil && incomplete == nil {
			incomplete = err
		}
		w.detect()
		dst = w.appendFindings(dst)
	}
	return dst, incomplete
}

// Any reports whether m holds an identifier, and stops at the first. It is true,
// with an *[IncompleteError], if m could not be looked at as a whole.
func (d *Detector) Any(m Message) (bool, error) {
	w := d.begin(&m)
	defer d.end(w)
	for i := range m.Parts {
		if err := w.part(&m, i); err != nil {
			return true, err
		}
		if w.collect(true) {
			return true, nil
		}
	}
	return false, nil
}

// begin takes a work space for message m.
func (d *Detector) begin(m *Message) *work {
	w := d.work.Get().(*work)
	w.d = d
	w.stated = m.Lang
	w.unsupported = m.Lang == LangUnsupported
	w.at = m.At
	w.whole = d.bareNames
	w.personal = m.personal()
	w.received = m.Direction == DirectionInbound
	w.inbound = m.Direction == DirectionInbound && m.Channel.HasAuthor()
	w.mentioned = w.inbound && m.Channel == ChannelMention
	w.known = knownTerms(m.Known)
	return w
}

// end gives a work space back. It keeps no text.
func (d *Detector) end(w *work) {
	w.reset()
	d.work.Put(w)
}

// part makes part i of m the text at hand and asks the users' recognisers for
// candidates in it.
func (w *work) part(m *Message, i int) error {
	text := m.Parts[i].Text
	var err error
	if len(text) > w.d.maxBytes {
		text = text[:w.d.maxBytes]
		err = &IncompleteError{Part: i, Offset: w.d.maxBytes, Rule: "max-bytes"}
	}
	w.partIndex = i
	w.look(text)
	if w.view.Invalid >= 0 {
		err = &IncompleteError{Part: i, Offset: w.view.Invalid, Rule: "utf-8"}
	}
	asked := m.Parts[i]
	asked.Text = text
	if unfinished := w.consult(asked); unfinished != nil && err == nil {
		err = unfinished
	}
	return err
}

// look makes text the text at hand.
func (w *work) look(text string) {
	w.view.Reset(text)
	w.read()
}
