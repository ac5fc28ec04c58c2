// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// turns reads messages: "<" is written by the organisation, ">" by the other
// side, ">b " by somebody else of it.
func turns(lines []string) []phi.Message {
	var out []phi.Message
	for _, line := range lines {
		m := phi.Body(strings.TrimPrefix(line[1:], " "))
		m.Channel = phi.ChannelChat
		if line[0] == '<' {
			m.Direction = phi.DirectionOutbound
		}
		if rest, ok := strings.CutPrefix(line, ">b "); ok {
			m.Parts[0].Text, m.Sender = rest, "b"
		}
		out = append(out, m)
	}
	return out
}

// shown returns what a conversation gives away, one line each: number of the
// message, kind and text.
func shown(t *testing.T, d *phi.Detector, ms []phi.Message) []string {
	t.Helper()
	var c phi.Conversation
	var out []string
	for i, m := range ms {
		turn, err := c.Add(d, m)
		require.NoError(t, err)
		require.Equal(t, i, turn.Message)
		for _, f := range turn.Earlier {
			out = append(out, fmt.Sprintf("%d %v %s", f.Message, f.Kind, ms[f.Message].Parts[f.Part].Text[f.Start:f.End]))
		}
		for _, f := range turn.Findings {
			out = append(out, fmt.Sprintf("%d %v %s", i, f.Kind, m.Parts[f.Part].Text[f.Start:f.End]))
		}
	}
	return out
}

