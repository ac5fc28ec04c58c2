// SPDX-License-Identifier: Apache-2.0

package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxBytes is the longest input, in bytes, that Decode reads.
const MaxBytes = 16 << 20

// MaxDepth is the number of arrays and objects that may stand inside each
// other.
const MaxDepth = 128

// Decode reads exactly one JSON value into dst, a non-nil pointer, and refuses
// what the package comment lists. Every error is an [*Error]. It keeps nothing
// of data.
func Decode(data []byte, dst any) error {
	if err := decode(data, dst, false); err != nil {
		return err
	}
	return nil
}

// DecodeKnown is Decode for input that others extend: a key that the
// destination does not have is passed over with its value. A key that differs
// from a known one only by case is refused all the same.
func DecodeKnown(data []byte, dst any) error {
	if err := decode(data, dst, true); err != nil {
		return err
	}
	return nil
}

func decode(data []byte, dst any, passUnknown bool) *Error {
	target := reflect.ValueOf(dst)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return (&Error{Code: BadTarget}).place(data, 0)
	}
	if err := checkText(data); err != nil {
		return err
	}
	w := &walker{data: data, dec: json.NewDecoder(bytes.NewReader(data)), objects: map[reflect.Type]*object{}, passUnknown: passUnknown}
	w.dec.UseNumber()
	if err := w.value(target.Type().Elem()); err != nil {
		return err
	}
	if err := json.Unmarshal(data, dst); err != nil {
		return remaining(data, err)
	}
	return nil
}

// remaining turns an error that only encoding/json finds (the option
// ",string", an embedded pointer to an unexported struct) into ours. The
// original is dropped because its text may repeat the value.
func remaining(data []byte, err error) *Error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return (&Error{Code: WrongType}).place(data, int(wrong.Offset))
	}
	return (&Error{Code: BadValue}).place(data, 0)
}

// checkText checks all that does not depend on the destination, so that the
// walk may rely on well-formed JSON.
func checkText(data []byte) *Error {
	if len(data) > MaxBytes {
		return (&Error{Code: TooLarge}).place(data, MaxBytes)
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return (&Error{Code: InvalidUTF8}).place(data, i)
		}
		i += size
	}
	if at := tooDeepAt(data); at >= 0 {
		return (&Error{Code: TooDeep}).place(data, at)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	var whole json.RawMessage
	if err := dec.Decode(&whole); err != nil {
		return (&Error{Code: Syntax}).place(data, syntaxOffset(data, err))
	}
	end := int(dec.InputOffset())
	if rest := bytes.TrimLeft(data[end:], " \t\r\n"); len(rest) > 0 {
		return (&Error{Code: TrailingData}).place(data, len(data)-len(rest))
	}
	return nil
}

// syntaxOffset is the offset of the byte that encoding/json could not read.
func syntaxOffset(data []byte, err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset > 0 {
		return int(syntax.Offset) - 1
	}
	return len(data) // the input ended too early
}

// tooDeepAt returns the offset of the bracket that opens level MaxDepth+1, or
// -1. It only skips strings, so it may count brackets of text that is no JSON.
func tooDeepAt(data []byte) int {
	depth, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

// walker follows the tokens of well-formed JSON beside the type that they are
// meant for.
type walker struct {
	data    []byte
	dec     *json.Decoder
	path    []string
	objects map[reflect.Type]*object
	// passUnknown says that keys without a destination are passed over.
	passUnknown bool
}

// fail returns an error at an offset under the path of the moment.
func (w *walker) fail(code Code, offset int) *Error {
	e := &Error{Code: code}
	if len(w.path) > 0 {
		e.Path = "/" + strings.Join(w.path, "/")
	}
	return e.place(w.data, offset)
}

// inside runs f with one more step on the path.
func (w *walker) inside(step string, f func() *Error) *Error {
	w.path = append(w.path, step)
	err := f()
	w.path = w.path[:len(w.path)-1]
	return err
}

// next returns the offset of the next token.
func (w *walker) next() int {
	i := int(w.dec.InputOffset())
	for i < len(w.data) && strings.IndexByte(" \t\r\n,:", w.data[i]) >= 0 {
		i++
	}
	return i
}

// token reads the next token and returns its bytes. After checkText it cannot
// fail; a failure would be reported as a syntax error.
func (w *walker) token() (raw []byte, err *Error) {
	start := w.next()
	if _, readErr := w.dec.Token(); readErr != nil {
		return nil, w.fail(Syntax, start)
	}
	return w.data[start:w.dec.InputOffset()], nil
}

// value checks the next value against a type.
func (w *walker) value(t reflect.Type) *Error {
	start := w.next()
	if start >= len(w.data) {
		return w.fail(Syntax, start)
	}
	first := w.data[start]
	pointer := reflect.PointerTo(t)
	switch {
	case first == 'n' && nullable(t):
		_, err := w.token()
		return err
	case pointer.Implements(reflect.TypeFor[json.Unmarshaler]()):
		return w.own(t, start)
	case pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return w.text(t, start, first)
	case t.Kind() == reflect.Pointer:
		return w.value(t.Elem())
	case first == '{':
		return w.object(t, start)
	case first == '[':
		return w.array(t, start)
	default:
		return w.scalar(t, start, first)
	}
}

// nullable says whether null means "absent" for a type. For all others
// encoding/json would ignore the null, and an author who wrote it meant
// something.
func nullable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface:
		return true
	}
	return false
}

