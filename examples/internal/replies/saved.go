// SPDX-License-Identifier: Apache-2.0

package replies

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/phi"
)

// A Saved offers saved replies. It implements disclaimer.SafeReplies.
type Saved struct {
	catalogue *notice.Catalogue
	values    notice.Values
}

// New returns the built-in replies filled in with the values.
func New(values notice.Values) (*Saved, error) {
	if err := values.Validate(); err != nil {
		return nil, err
	}
	c, err := notice.Builtin()
	return &Saved{c, values}, err
}

// Example returns the values of the clinic that the examples speak for.
func Example() notice.Values {
	return notice.Values{
		Organisation: "Harbor Clinic", Phone: "410-555-0199", Email: "office@example.com",
		PortalURL: "https://portal.example.com", FormURL: "https://forms.example.com/contact",
		Hours: "mon-fri 08:00-17:00", Region: "US",
	}
}

// Values returns what an organisation's own data say about how to reach it.
func Values(o *phi.Organisation) notice.Values {
	v := notice.Values{Region: o.Region}
	if len(o.Names) > 0 {
		v.Organisation = o.Names[0]
	}
	for _, c := range o.Contacts {
		switch {
		case strings.Contains(c, "@"):
			v.Email = c
		case strings.HasPrefix(c, "https://"):
			v.FormURL = c
		case strings.ContainsAny(c, "0123456789") && v.Phone == "":
			v.Phone = c
		}
	}
	return v
}

// SafeReply returns the reply of a purpose in a language, rendered.
func (s *Saved) SafeReply(purpose, lang, channel string) (id, text string, ok bool) {
	p, err := notice.ParsePurpose(purpose)
	if err != nil {
		return "", "", false
	}
	return s.render(notice.Query{Purpose: p, Channel: notice.ParseChannel(channel)}, lang)
}

// Text returns the reply with the given id in a language, rendered.
func (s *Saved) Text(id, lang, channel string) (text string, ok bool) {
	_, text, ok = s.render(notice.Query{ID: id, Channel: notice.ParseChannel(channel)}, lang)
	return text, ok
}

func (s *Saved) render(q notice.Query, lang string) (id, text string, ok bool) {
	if tag, err := language.Parse(lang); err == nil && lang != "und" {
		q.Languages = append(q.Languages, tag)
	}
	q.Languages = append(q.Languages, language.English)
	choice, err := s.catalogue.Select(q)
	if err != nil {
		return "", "", false
	}
	t, err := choice.Render(s.values)
	if err != nil {
		return "", "", false
	}
	return choice.ID, t.String(), true
}
