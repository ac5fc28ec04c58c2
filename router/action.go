// SPDX-License-Identifier: Apache-2.0

package router

// Action is one thing that a rule asks for: exactly one field is set. In JSON:
//
//	{"tag": "review-health"}
//	{"remove": {"mode": "hide_then_review"}}
//
// The zero Action is refused. What becomes of several actions on one slot says
// [MergeTable].
type Action struct {
	// Keep asks for nothing: the message was looked at and stays as it is.
	Keep bool `json:"keep,omitzero"`
	// Tag adds a tag.
	Tag string `json:"tag,omitzero"`
	// Folder moves the message to a folder of the rule set.
	Folder string `json:"folder,omitzero"`
	// Assign gives the message to a person or team.
	Assign string `json:"assign,omitzero"`
	// Priority says how soon a person should look.
	Priority Urgency `json:"priority,omitzero"`
	// Notify alerts a person or team.
	Notify string `json:"notify,omitzero"`
	// Outbound holds or blocks whatever would go to the customer.
	Outbound Outbound `json:"outbound,omitzero"`
	// RequireApproval lets what is sent to the customer wait for approvals.
	RequireApproval *Requirement `json:"require_approval,omitzero"`
	// Remove takes the message out of view.
	Remove *Remove `json:"remove,omitzero"`
	// Redirect names the secure channel to which the conversation should move.
	Redirect SecureChannel `json:"redirect,omitzero"`
	// BotFlow starts a flow of the rule set.
	BotFlow string `json:"bot_flow,omitzero"`
	// AutoReply sends a saved reply, by its id in [Options.Replies].
	AutoReply string `json:"auto_reply,omitzero"`
	// Egress gives the message to an integration or AI feature, by the name of
	// the destination, if an agreement covers it.
	Egress string `json:"egress,omitzero"`
	// Retention names a scope of the retention policies.
	Retention string `json:"retention,omitzero"`
	// Note is a remark for people, at most [MaxNote] bytes. It is a text of the
	// rule set and says nothing about what a message holds.
	Note string `json:"note,omitzero"`
	// Timer asks to look at the message again later.
	Timer *Timer `json:"timer,omitzero"`
}

// MaxNote is the longest note, in bytes.
const MaxNote = 500

// Requirement is a demand for approvals.
type Requirement struct {
	// N is the number of different people, at least 1.
	N int `json:"n"`
	// Roles are the roles of which an approver has at least one.
	Roles []string `json:"roles"`
	// ValidHours is how long an approval lasts; 0 leaves it to the approval.
	ValidHours int `json:"valid_hours,omitzero"`
}

// Remove asks to take a message out of view.
type Remove struct {
	// Mode is how. The zero mode hides the message and lets a person decide.
	Mode RemoveMode `json:"mode,omitzero"`
	// Approver is the role that approves the deletion at a public entity,
	// where nothing is deleted without a named approver.
	Approver string `json:"approver,omitzero"`
}

// write is an action that reached a slot.
type write struct {
	slot  Slot
	value string
	// rank orders the values of a slot with [MergeStrictest].
	rank     uint8
	remove   *Remove
	timer    *Timer
	approval *Requirement
	// by is the rule, seq its place among all writes of the rule set.
	by  *asker
	seq int
}

// asker is who asks for actions, as steps and traces name it.
type asker struct{ id, reason, source string }

// compiled returns the write of an action, and false when not exactly one
// field is set. An Action with Keep writes to no slot.
func (a *Action) compiled() (w write, writes, ok bool) {
	n := 0
	put := func(set bool, v write) {
		if set {
			w, n, writes = v, n+1, true
		}
	}
	put(a.Tag != "", write{slot: SlotTag, value: a.Tag})
	put(a.Folder != "", write{slot: SlotFolder, value: a.Folder})
	put(a.Assign != "", write{slot: SlotAssignee, value: a.Assign})
	put(a.Priority != 0, write{slot: SlotPriority, value: a.Priority.String()})
	put(a.Notify != "", write{slot: SlotNotify, value: a.Notify})
	put(a.Outbound != 0, write{slot: SlotOutbound, value: a.Outbound.String(), rank: uint8(a.Outbound)})
	put(a.RequireApproval != nil, write{slot: SlotApproval, value: "outbound", approval: a.RequireApproval})
	if a.Remove != nil {
		put(true, write{slot: SlotRemove, value: a.Remove.Mode.String(), rank: uint8(a.Remove.Mode), remove: a.Remove})
	}
	put(a.Redirect != 0, write{slot: SlotRedirect, value: a.Redirect.String()})
	put(a.BotFlow != "", write{slot: SlotBotFlow, value: a.BotFlow})
	put(a.AutoReply != "", write{slot: SlotAutoReply, value: a.AutoReply})
	put(a.Egress != "", write{slot: SlotEgress, value: a.Egress})
	put(a.Retention != "", write{slot: SlotRetention, value: a.Retention})
	put(a.Note != "", write{slot: SlotNote, value: a.Note})
	if a.Timer != nil {
		put(true, write{slot: SlotTimer, value: a.Timer.Name, timer: a.Timer})
	}
	if a.Keep {
		n++
	}
	return w, writes, n == 1
}
