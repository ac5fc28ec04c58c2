// SPDX-License-Identifier: Apache-2.0

package baa

import "github.com/safeharbor-go/safeharbor/internal/release"

// LegalNotice stands in every verdict.
const LegalNotice = "A reading of records that were given to this library. It is not legal advice, and it does not say that a contract is valid."

// NoRiskException stands in a verdict about an accepted risk.
const NoRiskException = "No agreement covers this use. 45 CFR 164.502(e) has no exception for a risk that was accepted."

// Verdict is the answer to a [Use]. The zero Verdict prohibits. A verdict is the
// caller's own; it never repeats subject or session of the use.
type Verdict struct {
	// Coverage says whether agreements cover the use.
	Coverage Coverage `json:"coverage"`
	// Use says, apart from that, whether and how the service may be used.
	Use Allowance `json:"use"`
	// Basis says on whose word the answer rests.
	Basis Basis `json:"basis"`
	// Path is the proof: every hop in the order of the flow, each followed by
	// the services that it sends data on to.
	Path []Hop `json:"path"`
	// Unmet is what is missing, in the order of the path.
	Unmet []Unmet `json:"unmet"`
	// Responsible says who has to do what. It is never empty.
	Responsible []Duty `json:"responsible"`
	// Liability are the parties that bear the risk of the use, as far as a
	// record says so.
	Liability []string `json:"liability"`
	// Changes are what would give a better verdict: the fewest changes after which
	// every hop that decides is covered, each counted once however many hops it
	// helps; and for a hop that no change on record can cover, those that better
	// its use. With more than ten open points no change can be spared, but
	// another set might be smaller. Empty when nothing needs to change.
	Changes []Change `json:"changes"`
	// AcceptedRisk says that the organisation accepted the risk of every hop
	// that is not covered. It changes nothing else.
	AcceptedRisk bool `json:"accepted_risk"`
	// Risks are those acceptances.
	Risks []AcceptedRisk `json:"risks,omitempty"`
	// Sources are the documents behind the answer, sorted by dataset and id.
	Sources []SourceRef `json:"sources"`
	// AsOf and KnownAt repeat the days of the question.
	AsOf    Date `json:"as_of"`
	KnownAt Date `json:"known_at,omitzero"`
	// Engine names the code and the records that gave the answer.
	Engine release.Engine `json:"engine"`
	// Notice is the constant LegalNotice.
	Notice string `json:"notice"`
}

// Hop is one service on the path of a verdict.
type Hop struct {
	// Service is its name, with the id of the owner.
	Service string `json:"service"`
	// Via is the service whose name the use gave, when its owner has another
	// party process the data; or empty.
	Via string `json:"via,omitempty"`
	// From is the hop that sends the data on, for a sink; or empty.
	From string `json:"from,omitempty"`
	// Roles are those of the owner.
	Roles []Role `json:"roles,omitempty"`
	// Part and Data are what fared worst.
	Part Part      `json:"part,omitzero"`
	Data DataClass `json:"data"`
	// Coverage, Use and Basis are the verdict on this hop.
	Coverage Coverage  `json:"coverage"`
	Use      Allowance `json:"use"`
	Basis    Basis     `json:"basis"`
	// Reason says why.
	Reason Reason `json:"reason"`
	// Steps are the records that decided, each with its dates.
	Steps []Step `json:"steps,omitempty"`
	// Conditions are the conditions that apply and their state.
	Conditions []ConditionState `json:"conditions,omitempty"`
	// NotInherited are the services from which this one derives its data and
	// whose cover does not reach it.
	NotInherited []string `json:"not_inherited,omitempty"`
	// DeidentifiedBy is the service that removes what identifies people before
	// the data come here, as a report shows; or empty.
	DeidentifiedBy string `json:"deidentified_by,omitempty"`
	// Exemption is the reason why a conduit needs no agreement, or empty.
	Exemption string `json:"exemption,omitempty"`
}

// Step is a record on the path of proof.
type Step struct {
	// Record is the id of the agreement, statement or policy.
	Record string `json:"record"`
	// Kind is the kind of agreement; unspecified for a statement or a policy.
	Kind AgreementKind `json:"kind,omitzero"`
	// Grant is the id of the grant, or empty for a link of the chain.
	Grant string `json:"grant,omitempty"`
	// Effect is what the grant does; absent for a link of the chain.
	Effect *Effect `json:"effect,omitempty"`
	// Status is the state of the agreement.
	Status Status `json:"status,omitzero"`
	// Validity is when the record holds.
	Validity
	// Recorded is since when it is on file.
	Recorded Date `json:"recorded"`
}

// ConditionState is a condition of a hop and whether it is met.
type ConditionState struct {
	// Condition is its id.
	Condition string `json:"condition"`
	// Kind is its kind.
	Kind ConditionKind `json:"kind"`
	// Per says for whom it has to be met.
	Per Per `json:"per,omitzero"`
	// Met says whether it is.
	Met bool `json:"met"`
	// Reason says why not; it means nothing for a condition that is met.
	Reason Reason `json:"reason,omitzero"`
	// Responsible is the party that has to meet it.
	Responsible string `json:"responsible"`
	// Says is the condition in words.
	Says string `json:"says,omitempty"`
}

// Unmet is something that is missing for a hop.
type Unmet struct {
	// Service is the hop.
	Service string `json:"service"`
	// Kind is the kind of condition; SignedAgreement and Plan for agreements and
	// plans, unspecified for what the records or the question leave open.
	Kind ConditionKind `json:"kind,omitzero"`
	// Record is the id of the condition or agreement, or empty.
	Record string `json:"record,omitempty"`
	// Reason says what is wrong with it.
	Reason Reason `json:"reason"`
	// Responsible is the party that has to see to it.
	Responsible string `json:"responsible"`
}

// Duty is an obligation and who has it.
type Duty struct {
	// Duty says what, in words.
	Duty string `json:"duty"`
	// Party is the id of the party, or [Customer] when no account is on record.
	Party string `json:"party"`
	// Record is the id of the condition, grant or agreement that asks for it.
	Record string `json:"record,omitempty"`
	// Within is the time to do it in; the zero Period is at once.
	Within Period `json:"within,omitzero"`
	// Law is the section that asks for it, or empty.
	Law string `json:"law,omitempty"`
}

// Change is a step that would alter a verdict.
type Change struct {
	// Action is what to do.
	Action Action `json:"action"`
	// Record is the id of what to do it with: an agreement, a condition, a
	// policy; or empty.
	Record string `json:"record,omitempty"`
	// Service is the first hop that it helps.
	Service string `json:"service"`
}

// AcceptedRisk is a risk acceptance in force.
type AcceptedRisk struct {
	// Record is the id of the acceptance.
	Record string `json:"record"`
	// Approver is who accepted the risk, by role.
	Approver string `json:"approver"`
	// Expires is the last day on which it holds for certain.
	Expires Date `json:"expires"`
	// Mitigations are what is done instead.
	Mitigations []string `json:"mitigations"`
	// Notice is the constant NoRiskException.
	Notice string `json:"notice"`
}

// SourceRef is a source with the dataset that names it.
type SourceRef struct {
	// Dataset is the name of the dataset.
	Dataset string `json:"dataset"`
	Source
}

// checked is the day from which the age of a source counts.
func (s *SourceRef) checked() Date {
	verified := s.VerifiedOn.First()
	if dated := s.Dated.First(); s.Secondary && !s.Dated.IsZero() && dated.Before(verified) {
		return dated
	}
	return verified
}
