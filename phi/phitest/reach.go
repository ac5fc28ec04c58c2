// SPDX-License-Identifier: Apache-2.0

package phitest

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A Reach says what gives away that something is an identifier of a kind. The
// zero Reach is that of an invalid kind. No detector reaches further: what it
// would add are guesses.
type Reach struct {
	// Form are the identifiers whose own form or wording tells what they are.
	Form string
	// Label are those that only a label, a header or a word beside them tells.
	Label string
	// Metadata are those that no text holds: they travel as attachments.
	Metadata string
}

// reaches are the reaches of all kinds.
var reaches = [phi.NumKinds + 1]Reach{
	phi.KindName:         {Form: "given name and surname in a sentence", Label: "single names, initials, rare names"},
	phi.KindLocation:     {Form: "streets, boxes, coordinates, town with state or postal code", Label: "towns alone, postal codes"},
	phi.KindDate:         {Form: "day with month, month with year", Label: "a day of the month, a date without signs"},
	phi.KindAge:          {Form: "age with its unit", Label: "a bare number, a year of birth"},
	phi.KindPhone:        {Form: "numbers in the grouping of a plan", Label: "bare digits, local numbers"},
	phi.KindFax:          {Label: "all: the number is a telephone number"},
	phi.KindEmail:        {Form: "all"},
	phi.KindSSN:          {Form: "groups of three, two and four", Label: "bare digits, last four"},
	phi.KindMRN:          {Label: "all: there is no grammar"},
	phi.KindHealthPlanID: {Form: "Medicare number, numbers of countries with a check", Label: "all others"},
	phi.KindAccount:      {Form: "cards, IBAN", Label: "all others"},
	phi.KindLicense:      {Form: "Spanish DNI and NIE", Label: "all others"},
	phi.KindVehicle:      {Form: "VIN with its check digit", Label: "plates, other VIN"},
	phi.KindDevice:       {Form: "UDI in parentheses, MAC address", Label: "serial and lot numbers, IMEI"},
	phi.KindURL:          {Form: "all"},
	phi.KindIP:           {Form: "all"},
	phi.KindBiometric:    {Label: "templates and references in text", Metadata: "scans and recordings"},
	phi.KindPhoto:        {Form: "an image in a data: address", Metadata: "all others"},
	phi.KindOtherID:      {Form: "handles, tax numbers with a check", Label: "all codes"},
}

// ReachOf returns what gives an identifier of kind k away.
func ReachOf(k phi.Kind) Reach {
	if !k.IsValid() {
		return Reach{}
	}
	return reaches[k]
}

// String returns the columns that are not empty, such as
// "form: handles; label: all codes".
func (r Reach) String() string {
	var parts []string
	for _, p := range [...]struct{ name, text string }{{"form", r.Form}, {"label", r.Label}, {"metadata", r.Metadata}} {
		if p.text != "" {
			parts = append(parts, p.name+": "+p.text)
		}
	}
	return strings.Join(parts, "; ")
}
