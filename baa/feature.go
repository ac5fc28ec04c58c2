// SPDX-License-Identifier: Apache-2.0

package baa

// Feature is a channel or a feature by the name that callers use for it. The first
// words are those of message channels. The zero Feature is other, which no
// dataset has. Features are safe for concurrent use.
type Feature int

// The values of Feature.
const (
	// OtherFeature is a channel without a class.
	OtherFeature Feature = iota
	// PublicReview is a review.
	PublicReview
	// PublicComment is a public comment.
	PublicComment
	// Post is a published post.
	Post
	// Mention is a public mention.
	Mention
	// DM is a direct message on a network.
	DM
	// Chat is a web chat.
	Chat
	// SMS is a text message.
	SMS
	// MMS is a picture message.
	MMS
	// Email is electronic mail.
	Email
	// Voicemail is a voicemail.
	Voicemail
	// TranscriptFeature is the text of a call or voicemail.
	TranscriptFeature
	// Call is a telephone call.
	Call
	// Form is a form that people fill in.
	Form
	// CRM is the sync with a CRM.
	CRM
	// CallRecording is a recorded call.
	CallRecording
	// AIAgent is an agent that talks to people.
	AIAgent
	// AISummary is a summary made by a model.
	AISummary
	// AITags are tags set by a model.
	AITags
	// AIContent is text or advice made by a model.
	AIContent
	// EmailSync is the sync with an e-mail sender.
	EmailSync
	// MessagingSync is the sync with a messaging platform.
	MessagingSync
	// AnalyticsExport is the export to an analytics tool.
	AnalyticsExport
	// AnalyticsReport is a report inside the product.
	AnalyticsReport
)

var featureWords = vocabulary{"feature", []string{
	"other", "public_review", "public_comment", "post", "mention", "dm", "chat", "sms", "mms",
	"email", "voicemail", "transcript", "call", "form", "crm", "recording", "ai_agent", "ai_summary",
	"ai_tags", "ai_content", "email_sync", "messaging_sync", "analytics_export", "analytics_report",
}}

// String returns the word of f, or "invalid".
func (f Feature) String() string { return wordOf(featureWords, f) }

// ParseFeature returns the value of a word. The error is a [*WordError].
func ParseFeature(s string) (Feature, error) { return parseWord[Feature](featureWords, s) }

// MarshalText returns the word of f. The error is a [*WordError].
func (f Feature) MarshalText() ([]byte, error) { return marshalWord(featureWords, f) }

// UnmarshalText reads a word. The error is a [*WordError].
func (f *Feature) UnmarshalText(text []byte) error { return unmarshalWord(featureWords, f, text) }

// paths maps features to the class paths that the shipped datasets use.
var paths = [...]string{
	PublicReview:      "social.review",
	PublicComment:     "social.comment",
	Post:              "social.post",
	Mention:           "social.mention",
	DM:                "social.dm",
	Chat:              "comm.chat",
	SMS:               "comm.sms",
	MMS:               "comm.mms",
	Email:             "comm.email",
	Voicemail:         "comm.voicemail",
	TranscriptFeature: "comm.transcript",
	Call:              "comm.call",
	Form:              "forms.secure",
	CRM:               "integration.crm",
	CallRecording:     "comm.recording",
	AIAgent:           "ai.agent",
	AISummary:         "ai.summary",
	AITags:            "ai.tags",
	AIContent:         "ai.content",
	EmailSync:         "integration.email",
	MessagingSync:     "integration.messaging",
	AnalyticsExport:   "analytics.export",
	AnalyticsReport:   "analytics.report",
}

// Path returns the class path of f in the shipped datasets, or "" for other.
func (f Feature) Path() string {
	if f < 0 || int(f) >= len(paths) {
		return ""
	}
	return paths[f]
}

// Flag is the short answer about a feature. The zero Flag says that it is not
// covered and forbidden.
type Flag struct {
	// Service is the full name of the feature's service.
	Service string `json:"service"`
	// Covered says that agreements in force cover it. Unknown is not covered.
	Covered bool `json:"covered"`
	// Coverage and Use are the verdict.
	Coverage Coverage  `json:"coverage"`
	Use      Allowance `json:"use"`
	// Basis says on whose word the answer rests.
	Basis Basis `json:"basis"`
	// Conditions are those under which the feature is covered, or may be used
	// without cover, and whether each is met.
	Conditions []ConditionState `json:"conditions"`
	// Unmet is everything that is missing.
	Unmet []Unmet `json:"unmet"`
	// Liability are the parties that bear the risk of the use.
	Liability []string `json:"liability"`
	// AcceptedRisk says that the organisation accepted the risk of using it
	// without cover.
	AcceptedRisk bool `json:"accepted_risk"`
	// Notice is the constant LegalNotice.
	Notice string `json:"notice"`
}

// Flag answers for a channel or feature of a vendor what [Graph.Evaluate] answers
// for a service: whether it is covered, under which conditions it may be used all
// the same, and who is liable. The other circumstances are those of the use,
// whose service it replaces. The error is a [*UseError].
func (g *Graph) Flag(vendor string, f Feature, u Use) (Flag, error) {
	if f.Path() == "" {
		return Flag{}, &UseError{Field: "feature", Problem: UnknownService}
	}
	u.Service = vendor + "/" + f.Path()
	v, err := g.Evaluate(u)
	if err != nil {
		return Flag{}, err
	}
	flag := Flag{
		Service: u.Service, Covered: v.Coverage == Covered,
		Coverage: v.Coverage, Use: v.Use, Basis: v.Basis,
		Conditions: []ConditionState{}, Unmet: v.Unmet, Liability: v.Liability,
		AcceptedRisk: v.AcceptedRisk, Notice: v.Notice,
	}
	for _, h := range v.Path {
		flag.Conditions = append(flag.Conditions, h.Conditions...)
	}
	flag.Conditions = distinct(flag.Conditions)
	return flag, nil
}
