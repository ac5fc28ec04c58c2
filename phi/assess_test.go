// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// detector returns a detector with the default options.
func detector(t testing.TB) *phi.Detector {
	t.Helper()
	d, err := phi.New(nil)
	require.NoError(t, err)
	return d
}

// assess assesses a text on a channel.
func assess(t testing.TB, text string, c phi.Channel, author phi.Author) phi.Assessment {
	t.Helper()
	m := phi.Body(text)
	m.Channel, m.Author = c, author
	a, err := detector(t).Assess(m)
	require.NoError(t, err)
	return a
}

// The table of levels: identifier none, author, in the text; health none,
// uncertain, fact.
func TestReq_P6_Levels(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		author          phi.Author
		want            phi.Level
	}{
		{"I0 H0", "nothing identifies, nothing is about health", "What are your hours?", phi.AuthorUnknown, phi.LevelNone},
		{"I0 H1", "a question about a service by nobody", "Do you treat diabetes?", phi.AuthorUnknown, phi.LevelNone},
		{"I0 H2", "a fact about nobody known", "I have diabetes", phi.AuthorUnknown, phi.LevelNone},
		{"I1 H0", "an author who asks about hours", "What are your hours?", phi.AuthorKnown, phi.LevelNone},
		{"I1 H1", "an author who asks about a service", "Do you treat diabetes?", phi.AuthorKnown, phi.LevelPossible},
		{"I1 H2", "an author who tells of a condition", "I have diabetes", phi.AuthorKnown, phi.LevelLikely},
		{"I1 H2 negated", "a negation is health information too", "I don't have diabetes", phi.AuthorKnown, phi.LevelLikely},
		{"I2 H0", "an address alone", "write to ana@example.com please", phi.AuthorKnown, phi.LevelNone},
		{"I2 H1", "an address and a question about a service", "Do you treat diabetes? ana@example.com", phi.AuthorUnknown, phi.LevelLikely},
		{"I2 H2", "an address and a condition", "I have diabetes, ana@example.com", phi.AuthorUnknown, phi.LevelCertain},
		{"record number", "whoever has a medical record is in care", "my MRN is 8012939", phi.AuthorUnknown, phi.LevelCertain},
		{"record number in French", "the same by another label", "IPP: 8012939402", phi.AuthorUnknown, phi.LevelCertain},
		{"head of a form", "a field says that somebody is a patient", "Patient: Philippe Roche | M | 13/09/1965", phi.AuthorUnknown, phi.LevelLikely},
		{"patience", "the same word means something else", "we have to be patient with Philippe Roche", phi.AuthorUnknown, phi.LevelNone},
		{"elided article", "a phrase begins behind it", "l'intervention chirurgicale est prévue lundi", phi.AuthorKnown, phi.LevelLikely},
		{"idiom", "a figure of speech is no health talk", "heart attack at this price", phi.AuthorKnown, phi.LevelNone},
		{"animal", "the regulation protects people", "my dog has diabetes", phi.AuthorKnown, phi.LevelNone},
		{"work", "where somebody works is no fact about their health", "I work in oncology", phi.AuthorKnown, phi.LevelNone},
		{"generic", "talk about nobody in particular", "many people live with diabetes", phi.AuthorKnown, phi.LevelNone},
		{"family", "the health of a relative is somebody's health", "my mother has diabetes", phi.AuthorKnown, phi.LevelLikely},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := assess(t, tc.text, phi.ChannelDM, tc.author).Level; got != tc.want {
				t.Errorf("%s: level %v, want %v", tc.why, got, tc.want)
			}
		})
	}
}

func TestReq_P3_NameWithVitalSigns(t *testing.T) {
	alone := assess(t, "BP 150/95, pulse 88, temp 99.1", phi.ChannelOther, phi.AuthorUnknown)
	if alone.Level != phi.LevelNone || !alone.Health {
		t.Errorf("vital signs alone: level %v, health %v, want none and true", alone.Level, alone.Health)
	}
	named := assess(t, "Mrs. Ruiz: BP 150/95, pulse 88", phi.ChannelOther, phi.AuthorUnknown)
	if !named.PHI() {
		t.Errorf("a name with vital signs: level %v, want PHI", named.Level)
	}
	require.NotEmpty(t, named.Basis, "the pair that decided")
	p := named.Basis[0]
	if named.Findings[p.Finding].Kind != phi.KindName || named.Mentions[p.Mention].Class != phi.ClassVital {
		t.Errorf("the basis is %v and %v, want a name and a vital sign", named.Findings[p.Finding], named.Mentions[p.Mention])
	}
}

