// SPDX-License-Identifier: Apache-2.0

package router

import "math/bits"

// trait is a fact with few values that the engine reads itself, beside what
// conditions ask. Everything that decides about a plan is read either as the
// answer to an atom or by a method of this file, so that [Prove] can follow
// every way through an evaluation.
type trait uint8

const (
	traitEvent trait = iota
	traitOrigin
	traitLevel
	traitConsent
	traitPermission
	traitHold
	traitReplyCap
	traitPaused
	traitUnsupported
	traitIncomplete
	traitPlace
)

// traits are the fields of the traits, as conditions see them. The place is two.
var traits = [...]*fieldSpec{
	traitEvent: mustField("event"), traitOrigin: mustField("origin"), traitLevel: mustField("level"), traitConsent: mustField("consent"),
	traitPermission: mustField("permission"), traitHold: mustField("hold"), traitReplyCap: mustField("reply_cap_reached"),
	traitPaused: mustField("deletions_paused"), traitUnsupported: mustField("unsupported_language"), traitIncomplete: mustField("incomplete"),
	traitPlace: {name: placeField},
}

// placeField stands for the channel and the visibility, which follows from it.
const placeField = "place"

// placeOf numbers a channel together with a stated visibility.
func placeOf(c Channel, v Visibility) int { return int(c)*len(visibilityWords) + int(v) }

// placeCount is how many there are.
func placeCount() int { return len(channelWords) * len(visibilityWords) }

// placed is the inverse of placeOf.
func placed(n int) (Channel, Visibility) {
	return Channel(n / len(visibilityWords)), Visibility(n % len(visibilityWords))
}

// channelPlaces is the set of the places of a set of channels.
func channelPlaces(channels uint64) (places uint64) {
	for ; channels != 0; channels &= channels - 1 {
		places |= (1<<len(visibilityWords) - 1) << placeOf(Channel(bits.TrailingZeros64(channels)), 0)
	}
	return places
}

// trait is the number of the value of a trait.
func (f *Facts) trait(t trait) uint8 {
	if t == traitPlace {
		return uint8(placeOf(f.Channel, f.Visibility))
	}
	return traits[t].number(f)
}

// oneOf says whether a trait has one of the values of a set.
func (s *state) oneOf(t trait, set uint64) bool {
	if s.x != nil {
		return s.x.oneOf(t, set)
	}
	return set&(1<<s.f.trait(t)) != 0
}

// is says whether a trait has a value.
func is[E ~uint8](s *state, t trait, value E) bool { return s.oneOf(t, 1<<value) }

// among is Unknown where the trait is not stated, and else says whether its
// value is in a set.
func (s *state) among(t trait, set uint64) Truth {
	if s.oneOf(t, 1) {
		return Unknown
	}
	return TruthOf(s.oneOf(t, set))
}

// onChannel says whether the message came over one of some channels.
func (s *state) onChannel(channels ...Channel) bool {
	set := maskOf(channels)
	if s.x == nil {
		return set&(1<<s.f.Channel) != 0
	}
	return s.oneOf(traitPlace, channelPlaces(set))
}

// carrier says whether the message is a text message.
func (s *state) carrier() bool {
	if s.x == nil {
		return s.f.Channel.carrier()
	}
	return s.oneOf(traitPlace, channelPlaces(1<<ChannelSMS|1<<ChannelMMS))
}

// maybeCarrier is carrier for a channel that may not be stated: then nobody
// knows that the message is none.
func (s *state) maybeCarrier() bool { return s.onChannel(0) || s.carrier() }

// seenBy says whether it is known who can read the message, and that it is v.
func (s *state) seenBy(v Visibility) bool {
	if s.x == nil {
		return s.f.visibility() == v
	}
	var places uint64
	for n := range placeCount() {
		c, stated := placed(n)
		if (&Facts{Channel: c, Visibility: stated}).visibility() == v {
			places |= 1 << n
		}
	}
	return s.oneOf(traitPlace, places)
}

// has says whether the message has one of the intents.
func (s *state) has(intents ...Intent) Truth {
	if s.x != nil {
		return s.x.anyWord("intents", maskOf(intents))
	}
	return s.f.has(intents...)
}

// emergency says whether somebody may be in danger.
func (s *state) emergency() bool { return s.has(IntentEmergency) == Yes }

// understands says whether a reply in some languages fits the message.
func (s *state) understands(languages []string) bool {
	if len(languages) == 0 || s.x == nil {
		return speaks(languages, s.f.Language)
	}
	return s.x.speaks(languages)
}

// capability is what can be done about the message.
func (s *state) capability() Capability {
	if s.x != nil {
		return s.x.capability()
	}
	return capabilityOf(s.e.capabilities, s.f.Network, s.f.Channel)
}

// coverage says whether an agreement covers a destination: what the facts and
// [Options.Coverage] say, and where both speak, what allows less.
func (s *state) coverage(destination string) Coverage {
	f := s.f
	if s.x != nil {
		f = s.x.concrete(destination)
	}
	verdict, known := f.Coverage[destination]
	if s.e.options.Coverage == nil {
		return verdict
	}
	asked := s.e.options.Coverage.Coverage(EgressQuestion{
		Destination: destination, Network: f.Network, Channel: f.Channel, Level: f.Level, Now: f.Now,
	})
	if known {
		return verdict.stricter(asked)
	}
	return asked
}
