// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/internal/fold"
	"github.com/safeharbor-go/safeharbor/phi"
)

// maxContext bounds the words and phrases of a context, maxPhrase the length of
// each.
const (
	maxContext = 64
	maxPhrase  = 64
)

// validate checks all that can be checked without the expression.
func (d *Description) validate(o *Options) error {
	one := func(field string, problem Problem) error { return &DescriptionError{field, -1, problem} }
	switch {
	case d.Name == "":
		return one("name", Missing)
	case len(phi.UserRulePrefix+d.Name) > phi.MaxUserRule:
		return one("name", TooLong)
	case !validName(d.Name):
		return one("name", BadForm)
	case !d.Kind.IsValid():
		return one("kind", Missing)
	case d.Role > phi.RoleOwn:
		return one("role", OutOfRange)
	case d.Expression == "":
		return one("expression", Missing)
	case len(d.Expression) > MaxExpression:
		return one("expression", TooLong)
	case !utf8.ValidString(d.Expression):
		return one("expression", BadForm)
	case !(d.Score >= 0 && d.Score < 1):
		return one("score", OutOfRange)
	case d.Check > Mod97:
		return one("check", OutOfRange)
	case len(d.Positive) == 0:
		return one("positive", Missing)
	case len(d.Negative) == 0:
		return one("negative", Missing)
	case o.budget() < 0 || o.budget() > MaxBudget:
		return one("budget", OutOfRange)
	}
	if err := validTexts("literals", d.Literals, MaxLiterals, MaxLiteral); err != nil {
		return err
	}
	return validTexts("context", d.Context, maxContext, maxPhrase)
}

// validName reports whether a name has the form that the rules of users have.
func validName(name string) bool {
	for word := range strings.SplitSeq(name, "/") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

// validTexts checks a list of texts that are looked for.
func validTexts(field string, texts []string, most, longest int) error {
	if len(texts) > most {
		return &DescriptionError{field, -1, TooMany}
	}
	for i, text := range texts {
		v := fold.Fold(text)
		switch {
		case strings.TrimSpace(v.Text) == "":
			return &DescriptionError{field, i, Missing}
		case v.Invalid >= 0:
			return &DescriptionError{field, i, BadForm}
		case len(text) > longest:
			return &DescriptionError{field, i, TooLong}
		}
	}
	return nil
}

// texts returns the texts of the examples and the simplest others.
func (d *Description) texts() []string {
	texts := append([]string{"", " ", "a", "0"}, d.Negative...)
	for _, e := range d.Positive {
		texts = append(texts, e.Text)
	}
	return texts
}

// prove checks the examples.
func (p *pattern) prove(d Description) error {
	for i, e := range d.Positive {
		found, problem := p.example(e.Text)
		switch {
		case problem != 0:
			return &DescriptionError{"positive", i, problem}
		case len(found) != 1:
			return &DescriptionError{"positive", i, NotFound}
		case e.Value != "" && e.Text[found[0].Start:found[0].End] != e.Value:
			return &DescriptionError{"positive", i, OtherValue}
		}
	}
	for i, text := range d.Negative {
		found, problem := p.example(text)
		switch {
		case problem != 0:
			return &DescriptionError{"negative", i, problem}
		case len(found) > 0:
			return &DescriptionError{"negative", i, Found}
		}
	}
	return nil
}

// example returns the likely findings in the text of an example.
func (p *pattern) example(text string) ([]phi.Finding, Problem) {
	found, err := p.Recognize(nil, phi.Part{Text: text})
	if err != nil {
		return nil, Unfinished
	}
	likely := found[:0]
	for _, f := range found {
		if f.Score >= phi.DefaultThreshold {
			likely = append(likely, f)
		}
	}
	return likely, 0
}
