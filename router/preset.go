// SPDX-License-Identifier: Apache-2.0

package router

// The saved replies and notices that [HealthcareBaseline] names, by their ids in
// the catalogue of the module. The texts are the caller's; [BaselineOptions]
// describes what each has to say.
const (
	ReplyEmergency  = "emergency.call"   // how to get help at once
	ReplyRemoved    = "removed.redirect" // the comment was taken down; where to go instead
	ReplyRedirect   = "redirect.secure"  // where to go instead
	ReplyNoAdvice   = "advice.refusal"   // no medical advice here; where to go instead
	NoticeProfile   = "profile.notice"   // on the profile: do not share health information; where to take it
	NoticeDMCompose = "dm.compose"       // the same, where somebody begins to write a direct message
	NoticeDMFirst   = "dm.first"         // the same, where the network knows only the first message
)

// BaselineOptions describes the saved replies and notices that
// [HealthcareBaseline] names, so that New(HealthcareBaseline(),
// BaselineOptions()) makes an engine. The result is the caller's.
func BaselineOptions() *Options {
	return &Options{
		Replies: []Reply{
			{ID: ReplyEmergency, Purpose: PurposeEmergency},
			{ID: ReplyRemoved, Purpose: PurposeRedirect, Secure: SecurePhone, ClaimsRemoval: true,
				Channels: []Channel{ChannelPublicComment, ChannelPost, ChannelMention}},
			{ID: ReplyRedirect, Purpose: PurposeRedirect, Secure: SecurePhone},
			{ID: ReplyNoAdvice, Purpose: PurposeAdvice, Secure: SecurePhone},
		},
		Notices: []string{NoticeProfile, NoticeDMCompose, NoticeDMFirst},
	}
}

// The names that the baseline gives to folders, tags, teams and roles. They say
// nothing about what a message holds.
const (
	folderInbox  = "inbox"
	folderReview = "review-health"
	folderUrgent = "urgent"
	tagReview    = "review-health"
	teamPrivacy  = "privacy"
	teamOnCall   = "on-call"
	rolePrivacy  = "privacy"
	roleCare     = "care"
	roleSocial   = "social"
	roleMarket   = "marketing"
	roleReader   = "reader"
	flowRedirect = "redirect"
)

// HealthcareBaseline is the rule set from which a healthcare organisation
// starts: it tags messages that may hold health information and moves them to a
// folder for review and deletion, hides public ones, alerts people, answers
// with saved replies or a bot that name a secure channel, puts emergencies
// first, limits who may see, reply and publish, and places the disclaimers. The
// result is the caller's to change.
func HealthcareBaseline() RuleSet {
	return RuleSet{
		Format: Format,
		Folders: []Folder{
			{ID: folderInbox, Purpose: FolderWork},
			{ID: folderReview, Purpose: FolderReviewDelete, Retention: "review-health"},
			{ID: folderUrgent, Purpose: FolderUrgent, Retention: "review-health"},
		},
		Roles:  []string{rolePrivacy, roleCare, roleSocial, roleMarket, roleReader},
		Review: Review{Folder: folderReview, Notify: teamPrivacy, Approvers: []string{rolePrivacy}},
		Notices: []PlacedNotice{
			{Notice: NoticeProfile, Placement: PlacementProfile},
			{Notice: NoticeDMCompose, Placement: PlacementDMCompose},
			{Notice: NoticeDMFirst, Placement: PlacementDMFirst},
		},
		Flows:   []Flow{baselineFlow()},
		Rules:   baselineRules(),
		Default: DefaultPlan{Do: []Action{{Folder: folderInbox}}, Reason: "no rule is about this message"},
		Grants:  baselineGrants(),
	}
}

func baselineFlow() Flow {
	return Flow{ID: flowRedirect, Start: "ask", Steps: []FlowStep{
		{ID: "ask", Reply: ReplyNoAdvice, Quick: []QuickReply{{Label: "Health question", Next: "secure"}, {Label: "Something else", Next: "person"}}},
		{ID: "secure", Reply: ReplyRedirect, Redirect: SecurePhone},
		{ID: "person", Handoff: teamPrivacy},
	}}
}

