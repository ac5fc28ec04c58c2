// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// UserRulePrefix begins the rule of every finding of a [Recognizer], so that
// none is ever taken for one of the package's own.
const UserRulePrefix = "user/"

// MaxUserRule is the length of the longest rule that a [Recognizer] may give.
const MaxUserRule = 64

// A Recognizer finds identifiers that the package does not know, such as the
// badge numbers of one hospital. Package pattern makes one from an expression.
//
// What it finds is treated like every other finding: it needs the threshold, it
// may lose against a likelier finding on the same text, it takes the role of a
// known number that it equals, and Explain tells of it.
//
// An implementation must keep to the following.
//
//   - It is safe for concurrent use, and the same part gives the same answer.
//   - What it finds at a place does not depend on text that is more than
//     [MaxContext] bytes away, nor on an earlier call: streams and long texts
//     are looked at in pieces.
//   - Its cost is linear in the length of the text.
//   - It keeps neither dst nor the part.
//   - If it could not look at all of the text it returns an error. The message
//     is then reported as incomplete; silence would pass it as clean.
type Recognizer interface {
	// Describe says which rules the recogniser has. [New] calls it once.
	Describe() RecognizerInfo
	// Recognize appends to dst what it finds in a part and returns the extended
	// slice. The findings may come in any order and may overlap. Their offsets
	// are into part.Text, at characters, not empty and at most MaxContext bytes
	// apart; the kind is valid, the score above 0 and at most 1, the rule one
	// of those described; Part is filled in later. A finding that is not like
	// that is left out and makes the message incomplete.
	//
	// The error may be an *[IncompleteError] that tells offset and rule, and may
	// wrap a [Cause]. Whatever else it says is dropped, as it may hold text.
	// What was found is kept.
	Recognize(dst []Finding, part Part) ([]Finding, error)
}

// A RecognizerInfo describes a [Recognizer]. The zero RecognizerInfo is not
// valid.
type RecognizerInfo struct {
	// Rules are the rules of its findings. Each is UserRulePrefix and one or
	// more words of a-z, 0-9 and "-", joined by "/". No two recognisers of a
	// detector share one. The first stands for the recogniser as a whole.
	Rules []string
	// Version is any text that changes whenever its answers may. It is part of
	// what [Detector.Engine] digests.
	Version string
}

// A userRecognizer is a Recognizer with what it said of itself.
type userRecognizer struct {
	Recognizer
	rules []string
}

// newUserRecognizers checks recognisers and returns them with the text that a
// digest of their rules is made of.
func newUserRecognizers(rs []Recognizer) (users []userRecognizer, digest []byte, err error) {
	seen := map[string]bool{}
	for i, r := range rs {
		field := fmt.Sprintf("Recognizers[%d]", i)
		if r == nil {
			return nil, nil, &OptionError{Field: field, Reason: "is nil"}
		}
		info := r.Describe()
		if len(info.Rules) == 0 {
			return nil, nil, &OptionError{Field: field, Reason: "has no rule"}
		}
		for _, rule := range info.Rules {
			switch {
			case !validUserRule(rule):
				return nil, nil, &OptionError{Field: field, Reason: "has a rule of another form than user/name"}
			case seen[rule]:
				return nil, nil, &OptionError{Field: field, Reason: "has a rule that was there before"}
			}
			seen[rule] = true
			digest = fmt.Appendf(digest, "%q\n", rule)
		}
		digest = fmt.Appendf(digest, "%q\n\n", info.Version)
		users = append(users, userRecognizer{r, slices.Clone(info.Rules)})
	}
	return users, digest, nil
}

// validUserRule reports whether a rule has the form that RecognizerInfo tells.
func validUserRule(rule string) bool {
	name, ok := strings.CutPrefix(rule, UserRulePrefix)
	if !ok || len(rule) > MaxUserRule {
		return false
	}
	for word := range strings.SplitSeq(name, "/") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

// userScratch is the number of findings of one recogniser in one part for which
// no memory is needed.
const userScratch = 16

// consult has the users' recognisers propose what they find in a part. The
// error tells the first place that one of them did not look at.
func (w *work) consult(part Part) *IncompleteError {
	var first *IncompleteError
	for i := range w.d.users {
		if e := w.ask(&w.d.users[i], part); e != nil && (first == nil || e.Offset < first.Offset) {
			first = e
		}
	}
	return first
}

// ask has one recogniser propose what it finds.
func (w *work) ask(u *userRecognizer, part Part) *IncompleteError {
	if w.scratch == nil {
		w.scratch = make([]Finding, 0, userScratch)
	}
	found, err := u.recognize(w.scratch, part)
	var first *IncompleteError
	if err != nil {
		first = u.incomplete(w.partIndex, len(part.Text), err)
	}
	for _, f := range found {
		if w.proposeUser(u, f, part.Text) {
			continue
		}
		at := min(max(f.Start, 0), len(part.Text))
		if first == nil || at < first.Offset {
			first = &IncompleteError{Part: w.partIndex, Offset: at, Rule: u.rules[0], Err: CauseFinding}
		}
	}
	clear(w.scratch[:userScratch]) // a rule that is not valid could hold text
	return first
}

// recognize asks the recogniser. What it panics with may hold text and is
// replaced.
func (u *userRecognizer) recognize(dst []Finding, part Part) (found []Finding, err error) {
	defer func() {
		if recover() != nil {
			found, err = nil, CausePanic
		}
	}()
	return u.Recognize(dst, part)
}

// incomplete returns what an error of the recogniser says, without its text.
func (u *userRecognizer) incomplete(part, length int, err error) *IncompleteError {
	out := &IncompleteError{Part: part, Rule: u.rules[0], Err: CauseFailed}
	if told, ok := errors.AsType[*IncompleteError](err); ok && told != nil {
		out.Offset = min(max(told.Offset, 0), length)
		if i := slices.Index(u.rules, told.Rule); i >= 0 {
			out.Rule = u.rules[i]
		}
	}
	if cause, ok := errors.AsType[Cause](err); ok && cause.IsValid() {
		out.Err = cause
	}
	return out
}

// proposeUser adds a finding of a recogniser to the candidates. It reports
// false if the finding is not valid.
func (w *work) proposeUser(u *userRecognizer, f Finding, text string) bool {
	rule := slices.Index(u.rules, f.Rule)
	if rule < 0 || !f.Kind.IsValid() || f.Role > RoleOwn || !(f.Score > 0 && f.Score <= 1) {
		return false
	}
	if f.Start < 0 || f.End > len(text) || f.Start >= f.End || f.Len() > MaxContext || insideRune(text, f.Start) || insideRune(text, f.End) {
		return false
	}
	start, end := w.view.Folded(f.Start, f.End)
	if start == end {
		return false // nothing in it can be seen
	}
	w.propose(candidate{kind: f.Kind, role: f.Role, first: int32(w.tokenFrom(start)), start: start, end: end, odds: userOdds(f.Score), rule: u.rules[rule]})
	return true
}

// userOdds returns the log odds of a score. They are no higher than for what the
// caller knows.
func userOdds(score float64) float64 { return min(math.Log(score/(1-score)), knownOdds) }

// insideRune reports whether an offset lies inside a character of text. A byte
// that is not UTF-8 is a character of its own.
func insideRune(text string, at int) bool {
	if at >= len(text) || utf8.RuneStart(text[at]) {
		return false
	}
	for start := at - 1; start >= 0 && at-start < utf8.UTFMax; start-- {
		if utf8.RuneStart(text[start]) {
			_, size := utf8.DecodeRuneInString(text[start:])
			return start+size > at
		}
	}
	return false
}