func TestReq_P2_ConversationJoins(t *testing.T) {
	d := detector(t)
	for _, tc := range []struct {
		name, why string
		say       []string
		want      []string
	}{
		{"split number", "the halves are nothing by themselves", []string{"> my number is", "> 410 555", "> 0123"}, []string{"1 phone 410 555", "2 phone 0123"}},
		{"without a label", "groups of digits and nothing else, from one author", []string{"> 410", "> 555", "> 0123"}, []string{"0 phone 410", "1 phone 555", "2 phone 0123"}},
		{"dash at the edge", "the dash goes on", []string{"> 410-555-", "> 0123"}, []string{"0 phone 410-555-", "1 phone 0123"}},
		{"dots at the edge", "dots say that more is to come", []string{"> call me at 410...", "> 555-0123"}, []string{"0 phone 410", "1 phone 555-0123"}},
		{"in between", "an acknowledgement parts nothing", []string{"> my cell is 410 555", "< go on", "> 0123"}, []string{"0 phone 410 555", "2 phone 0123"}},
		{"in words", "digits in words", []string{"> call me at four one oh", "> five five five", "> oh one two three"}, []string{"0 phone four one oh", "1 phone five five five", "2 phone oh one two three"}},
		{"social security", "three, two, four", []string{"> my SSN is 123", "> 45", "> 6789"}, []string{"0 ssn 123", "1 ssn 45", "2 ssn 6789"}},
		{"address of mail", "the sign joins", []string{"> ana.ruiz", "> @example.com"}, []string{"0 name ana", "0 name ruiz", "0 email ana.ruiz", "1 email @example.com"}},
		{"own label", "the label is one's own message", []string{"> my MRN is", "> 4471190"}, []string{"1 mrn 4471190"}},
		{"own cue", "a name announced", []string{"> my name is", "> Ana Ruiz"}, []string{"1 name Ana Ruiz"}},
		{"question", "the question is the label", []string{"< What is your date of birth?", "> 03 14 1985"}, []string{"1 date 03 14 1985"}},
		{"polite question", "words between label and answer", []string{"< Can I have your member ID to look you up?", "> sure, it's 4471190"}, []string{"1 health_plan_id 4471190"}},
		{"form", "a label at the end asks", []string{"< Please enter your record number", "> AB-44711"}, []string{"1 mrn AB-44711"}},
		{"asked in parts", "question and split", []string{"< What's your phone number?", "> 555", "> 0123"}, []string{"1 phone 555", "2 phone 0123"}},
		{"name asked for", "lower case is enough", []string{"< What's your full name?", "> ana ruiz"}, []string{"1 name ana ruiz"}},
		{"given name", "one word that is a name", []string{"< Can I get your full name?", "> sure, it's maria"}, []string{"1 name maria"}},
		{"postal code", "five digits alone are any", []string{"< What is your zip code?", "> 21201"}, []string{"1 location 21201"}},
		{"Spanish name", "question and answer", []string{"< ¿Cuál es su nombre completo?", "> lucía gómez"}, []string{"1 name lucía gómez"}},
		{"French name", "question and answer", []string{"< Quel est votre nom ?", "> camille durand"}, []string{"1 name camille durand"}},
		{"German name", "question and answer", []string{"< Wie ist Ihr Name?", "> sabine keller"}, []string{"1 name sabine keller"}},
		{"Italian name", "question and answer", []string{"< Mi può dire il suo nome e cognome?", "> giulia ferrari"}, []string{"1 name giulia ferrari"}},
		{"Spanish", "question and answer", []string{"< ¿Cuál es su fecha de nacimiento?", "> 14 03 1985"}, []string{"1 date 14 03 1985"}},
		{"Spanish split", "mobile in two", []string{"> mi número es", "> 612 345", "> 678"}, []string{"1 phone 612 345", "2 phone 678"}},
		{"French", "question and answer", []string{"< Quelle est votre date de naissance ?", "> 14 03 1985"}, []string{"1 date 14 03 1985"}},
		{"French split", "pairs of digits", []string{"> mon numéro est le", "> 06 12 34", "> 56 78"}, []string{"1 phone 06 12 34", "2 phone 56 78"}},
		{"German", "question and answer", []string{"< Wie ist Ihr Geburtsdatum?", "> 14 03 1985"}, []string{"1 date 14 03 1985"}},
		{"German split", "area code first", []string{"> meine Nummer ist die 0151", "> 23456789"}, []string{"0 phone 0151", "1 phone 23456789"}},
		{"Italian", "question and answer", []string{"< Qual è la sua data di nascita?", "> 14 03 1985"}, []string{"1 date 14 03 1985"}},
		{"Italian split", "mobile in two", []string{"> il mio numero è 333", "> 1234567"}, []string{"0 phone 333", "1 phone 1234567"}},

		{"room and people", "words around the digits say what they are", []string{"> room 410", "> 555 people"}, nil},
		{"other people", "digits of two people", []string{"> 410 555", ">b 0123"}, nil},
		{"both sides", "digits of both sides", []string{"> 410 555", "< 0123"}, nil},
		{"number and year", "a year that starts a sentence", []string{"> code 410 555", "> 2024 was great"}, nil},
		{"menu", "choices of a menu", []string{"> 4", "> 1", "> 0", "> 5", "> 5", "> 5", "> 0", "> 1"}, nil},
		{"counting", "a quantity answers nothing", []string{"< What's your member ID?", "> 2 kids are with me"}, nil},
		{"no answer", "an answer without a value", []string{"< What is your date of birth?", "> why do you ask?"}, nil},
		{"refusal", "no name", []string{"< What's your name?", "> no thanks"}, nil},
		{"agreement", "a word alone is no name", []string{"< What's your full name?", "> Correct", "> Perfect", "> Hold on", "> Done"}, nil},
		{"no address", "nor a place", []string{"< What's your address?", "> See attached", "> Already sent it", "> 10 30"}, nil},
		{"small talk", "an everyday word asks for nothing", []string{"< Do you have insurance?", "> 2", "> 10 30"}, nil},
		{"a time", "a question about a call", []string{"< Can we call you at 5 pm?", "> 3 is better", "> 10 30"}, nil},
		{"thanks", "no name either", []string{"< What's your full name?", "> Thanks"}, nil},
		{"answered before", "one answer to one question", []string{"< What's your member ID?", "> I have to look for it.", "> 4471"}, nil},
		{"finished sentence", "what ended is not gone on with", []string{"> I saw 410.", "> 555-0123"}, nil},
		{"statement", "a label that tells", []string{"< We will send the record number by mail.", "> 4471190"}, nil},
		{"order", "a number of things", []string{"> order 410", "> 555 0123 boxes"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, shown(t, d, turns(tc.say))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.why, diff)
			}
		})
	}
}

// Words that are not the author's join nothing, and those of an author do in
// whatever part.
func TestReq_P10_ConversationLooksAtOwnWords(t *testing.T) {
	d := detector(t)
	quoted := phi.Message{Parts: []phi.Part{{Text: "0123", Role: phi.PartQuoted}}}
	require.Equal(t, []string(nil), shown(t, d, []phi.Message{phi.Body("410 555"), quoted}))
	spoken := phi.Message{Parts: []phi.Part{{Text: "410 555", Role: phi.PartQuoted}, {Text: "0123", Role: phi.PartTranscript}}}
	require.Equal(t, []string{"0 phone 410 555", "1 phone 0123"}, shown(t, d, []phi.Message{phi.Body("410 555"), spoken}))
}

// Who is known in one message is known in the next.
func TestReq_P2_ConversationRemembersIdentities(t *testing.T) {
	d := detector(t)
	first := phi.Body("hello there")
	first.Known = []phi.Identity{{Names: []string{"Blossom Quill"}, Numbers: []string{"77-4411-90"}}}
	got := shown(t, d, []phi.Message{first, phi.Body("this is blossom quill"), phi.Body("77 44"), phi.Body("11 90")})
	require.Equal(t, []string{"1 name blossom quill", "2 other_id 77 44", "3 other_id 11 90"}, got)
}

