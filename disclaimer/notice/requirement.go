// SPDX-License-Identifier: Apache-2.0

package notice

import "slices"

// A Requirement says which elements the texts of a placement or a purpose state.
type Requirement struct {
	// All are the elements of a complete text.
	All []Element
	// Least are the elements of a text for a surface on which no complete one
	// fits. They are All where nothing may be left out.
	Least []Element
	// Source says why.
	Source string
}

type requirementRow struct {
	placement Placement
	purpose   Purpose
	all       []Element
	least     []Element // nil: all
	source    string
}

// fiveOfMessages are the elements of a notice beside direct messages.
var fiveOfMessages = []Element{
	ElementAcknowledgement, ElementNoAdvice, ElementPromiseOtherTopics, ElementDoNotShare, ElementSecureRoute,
}

var threeOfMessages = fiveOfMessages[:3]

var requirements = []requirementRow{
	{placement: PlacementProfile,
		all:    []Element{ElementDoNotShare, ElementSecureRoute},
		source: "45 CFR 164.530(c)(1)"},
	{placement: PlacementDMCompose, all: fiveOfMessages, least: threeOfMessages, source: "45 CFR 164.530(c)(1)"},
	{placement: PlacementDMFirst, all: fiveOfMessages, least: threeOfMessages, source: "45 CFR 164.530(c)(1)"},
	{placement: PlacementComment,
		all:    []Element{ElementDoNotShare, ElementRemoval, ElementSecureRoute},
		least:  []Element{ElementDoNotShare, ElementSecureRoute},
		source: "45 CFR 164.530(c)(1)"},
	{placement: PlacementSMSOptIn,
		all:    []Element{ElementIdentifySender, ElementFrequency, ElementRates, ElementHelp, ElementOptOut},
		source: "carriers' rules for programmes of text messages"},
	{placement: PlacementSMSOptOut,
		all:    []Element{ElementIdentifySender, ElementOptedOut},
		source: "47 CFR 64.1200(a)(12)"},
	{placement: PlacementCallRecording,
		all:    []Element{ElementRecording}, // and consent_request, where all parties decide
		source: "18 USC 2511(2)(d)"},
	{placement: PlacementAINotice,
		all:    []Element{ElementAIUse, ElementHumanContact},
		source: "vendors' conditions; Cal. Health and Safety Code 1339.75"},
	{placement: PlacementOutOfOffice,
		all:    []Element{ElementNotMonitored, ElementHours, ElementEmergencyNumber},
		source: "good practice"},
	{placement: PlacementEmergency,
		all:    []Element{ElementNotMonitored, ElementEmergencyNumber},
		source: "good practice"},

	{purpose: PurposeRedirect, all: []Element{ElementDoNotShare, ElementSecureRoute}, source: "45 CFR 164.530(c)(1)"},
	{purpose: PurposeAdviceRefusal, all: []Element{ElementNoAdvice, ElementSecureRoute}, source: "good practice"},
	{purpose: PurposeRemovedRedirect,
		all:    []Element{ElementRemoval, ElementDoNotShare, ElementSecureRoute},
		source: "45 CFR 164.530(c)(1)"},
	{purpose: PurposeThanks, all: []Element{ElementAcknowledgement}, source: "45 CFR 164.502(a)"},
	{purpose: PurposePolicy, all: []Element{ElementDoNotShare, ElementSecureRoute}, source: "45 CFR 164.502(a)"},
	{purpose: PurposeHouseRules, all: []Element{ElementDoNotShare, ElementRemoval}, source: "good practice"},
	{purpose: PurposeEmergency, all: []Element{ElementEmergencyNumber}, source: "good practice"},
	{purpose: PurposeOutOfHours,
		all:    []Element{ElementNotMonitored, ElementHours, ElementEmergencyNumber},
		source: "good practice"},
	{purpose: PurposeRefillReminder,
		all:    []Element{ElementIdentifySender, ElementSecureRoute, ElementOptOut},
		source: "vendors' conditions; 47 CFR 64.1200(a)(9)(iv)"},
	{purpose: PurposeRecordsRequest,
		all:    []Element{ElementDoNotShare, ElementSecureRoute},
		source: "45 CFR 164.524(b)(1)"},
	{purpose: PurposeComplaint,
		all:    []Element{ElementAcknowledgement, ElementSecureRoute},
		source: "45 CFR 164.502(a)"},
	{purpose: PurposePrivacyComplaint,
		all:    []Element{ElementAcknowledgement, ElementSecureRoute},
		source: "45 CFR 164.530(d)(1)"},
	{purpose: PurposeAppointment, all: []Element{ElementDoNotShare, ElementSecureRoute}, source: "45 CFR 164.502(a)"},
	{purpose: PurposeBilling, all: []Element{ElementDoNotShare, ElementSecureRoute}, source: "45 CFR 164.502(a)"},
	{purpose: PurposeGeneral, all: []Element{ElementSecureRoute}, source: "good practice"},
	{purpose: PurposeBotWelcome,
		all:    []Element{ElementAutomated, ElementDoNotShare, ElementEmergencyNumber, ElementSecureRoute},
		source: "45 CFR 164.530(c)(1)"},
	{purpose: PurposeHandoff, all: []Element{ElementDoNotShare, ElementHumanContact}, source: "good practice"},
	{purpose: PurposeSMSHelp,
		all:    []Element{ElementIdentifySender, ElementSecureRoute, ElementOptOut},
		source: "carriers' rules for programmes of text messages"},
	{purpose: PurposeUnsecuredPermission,
		all:    []Element{ElementIdentifySender, ElementNotSecure, ElementOptIn, ElementOptOut},
		source: "45 CFR 164.522(b)(1)"},
	{purpose: PurposeAIConsent,
		all:    []Element{ElementAIUse, ElementConsentRequest, ElementHumanContact},
		source: "vendors' conditions; Cal. Health and Safety Code 1339.75"},
}

// Requirement returns what the texts of a placement state. That of an
// unspecified placement is empty.
func (p Placement) Requirement() Requirement {
	return requirementOf(func(r requirementRow) bool { return r.placement == p && r.purpose == 0 })
}

// Requirement returns what the texts of a purpose state. That of an unspecified
// purpose is empty.
func (p Purpose) Requirement() Requirement {
	return requirementOf(func(r requirementRow) bool { return r.purpose == p && r.placement == 0 })
}

func requirementOf(is func(requirementRow) bool) Requirement {
	i := slices.IndexFunc(requirements, is)
	if i < 0 {
		return Requirement{}
	}
	r := requirements[i]
	least := r.least
	if least == nil {
		least = r.all
	}
	return Requirement{All: slices.Clone(r.all), Least: slices.Clone(least), Source: r.source}
}

// requirement returns what the texts of an entry state.
func (e Entry) requirement() Requirement {
	if e.Placement == PlacementUnspecified {
		return e.Purpose.Requirement()
	}
	r := e.Placement.Requirement()
	if e.Placement == PlacementCallRecording && e.Consent == RecordingAllParty {
		r.All = append(r.All, ElementConsentRequest)
		r.Least = append(r.Least, ElementConsentRequest)
	}
	return r
}
