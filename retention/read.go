// SPDX-License-Identifier: Apache-2.0

package retention

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// ReadItem reads one item from JSON. Keys that an item does not have are
// ignored, because items travel with other data; everything else is read
// strictly: a key given twice or spelled in another case, an unknown word, a
// date that does not exist and text that is not UTF-8 are an [*ItemError] with
// the byte offset of the value at fault. It shows no value.
func ReadItem(data []byte) (Item, error) {
	var it Item
	if at := invalidText(data); at >= 0 {
		return Item{}, &ItemError{Field: "json", Offset: at, Err: ErrMalformed}
	}
	err := object(data, 0, "json", map[string]field{
		"id":       into(&it.ID),
		"kind":     into(&it.Kind),
		"account":  into(&it.Account),
		"folder":   into(&it.Folder),
		"thread":   into(&it.Thread),
		"labels":   into(&it.Labels),
		"flags":    into(&it.Flags),
		"anchors":  it.readAnchors,
		"requests": it.readRequests,
	})
	if err == nil && strings.ContainsRune(it.ID, utf8.RuneError) {
		// Escapes that pair with nothing all read as this one character, and
		// then two items would be one.
		err = &ItemError{Field: "id", Err: ErrMalformed}
	}
	if err == nil {
		err = it.check()
	}
	if err != nil {
		return Item{}, err
	}
	return it, nil
}

// A field reads the value of a key, which begins at a byte offset.
type field func(value []byte, at int) error

func into(dst any) field {
	return func(value []byte, at int) error { return decode(value, at, dst) }
}

// decode reads a value and says what is wrong with it without its text. The
// caller adds the name of the key.
func decode(value []byte, at int, dst any) error {
	err := json.Unmarshal(value, dst)
	var word *WordError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &word):
		return &ItemError{Offset: at, Err: ErrUnknown}
	case errors.Is(err, ErrNoSuchDate):
		return &ItemError{Offset: at, Err: ErrNoSuchDate}
	}
	return &ItemError{Offset: at, Err: ErrMalformed}
}

// object reads a JSON object that begins at base. Keys that nobody reads are
// skipped, unless they are one of fields in another case.
func object(data []byte, base int, what string, fields map[string]field) error {
	d := json.NewDecoder(bytes.NewReader(data))
	bad := func(err error) error {
		at := base + int(d.InputOffset())
		var syntax *json.SyntaxError
		switch {
		case errors.As(err, &syntax):
			at = base + int(syntax.Offset)
		case errors.Is(err, io.ErrUnexpectedEOF), err == io.EOF:
			at = base + len(data)
		}
		return &ItemError{Field: what, Offset: at, Err: ErrMalformed}
	}
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		if err == nil && t == nil && base > 0 {
			return nil // null stands for an absent key
		}
		return bad(err)
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return bad(err)
		}
		name, _ := key.(string) // a decoder gives nothing else for a key
		keyAt := base + int(d.InputOffset())
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return bad(err)
		}
		read := fields[name]
		switch {
		case read == nil && known(name, fields):
			return &ItemError{Field: what, Offset: keyAt, Err: ErrUnknown}
		case read == nil:
			continue
		case seen[name]:
			return &ItemError{Field: name, Offset: keyAt, Err: ErrDuplicate}
		}
		seen[name] = true
		if err := read(value, base+int(d.InputOffset())-len(value)); err != nil {
			return named(err, name)
		}
	}
	if _, err := d.Token(); err != nil {
		return bad(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return bad(err)
	}
	return nil
}

// known reports whether a name is one of fields in another case.
func known(name string, fields map[string]field) bool {
	for f := range fields { // whichever comes first, the answer is the same
		if strings.EqualFold(f, name) {
			return true
		}
	}
	return false
}

func named(err error, field string) error {
	var e *ItemError
	if errors.As(err, &e) && e.Field == "" {
		e.Field = field
	}
	return err
}

func (it *Item) readAnchors(data []byte, base int) error {
	days := map[Anchor]Date{}
	fields := map[string]field{}
	for a := range Anchor(len(anchorWords.list)) {
		if anchorWords.has(uint8(a)) {
			fields[a.String()] = func(value []byte, at int) error {
				var d Date
				err := decode(value, at, &d)
				days[a] = d
				return err
			}
		}
	}
	// An anchor that nobody knows may be the one that keeps the item.
	if at, err := strangeKey(data, fields); err != nil {
		return &ItemError{Field: "anchors", Offset: base + at, Err: err}
	}
	if err := object(data, base, "anchors", fields); err != nil {
		return err
	}
	if len(days) > 0 {
		it.Anchors = days
	}
	return nil
}

// strangeKey returns where an object has a key that is not one of fields.
func strangeKey(data []byte, fields map[string]field) (int, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return 0, nil // object says what is wrong
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return 0, nil
		}
		if name, _ := key.(string); fields[name] == nil {
			return int(d.InputOffset()), ErrUnknown
		}
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return 0, nil
		}
	}
	return 0, nil
}

func (it *Item) readRequests(data []byte, base int) error {
	d := json.NewDecoder(bytes.NewReader(data))
	bad := &ItemError{Field: "requests", Offset: base, Err: ErrMalformed}
	switch t, err := d.Token(); {
	case err == nil && t == nil:
		return nil
	case err != nil || t != json.Delim('['):
		return bad
	}
	for d.More() {
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return bad
		}
		var r Request
		at := base + int(d.InputOffset()) - len(value)
		err := object(value, at, "requests", map[string]field{
			"kind": into(&r.Kind), "filed": into(&r.Filed), "answered": into(&r.Answered), "extended": into(&r.Extended),
		})
		if err == nil {
			err = r.check()
		}
		if err != nil {
			var e *ItemError
			if errors.As(err, &e) && e.Offset == 0 {
				e.Offset = at
			}
			return err
		}
		it.Requests = append(it.Requests, r)
	}
	return nil
}

// invalidText returns where data stops being UTF-8, or -1.
func invalidText(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