func baselineRules() []Rule {
	emergency := Is("intents", OpHasAny, "emergency")
	maybe := Is("level", OpGte, "possible")
	phi := Is("level", OpGte, "likely")
	advice := Is("intents", OpHasAny, "medical_advice_request")
	public := Is("visibility", OpEq, "public")
	chat := Is("channel", OpIn, "dm", "chat")
	return []Rule{
		{
			ID: "guard-formal", Phase: PhaseGuard,
			When:   Is("intents", OpHasAny, "legal", "privacy_complaint", "records_request", "abuse", "adverse_event"),
			Do:     []Action{{Outbound: OutboundHold}, {Notify: teamPrivacy}},
			Reason: "such a message starts a process with duties and deadlines; people answer it", Source: "45 CFR 164.530(d)",
		},
		{
			ID: "guard-opt-out", Phase: PhaseGuard,
			When:   Is("intents", OpHasAny, "opt_out"),
			Do:     []Action{{Outbound: OutboundBlock}, {Notify: teamPrivacy}},
			Reason: "consent to be written to can be taken back at any time and in any words", Source: "47 CFR 64.1200(a)(10)",
		},
		{
			ID: "tag-health", Phase: PhaseClassify,
			When:   Any(maybe, IsTrue("health")),
			Do:     []Action{{Tag: tagReview}},
			Reason: "the message may hold health information", Source: "45 CFR 160.103",
		},
		{
			ID: "route-emergency", Phase: PhaseRoute, Priority: 1000,
			When:   emergency,
			Do:     []Action{{Folder: folderUrgent}, {Priority: UrgencyUrgent}, {Notify: teamOnCall}},
			Reason: "somebody may be in danger, which comes before everything else",
		},
		{
			ID: "route-review", Phase: PhaseRoute, Priority: 100,
			When:   Any(maybe, IsTrue("health")),
			Do:     []Action{{Folder: folderReview}},
			Reason: "a person decides about what may be health information", Source: "45 CFR 164.530(c)(1)",
		},
		{
			ID: "route-alert", Phase: PhaseRoute, Priority: 100,
			When:   phi,
			Do:     []Action{{Notify: teamPrivacy}, {Retention: "review-health"}},
			Reason: "protected health information has arrived", Source: "45 CFR 164.530(c)(1)",
		},
		{
			ID: "route-hide", Phase: PhaseRoute, Priority: 100,
			When:   All(phi, public),
			Do:     []Action{{Remove: &Remove{Mode: RemoveHideThenReview}}},
			Reason: "the public should not read it; a person decides what is deleted", Source: "45 CFR 164.530(c)(1)",
		},
		{
			ID: "route-rest", Phase: PhaseRoute, Priority: -1000,
			When:   All(),
			Do:     []Action{{Folder: folderInbox}},
			Reason: "everything else is daily work",
		},
		{
			ID: "respond-emergency", Phase: PhaseRespond, Priority: 1000,
			When:   emergency,
			Do:     []Action{{AutoReply: ReplyEmergency}},
			Reason: "the person needs help at once, not a notice about privacy",
		},
		{
			ID: "respond-public-removed", Phase: PhaseRespond, Priority: 200,
			When:   All(phi, public),
			Do:     []Action{{AutoReply: ReplyRemoved}, {Redirect: SecurePhone}},
			Reason: "after a removal the person learns where to go", Source: "45 CFR 164.502(a)",
		},
		{
			ID: "respond-public", Phase: PhaseRespond, Priority: 100,
			When:   All(public, Any(phi, advice)),
			Do:     []Action{{AutoReply: ReplyRedirect}, {Redirect: SecurePhone}},
			Reason: "health is not discussed in public", Source: "45 CFR 164.502(a)",
		},
		{
			ID: "respond-bot", Phase: PhaseRespond, Priority: 100,
			When:   All(chat, Any(phi, advice)),
			Do:     []Action{{BotFlow: flowRedirect}, {Redirect: SecurePhone}},
			Reason: "the bot refuses advice and leads to a secure channel", Source: "45 CFR 164.502(a)",
		},
		{
			ID: "respond-private", Phase: PhaseRespond, Priority: 100,
			When:   All(Not(public), Not(chat), Any(phi, advice)),
			Do:     []Action{{AutoReply: ReplyRedirect}, {Redirect: SecurePhone}},
			Reason: "this channel is not secured", Source: "45 CFR 164.312(e)(1)",
		},
	}
}

func baselineGrants() []Grant {
	folder := func(id string) []Resource { return []Resource{{Kind: ResourceFolder, ID: id}} }
	every := []Resource{{Kind: ResourceProfile}, {Kind: ResourceFolder}, {Kind: ResourceMessage}}
	return []Grant{
		{ID: "view-profiles", Effect: DecisionAllow, Roles: []string{rolePrivacy, roleSocial, roleMarket, roleReader},
			Operations: []Operation{OperationView}, Resources: []Resource{{Kind: ResourceProfile}}, Reason: "they work with the profiles"},
		{ID: "view-inbox", Effect: DecisionAllow, Roles: []string{rolePrivacy, roleSocial, roleReader},
			Operations: []Operation{OperationView, OperationAssign}, Resources: append(folder(folderInbox), folder(folderUrgent)...), Reason: "daily work"},
		{ID: "view-review", Effect: DecisionAllow, Roles: []string{rolePrivacy},
			Operations: []Operation{OperationView, OperationAssign, OperationHide, OperationDelete, OperationApprove}, Resources: every,
			Reason: "they decide about health information", Source: "45 CFR 164.514(d)(2)"},
		{ID: "no-review", Effect: DecisionDeny, Roles: []string{roleMarket, roleReader},
			Operations: []Operation{OperationView, OperationReply, OperationExport}, Resources: folder(folderReview),
			Reason: "their work does not need health information", Source: "45 CFR 164.514(d)(2)"},
		{ID: "reply", Effect: DecisionAllow, Roles: []string{rolePrivacy, roleSocial},
			Operations: []Operation{OperationReply}, Resources: every, Reason: "they answer customers"},
		{ID: "no-reply", Effect: DecisionDeny, Roles: []string{roleReader, roleMarket},
			Operations: []Operation{OperationReply}, Resources: every, Reason: "they do not answer customers", Source: "45 CFR 164.530(c)(1)"},
		{ID: "publish", Effect: DecisionNeedsApproval, Roles: []string{roleSocial, roleMarket},
			Operations: []Operation{OperationPublish}, Resources: []Resource{{Kind: ResourceProfile}},
			Approval: &Requirement{N: 1, Roles: []string{rolePrivacy}, ValidHours: 72}, Reason: "somebody else reads it first", Source: "45 CFR 164.530(c)(1)"},
		{ID: "view-recordings", Effect: DecisionAllow, Roles: []string{rolePrivacy, roleCare},
			Operations: []Operation{OperationView}, Resources: []Resource{{Kind: ResourceRecording}, {Kind: ResourceVoicemail}, {Kind: ResourceTranscript}},
			Reason: "authorised members of the workspace", Source: "45 CFR 164.312(a)(1)"},
	}
}
