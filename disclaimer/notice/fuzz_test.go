// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

// FuzzCount checks the laws that hold between the units.
func FuzzCount(f *testing.F) {
	for _, s := range []string{"", "Call us.", "é", "e\u0301", "👨‍👩‍👧‍👦", "🇫🇷🇩", "https://example.com/a b.c", "\u1112\u1161\u11ab", "a\r\n\xff", strings.Repeat("€", 90)} {
		f.Add(s, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			if _, err := notice.UnitBytes.Count(a + b); !utf8.ValidString(a+b) && err == nil {
				t.Fatal("a text that is not UTF-8 has a length")
			}
			return
		}
		count := func(u notice.Unit, s string) int {
			n, err := u.Count(s)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		runes := utf8.RuneCountInString(a)
		if got := count(notice.UnitBytes, a); got != len(a) {
			t.Errorf("%d bytes, want %d", got, len(a))
		}
		if got, want := count(notice.UnitUTF16, a), len(utf16.Encode([]rune(a))); got != want {
			t.Errorf("%d units of UTF-16, want %d", got, want)
		}
		if g := count(notice.UnitGraphemes, a); g > runes || (g == 0) != (a == "") {
			t.Errorf("%d graphemes in %d characters", g, runes)
		}
		if x := count(notice.UnitXWeight, a); (x == 0) != (a == "") {
			t.Errorf("weight %d of %d characters", x, runes)
		}
		for _, u := range []notice.Unit{notice.UnitBytes, notice.UnitUTF16} {
			if count(u, a+b) != count(u, a)+count(u, b) {
				t.Errorf("%s do not add up", u)
			}
		}
		if count(notice.UnitGraphemes, a+b) > count(notice.UnitGraphemes, a)+count(notice.UnitGraphemes, b) {
			t.Error("joining made graphemes")
		}
		if a != "" && b != "" && count(notice.UnitXWeight, a+" "+b) != count(notice.UnitXWeight, a)+1+count(notice.UnitXWeight, b) &&
			!strings.ContainsFunc(a+b, func(r rune) bool { return r > 0x7f || r < ' ' }) {
			t.Error("the weights of words do not add up")
		}
		whole, part := notice.SMS(a+b), notice.SMS(a)
		if whole.Segments < part.Segments || part.UCS2 && !whole.UCS2 {
			t.Errorf("a longer message is shorter: %+v, %+v", part, whole)
		}
		full := map[bool][2]int{false: {160, 153}, true: {70, 67}}[part.UCS2]
		if part.Segments == 1 && part.Units > full[0] || part.Segments > 1 && part.Units > part.Segments*full[1] {
			t.Errorf("segments overflow: %+v", part)
		}
		if part.Segments > 1 && part.Units <= full[0] {
			t.Errorf("a segment too many: %+v", part)
		}
	})
}

// FuzzRender checks that whatever the values are, the outcome is an error
// without a text or a text without a hole that keeps to its limit.
func FuzzRender(f *testing.F) {
	f.Add("Example Clinic", "410-555-0123", "office@example.com", "https://example.com/form", "mon-fri 08:00-17:00", "US", uint8(3), 140)
	f.Add("{phone}", "911", "a@b", "javascript:x", "always", "en", uint8(0), 0)
	f.Fuzz(func(t *testing.T, name, phone, email, form, hours, region string, which uint8, limit int) {
		c := builtin(t)
		ids := c.IDs()
		id := ids[int(which)%len(ids)]
		entry, _ := c.Entry(id)
		limits := []notice.Limit{{Unit: notice.UnitUTF16, Max: limit}}
		query := notice.Query{ID: id, Languages: five[int(which)%len(five):], Limits: limits}
		if len(entry.Channels) > 0 {
			query.Channel = entry.Channels[0]
		}
		choice, err := c.Select(query)
		if err != nil {
			t.Fatal(err)
		}
		v := notice.Values{Organisation: name, Phone: phone, Email: email, FormURL: form, Hours: hours, Region: region}
		text, err := choice.Render(v)
		again, errAgain := choice.Render(v)
		if text.String() != again.String() || (err == nil) != (errAgain == nil) {
			t.Fatal("two answers to one question")
		}
		if (v.Validate() != nil) && err == nil {
			t.Fatal("a value without its form was rendered")
		}
		if err != nil {
			if text.String() != "" {
				t.Fatal("an error with a text")
			}
			return
		}
		s := text.String()
		if s == "" || strings.ContainsAny(s, "{}\n") || !utf8.ValidString(s) {
			t.Fatalf("not a finished text: %q", s)
		}
		if n, err := notice.UnitUTF16.Count(s); err != nil || n > limit {
			t.Fatalf("%d units, allowed are %d", n, limit)
		}
		for _, e := range requirement(entry).Least {
			found := false
			for _, got := range text.Elements() {
				found = found || got == e
			}
			if !found {
				t.Fatalf("%s lacks %s", id, e)
			}
		}
	})
}

func requirement(e notice.Entry) notice.Requirement {
	if e.Placement != notice.PlacementUnspecified {
		return e.Placement.Requirement()
	}
	return e.Purpose.Requirement()
}

// FuzzDecodeBook checks that a book that New accepts renders without a panic and
// without braces.
func FuzzDecodeBook(f *testing.F) {
	f.Add([]byte(`{"schema": 1, "entries": [{"id": "own.thanks", "purpose": "thanks", "channels": ["dm"], "version": "1", "source": "us",
		"wordings": [{"language": "en", "variants": [{"segments": [{"elements": ["acknowledgement"], "text": "Thank you."}]}]}]}]}`))
	f.Add([]byte(`{"schema": 1, "entries": [{"wordings": [{"variants": [{"segments": [{"any": ["{phone}", "{email}"], "text": "{"}]}]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := notice.DecodeBook(data)
		if err != nil {
			return
		}
		report, err := notice.Lint([]notice.Book{book}, nil)
		if err != nil {
			t.Fatal(err)
		}
		c, err := notice.New([]notice.Book{book}, nil)
		refused := false
		for _, finding := range report.Findings {
			refused = refused || finding.Severity == notice.SeverityError
		}
		if refused != (err != nil) {
			t.Fatalf("the lint and New disagree: %v", err)
		}
		if err != nil {
			return
		}
		for _, e := range book.Entries {
			q := notice.Query{ID: e.ID}
			if len(e.Channels) > 0 {
				q.Channel = e.Channels[0]
			}
			for _, w := range e.Wordings {
				q.Languages = append(q.Languages, w.Language)
			}
			choice, err := c.Select(q)
			if err != nil {
				continue // a saved reply without a channel has no place to go
			}
			if text, err := choice.Render(clinic); err == nil && strings.ContainsAny(text.String(), "{}") {
				t.Fatalf("raw output: %q", text)
			}
		}
	})
}
