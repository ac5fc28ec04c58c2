// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// normalContact returns the form in which contacts are compared: lower case,
// numbers without punctuation and country code, pages without scheme, "www."
// and closing slash.
func normalContact(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	letters := strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
	if !letters && len(digits) >= 7 {
		if len(digits) == 11 && digits[0] == '1' {
			digits = digits[1:]
		}
		return digits
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "mailto:"), "tel:")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
}

// checkContacts holds the contacts in the reply to the list. Those of the
// organisation are always on it.
func (w *work) checkContacts() {
	if w.x.Facts.Contacts == nil {
		w.missing(CodeUnapprovedContact)
		return
	}
	allowed := slices.Clone(w.guard.contacts)
	for _, c := range w.x.Facts.Contacts {
		allowed = append(allowed, normalContact(c))
	}
	for _, f := range w.reply.Findings {
		switch f.Kind {
		case phi.KindPhone, phi.KindFax, phi.KindEmail, phi.KindURL:
		default:
			continue
		}
		if f.Role != phi.RoleOwn && !slices.Contains(allowed, normalContact(w.x.Reply[f.Start:f.End])) {
			w.findBytes("contact.unapproved", f.Start, f.End)
		}
	}
}

// identifierKinds are the kinds that belong to a person and never to a reply.
var identifierKinds = [phi.NumKinds + 1]bool{
	phi.KindSSN: true, phi.KindMRN: true, phi.KindHealthPlanID: true, phi.KindAccount: true, phi.KindLicense: true,
	phi.KindVehicle: true, phi.KindDevice: true, phi.KindIP: true, phi.KindBiometric: true, phi.KindAge: true,
	phi.KindOtherID: true,
}

// checkIdentifiers finds identifiers of a person in the reply, and contacts
// that the inbound message gave.
func (w *work) checkIdentifiers() {
	for _, f := range w.reply.Findings {
		if f.Role == phi.RoleOwn || w.handle(f) || w.emergencyNumber(f) || w.announced(f) {
			continue
		}
		if identifierKinds[f.Kind] || f.Kind == phi.KindLocation && w.homeOf(f) || w.restatesContact(f) {
			w.findBytes("identifier.new", f.Start, f.End)
		}
	}
}

// restatesContact reports whether the inbound message gave the contact.
func (w *work) restatesContact(f phi.Finding) bool {
	return len(w.disclosed.contacts) > 0 && w.disclosed.contacts[normalContact(w.x.Reply[f.Start:f.End])]
}

// handle reports whether a finding is the name of an account on a network, by
// which an author shows up to everyone.
func (w *work) handle(f phi.Finding) bool {
	return w.x.Reply[f.Start] == '@' || f.Start > 0 && w.x.Reply[f.Start-1] == '@'
}

// emergencyNumber reports whether a finding is a number to call for help.
func (w *work) emergencyNumber(f phi.Finding) bool {
	from, to := w.text.within(f.Start, f.End)
	return from < to && w.text.units[from].is(classEmergency)
}

// announced reports whether a finding is the number of a telephone without its
// area code that the reply gives to be called: no number of a person.
func (w *work) announced(f phi.Finding) bool {
	from, to := w.text.within(f.Start, f.End)
	if from == to || to == 1 || !w.text.localNumber(to-1) {
		return false
	}
	from, to = w.text.sentence(to - 1)
	return w.text.first(from, to, classYour, classThirdsOwn, w.guard.grammar.classes.record) < 0
}

// homeOf reports whether a finding is the address of the person, as a house
// number says beside a word for the person.
func (w *work) homeOf(f phi.Finding) bool {
	value := w.x.Reply[f.Start:f.End]
	if value[0] < '0' || value[0] > '9' {
		return false
	}
	from, to := w.text.within(f.Start, f.End)
	if from == to {
		return false
	}
	from, to = w.text.sentence(from)
	classes := &w.guard.grammar.classes
	return w.text.first(from, to, classYour, classThirdsOwn, classYou, classes.order) >= 0 &&
		w.text.first(from, to, classOur, classRedirect, classEmergency, classes.place) < 0
}
