// SPDX-License-Identifier: Apache-2.0

package router

// Receipt says how far a step has come. A caller writes one with StageStarted
// before it does a step and one with StageDone or StageFailed after it; what
// happened in between a crash and the next start is then known to be unknown.
type Receipt struct {
	// Key is that of the step.
	Key   string `json:"key"`
	Stage Stage  `json:"stage"`
}

// Stage is how far a step has come. The zero Stage is StagePending.
type Stage uint8

// The stages.
const (
	StagePending Stage = iota // nobody has begun it
	StageStarted              // somebody began it; whether it happened is not known
	StageFailed               // it was tried and did not happen
	StageDone                 // it happened
)

var stageWords = []string{"pending", "started", "failed", "done"}

// String returns the word of s.
func (s Stage) String() string { return wordOf(stageWords, s) }

// ParseStage returns the stage of a word; any other text is [ErrUnknownWord].
func ParseStage(s string) (Stage, error) { return parseWord[Stage]("stage", stageWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (s Stage) MarshalText() ([]byte, error) { return marshalWord("stage", stageWords, s) }

// UnmarshalText reads a word as [ParseStage] does.
func (s *Stage) UnmarshalText(text []byte) error { return unmarshalWord("stage", stageWords, text, s) }

// Next returns the next step of a plan to do, given the receipts so far in any
// order, and false when nothing can be done now. It is a pure function, so a
// caller that crashed goes on where the receipts end:
//
//   - a step is done once: not again after StageDone or StageFailed;
//   - a step that was started and has no end is uncertain; it is returned again
//     with the same key, unless the customer would notice it twice or it is an
//     approval, which people are still thinking about;
//   - a step waits for every step in its After to be done, so a reply that
//     tells of a removal is never sent before it, nor after a failed one;
//   - steps that wait do not keep later ones from being done.
func Next(p Plan, receipts []Receipt) (Step, bool) {
	stages := stagesOf(receipts)
	for _, s := range p.Steps {
		stage := stages[s.Key]
		retry := stage == StageStarted && !s.CustomerVisible && s.Slot != SlotApproval
		if (stage == StagePending || retry) && ready(s, stages) {
			return s, true
		}
	}
	return Step{}, false
}

// Uncertain returns the steps that were started, have no end, and that [Next]
// does not return again because the customer would notice: a person has to look
// whether they happened.
func Uncertain(p Plan, receipts []Receipt) []Step {
	stages := stagesOf(receipts)
	var out []Step
	for _, s := range p.Steps {
		if s.CustomerVisible && stages[s.Key] == StageStarted {
			out = append(out, s)
		}
	}
	return out
}

// stagesOf is the last stage of each step. An end beats a start whatever their
// order, and done beats failed: what happened did not fail to happen.
func stagesOf(receipts []Receipt) map[string]Stage {
	stages := map[string]Stage{}
	for _, r := range receipts {
		stages[r.Key] = max(stages[r.Key], r.Stage)
	}
	return stages
}

func ready(s Step, stages map[string]Stage) bool {
	for _, key := range s.After {
		if stages[key] != StageDone {
			return false
		}
	}
	return true
}
