// SPDX-License-Identifier: Apache-2.0

package main

import (
	"reflect"
	"testing"
)

func TestReadModule(t *testing.T) {
	for _, row := range []struct {
		name, src, why string
		want           object
	}{
		{"declaration", `const a="x",b='y';`, "several names in one statement", object{"a": "x", "b": "y"}},
		{"assignment", "module.exports = [\n  'a', \"b\",\n]\n", "a comma may end a list, a line a statement", object{"module.exports": []any{"a", "b"}}},
		{"split", "const a=`x.y`.split(`.`);", "how minified lists are written", object{"a": []any{"x", "y"}}},
		{"map", "const m = new Map([\n ['a','male'] ]);\nmodule.exports = m;", "a list of pairs", object{"m": []any{[]any{"a", "male"}}, "module.exports": []any{[]any{"a", "male"}}}},
		{"reference", "var c=[`x`];const o={city:c,more:[...c,`y`]};", "names of earlier declarations", object{"c": []any{"x"}, "o": object{"city": []any{"x"}, "more": []any{"x", "y"}}}},
		{"placeholder", "const a=`x${f(`}`)}y`;", "a placeholder may hold a template", object{"a": "xy"}},
		{"escape", `const a="\u00e9\x41\n\"";`, "escapes", object{"a": "éA\n\""}},
		{"function", "const f=(e,t)=>({a:1,b:[e,t]}),b=`x`;", "a function has no value, what follows has", object{"f": nil, "b": "x"}},
		{"numbers", `const a=[1,-2.5,1e3,!0];`, "numbers and truth values are left out", object{"a": []any{nil, nil, nil, nil}}},
		{"import", "import{n as e}from\"x\";const a=`y`;export{a as t};", "imports and exports are left out", object{"a": "y"}},
		{"comment", "// const b='x'\n/* ; */ const a='y'", "comments are left out", object{"a": "y"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			got, err := readModule(row.src)
			if err != nil || !reflect.DeepEqual(got, row.want) {
				t.Errorf("got %v, %v, want %v (%s)", got, err, row.want, row.why)
			}
		})
	}
}

func TestReadModuleRefuses(t *testing.T) {
	for _, src := range []string{"const a='x", "const a=`x${y", "foo()", "const ='x'", `const a="\u12"`} {
		if got, err := readModule(src); err == nil {
			t.Errorf("%q is read as %v", src, got)
		}
	}
}

func TestTextsTakesTheGendersInOrder(t *testing.T) {
	got := texts(object{"male": []any{"c"}, "female": []any{"b"}, "generic": []any{"a"}, "other": "x"})
	if want := []string{"a", "b", "c"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func FuzzReadModule(f *testing.F) {
	f.Add("const a={b:[`x`.split(`.`)]},c=e=>e;")
	f.Fuzz(func(t *testing.T, src string) {
		first, err := readModule(src)
		if err != nil {
			return
		}
		// What is read does not depend on statements before it.
		second, err := readModule("const zz='zz';" + src)
		if err != nil || len(second) < len(first) {
			t.Errorf("%q is read otherwise behind another statement: %v", src, err)
		}
	})
}
