// SPDX-License-Identifier: Apache-2.0

package router

import "slices"

// Method is one of the ways in which an organisation keeps health information
// out of social messaging. The zero Method is MethodProfileDisclaimer.
type Method uint8

// The methods: six that a tool offers by itself, and two that come with forms
// under an agreement.
const (
	MethodProfileDisclaimer Method = iota // a disclaimer on the profile
	MethodDMDisclaimer                    // a disclaimer where a direct message begins
	MethodChatbot                         // a bot that leads to a secure channel
	MethodInbox                           // messages are tagged and moved for review
	MethodRoles                           // roles limit who may see and reply
	MethodSavedReplies                    // saved replies that name a secure channel
	MethodSecureForms                     // a form that is secured
	MethodAgreement                       // an agreement is asked before anything leaves
)

// toolMethods is the number of methods that need no forms under an agreement.
const toolMethods = 6

var methodWords = []string{
	"profile_disclaimer", "dm_disclaimer", "chatbot", "inbox", "roles", "saved_replies", "secure_forms", "agreement",
}

// String returns the word of m.
func (m Method) String() string { return wordOf(methodWords, m) }

// ParseMethod returns the method of a word; any other text is [ErrUnknownWord].
func ParseMethod(s string) (Method, error) { return parseWord[Method]("method", methodWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (m Method) MarshalText() ([]byte, error) { return marshalWord("method", methodWords, m) }

// UnmarshalText reads a word as [ParseMethod] does.
func (m *Method) UnmarshalText(text []byte) error {
	return unmarshalWord("method", methodWords, text, m)
}

// Posture says which methods are active on one profile.
type Posture struct {
	Profile string         `json:"profile"`
	Methods []MethodStatus `json:"methods"`
	Engine  Version        `json:"engine"`
}

// MethodStatus says whether a method is active and what makes it so.
type MethodStatus struct {
	Method Method `json:"method"`
	Active bool   `json:"active"`
	// By names the rules, notices and grants that make it active, sorted.
	By []string `json:"by"`
}

// Six counts the active ones of the six methods that need no forms under an
// agreement.
func (p Posture) Six() int { return p.count(toolMethods) }

// Eight counts the active ones of all methods.
func (p Posture) Eight() int { return p.count(len(p.Methods)) }

func (p Posture) count(first int) int {
	n := 0
	for _, m := range p.Methods[:min(first, len(p.Methods))] {
		if m.Active {
			n++
		}
	}
	return n
}

// Posture says which methods are active on a profile. A rule counts when it is
// enforced and its condition does not exclude the profile.
func (e *Engine) Posture(profile string) Posture {
	by := [...][]string{
		MethodProfileDisclaimer: e.placed(profile, PlacementProfile),
		MethodDMDisclaimer:      e.placed(profile, PlacementDMCompose, PlacementDMFirst),
		MethodChatbot:           e.writing(profile, SlotBotFlow, nil),
		MethodInbox:             e.inbox(profile),
		MethodRoles:             e.limiting(profile),
		MethodSavedReplies: e.writing(profile, SlotAutoReply, func(w write) bool {
			return e.replies[w.value].Purpose == PurposeRedirect
		}),
		MethodSecureForms: e.writing(profile, SlotRedirect, func(w write) bool { return w.value == SecureForm.String() }),
		MethodAgreement:   nil,
	}
	if e.options.Coverage != nil {
		by[MethodAgreement] = []string{"coverage"}
	}
	p := Posture{Profile: profile, Engine: e.version}
	for m, names := range by {
		names = append([]string{}, sorted(names)...)
		p.Methods = append(p.Methods, MethodStatus{Method: Method(m), Active: len(names) > 0, By: names})
	}
	return p
}

// placed lists the notices that a profile shows at one of the places.
func (e *Engine) placed(profile string, at ...Placement) []string {
	var names []string
	for _, n := range e.set.Notices {
		if slices.Contains(at, n.Placement) && (len(n.Profiles) == 0 || slices.Contains(n.Profiles, profile)) {
			names = append(names, n.Notice)
		}
	}
	return names
}

// writing lists the rules that may write a value that fits to a slot.
func (e *Engine) writing(profile string, slot Slot, fits func(write) bool) []string {
	s := e.newState(&Facts{ID: "posture", Profile: profile})
	var names []string
	for i := range e.rules {
		r := &e.rules[i]
		writes := slices.ContainsFunc(r.writes, func(w write) bool { return w.slot == slot && (fits == nil || fits(w)) })
		if writes && r.mode == ModeEnforce && r.when.eval(s) != No {
			names = append(names, r.id)
		}
	}
	return names
}

// inbox needs rules that tag and rules that move to a folder for deletion.
func (e *Engine) inbox(profile string) []string {
	tagging := e.writing(profile, SlotTag, nil)
	moving := e.writing(profile, SlotFolder, func(w write) bool {
		return slices.ContainsFunc(e.set.Folders, func(f Folder) bool { return f.ID == w.value && f.Purpose == FolderReviewDelete })
	})
	if len(tagging) == 0 || len(moving) == 0 {
		return nil
	}
	return append(tagging, moving...)
}

// limiting needs grants about the profile and about folders, and one that keeps
// a role from replying.
func (e *Engine) limiting(profile string) []string {
	var views, folders, denials []string
	about := func(g Grant, op Operation, kind ResourceKind, id string) bool {
		return slices.Contains(g.Operations, op) &&
			slices.ContainsFunc(g.Resources, func(r Resource) bool { return r.Kind == kind && (id == "" || r.ID == "" || r.ID == id) })
	}
	for _, g := range e.set.Grants {
		if about(g, OperationView, ResourceProfile, profile) {
			views = append(views, g.ID)
		}
		if about(g, OperationView, ResourceFolder, "") {
			folders = append(folders, g.ID)
		}
		if g.Effect == DecisionDeny && slices.Contains(g.Operations, OperationReply) {
			denials = append(denials, g.ID)
		}
	}
	if len(views) == 0 || len(folders) == 0 || len(denials) == 0 {
		return nil
	}
	return slices.Concat(views, folders, denials)
}
