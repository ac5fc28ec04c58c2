// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"context"
	"maps"
	"net/url"
	"slices"
)

// Form applies the policy to form values. The result is fresh; a key that is
// itself an identifier is changed as well, and two keys that become the same are
// a *[FormatError].
func (p *Processor) Form(ctx context.Context, values url.Values) (url.Values, Report, error) {
	report := Report{Policy: p.d.Policy().ID(), Records: 1}
	keys := slices.Sorted(maps.Keys(values))
	var leaves []*leaf
	for _, key := range keys {
		named := &leaf{}
		named.field.Text = key
		if isWord(key) {
			named.action = actionName
		}
		leaves = append(leaves, named)
		for _, v := range values[key] {
			leaves = append(leaves, p.leaf([]string{key}, label(key), v, 0))
		}
	}
	if err := p.apply(ctx, leaves, &report); err != nil {
		return nil, Report{}, err
	}
	out := make(url.Values, len(keys))
	next := 0
	for _, key := range keys {
		name := leaves[next].out
		next++
		if _, taken := out[name]; taken {
			return nil, Report{}, &FormatError{Reason: "two keys become the same under the policy"}
		}
		done := make([]string, 0, len(values[key]))
		for range values[key] {
			l := leaves[next]
			next++
			if l.action == ActionKeep {
				report.gap([]string{name}, ReasonRule)
			}
			done = append(done, l.out)
		}
		out[name] = done
	}
	return out, report, nil
}
