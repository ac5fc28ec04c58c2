// SPDX-License-Identifier: Apache-2.0

package router

import (
	"slices"
	"strings"
)

// Grant says what people with certain roles may or may not do. The zero Grant
// is refused.
type Grant struct {
	ID     string   `json:"id"`
	Effect Decision `json:"effect"`
	// Roles are the roles that the grant is for: one of them is enough.
	Roles      []string    `json:"roles"`
	Operations []Operation `json:"operations"`
	// Resources are the things that it is about; at least one.
	Resources []Resource `json:"resources"`
	// Approval is what DecisionNeedsApproval waits for, and nil otherwise.
	Approval *Requirement `json:"approval,omitzero"`
	Reason   string       `json:"reason,omitzero"`
	Source   string       `json:"source,omitzero"`
}

// Actor is a person or program that wants to do something.
type Actor struct {
	ID    string   `json:"id"`
	Roles []string `json:"roles"`
}

// Resource is a thing that access is limited to. In a grant an empty ID stands
// for everything of the kind.
type Resource struct {
	Kind ResourceKind `json:"kind"`
	ID   string       `json:"id,omitzero"`
}

// PermitResult is the answer of [Engine.Permit]. The zero PermitResult denies.
type PermitResult struct {
	Decision Decision `json:"decision"`
	// Reasons are the grants that decided, sorted by id. None means that no
	// grant is about the question, which denies.
	Reasons []PermitReason `json:"reasons"`
	// Approval is what the operation waits for when the decision says so.
	Approval *Requirement `json:"approval,omitzero"`
	Engine   Version      `json:"engine"`
}

// PermitReason is a grant that decided.
type PermitReason struct {
	Grant  string `json:"grant"`
	Reason string `json:"reason,omitzero"`
	Source string `json:"source,omitzero"`
}

// Permit says whether an actor may do something to a resource. A grant that
// denies beats one that asks for approval, which beats one that allows; without
// any grant the answer is no. A resource without an ID is everything of its
// kind. An actor without an ID, an operation or resource
// that is not stated, and demands for approval that no role can meet are denied
// too.
func (e *Engine) Permit(a Actor, op Operation, on Resource) PermitResult {
	result := PermitResult{Reasons: []PermitReason{}, Engine: e.version}
	if a.ID == "" || op == 0 || on.Kind == 0 {
		return result
	}
	var found []Grant
	for _, g := range e.set.Grants {
		if !g.covers(a, op, on) {
			continue
		}
		if len(found) > 0 && g.Effect > found[0].Effect {
			continue
		}
		if len(found) > 0 && g.Effect < found[0].Effect {
			found = found[:0]
		}
		found = append(found, g)
	}
	for _, g := range found {
		result.Decision = g.Effect
		result.Reasons = append(result.Reasons, PermitReason{g.ID, g.Reason, g.Source})
	}
	slices.SortFunc(result.Reasons, func(a, b PermitReason) int { return strings.Compare(a.Grant, b.Grant) })
	if result.Decision == DecisionNeedsApproval {
		var demands []*Requirement
		for _, g := range found {
			demands = append(demands, g.Approval)
		}
		var possible bool
		if result.Approval, possible = mergeRequirements(demands); !possible {
			result.Decision, result.Approval = DecisionDeny, nil
		}
	}
	return result
}

// covers says whether a grant is about a question. What limits a part of a
// kind is about a question that names none: the answer is about every part.
func (g *Grant) covers(a Actor, op Operation, on Resource) bool {
	return slices.ContainsFunc(g.Roles, func(r string) bool { return slices.Contains(a.Roles, r) }) &&
		slices.Contains(g.Operations, op) &&
		slices.ContainsFunc(g.Resources, func(r Resource) bool {
			return r.Kind == on.Kind && (r.ID == "" || r.ID == on.ID || on.ID == "" && g.Effect != DecisionAllow)
		})
}

// checkGrants refuses grants that say nothing or name folders that do not
// exist.
func (b *builder) checkGrants() {
	checkTwice(b, b.set.Grants, "/grants", grantID)
	for i, g := range b.set.Grants {
		at := "/grants/" + itoa(i)
		b.checkID(g.ID, at+"/id")
		b.checkRoles(g.Roles, at+"/roles")
		if !inTable(decisionWords, g.Effect) {
			b.add(at+"/effect", CodeBadValue, "")
		}
		if len(g.Operations) == 0 || slices.Contains(g.Operations, 0) || !inTable(operationWords, g.Operations...) {
			b.add(at+"/operations", CodeMissing, "")
		}
		if len(g.Resources) == 0 {
			b.add(at+"/resources", CodeMissing, "")
		}
		for j, r := range g.Resources {
			b.checkResource(r, at+"/resources/"+itoa(j))
		}
		switch needs := g.Effect == DecisionNeedsApproval; {
		case needs && g.Approval == nil:
			b.add(at+"/approval", CodeMissing, "")
		case !needs && g.Approval != nil:
			b.add(at+"/approval", CodeContradiction, "")
		case needs:
			b.checkRequirement(g.Approval, at+"/approval")
		}
	}
}

func (b *builder) checkResource(r Resource, path string) {
	if r.Kind == 0 || !inTable(resourceKindWords, r.Kind) {
		b.add(path+"/kind", CodeMissing, "")
	}
	if r.Kind == ResourceFolder && r.ID != "" {
		b.checkFolder(r.ID, path+"/id")
	}
}
