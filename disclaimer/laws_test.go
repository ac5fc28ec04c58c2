// SPDX-License-Identifier: Apache-2.0

package disclaimer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer"
	"github.com/safeharbor-go/safeharbor/phi"
)

// The laws of the guard, over the corpora. Each counts what it looked at, so that
// none can hold for want of cases.

func TestStrangersMayReadHarmlessReplies(t *testing.T) {
	g := newGuard(t, nil)
	n := 0
	for _, row := range rows(t, "allow.tsv", 3) {
		if row[0] != "-" {
			continue
		}
		n++
		for _, c := range []phi.Channel{phi.ChannelPublicReview, phi.ChannelOther, phi.ChannelDM} {
			r := check(t, g, disclaimer.Exchange{Reply: row[1], Channel: c})
			require.Equal(t, disclaimer.VerdictAllow, r.Verdict, "%s on %s%s", row[1], c, describe(r, row[1]))
		}
	}
	require.GreaterOrEqual(t, n, 250)
}

func TestPraiseChangesNoViolation(t *testing.T) {
	g := newGuard(t, nil)
	n := 0
	for _, row := range rows(t, "violations.tsv", 6) {
		_, x := exchange(t, row)
		if !x.Channel.Public() || row[3] != "-" || row[2] != "-" {
			continue
		}
		n++
		var verdicts []disclaimer.Verdict
		for _, in := range []string{"Best place ever, five stars!", "Worst place ever, one star!"} {
			x.Inbound = inbound(in, x.Channel)
			verdicts = append(verdicts, check(t, g, x).Verdict)
		}
		require.Equal(t, verdicts[0], verdicts[1], row[4])
		require.NotEqual(t, disclaimer.VerdictAllow, verdicts[0], row[4])
	}
	require.GreaterOrEqual(t, n, 200)
}

// What is said outright stays a violation, however much that is harmless stands in
// the same sentence.
func TestHarmlessClausesHideNothing(t *testing.T) {
	g := newGuard(t, nil)
	for _, core := range []string{
		"your diabetes is under control", "your biopsy came back negative", "you missed your appointment on Monday",
		"your insurance denied the claim", "you were never a patient here", "Maria's chemotherapy starts on Monday",
		"we have your root canal on file", "your account has a balance of $240",
	} {
		for _, before := range []string{
			"", "Thank you for the kind words and ", "We love this town, our doors are open to everyone, and ",
			"We are sorry to read this, we take all feedback seriously, and ",
		} {
			for _, behind := range []string{
				".", ", so please visit our website for our hours, prices and services.",
				", and we wish you and everyone in the neighborhood a happy holiday season.",
			} {
				reply := before + core + behind
				require.NotEqual(t, disclaimer.VerdictAllow, check(t, g, disclaimer.Exchange{Reply: reply, Channel: phi.ChannelPublicReview}).Verdict, reply)
			}
		}
	}
}

// minNegated is the share of violations that stand when the first auxiliary is
// negated. Some sentences turn into others: "we will not sue" threatens nobody.
const minNegated = 0.97

func TestNegatedViolationsStand(t *testing.T) {
	g := newGuard(t, nil)
	stand, fall := 0, 0
	for _, row := range rows(t, "violations.tsv", 6) {
		_, x := exchange(t, row)
		reply, ok := negate(row[4])
		if !ok || row[3] != "-" || !x.Channel.Public() {
			continue
		}
		x.Reply = reply
		if check(t, g, x).Verdict == disclaimer.VerdictAllow {
			fall++
			t.Logf("passes: %s", reply)
			continue
		}
		stand++
	}
	t.Logf("%d of %d stand", stand, stand+fall)
	require.GreaterOrEqual(t, stand, 100)
	require.GreaterOrEqual(t, share(stand, fall), minNegated)
}

// negate puts a "not" behind the first auxiliary.
func negate(reply string) (string, bool) {
	words := strings.Fields(reply)
	for i, w := range words[:len(words)-1] {
		next := words[i+1]
		switch w {
		case "was", "were", "is", "are", "did", "have", "has", "had":
			if next == "not" || next == "never" || w[0] == 'h' && !strings.HasSuffix(next, "ed") && next != "been" {
				return "", false
			}
			return strings.Join(words[:i+1], " ") + " not " + strings.Join(words[i+1:], " "), true
		}
	}
	return "", false
}

// carriers are sentences that tell of a condition and that answer to it, by
// language; the condition stands for the X.
var carriers = map[phi.Language][2]string{
	phi.English: {"I have X and nobody here helped me.", "We know how hard X can be. Please call us."},
	phi.Spanish: {"Tengo X y aquí nadie me ayudó.", "Sabemos lo difícil que es vivir con X. Por favor llámenos."},
	phi.French:  {"J'ai de X et personne ne m'a aidé.", "Nous savons combien il est dur de vivre avec X. Appelez-nous."},
	phi.German:  {"Ich habe X und niemand hat mir geholfen.", "Wir wissen, wie schwer das Leben mit X ist. Rufen Sie uns an."},
	phi.Italian: {"Ho X e qui nessuno mi ha aiutato.", "Sappiamo quanto sia dura vivere con X. Ci chiami."},
}

type named struct {
	lang phi.Language
	name string
}

func TestSwappedNamesKeepTheVerdict(t *testing.T) {
	g := newGuard(t, nil)
	const en, es, fr, de, it = phi.English, phi.Spanish, phi.French, phi.German, phi.Italian
	for _, names := range [][]named{
		{{en, "diabetes"}, {en, "T2DM"}, {es, "diabetes"}, {fr, "diabète"}, {de, "Diabetes"}, {it, "diabete"}},
		{{en, "hypertension"}, {en, "high blood pressure"}, {es, "hipertensión"}, {de, "Bluthochdruck"}, {it, "ipertensione"}},
		{{en, "asthma"}, {es, "asma"}, {fr, "asthme"}, {de, "Asthma"}, {it, "asma"}},
		{{en, "migraines"}, {es, "migraña"}, {fr, "migraine"}, {de, "Migräne"}, {it, "emicrania"}},
		{{en, "depression"}, {es, "depresión"}, {de, "Depressionen"}, {it, "depressione"}},
		{{en, "GERD"}, {en, "acid reflux"}},
		{{en, "a UTI"}, {en, "a urinary tract infection"}},
		{{en, "shingles"}, {en, "herpes zoster"}},
		{{en, "arthritis"}, {es, "artritis"}, {de, "Arthritis"}, {it, "artrite"}},
	} {
		for _, told := range names {
			for _, said := range names {
				in := strings.ReplaceAll(carriers[told.lang][0], "X", told.name)
				reply := strings.ReplaceAll(carriers[said.lang][1], "X", said.name)
				x := disclaimer.Exchange{Inbound: inbound(in, phi.ChannelPublicReview), Reply: reply, Channel: phi.ChannelPublicReview, Lang: said.lang}
				x.Inbound.Lang = told.lang
				r := check(t, g, x)
				require.True(t, r.Has(disclaimer.CodeRestatesCondition), "%s / %s%s", in, reply, describe(r, reply))
			}
		}
	}
}
