// SPDX-License-Identifier: Apache-2.0

package router

// Phase is when a rule runs. The zero Phase is the first, PhaseGuard. A phase sees
// the tags and slots that earlier phases wrote, never those of its own rules.
type Phase uint8

// The phases, in the order in which they run.
const (
	PhaseGuard    Phase = iota // what must not happen; ignores every stop
	PhaseClassify              // what the message is
	PhaseRoute                 // where it goes
	PhaseRespond               // what is answered
	PhaseFinalize              // what follows from all that
)

var phaseWords = []string{
	"guard", "classify", "route", "respond", "finalize",
}

// String returns the word of p, "invalid" for a number without a word.
func (p Phase) String() string { return wordOf(phaseWords, p) }

// ParsePhase returns the phase of a word; any other text is [ErrUnknownWord].
func ParsePhase(s string) (Phase, error) { return parseWord[Phase]("phase", phaseWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (p Phase) MarshalText() ([]byte, error) { return marshalWord("phase", phaseWords, p) }

// UnmarshalText reads a word as [ParsePhase] does.
func (p *Phase) UnmarshalText(text []byte) error {
	return unmarshalWord("phase", phaseWords, text, p)
}

// Mode says whether a rule acts. The zero Mode is ModeEnforce.
type Mode uint8

// The modes.
const (
	ModeEnforce Mode = iota // the rule acts
	ModeShadow              // the rule is evaluated and traced and does nothing
	ModeOff                 // the rule is not evaluated
)

var modeWords = []string{
	"enforce", "shadow", "off",
}

// String returns the word of m, "invalid" for a number without a word.
func (m Mode) String() string { return wordOf(modeWords, m) }

// ParseMode returns the mode of a word; any other text is [ErrUnknownWord].
func ParseMode(s string) (Mode, error) { return parseWord[Mode]("mode", modeWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (m Mode) MarshalText() ([]byte, error) { return marshalWord("mode", modeWords, m) }

// UnmarshalText reads a word as [ParseMode] does.
func (m *Mode) UnmarshalText(text []byte) error {
	return unmarshalWord("mode", modeWords, text, m)
}

// Stop says which later rules a rule keeps from running. The zero Stop is StopNone.
type Stop uint8

// The stops. None of them keeps a guard rule from running.
const (
	StopNone  Stop = iota
	StopPhase      // the later rules of the same phase
	StopAll        // all later rules
)

var stopWords = []string{
	"none", "phase", "all",
}

// String returns the word of s, "invalid" for a number without a word.
func (s Stop) String() string { return wordOf(stopWords, s) }

// ParseStop returns the stop of a word; any other text is [ErrUnknownWord].
func ParseStop(s string) (Stop, error) { return parseWord[Stop]("stop", stopWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (s Stop) MarshalText() ([]byte, error) { return marshalWord("stop", stopWords, s) }

// UnmarshalText reads a word as [ParseStop] does.
func (s *Stop) UnmarshalText(text []byte) error {
	return unmarshalWord("stop", stopWords, text, s)
}

// OnError says what happens when a condition cannot be decided. The zero OnError is
// OnErrorHold.
type OnError uint8

// The answers to an undecided condition.
const (
	OnErrorHold OnError = iota // a person reviews the message, nothing is sent or deleted
	OnErrorSkip                // the rule does not apply
	OnErrorFail                // Evaluate returns an error
)

var onErrorWords = []string{
	"hold", "skip", "fail",
}

// String returns the word of o, "invalid" for a number without a word.
func (o OnError) String() string { return wordOf(onErrorWords, o) }

// ParseOnError returns the on_error of a word; any other text is [ErrUnknownWord].
func ParseOnError(s string) (OnError, error) { return parseWord[OnError]("on_error", onErrorWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (o OnError) MarshalText() ([]byte, error) { return marshalWord("on_error", onErrorWords, o) }

// UnmarshalText reads a word as [ParseOnError] does.
func (o *OnError) UnmarshalText(text []byte) error {
	return unmarshalWord("on_error", onErrorWords, text, o)
}
