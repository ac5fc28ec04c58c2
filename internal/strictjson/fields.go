// SPDX-License-Identifier: Apache-2.0

package strictjson

import (
	"reflect"
	"strings"
)

// object is what a struct type accepts: its keys in the order of the struct.
type object struct {
	keys   []string
	fields map[string]field
}

// field is the destination of one key.
type field struct {
	typ reflect.Type
	// quoted says that the tag has the option ",string".
	quoted bool
}

// candidate is a field before the rules of embedding have chosen among those
// of the same name.
type candidate struct {
	field
	name   string
	depth  int
	tagged bool
}

// objectOf lists the keys of a struct type as encoding/json sees them: of the
// fields with one name the shallowest wins, a tagged one before an untagged
// one, and a remaining tie leaves the name out.
func objectOf(t reflect.Type) *object {
	all := candidates(t, 0, nil)
	o := &object{fields: map[string]field{}}
	for _, c := range all {
		if _, done := o.fields[c.name]; done {
			continue
		}
		if f, ok := dominant(all, c.name); ok {
			o.keys = append(o.keys, c.name)
			o.fields[c.name] = f
		}
	}
	return o
}

func dominant(all []candidate, name string) (field, bool) {
	var best candidate
	found, tie := false, false
	for _, c := range all {
		switch {
		case c.name != name:
		case !found || c.depth < best.depth || c.depth == best.depth && c.tagged && !best.tagged:
			best, found, tie = c, true, false
		case c.depth == best.depth && c.tagged == best.tagged:
			tie = true
		}
	}
	return best.field, found && !tie
}

// candidates lists the fields of t and of the structs that it embeds. The
// list above holds the embedding types, so that a struct that embeds a pointer
// to itself ends.
func candidates(t reflect.Type, depth int, above []reflect.Type) []candidate {
	for _, a := range above {
		if a == t {
			return nil
		}
	}
	above = append(above[:len(above):len(above)], t)
	var out []candidate
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		inner := f.Type
		if inner.Kind() == reflect.Pointer && inner.Name() == "" {
			inner = inner.Elem()
		}
		if f.Anonymous && name == "" && inner.Kind() == reflect.Struct {
			out = append(out, candidates(inner, depth+1, above)...)
			continue
		}
		if !f.IsExported() {
			continue
		}
		c := candidate{name: name, depth: depth, tagged: name != ""}
		if name == "" {
			c.name = f.Name
		}
		c.typ = f.Type
		c.quoted = hasOption(options, "string")
		out = append(out, c)
	}
	return out
}

func hasOption(options, want string) bool {
	for o := range strings.SplitSeq(options, ",") {
		if o == want {
			return true
		}
	}
	return false
}
