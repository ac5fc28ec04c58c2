// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

// An Authorization says what a signed authorization to use or disclose health
// information states, 45 CFR 164.508(c). It holds none of its text. The zero
// Authorization states nothing and permits nothing.
//
// In JSON it is an object, or true or false for a valid one that is, or is not,
// at hand.
type Authorization struct {
	// Valid, if not nil, is the caller's word that an authorization is valid for
	// what is published, or is not. The other fields are then not looked at.
	Valid *bool `json:"-"`
	// Information reports that it describes the information specifically.
	Information bool `json:"information,omitempty"`
	// Discloser reports that it says who may disclose.
	Discloser bool `json:"discloser,omitempty"`
	// Recipient reports that it says to whom.
	Recipient bool `json:"recipient,omitempty"`
	// Purpose reports that it says for what.
	Purpose bool `json:"purpose,omitempty"`
	// Expires is the last day on which it holds, ExpiryEvent that it names an
	// event instead and EventOccurred that this has happened.
	Expires       Date `json:"expires,omitzero"`
	ExpiryEvent   bool `json:"expiry_event,omitempty"`
	EventOccurred bool `json:"event_occurred,omitempty"`
	// Signed is the day of the signature.
	Signed Date `json:"signed,omitzero"`
	// Representative reports that somebody else signed for the person, Authority
	// that it describes by what authority.
	Representative bool `json:"representative,omitempty"`
	Authority      bool `json:"authority,omitempty"`
	// RightToRevoke, Conditioning and Redisclosure report the statements that
	// 164.508(c)(2) asks for.
	RightToRevoke bool `json:"right_to_revoke,omitempty"`
	Conditioning  bool `json:"conditioning,omitempty"`
	Redisclosure  bool `json:"redisclosure,omitempty"`
	// PlainLanguage reports that it is written in plain language, CopyGiven that
	// the person got a copy.
	PlainLanguage bool `json:"plain_language,omitempty"`
	CopyGiven     bool `json:"copy_given,omitempty"`
	// Paid reports that somebody pays for the publication, PaymentStated that
	// it says so.
	Paid          bool `json:"paid,omitempty"`
	PaymentStated bool `json:"payment_stated,omitempty"`
	// Platforms are the networks and sites that it names.
	Platforms []string `json:"platforms,omitempty"`
	// Revoked reports that it was revoked. A revocation wins at once.
	Revoked bool `json:"revoked,omitempty"`
}

// UnmarshalJSON reads an object, or true or false.
func (a *Authorization) UnmarshalJSON(data []byte) error {
	if word := string(bytes.TrimSpace(data)); word == "true" || word == "false" {
		valid := word == "true"
		*a = Authorization{Valid: &valid}
		return nil
	}
	type plain Authorization
	var p plain
	if err := strictjson.Decode(data, &p); err != nil {
		return err
	}
	*a = Authorization(p)
	return nil
}

// MarshalJSON is the inverse of UnmarshalJSON.
func (a Authorization) MarshalJSON() ([]byte, error) {
	if a.Valid != nil {
		return json.Marshal(*a.Valid)
	}
	type plain Authorization
	return json.Marshal(plain(a))
}

// A Defect is an element that an authorization lacks, or a reason why it does
// not hold.
type Defect struct {
	// Element is the JSON key of the element, "authorization" for a missing one
	// as a whole, "expired" or "revoked".
	Element string `json:"element"`
	// Why says in English what is wrong.
	Why string `json:"why"`
	// Source is the authority, such as "45 CFR 164.508(c)(1)(i)".
	Source string `json:"source"`
}

// A Use is a publication for which an authorization is needed. The zero Use is
// one on an unknown day and platform, of somebody of age.
type Use struct {
	// On is the day of the publication. Without it no expiry date can be shown
	// to lie ahead.
	On Date
	// Platform is the network or site. Empty: any one that the authorization
	// names will do.
	Platform string
	// Minor reports that the person is a minor, for whom a representative signs.
	Minor bool
}

// Defects returns why a does not permit a use, in the order of the regulation,
// or an empty slice if it does. A nil Authorization has one defect.
func (a *Authorization) Defects(u Use) []Defect {
	ds := []Defect{}
	add := func(lacks bool, element, why, source string) {
		if lacks {
			ds = append(ds, Defect{element, why, source})
		}
	}
	if a == nil || a.Valid != nil {
		add(a == nil || !*a.Valid, "authorization", "There is no valid authorization.", "45 CFR 164.508(a)(1)")
		return ds
	}
	const core, statement = "45 CFR 164.508(c)(1)", "45 CFR 164.508(c)(2)"
	add(!a.Information, "information", "It does not describe the information.", core+"(i)")
	add(!a.Discloser, "discloser", "It does not say who may disclose.", core+"(ii)")
	add(!a.Recipient, "recipient", "It does not say to whom.", core+"(iii)")
	add(!a.Purpose, "purpose", "It does not say for what purpose.", core+"(iv)")
	add(a.Expires.IsZero() && !a.ExpiryEvent, "expires", "It names neither a day nor an event at which it expires.", core+"(v)")
	add(a.Signed.IsZero(), "signed", "It is not signed and dated.", core+"(vi)")
	add(!a.Signed.IsZero() && !u.On.IsZero() && u.On.before(a.Signed), "signed", "It was signed after the publication.", core+"(vi)")
	add(u.Minor && !a.Representative, "representative", "A minor needs a representative who signs.", "45 CFR 164.502(g)(3)")
	add(a.Representative && !a.Authority, "authority", "It does not describe the authority of the representative.", core+"(vi)")
	add(!a.RightToRevoke, "right_to_revoke", "It does not state the right to revoke it.", statement+"(i)")
	add(!a.Conditioning, "conditioning", "It does not say whether care depends on it.", statement+"(ii)")
	add(!a.Redisclosure, "redisclosure", "It does not say that others may disclose further.", statement+"(iii)")
	add(!a.PlainLanguage, "plain_language", "It is not written in plain language.", "45 CFR 164.508(c)(3)")
	add(!a.CopyGiven, "copy_given", "The person did not get a copy.", "45 CFR 164.508(c)(4)")
	add(a.Paid && !a.PaymentStated, "payment_stated", "It does not say that somebody pays.", "45 CFR 164.508(a)(3)(ii)")
	named := func(p string) bool { return strings.EqualFold(p, u.Platform) }
	add(len(a.Platforms) == 0 || u.Platform != "" && !slices.ContainsFunc(a.Platforms, named),
		"platforms", "It does not name the platform.", core+"(iii)")
	add(a.EventOccurred, "expired", "The event at which it expires has happened.", "45 CFR 164.508(b)(2)(i)")
	add(!a.Expires.IsZero() && (u.On.IsZero() || a.Expires.before(u.On)),
		"expired", "It is not known to hold on the day of the publication.", "45 CFR 164.508(b)(2)(i)")
	add(a.Revoked, "revoked", "It was revoked.", "45 CFR 164.508(b)(2)(iii)")
	return ds
}
