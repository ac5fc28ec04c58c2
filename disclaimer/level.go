// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A Verdict says what may happen to a reply. The zero Verdict is
// [VerdictBlock], so that a report that was never made permits nothing.
type Verdict uint8

// The verdicts.
const (
	VerdictBlock  Verdict = iota // do not send
	VerdictRevise                // change it before it is sent
	VerdictAllow                 // nothing at caution or above was found
)

var verdictWords = []string{"block", "revise", "allow"}

// ParseVerdict returns the verdict with the given wire word.
func ParseVerdict(word string) (Verdict, error) {
	return parseWord[Verdict]("verdict", verdictWords, word)
}

// String returns the wire word of v.
func (v Verdict) String() string { return wordOf(verdictWords, v) }

// MarshalText returns the wire word. It fails for an invalid verdict.
func (v Verdict) MarshalText() ([]byte, error) { return marshalWord("verdict", verdictWords, v) }

// UnmarshalText is the inverse of MarshalText.
func (v *Verdict) UnmarshalText(text []byte) (err error) {
	*v, err = ParseVerdict(string(text))
	return err
}

// A Severity grades a violation. The zero Severity is [SeverityHigh].
type Severity uint8

// The severities.
const (
	SeverityHigh    Severity = iota // blocks the reply
	SeverityCaution                 // asks for a change
	SeverityInfo                    // is only told
	silent                          // is not reported
)

var severityWords = []string{"high", "caution", "info"}

// ParseSeverity returns the severity with the given wire word.
func ParseSeverity(word string) (Severity, error) {
	return parseWord[Severity]("severity", severityWords, word)
}

// String returns the wire word of s.
func (s Severity) String() string { return wordOf(severityWords, s) }

// MarshalText returns the wire word. It fails for an invalid severity.
func (s Severity) MarshalText() ([]byte, error) { return marshalWord("severity", severityWords, s) }

// UnmarshalText is the inverse of MarshalText.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}

// A GuardLevel says how much a guard objects to. The zero level is
// [GuardStandard].
type GuardLevel uint8

// The levels.
const (
	GuardStandard GuardLevel = iota // tier A is high, tier B is caution
	GuardRelaxed                    // tier A is high, nothing else is reported
	GuardStrict                     // tiers A and B are high, tier C is caution
)

var guardLevelWords = []string{"standard", "relaxed", "strict"}

// ParseGuardLevel returns the level with the given wire word.
func ParseGuardLevel(word string) (GuardLevel, error) {
	return parseWord[GuardLevel]("level", guardLevelWords, word)
}

// String returns the wire word of l.
func (l GuardLevel) String() string { return wordOf(guardLevelWords, l) }

// MarshalText returns the wire word. It fails for an invalid level.
func (l GuardLevel) MarshalText() ([]byte, error) { return marshalWord("level", guardLevelWords, l) }

// UnmarshalText is the inverse of MarshalText.
func (l *GuardLevel) UnmarshalText(text []byte) (err error) {
	*l, err = ParseGuardLevel(string(text))
	return err
}

// A Tier says at which levels a rule speaks. The zero Tier is [TierA].
type Tier uint8

// The tiers.
const (
	TierA     Tier = iota // discloses: at every level
	TierB                 // presupposes: at standard, unless the sentence as a whole reads harmless, and strict
	TierC                 // hints: at strict only
	TierNever             // harmless: never, and it covers what other rules see there
)

var tierWords = []string{"A", "B", "C", "Never"}

// ParseTier returns the tier with the given word: A, B, C or Never.
func ParseTier(word string) (Tier, error) { return parseWord[Tier]("tier", tierWords, word) }

// String returns the word of t.
func (t Tier) String() string { return wordOf(tierWords, t) }

// MarshalText returns the word. It fails for an invalid tier.
func (t Tier) MarshalText() ([]byte, error) { return marshalWord("tier", tierWords, t) }

// UnmarshalText is the inverse of MarshalText.
func (t *Tier) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTier(string(text))
	return err
}

// outcomes says how severe a tier is at a level.
var outcomes = [...][3]Severity{
	TierA:     {GuardStandard: SeverityHigh, GuardRelaxed: SeverityHigh, GuardStrict: SeverityHigh},
	TierB:     {GuardStandard: SeverityCaution, GuardRelaxed: silent, GuardStrict: SeverityHigh},
	TierC:     {GuardStandard: silent, GuardRelaxed: silent, GuardStrict: SeverityCaution},
	TierNever: {GuardStandard: silent, GuardRelaxed: silent, GuardStrict: silent},
}
