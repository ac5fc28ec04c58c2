// SPDX-License-Identifier: Apache-2.0

package retention

import "slices"

// An index finds the selectors that may choose an item without looking at the
// others, so that a thousand holds on other accounts cost nothing. Each selector
// is filed under the values of its most telling list; whether it does choose the
// item is still for [Selector] to say.
type index struct {
	items, accounts, folders, labels, flags map[string][]int32
	kinds                                   map[Kind][]int32
	rest                                    []int32 // selectors without a list
}

func newIndex(n int, at func(i int) *Selector) index {
	var x index
	for i := range n {
		i, s := int32(i), at(i)
		switch { // the list that tells most apart comes first
		case len(s.Items) > 0:
			x.items = file(x.items, s.Items, i)
		case len(s.Accounts) > 0:
			x.accounts = file(x.accounts, s.Accounts, i)
		case len(s.Folders) > 0:
			x.folders = file(x.folders, s.Folders, i)
		case len(s.Labels) > 0:
			x.labels = file(x.labels, s.Labels, i)
		case len(s.Flags) > 0:
			x.flags = file(x.flags, s.Flags, i)
		case len(s.Kinds) > 0:
			x.kinds = file(x.kinds, s.Kinds, i)
		default:
			x.rest = append(x.rest, i)
		}
	}
	return x
}

func file[T comparable](m map[T][]int32, values []T, i int32) map[T][]int32 {
	if m == nil {
		m = map[T][]int32{}
	}
	for _, v := range values {
		if filed := m[v]; len(filed) == 0 || filed[len(filed)-1] != i { // a list may repeat a value
			m[v] = append(filed, i)
		}
	}
	return m
}

// candidates appends the selectors that may choose an item to dst, in
// ascending order, each once.
func (x *index) candidates(dst []int32, it *Item) []int32 {
	dst = append(dst, x.items[it.ID]...)
	dst = append(dst, x.accounts[it.Account]...)
	dst = append(dst, x.folders[it.Folder]...)
	dst = append(dst, x.kinds[it.Kind]...)
	dst = append(dst, x.rest...)
	for _, l := range it.Labels {
		dst = append(dst, x.labels[l]...)
	}
	for _, f := range it.Flags {
		dst = append(dst, x.flags[f]...)
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}
