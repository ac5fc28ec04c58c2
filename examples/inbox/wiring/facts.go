// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"github.com/safeharbor-go/safeharbor/phi"
	"github.com/safeharbor-go/safeharbor/router"
)

// facts tells the router what the detector found. Both packages use the same
// words, so that a value of one is read by the other from its word. Concepts
// and sensitivities stay behind: the router plans without them.
func (in *Inbox) facts(m Message, a phi.Assessment, incomplete bool) router.Facts {
	f := router.Facts{
		ID: m.ID, Now: m.Content.At, Network: m.Network,
		Channel: router.ParseChannel(m.Content.Channel.String()),
		Event:   router.EventReceived, Origin: router.OriginCustomer,
		Tags:                []string{},
		Health:              router.TruthOf(a.Health),
		UnsupportedLanguage: router.TruthOf(a.Unsupported),
		Incomplete:          router.TruthOf(incomplete),
		Kinds:               []router.Kind{}, Classes: []router.Class{}, Intents: []router.Intent{}, Cues: []router.Cue{},
		Attachments: []router.Attachment{},
		Consent:     m.Consent,
		Hold:        router.TruthOf(m.Hold),
	}
	if m.Content.Direction != phi.DirectionInbound {
		f.Origin = router.OriginAgent
	}
	if a.Lang.Supported() {
		f.Language = a.Lang.String()
	}
	// A word that one package has and the other lacks is a mistake in this
	// module; the test of this package reads every word of both.
	f.Level, _ = router.ParseLevel(a.Level.String())
	for _, x := range a.Findings {
		k, err := router.ParseKind(x.Kind.String())
		f.Kinds = appendNew(f.Kinds, k, err)
	}
	for _, x := range a.Mentions {
		c, err := router.ParseClass(x.Class.String())
		f.Classes = appendNew(f.Classes, c, err)
	}
	for _, x := range a.Intents {
		i, err := router.ParseIntent(x.String())
		f.Intents = appendNew(f.Intents, i, err)
	}
	for _, x := range a.Cues {
		c, err := router.ParseCue(x.String())
		f.Cues = appendNew(f.Cues, c, err)
	}
	return f
}

// appendNew appends v unless it is there already or could not be read.
func appendNew[E comparable](s []E, v E, err error) []E {
	if err != nil {
		return s
	}
	for _, have := range s {
		if have == v {
			return s
		}
	}
	return append(s, v)
}
