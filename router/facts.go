// SPDX-License-Identifier: Apache-2.0

package router

import (
	"fmt"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// Facts is what is known about one message. Every field but ID is optional:
// its zero value means "not known", never "no" and never "empty". A list that
// is known to be empty is an empty slice that is not nil, in JSON [].
//
// Facts is plain data and is not changed by the engine. Its String, GoString
// and Format forms show the ID alone; its JSON form shows everything, the text
// too. The zero Facts knows nothing, and an engine holds such a message for
// review as soon as one of its rules asks a question.
type Facts struct {
	// ID names the message, for the caller. It is needed.
	ID string `json:"id"`
	// Revision counts the edits of the message.
	Revision int `json:"revision,omitzero"`
	// Now is the time of the evaluation. The engine has no clock.
	Now time.Time `json:"now,omitzero"`

	// Network is the service that carries the message, such as facebook; case
	// does not matter. Profile is the organisation's account there.
	Network string `json:"network,omitzero"`
	Profile string `json:"profile,omitzero"`
	// Channel is where the message was written.
	Channel Channel `json:"channel,omitzero"`
	// Visibility follows from Channel when it is not stated; ChannelOther
	// counts as public.
	Visibility Visibility `json:"visibility,omitzero"`
	Event      Event      `json:"event,omitzero"`
	Origin     Origin     `json:"origin,omitzero"`
	// Timer is the name of the timer that is due, for [EventTimer], in the form of
	// [Timer].Name.
	Timer string `json:"timer,omitzero"`
	// AuthorRoles are the roles of the author inside the organisation.
	AuthorRoles []string `json:"author_roles,omitzero"`
	// Tags are the tags that the message had before the evaluation.
	Tags []string `json:"tags,omitzero"`

	// Level, Health, Kinds, Classes, Intents, Cues and Language are what the
	// detection said.
	Level   Level    `json:"level,omitzero"`
	Health  Truth    `json:"health,omitzero"`
	Kinds   []Kind   `json:"kinds,omitzero"`
	Classes []Class  `json:"classes,omitzero"`
	Intents []Intent `json:"intents,omitzero"`
	Cues    []Cue    `json:"cues,omitzero"`
	// Language is a BCP 47 tag; case does not matter.
	Language string `json:"language,omitzero"`
	// UnsupportedLanguage says that the detection could not read the text, and
	// Incomplete that it did not finish. Either one holds the message.
	UnsupportedLanguage Truth `json:"unsupported_language,omitzero"`
	Incomplete          Truth `json:"incomplete,omitzero"`

	// Consent and Permission never stand for each other.
	Consent    Consent    `json:"consent,omitzero"`
	Permission Permission `json:"permission,omitzero"`
	// Coverage says of each destination whether an agreement covers it.
	Coverage map[string]Coverage `json:"coverage,omitzero"`
	// Hold says that the message must be preserved. Nothing is deleted unless
	// Hold is No.
	Hold Truth `json:"hold,omitzero"`
	// ReplyCapReached says that this person has had enough automatic replies,
	// and DeletionsPaused that too many messages were deleted of late. Unknown
	// counts as No for both: they are brakes that a caller may not have.
	ReplyCapReached Truth `json:"reply_cap_reached,omitzero"`
	DeletionsPaused Truth `json:"deletions_paused,omitzero"`

	// Text is the message; nil when the caller keeps it back. The first
	// [MaxText] bytes are read.
	Text *string `json:"text,omitzero"`
	// Attachments are the kinds of the files that came with the message.
	Attachments []Attachment `json:"attachments,omitzero"`
}

// String returns the ID of the message and nothing else.
func (f Facts) String() string { return fmt.Sprintf("router.Facts(%q)", f.ID) }

// GoString returns the same as String.
func (f Facts) GoString() string { return f.String() }

// Format prints the same as String for every verb, so that no way of printing
// shows what the message is about.
func (f Facts) Format(s fmt.State, _ rune) { fmt.Fprint(s, f.String()) }

// ParseFacts reads one JSON object and refuses unknown and repeated keys. The
// error is a [*FactsError].
func ParseFacts(data []byte) (Facts, error) { return parseFacts(data, strictjson.Decode) }

// ReadFacts is [ParseFacts] for lines that carry more than facts: keys that are
// no facts are passed over.
func ReadFacts(data []byte) (Facts, error) { return parseFacts(data, strictjson.DecodeKnown) }

func parseFacts(data []byte, decode func([]byte, any) error) (Facts, error) {
	var f Facts
	if err := decode(data, &f); err != nil {
		return Facts{}, newFactsError(err)
	}
	if err := f.check(); err != nil {
		return Facts{}, err
	}
	return f, nil
}

// visibility is the stated visibility or that of the channel.
func (f *Facts) visibility() Visibility {
	if f.Visibility != 0 {
		return f.Visibility
	}
	return f.Channel.visibility()
}

// has says whether the message has one of the intents.
func (f *Facts) has(intents ...Intent) Truth {
	if f.Intents == nil {
		return Unknown
	}
	return TruthOf(maskOf(f.Intents)&maskOf(intents) != 0)
}

// check refuses facts that have no meaning.
func (f *Facts) check() error {
	if f.ID == "" {
		return &FactsError{Path: "/id", Code: CodeMissing}
	}
	if f.Revision < 0 {
		return &FactsError{Path: "/revision", Code: CodeBadValue}
	}
	if f.Timer != "" && !isID(f.Timer) {
		return &FactsError{Path: "/timer", Code: CodeBadValue} // no timer has such a name, and alarms repeat it
	}
	for i := range fieldSpecs {
		if spec := &fieldSpecs[i]; spec.fits != nil && !spec.fits(f, spec.size()) {
			return &FactsError{Path: "/" + spec.name, Code: CodeBadValue}
		}
	}
	for _, c := range f.Coverage {
		if !inTable(coverageWords, c) {
			return &FactsError{Path: "/coverage", Code: CodeBadValue}
		}
	}
	return nil
}

// inTable says whether every value has a place in a table of words.
func inTable[E ~uint8](table []string, values ...E) bool {
	for _, v := range values {
		if int(v) >= len(table) {
			return false
		}
	}
	return true
}