// own lets a value with its own UnmarshalJSON read itself.
func (w *walker) own(t reflect.Type, start int) *Error {
	var raw json.RawMessage
	if err := w.dec.Decode(&raw); err != nil {
		return w.fail(Syntax, start)
	}
	err := json.Unmarshal(raw, reflect.New(t).Interface())
	if err == nil {
		return nil
	}
	e := w.fail(BadValue, start)
	var inner *Error
	if errors.As(err, &inner) {
		outer := e.Path
		*e = *inner
		e.Path = outer + inner.Path
		return e.place(w.data, start+int(inner.Offset))
	}
	e.Err = err
	return e
}

// text checks a value with its own UnmarshalText.
func (w *walker) text(t reflect.Type, start int, first byte) *Error {
	if first != '"' {
		return w.fail(WrongType, start)
	}
	s, _, err := w.string()
	if err != nil {
		return err
	}
	form, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	if !ok {
		return w.fail(WrongType, start)
	}
	if refused := form.UnmarshalText([]byte(s)); refused != nil {
		e := w.fail(BadValue, start)
		e.Err = refused
		e.Suggestion = suggestText(refused, s)
		return e
	}
	return nil
}

// scalar checks a string, number, boolean, or a null that is not allowed.
func (w *walker) scalar(t reflect.Type, start int, first byte) *Error {
	if first == 'n' || first == '"' && listOfBytes(t) {
		return w.fail(WrongType, start)
	}
	var raw []byte
	var err *Error
	if first == '"' {
		_, raw, err = w.string()
	} else {
		raw, err = w.token()
	}
	if err != nil {
		return err
	}
	if refused := json.Unmarshal(raw, reflect.New(t).Interface()); refused != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(refused, &wrong) {
			return w.fail(WrongType, start)
		}
		return w.fail(BadValue, start) // base64 of a byte slice
	}
	return nil
}

// listOfBytes says whether a type is a list of an enumeration that is kept in a
// byte. For encoding/json that is a byte slice too, and it would read a string
// as base64.
func listOfBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 && t.Elem() != reflect.TypeFor[byte]()
}

// string reads a string token and returns its value and its bytes.
func (w *walker) string() (s string, raw []byte, err *Error) {
	start := w.next()
	if raw, err = w.token(); err != nil {
		return "", nil, err
	}
	if at := unpairedSurrogate(raw); at >= 0 {
		return "", nil, w.fail(InvalidUTF8, start+at)
	}
	if json.Unmarshal(raw, &s) != nil {
		return "", nil, w.fail(Syntax, start)
	}
	return s, raw, nil
}

// unpairedSurrogate returns the offset of an escape that is half of a
// character, or -1. encoding/json would replace it in silence.
func unpairedSurrogate(raw []byte) int {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		i++
		unit := escapeUnit(raw, i-1)
		switch {
		case unit < 0xD800 || unit > 0xDFFF:
		case unit > 0xDBFF:
			return i - 1
		default:
			low := escapeUnit(raw, i+5)
			if low < 0xDC00 || low > 0xDFFF {
				return i - 1
			}
			i += 10
		}
	}
	return -1
}

