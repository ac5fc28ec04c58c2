// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// FHIR applies the policy to one FHIR R4 resource in JSON. The elements of the
// data types HumanName, Address, ContactPoint, Identifier, Reference, Attachment
// and Narrative are known wherever they stand, and so are dates; other texts are
// examined under the names of their elements.
func (p *Processor) FHIR(ctx context.Context, data []byte) (Output, error) {
	var head struct {
		ResourceType string `json:"resourceType"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.ResourceType == "" {
		return Output{}, &FormatError{Reason: "is no JSON object with a resourceType"}
	}
	return p.json(ctx, data, fhir{})
}

// fhir knows the elements of FHIR R4.
type fhir struct{}

func (fhir) place(path []string, text string) (string, phi.Kind, phi.Markup, Reason) {
	element, parent := lastKeys(path)
	name := label(element)
	switch element {
	case "family", "given", "prefix", "suffix":
		return name, phi.KindName, 0, 0
	case "postalCode":
		return zipLabel, phi.KindLocation, 0, 0
	case "line", "city", "district":
		return name, phi.KindLocation, 0, 0
	case "div":
		return "", 0, phi.MarkupHTML, 0
	case "reference", "fullUrl", "versionId":
		return "", phi.KindOtherID, 0, 0
	case "id":
		return "", phi.KindOtherID, 0, 0
	case "serialNumber", "lotNumber", "carrierHRF", "carrierAIDC", "deviceIdentifier", "distinctIdentifier", "udiCarrier":
		return name, phi.KindDevice, 0, 0
	case "subscriberId", "policyHolder", "subscriber":
		return name, phi.KindHealthPlanID, 0, 0
	case "latitude", "longitude", "altitude":
		return name, phi.KindLocation, 0, 0
	case "data":
		if parent != "valueSampledData" {
			return name, 0, 0, ReasonBinary
		}
	case "signature", "hash", "sigFormat":
		return name, 0, 0, ReasonBinary
	case "url":
		if parent == "photo" || parent == "content" || parent == "attachment" || parent == "valueAttachment" {
			return name, phi.KindURL, 0, 0
		}
		return name, 0, 0, 0 // of an extension or a definition
	case "value":
		if k := valueOf(parent, text); k != 0 {
			return label(parent), k, 0, 0
		}
	case "display":
		if isPerson(parent) {
			return label(parent), phi.KindName, 0, 0
		}
	case "text":
		switch parent {
		case "name":
			return parent, phi.KindName, 0, 0
		case "address":
			return parent, phi.KindLocation, 0, 0
		}
	}
	if isFHIRDate(text) {
		return name, phi.KindDate, 0, 0
	}
	for _, key := range path {
		if key == "extension" || key == "modifierExtension" {
			return name, 0, 0, ReasonAsText
		}
	}
	return name, 0, 0, 0
}

// valueOf returns what the value of an element is.
func valueOf(parent, text string) phi.Kind {
	switch parent {
	case "identifier", "masterIdentifier":
		return phi.KindOtherID
	case "telecom", "valueContactPoint":
		switch {
		case strings.Contains(text, "@"):
			return phi.KindEmail
		case strings.Contains(text, "://"):
			return phi.KindURL
		}
		return phi.KindPhone
	}
	return 0
}

// isPerson reports whether a reference under this name points to a person.
func isPerson(parent string) bool {
	switch parent {
	case "subject", "patient", "individual", "performer", "author", "requester", "recorder", "asserter", "beneficiary", "actor",
		"participant", "practitioner", "generalPractitioner", "managingPractitioner", "subscriber", "policyHolder", "payee", "responsible",
		"informant", "enterer", "sender", "recipient", "receiver", "source", "focus", "link", "other", "who", "onBehalfOf", "provider":
		return true
	}
	return false
}

// lastKeys returns the last two keys of a path.
func lastKeys(path []string) (element, parent string) {
	for i := len(path) - 1; i >= 0; i-- {
		switch {
		case path[i] == "*":
		case element == "":
			element = path[i]
		default:
			return element, path[i]
		}
	}
	return element, ""
}

// isFHIRDate reports whether a text is a date with a month, as FHIR writes it.
func isFHIRDate(text string) bool {
	const shape = "0000-00-00"
	if len(text) < len("0000-00") || strings.ContainsAny(text, " ") {
		return false
	}
	for i := range min(len(text), len(shape)) {
		digit := '0' <= text[i] && text[i] <= '9'
		if digit != (shape[i] == '0') || !digit && text[i] != '-' {
			return false
		}
	}
	return len(text) == 7 || len(text) == len(shape) || len(text) > len(shape) && text[len(shape)] == 'T'
}
