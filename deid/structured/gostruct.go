// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// Struct applies the policy to the texts that v points to: strings in structs,
// slices, arrays, maps and pointers. It changes v only if all of it is done. A
// field says what it is in its tag:
//
//	Name  string    `deid:"name"`               // an identifier of this kind
//	Born  time.Time `deid:"date"`               // becomes zero unless the policy keeps dates
//	Note  string    `deid:"label=chief complaint"`
//	Token string    `deid:"-"`                  // stays, and is reported
//
// Without a tag the name of the field is its label. What holds no text and has
// no kind is reported. Unexported fields and interfaces are reported as well.
func (p *Processor) Struct(ctx context.Context, v any) (Report, error) {
	root := reflect.ValueOf(v)
	if root.Kind() != reflect.Pointer || root.IsNil() {
		return Report{}, &FormatError{Reason: "is no pointer to a value"}
	}
	w := structWalk{p: p, report: Report{Policy: p.d.Policy().ID(), Records: 1}, seen: make(map[any]bool)}
	if err := w.value(root, nil, place{}); err != nil {
		return Report{}, err
	}
	if err := p.apply(ctx, w.leaves, &w.report); err != nil {
		return Report{}, err
	}
	for _, set := range w.set {
		set()
	}
	return w.report, nil
}

// A place is what a tag says about a field.
type place struct {
	label string
	kind  phi.Kind
	keep  bool
}

type structWalk struct {
	p      *Processor
	report Report
	leaves []*leaf
	set    []func() // what changes v, once all is done
	seen   map[any]bool
}

var timeType = reflect.TypeFor[time.Time]()

func (w *structWalk) value(v reflect.Value, path []string, at place) error {
	switch {
	case at.keep:
		w.report.gap(path, ReasonRule)
		return nil
	case v.Type() == timeType:
		w.zero(v, path, at)
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Interface()] {
			return nil
		}
		w.seen[v.Interface()] = true
		return w.value(v.Elem(), path, at)
	case reflect.Struct:
		return w.fields(v, path)
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			w.report.gap(path, ReasonBinary)
			if w.p.unexamined() == ActionEmpty && v.CanSet() {
				w.set = append(w.set, v.SetZero)
			}
			return nil
		}
		for i := range v.Len() {
			if err := w.value(v.Index(i), append(path[:len(path):len(path)], "*"), at); err != nil {
				return err
			}
		}
	case reflect.Map:
		return w.entries(v, path, at)
	case reflect.String:
		if !v.CanSet() {
			w.report.gap(path, ReasonType)
			return nil
		}
		w.text(path, at, v.String(), v.SetString)
	default:
		w.zero(v, path, at)
	}
	return nil
}

func (w *structWalk) text(path []string, at place, text string, set func(string)) {
	l := w.p.leaf(path, at.label, text, at.kind)
	if l.action == ActionKeep {
		w.report.gap(path, ReasonRule)
	}
	w.leaves = append(w.leaves, l)
	w.set = append(w.set, func() {
		if l.edited {
			set(l.out)
		}
	})
}

// zero makes a value that holds no text zero if its tag says what it is.
func (w *structWalk) zero(v reflect.Value, path []string, at place) {
	switch {
	case at.kind == 0:
		w.report.gap(path, ReasonType)
	case !v.CanSet():
		w.report.gap(path, ReasonType)
	case w.p.d.Policy().Transform(at.kind) != deid.Keep():
		w.set = append(w.set, v.SetZero)
	}
}

func (w *structWalk) fields(v reflect.Value, path []string) error {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		inner := append(path[:len(path):len(path)], f.Name)
		if !f.IsExported() {
			w.report.gap(inner, ReasonType)
			continue
		}
		at, err := placeOf(f)
		if err != nil {
			return err
		}
		if err := w.value(v.Field(i), inner, at); err != nil {
			return err
		}
	}
	return nil
}

// entries looks at the strings of a map.
func (w *structWalk) entries(v reflect.Value, path []string, at place) error {
	if v.Type().Key().Kind() != reflect.String || v.Type().Elem().Kind() != reflect.String {
		w.report.gap(path, ReasonType)
		return nil
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	for _, key := range keys {
		inner := place{label: label(key.String()), kind: at.kind}
		w.text(append(path[:len(path):len(path)], "*"), inner, v.MapIndex(key).String(), func(text string) {
			v.SetMapIndex(key, reflect.ValueOf(text).Convert(v.Type().Elem()))
		})
	}
	if len(keys) > 0 {
		w.report.gap(append(path[:len(path):len(path)], "(keys)"), ReasonType)
	}
	return nil
}

// placeOf reads the tag of a field.
func placeOf(f reflect.StructField) (place, error) {
	at := place{label: label(f.Name)}
	tag := f.Tag.Get("deid")
	switch name, isLabel := strings.CutPrefix(tag, "label="); {
	case tag == "":
	case tag == "-":
		at.keep = true
	case isLabel:
		at.label = name
	default:
		kind, err := phi.ParseKind(tag)
		if err != nil {
			return place{}, &FormatError{Reason: "has a deid tag that is neither a kind nor a label"}
		}
		at.kind = kind
	}
	return at, nil
}