// escapeUnit returns the value of the \u escape at an offset, or -1.
func escapeUnit(raw []byte, at int) int {
	if at+6 > len(raw) || raw[at] != '\\' || raw[at+1] != 'u' {
		return -1
	}
	unit, err := strconv.ParseUint(string(raw[at+2:at+6]), 16, 16)
	if err != nil {
		return -1
	}
	return int(unit)
}

// array checks the elements of an array.
func (w *walker) array(t reflect.Type, start int) *Error {
	elem := t
	switch {
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Array:
		elem = t.Elem()
	case !isAny(t):
		return w.fail(WrongType, start)
	}
	if _, err := w.token(); err != nil {
		return err
	}
	n := 0
	for ; w.dec.More(); n++ {
		if err := w.inside(strconv.Itoa(n), func() *Error { return w.value(elem) }); err != nil {
			return err
		}
	}
	if t.Kind() == reflect.Array && n != t.Len() {
		return w.fail(WrongType, start)
	}
	_, err := w.token()
	return err
}

func isAny(t reflect.Type) bool { return t.Kind() == reflect.Interface && t.NumMethod() == 0 }

// object checks the keys and values of an object.
func (w *walker) object(t reflect.Type, start int) *Error {
	var key func(name string, at int) (any, field, string, *Error)
	switch {
	case t.Kind() == reflect.Struct:
		known := w.objects[t]
		if known == nil {
			known = objectOf(t)
			w.objects[t] = known
		}
		key = func(name string, at int) (any, field, string, *Error) { return w.structKey(known, name, at) }
	case t.Kind() == reflect.Map:
		key = func(name string, at int) (any, field, string, *Error) { return w.mapKey(t, name, at) }
	case isAny(t):
		key = func(name string, _ int) (any, field, string, *Error) { return name, field{typ: t}, "*", nil }
	default:
		return w.fail(WrongType, start)
	}
	if _, err := w.token(); err != nil {
		return err
	}
	seen := map[any]bool{}
	for w.dec.More() {
		at := w.next()
		name, _, err := w.string()
		if err != nil {
			return err
		}
		identity, f, step, err := key(name, at)
		if err != nil {
			return err
		}
		if seen[identity] {
			return w.fail(DuplicateKey, at)
		}
		seen[identity] = true
		check := func() *Error { return w.value(f.typ) }
		if f.quoted || f.typ == nil {
			check = w.skip
		}
		if err := w.inside(step, check); err != nil {
			return err
		}
	}
	_, err := w.token()
	return err
}

// skip passes over a value that only encoding/json checks, or that has no
// destination.
func (w *walker) skip() *Error {
	start := w.next()
	var raw json.RawMessage
	if err := w.dec.Decode(&raw); err != nil && !errors.Is(err, io.EOF) {
		return w.fail(Syntax, start)
	}
	return nil
}

func (w *walker) structKey(known *object, name string, at int) (any, field, string, *Error) {
	f, ok := known.fields[name]
	if !ok && w.passUnknown && !slices.ContainsFunc(known.keys, func(k string) bool { return strings.EqualFold(k, name) }) {
		return name, field{}, "*", nil
	}
	if !ok {
		e := w.fail(UnknownKey, at)
		e.Suggestion = Nearest(name, known.keys)
		return nil, field{}, "", e
	}
	return name, f, escapeStep(name), nil
}

// mapKey checks a key of a map in its decoded form, so that two spellings of
// one key are a duplicate.
func (w *walker) mapKey(t reflect.Type, name string, at int) (any, field, string, *Error) {
	f := field{typ: t.Elem()}
	keyType := t.Key()
	if keyType.Kind() == reflect.String && !reflect.PointerTo(keyType).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return name, f, "*", nil
	}
	one := reflect.New(reflect.MapOf(keyType, reflect.TypeFor[json.RawMessage]()))
	quoted, err := json.Marshal(name)
	if err == nil {
		err = json.Unmarshal([]byte("{"+string(quoted)+":null}"), one.Interface())
	}
	if err != nil || one.Elem().Len() != 1 {
		e := w.fail(BadValue, at)
		e.Suggestion = suggestText(err, name)
		return nil, field{}, "", e
	}
	return one.Elem().MapKeys()[0].Interface(), f, "*", nil
}

// escapeStep writes a key as a step of a JSON pointer.
func escapeStep(key string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}
