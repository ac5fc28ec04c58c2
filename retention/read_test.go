// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

// TestReadItemSaysWhere marks in each text, with ^, the byte that the error
// points at.
func TestReadItemSaysWhere(t *testing.T) {
	tests := []struct {
		name, text, field string
		want              error
		why               string
	}{
		{"unknown kind", `{"id":"x","kind":^"letter"}`, "kind", retention.ErrUnknown, "a word of no set"},
		{"unknown anchor", `{"id":"x","anchors":{"created":"2026-01-01","born"^:"2026-01-01"}}`, "anchors", retention.ErrUnknown, "it may be what keeps the item"},
		{"no such date", `{"id":"x","anchors":{"created":^"2026-02-30"}}`, "created", retention.ErrNoSuchDate, "February has no 30th"},
		{"date of another form", `{"id":"x","anchors":{"created": ^"1/2/2026"}}`, "created", retention.ErrMalformed, "whose month is that?"},
		{"id twice", `{"id":"x","id"^:"y"}`, "id", retention.ErrDuplicate, "which one is it?"},
		{"anchor twice", `{"id":"x","anchors":{"created":"2026-01-01","created"^:"2025-01-01"}}`, "created", retention.ErrDuplicate, "the earlier or the later?"},
		{"another case", `{"id":"x","Flags"^:["phi"]}`, "json", retention.ErrUnknown, "a hold may look at flags"},
		{"number for an id", `{"id":^12}`, "id", retention.ErrMalformed, "ids are text"},
		{"labels as text", `{"id":"x","labels":^"vip"}`, "labels", retention.ErrMalformed, "a list is needed"},
		{"request kind", `{"id":"x","requests":[{"kind":"written","filed":"2026-01-01"},{"kind":^"spoken"}]}`, "kind", retention.ErrUnknown, "who heard it?"},
		{"request without a day", `{"id":"x","requests":[^{"kind":"written"}]}`, "request date", retention.ErrNoSuchDate, "filed when?"},
		{"answered before it was filed", `{"id":"x","requests":[^{"kind":"access","filed":"2026-01-02","answered":"2026-01-01"}]}`, "request date", retention.ErrMisplaced, "cannot be"},
		{"deletion answered", `{"id":"x","requests":[^{"kind":"written","filed":"2026-01-02","answered":"2026-01-03"}]}`, "request date", retention.ErrMisplaced, "it is answered by deleting"},
		{"cut", `{"id":"x","kind":"mess^`, "json", retention.ErrMalformed, "the rest is missing"},
		{"more after the end", `{"id":"x"}^}`, "json", retention.ErrMalformed, "two values are not one item"},
		{"not UTF-8", `{"id":"` + "^\xff" + `"}`, "json", retention.ErrMalformed, "two ids would become one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(tt.text, "^")
			_, err := retention.ReadItem([]byte(strings.Replace(tt.text, "^", "", 1)))
			var bad *retention.ItemError
			require.ErrorAs(t, err, &bad, tt.why)
			if bad.Field != tt.field || !errors.Is(err, tt.want) || bad.Offset != at {
				t.Errorf("got %v (%s at %d), want %s at %d: %v: %s", err, bad.Field, bad.Offset, tt.field, at, tt.want, tt.why)
			}
		})
	}
	_, err := retention.ReadItem([]byte(`{"id":"\ud800"}`))
	require.ErrorIs(t, err, retention.ErrMalformed, "half a character reads as the same one as any other half")
	it, err := retention.ReadItem([]byte(`{"id":"x","kind":null,"anchors":null,"requests":null,"flags":null}`))
	require.NoError(t, err, "null stands for an absent key")
	if it.Kind != 0 || it.Anchors != nil || it.Requests != nil {
		t.Errorf("%v: null is nothing", it)
	}
}
