// SPDX-License-Identifier: Apache-2.0

package router

// Format is the version of the JSON form of a [RuleSet].
const Format = 1

// MaxRules is the number of rules that one rule set can hold.
const MaxRules = 5000

// RuleSet is the description from which [New] makes an engine. It is plain
// data; New copies what it needs and changes nothing. The zero RuleSet is
// refused, because it says nothing about a message that no rule touches.
type RuleSet struct {
	// SchemaRef may name the schema that [Schema] returns. It decides nothing.
	SchemaRef string `json:"$schema,omitzero"`
	// Format is [Format].
	Format int `json:"format"`
	// Folders are the folders that rules may name.
	Folders []Folder `json:"folders"`
	// Roles are the roles that people of the organisation have. With any, a role
	// that approvals, deletions and grants name must be one of them; with none,
	// any name is a role.
	Roles []string `json:"roles,omitzero"`
	// Review says who looks at a message that the rules cannot decide.
	Review Review `json:"review"`
	// Notices are the disclaimers and where they stand.
	Notices []PlacedNotice `json:"notices,omitzero"`
	// Flows are the bot flows that rules may name.
	Flows []Flow `json:"flows,omitzero"`
	// Rules run in the order of phase, priority (highest first) and id; their
	// order here means nothing.
	Rules []Rule `json:"rules"`
	// Default is the plan of a message that no rule touched.
	Default DefaultPlan `json:"default_plan"`
	// Grants say who may do what, see [Engine.Permit].
	Grants []Grant `json:"grants,omitzero"`
	// Session says when an idle session ends.
	Session SessionPolicy `json:"session,omitzero"`
}

// Folder is a place where messages wait for people.
type Folder struct {
	ID      string        `json:"id"`
	Purpose FolderPurpose `json:"purpose"`
	// Retention names the scope of the retention policies that holds for the
	// folder, or is empty.
	Retention string `json:"retention,omitzero"`
}

// Review is the fallback of every decision that cannot be made.
type Review struct {
	// Folder is where such messages go.
	Folder string `json:"folder"`
	// Notify is who is alerted when a message that should disappear cannot.
	Notify string `json:"notify"`
	// Approvers are the roles that approve a deletion.
	Approvers []string `json:"approvers"`
}

// DefaultPlan is what happens to a message that no rule touched.
type DefaultPlan struct {
	// Do has at least one action; {"keep": true} says that nothing happens.
	Do     []Action `json:"do"`
	Reason string   `json:"reason,omitzero"`
}

// PlacedNotice is a disclaimer and the place where it is shown.
type PlacedNotice struct {
	// Notice is an id of [Options.Notices].
	Notice    string    `json:"notice"`
	Placement Placement `json:"placement"`
	// Profiles are the profiles that show it; none means every profile.
	Profiles []string `json:"profiles,omitzero"`
}

// Rule is one rule. The zero Rule is refused.
type Rule struct {
	// ID names the rule: at most 64 of a-z, 0-9, dot, hyphen, underscore.
	ID    string `json:"id"`
	Phase Phase  `json:"phase"`
	// Priority orders the rules of a phase, highest first; equal priorities
	// are settled by ID.
	Priority int  `json:"priority,omitzero"`
	Mode     Mode `json:"mode,omitzero"`
	// Events are the events on which the rule runs. None means the events that
	// bring content; for a guard rule, every event.
	Events []Event `json:"events,omitzero"`
	// Origins are the origins on which the rule runs. None means the customer,
	// so that rules do not answer the answers of others.
	Origins []Origin  `json:"origins,omitzero"`
	When    Condition `json:"when"`
	Do      []Action  `json:"do"`
	Stop    Stop      `json:"stop,omitzero"`
	OnError OnError   `json:"on_error,omitzero"`
	// Reason says in words for people why the rule exists, and Source cites
	// what it follows from.
	Reason string `json:"reason,omitzero"`
	Source string `json:"source,omitzero"`
}