func TestReq_P1_TopicsAndTenses(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		class           phi.Class
		tense           phi.Tense
	}{
		{"condition now", "a present condition", "I have asthma", phi.ClassCondition, phi.Present},
		{"condition past", "a past condition", "I had pneumonia last year", phi.ClassCondition, phi.Past},
		{"care to come", "care in the future", "I am scheduled for a colonoscopy", phi.ClassProcedure, phi.Future},
		{"payment", "payment for care", "my copay was wrong", phi.ClassPayment, phi.Present},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := assess(t, tc.text, phi.ChannelDM, phi.AuthorKnown)
			i := slices.IndexFunc(a.Mentions, func(m phi.Mention) bool { return m.Class == tc.class })
			require.GreaterOrEqual(t, i, 0, tc.why)
			if a.Mentions[i].Tense != tc.tense {
				t.Errorf("%s: tense %v, want %v", tc.why, a.Mentions[i].Tense, tc.tense)
			}
			if !a.PHI() {
				t.Errorf("%s: level %v, want PHI", tc.why, a.Level)
			}
		})
	}
}

func TestReq_P7_MedicalAdviceRequest(t *testing.T) {
	for _, tc := range []struct {
		text string
		want bool
	}{
		{"should I take two of these?", true},
		{"is it normal that it itches", true},
		{"¿puedo tomar esto con alcohol?", true},
		{"puis-je prendre les deux ?", true},
		{"darf ich das nehmen?", true},
		{"posso prendere tutti e due?", true},
		{"where can I park?", false},
		{"thanks, see the photo", false},
	} {
		a := assess(t, tc.text, phi.ChannelDM, phi.AuthorKnown)
		if got := slices.Contains(a.Intents, phi.IntentMedicalAdviceRequest); got != tc.want {
			t.Errorf("%q: asks for advice is %v, want %v", tc.text, got, tc.want)
		}
	}
}

func TestReq_P8_Experiencer(t *testing.T) {
	for _, tc := range []struct {
		name, why, text string
		want            phi.Experiencer
	}{
		{"self", "the author", "I have migraines", phi.ExperiencerSelf},
		{"family", "a relative of the author", "my daughter has migraines", phi.ExperiencerFamily},
		{"other", "somebody else", "she has migraines", phi.ExperiencerOther},
		{"staff", "somebody at work", "I work in cardiology", phi.ExperiencerStaff},
		{"generic", "nobody in particular", "people with migraines should know", phi.ExperiencerGeneric},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := assess(t, tc.text, phi.ChannelPublicComment, phi.AuthorKnown)
			require.NotEmpty(t, a.Mentions, tc.why)
			if got := a.Mentions[0].Experiencer; got != tc.want {
				t.Errorf("%s: %v, want %v", tc.why, got, tc.want)
			}
		})
	}
}

func TestReq_P9_Languages(t *testing.T) {
	for _, tc := range []struct {
		name, text  string
		lang        phi.Language
		unsupported bool
	}{
		{"english", "I have a question about the bill", phi.English, false},
		{"spanish", "tengo diabetes y necesito una cita", phi.Spanish, false},
		{"french", "j'ai du diabète depuis deux ans", phi.French, false},
		{"german", "ich habe seit zwei Jahren Diabetes", phi.German, false},
		{"italian", "ho il diabete da due anni", phi.Italian, false},
		{"french, with as many function words of Spanish", "Radiographie pulmonaire prise le 25/07/2021 à Hôpital Lariboisière", phi.French, false},
		{"emoji", "👍", phi.English, false},
		{"ok", "ok", phi.English, false},
		{"spanish without a function word", "Trato pésimo, llamen mañana", phi.Spanish, false},
		{"french without a function word", "Joyeux anniversaire !!", phi.French, false},
		{"german without a function word", "Hab Fieber, gleich Termin", phi.German, false},
		{"italian without a function word", "Fisioterapia inutile, prezzi folli", phi.Italian, false},
		{"a function word of two languages", "al coche hacen chequeo antes", phi.Spanish, false},
		{"a heading", "Chronologie de l'intervention chirurgicale", phi.French, false},
		{"nothing speaks for a language", "ok 410-555-0123", phi.English, false},
		{"russian", "у меня диабет", phi.LangUnsupported, true},
		{"portuguese", "olá, eu não tenho consulta mas estou com dor", phi.LangUnsupported, true},
		{"japanese", "糖尿病です、予約できますか", phi.LangUnsupported, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := assess(t, tc.text, phi.ChannelDM, phi.AuthorKnown)
			if a.Lang != tc.lang || a.Unsupported != tc.unsupported {
				t.Errorf("language %v, unsupported %v, want %v, %v", a.Lang, a.Unsupported, tc.lang, tc.unsupported)
			}
		})
	}
	t.Run("identifiers still run", func(t *testing.T) {
		a := assess(t, "у меня диабет, ana@example.com", phi.ChannelDM, phi.AuthorKnown)
		if len(a.Findings) != 1 || a.Findings[0].Kind != phi.KindEmail {
			t.Errorf("found %v, want one e-mail address", a.Findings)
		}
	})
}

