// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A pattern is a compiled description. It is immutable.
type pattern struct {
	rule    string
	kind    phi.Kind
	role    phi.Role
	score   float64
	check   Check
	context []string // folded and in lower case
	engine  engine
	written gate // for the text as it was written
	folded  gate // for the text as it looks
	budget  time.Duration
	version string
}

// New returns the recogniser that a description describes. It compiles the
// expression and checks every example. The error is a *[DescriptionError].
func New(d Description, o *Options) (phi.Recognizer, error) {
	if err := d.validate(o); err != nil {
		return nil, err
	}
	p := &pattern{
		rule: phi.UserRulePrefix + d.Name, kind: d.Kind, role: d.Role, score: cmp.Or(d.Score, DefaultScore), check: d.Check,
		context: foldedWords(d.Context), budget: o.budget(),
	}
	literals, within := d.Literals, false
	if engine, err := newLinear(d.Expression); err == nil {
		p.engine = engine
		if len(literals) == 0 {
			literals, within = required(d.Expression), true
		}
	} else {
		engine, err := newBacktracking(d.Expression, p.budget)
		switch {
		case err != nil:
			return nil, &DescriptionError{"expression", -1, BadSyntax}
		case len(literals) == 0:
			return nil, &DescriptionError{"expression", -1, NeedsLiteral}
		}
		p.engine = engine
	}
	p.written = newGate(literals, within)
	p.folded = newGate(foldedLiterals(literals, within), within)
	p.version = d.digest(p.budget)
	if p.engine.takesNothing(d.texts()) {
		return nil, &DescriptionError{"expression", -1, MatchesEmpty}
	}
	if err := p.prove(d); err != nil {
		return nil, err
	}
	return p, nil
}

// foldedLiterals returns literals as they look. One that was worked out may
// hold what folding changes; then the folded text cannot match.
func foldedLiterals(literals []string, within bool) []string {
	if within {
		return literals
	}
	out := make([]string, len(literals))
	for i, text := range literals {
		v := fold.Fold(text)
		out[i] = v.Text
	}
	return out
}

// digest identifies what decides the answers of the pattern.
func (d *Description) digest(budget time.Duration) string {
	rules := *d
	rules.Positive, rules.Negative = nil, nil
	text, _ := json.Marshal(rules) // what was validated has a form in JSON
	sum := sha256.Sum256(fmt.Appendf(text, " %d", budget))
	return hex.EncodeToString(sum[:])
}

// Describe implements [phi.Recognizer].
func (p *pattern) Describe() phi.RecognizerInfo {
	return phi.RecognizerInfo{Rules: []string{p.rule}, Version: p.version}
}

// String returns a form for people that holds no expression and no example.
func (p *pattern) String() string { return "pattern " + p.rule }

// Format prints what String returns, whatever the verb.
func (p *pattern) Format(s fmt.State, _ rune) { io.WriteString(s, p.String()) }

// Recognize implements [phi.Recognizer].
func (p *pattern) Recognize(dst []phi.Finding, part phi.Part) ([]phi.Finding, error) {
	view := fold.Fold(part.Text)
	if !p.folded.opens(view.Text) && (view.Identity() || !p.written.opens(part.Text)) {
		return dst, nil
	}
	return p.search(dst, part, view)
}

// search is Recognize where there may be something.
func (p *pattern) search(dst []phi.Finding, part phi.Part, view fold.View) ([]phi.Finding, error) {
	s := search{p: p, view: view}
	defer s.start(len(part.Text))()
	s.look(s.view.Text, &p.folded, s.view.Original)
	if !s.view.Identity() {
		s.look(part.Text, &p.written, func(start, end int) (int, int) { return start, end })
	}
	dst = s.findings(dst)
	if s.cause != 0 {
		return dst, &phi.IncompleteError{Offset: s.offset, Rule: p.rule, Err: s.cause}
	}
	return dst, nil
}