// What was said long ago joins nothing, and takes no memory.
func TestConversationForgets(t *testing.T) {
	d := detector(t)
	ms := []phi.Message{phi.Body("my cell is 410")}
	for range 8 {
		m := phi.Body("please go on")
		m.Direction = phi.DirectionOutbound
		ms = append(ms, m)
	}
	require.Empty(t, shown(t, d, append(ms, phi.Body("555 0123"))))
	require.NotEmpty(t, shown(t, d, append(ms[:1:1], phi.Body("555 0123"))))
}

func TestConversationCopiesPart(t *testing.T) {
	d := detector(t)
	var c phi.Conversation
	_, err := c.Add(d, phi.Body("410 555"))
	require.NoError(t, err)
	copied := c
	for range 2 {
		turn, err := copied.Add(d, phi.Body("0123"))
		require.NoError(t, err)
		require.Len(t, turn.Earlier, 1, "what another copy was told is not reported before")
		copied = c
	}
}

func TestConversationIsSilent(t *testing.T) {
	const canary = "zqcanaryzq"
	d := detector(t)
	var c phi.Conversation
	m := phi.Body("my number is " + canary + " 410 555")
	m.Sender, m.Known = canary, []phi.Identity{{Names: []string{canary}}}
	_, err := c.Add(d, m)
	require.NoError(t, err)
	m.Parts = []phi.Part{{Text: "0123 \xff " + canary}}
	turn, err := c.Add(d, m)
	require.Error(t, err, "a message that was not looked at as a whole")
	js, jsonErr := json.Marshal([]any{c, turn})
	require.NoError(t, jsonErr)
	out := string(js) + err.Error()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		out += fmt.Sprintf(verb+verb+verb, c, &c, turn)
	}
	require.NotContains(t, strings.ToLower(out), canary)
	require.NotContains(t, out, fmt.Sprintf("%x", canary))
}

// BenchmarkConversation adds messages to a conversation that is as long as it is
// remembered.
func BenchmarkConversation(b *testing.B) {
	d := detector(b)
	ms := turns([]string{"< What is your date of birth?", "> 03 14 1985", "> my number is", "> 410 555", "> 0123", "< thank you, see you soon"})
	var c phi.Conversation
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := c.Add(d, ms[i%len(ms)]); err != nil {
			b.Fatal("not looked at as a whole")
		}
	}
}

// A conversation of one message is that message, and no other takes anything
// away from what a message shows by itself.
func FuzzConversation(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Add("> my number is\n> 410 555\n> 0123\n< What is your date of birth?\n> 03 14 1985\n>b 4\n> @example.com")
	d := detector(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("the law is about messages")
		}
		var lines []string
		for line := range strings.Lines(text) {
			if line[0] != '<' {
				line = "> " + line
			}
			lines = append(lines, line)
		}
		var c phi.Conversation
		ms := turns(lines)
		for i, m := range ms {
			alone, aloneErr := d.Detect(m)
			turn, err := c.Add(d, m)
			if fmt.Sprint(err) != fmt.Sprint(aloneErr) {
				t.Fatalf("error %v, alone %v", err, aloneErr)
			}
			if i == 0 {
				if diff := cmp.Diff(alone, turn.Findings); diff != "" {
					t.Fatalf("one message (-alone +conversation):\n%s", diff)
				}
			}
			for _, f := range alone {
				if !within(f, turn.Findings) {
					t.Fatalf("message %d loses %v", i, f)
				}
			}
			last := 0
			for _, f := range turn.Findings {
				requireRange(t, f, m, last)
				last = f.End
			}
			for _, e := range turn.Earlier {
				if e.Message >= i {
					t.Fatalf("%v is not earlier than %d", e, i)
				}
				requireRange(t, e.Finding, ms[e.Message], 0)
			}
		}
	})
}

// within reports whether a finding lies within one of others.
func within(f phi.Finding, others []phi.Finding) bool {
	for _, o := range others {
		if o.Part == f.Part && o.Start <= f.Start && f.End <= o.End {
			return true
		}
	}
	return false
}

// requireRange checks that a finding is a range of characters of a message from
// an offset on.
func requireRange(t *testing.T, f phi.Finding, m phi.Message, from int) {
	t.Helper()
	text := m.Parts[f.Part].Text
	if f.Start < from || f.End <= f.Start || f.End > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[f.Start:f.End]) {
		t.Fatalf("%v is no range from %d on", f, from)
	}
}
