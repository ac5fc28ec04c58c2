// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A list is the entries of one file.
type list map[string]row

// A row is what is known of an entry: its weight and its tags, which are
// languages or countries.
type row struct {
	weight int
	tags   []string
}

// add notes an entry. Of two weights the greater stays; tags add up.
func (l list) add(entry string, weight int, tags ...string) {
	r := l[entry]
	r.weight = max(r.weight, weight)
	for _, t := range tags {
		if !slices.Contains(r.tags, t) {
			r.tags = append(r.tags, t)
		}
	}
	l[entry] = r
}

// addForms notes an entry in all its forms.
func (l list) addForms(entry, lang string, weight int, tags ...string) {
	for _, f := range forms(entry, lang) {
		l.add(f, weight, tags...)
	}
}

// text returns the lines of a list in byte order, tags in the order of order.
// A list without an order has no column of tags.
func (l list) text(order []string) []byte {
	var b bytes.Buffer
	for _, entry := range slices.Sorted(maps.Keys(l)) {
		r := l[entry]
		fmt.Fprintf(&b, "%s\t%d", entry, r.weight)
		if order != nil {
			tags := slices.SortedFunc(slices.Values(r.tags), func(a, b string) int {
				return cmp.Compare(slices.Index(order, a), slices.Index(order, b))
			})
			b.WriteByte('\t')
			b.WriteString(strings.Join(tags, ","))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// compress packs a list. The result depends on the text alone: the header has
// no name and no time.
func compress(text []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(text); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