func TestReq_P10_Parts(t *testing.T) {
	m := phi.Message{Channel: phi.ChannelVoicemail, Parts: []phi.Part{
		{Text: "Voicemail", Role: phi.PartSubject},
		{Text: "this is about my asthma, call 410-555-0123", Role: phi.PartTranscript},
		{Text: "chart of Mrs. Ruiz", Role: phi.PartOCR},
	}}
	a, err := detector(t).Assess(m)
	require.NoError(t, err)
	var got []string
	for _, f := range a.Findings {
		got = append(got, m.Parts[f.Part].Text[f.Start:f.End])
	}
	if diff := cmp.Diff([]string{"410-555-0123", "Ruiz"}, got); diff != "" {
		t.Errorf("offsets are into the part (-want +got):\n%s", diff)
	}
}

func TestReq_P5_AttachmentsNeedReview(t *testing.T) {
	m := phi.Body("our staff room")
	m.Direction = phi.DirectionOutbound
	m.Attachments = []phi.Attachment{{MIME: "image/jpeg", Name: "room.jpg"}}
	a, err := detector(t).Assess(m)
	require.NoError(t, err)
	if diff := cmp.Diff([]phi.Cue{phi.CueNeedsMediaReview}, a.Cues); diff != "" {
		t.Errorf("any image has to be looked at (-want +got):\n%s", diff)
	}
}

func TestReq_P13_MediaCues(t *testing.T) {
	for _, tc := range []struct {
		text string
		want phi.Cue
	}{
		{"before and after of our latest patient", phi.CueBeforeAfter},
		{"a selfie with my favourite patient", phi.CuePatientMedia},
	} {
		if a := assess(t, tc.text, phi.ChannelPost, phi.AuthorKnown); !slices.Contains(a.Cues, tc.want) {
			t.Errorf("%q: cues %v, want %v", tc.text, a.Cues, tc.want)
		}
	}
	if a := assess(t, "I highly recommend them", phi.ChannelPublicReview, phi.AuthorKnown); !slices.Contains(a.Intents, phi.IntentTestimonial) {
		t.Error("praise in public is a testimonial")
	}
}

func TestOptOutKeywords(t *testing.T) {
	for _, text := range []string{"STOP", "stop", "Stop.", "UNSUBSCRIBE!", "ALTO", "Arrêt", "please don't text me any more"} {
		if a := assess(t, text, phi.ChannelSMS, phi.AuthorKnown); !slices.Contains(a.Intents, phi.IntentOptOut) {
			t.Errorf("%q is no opt-out", text)
		}
	}
	if a := assess(t, "when does the pain stop", phi.ChannelSMS, phi.AuthorKnown); slices.Contains(a.Intents, phi.IntentOptOut) {
		t.Error("a sentence with the word is no opt-out")
	}
}

func TestAuthorUnstatedCountsAsKnown(t *testing.T) {
	if l := assess(t, "I have diabetes", phi.ChannelSMS, phi.AuthorUnstated).Level; l != phi.LevelLikely {
		t.Errorf("on a channel with authors: %v, want likely", l)
	}
	if l := assess(t, "I have diabetes", phi.ChannelCRM, phi.AuthorUnstated).Level; l != phi.LevelNone {
		t.Errorf("in a note: %v, want none", l)
	}
}
