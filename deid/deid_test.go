// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

var (
	_ deid.Finder       = (*phi.Detector)(nil)
	_ deid.HealthFinder = (*phi.Detector)(nil)
)

func TestReq_D1_DraftWithoutIdentifiers(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	draft := message(t, "Our patient John Smith (john@example.com, 410-555-0123) did great after his visit on 03/14/2026!", "2026-06-01")
	draft.Direction = phi.DirectionOutbound
	draft.Channel = phi.ChannelPost
	r, err := d.Apply(draft)
	require.NoError(t, err)
	want := "Our patient [NAME] ([EMAIL], [PHONE]) did great after his visit on 2026!"
	if got := r.Text().Reveal(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	counts := []deid.Count{
		{Kind: phi.KindName, Edited: 1}, {Kind: phi.KindDate, Edited: 1}, {Kind: phi.KindPhone, Edited: 1}, {Kind: phi.KindEmail, Edited: 1},
	}
	if diff := cmp.Diff(counts, r.Counts); diff != "" {
		t.Errorf("what was removed (-want +got):\n%s", diff)
	}
}

func TestReq_D4_MediaIsLeftToPeople(t *testing.T) {
	for _, row := range []struct {
		name   string
		m      phi.Message
		finder fake
		want   bool
		why    string
	}{
		{"text", phi.Body("hello"), fake{}, false, "there is nothing to look at"},
		{"file", phi.Message{Parts: []phi.Part{{Text: "hello"}}, Attachments: []phi.Attachment{{MIME: "image/png", Name: "a.png"}}}, fake{}, true, "a picture may show a face"},
		{"caption", phi.Message{Parts: []phi.Part{{Text: "hello", Role: phi.PartCaption}}}, fake{}, true, "a caption belongs to a picture"},
		{"read off an image", phi.Message{Parts: []phi.Part{{Text: "hello", Role: phi.PartOCR}}}, fake{}, true, "the text belongs to a picture"},
		{"alternative text", phi.Message{Parts: []phi.Part{{Text: "hello", Role: phi.PartAltText}}}, fake{}, true, "the text belongs to a picture"},
		{"photo", phi.Body("see her photo"), finds(phi.KindPhoto, "her photo", ""), true, "somebody has the photo"},
		{"voice print", phi.Body("her voice print"), finds(phi.KindBiometric, "voice print", ""), true, "a recording is a print"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := newDeidentifier(t, deid.SafeHarbor(), row.finder).Apply(row.m)
			require.NoError(t, err)
			if r.NeedsMediaReview != row.want {
				t.Errorf("%s: got %v", row.why, r.NeedsMediaReview)
			}
		})
	}
	got := apply(t, newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindOtherID, "a dragon tattoo on his neck", "")), phi.Body("He has a dragon tattoo on his neck."))
	if want := "He has [OTHER_ID]."; got != want {
		t.Errorf("a description of a mark: got %q, want %q", got, want)
	}
}

func TestApplyKeepsWhatIsOutsideOfEdits(t *testing.T) {
	finder := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "078-05-1120", kind: phi.KindSSN}}}
	m := phi.Message{Parts: []phi.Part{{Text: "Ré: Ana \r\n"}, {Text: ""}, {Text: "\tno one\x00"}, {Text: "078-05-1120→Ana"}}}
	r, err := newDeidentifier(t, deid.SafeHarbor(), finder).Apply(m)
	require.NoError(t, err)
	var got []string
	for _, text := range r.Texts() {
		got = append(got, text.Reveal())
	}
	if diff := cmp.Diff([]string{"Ré: [NAME] \r\n", "", "\tno one\x00", "[SSN]→[NAME]"}, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	edits := []deid.Edit{
		{Kind: phi.KindName, Part: 0, Start: 5, End: 8, OutStart: 5, OutEnd: 11},
		{Kind: phi.KindSSN, Part: 3, Start: 0, End: 11, OutStart: 0, OutEnd: 5},
		{Kind: phi.KindName, Part: 3, Start: 14, End: 17, OutStart: 8, OutEnd: 14},
	}
	if diff := cmp.Diff(edits, r.Edits); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
}

func TestNumberedTags(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "ANA RUIZ", kind: phi.KindName}, {text: "Ana Ruiz", kind: phi.KindName}, {text: "Leo", kind: phi.KindName},
		{text: "(410) 555-0123", kind: phi.KindPhone}, {text: "+1 410.555.0123", kind: phi.KindPhone},
		{text: "410-555-0124", kind: phi.KindFax},
	}}
	for _, row := range []struct{ name, in, want, why string }{
		{"same value", "Ana Ruiz, ANA RUIZ, Leo", "[NAME-1], [NAME-1], [NAME-2]", "case is no difference"},
		{"same number", "(410) 555-0123 or +1 410.555.0123", "[PHONE-1] or [PHONE-1]", "neither are punctuation and country"},
		{"each kind counts", "Leo, 410-555-0124, (410) 555-0123", "[NAME-1], [FAX-1], [PHONE-1]", "tags differ by kind"},
		{"earlier tags", "[NAME-4] and Leo, [PHONE-2]", "[NAME-4] and [NAME-5], [PHONE-2]", "another person must not share a tag"},
		{"no tags", "[NAME-0] [NAME-01] [NAME-1000] [Name-7] [NOBODY-8] Leo", "[NAME-0] [NAME-01] [NAME-1000] [Name-7] [NOBODY-8] [NAME-1]", "only the grammar counts"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := apply(t, newDeidentifier(t, deid.Display(), finder), phi.Body(row.in)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
	if got := apply(t, newDeidentifier(t, deid.Display(), finder), phi.Body("[NAME-999] Leo")); got != "[NAME-999] [NAME]" {
		t.Errorf("beyond the last number: got %q", got)
	}
	first := phi.Message{Parts: []phi.Part{{Text: "Leo"}, {Text: "Ana Ruiz and Leo"}}}
	r, err := newDeidentifier(t, deid.Display(), finder).Apply(first)
	require.NoError(t, err)
	if got := r.Texts()[1].Reveal(); got != "[NAME-2] and [NAME-1]" {
		t.Errorf("over parts: got %q", got)
	}
}

// A tag is never looked into, and nothing longer than a tag passes as one.
func TestTagsAreNoCandidates(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "NAME", kind: phi.KindName}, {text: "NAME-1", kind: phi.KindMRN}, {text: "078051120", kind: phi.KindSSN},
		{text: "[SSN] Ana", kind: phi.KindName}, {text: "4105550123", kind: phi.KindPhone}, {text: "CONDITION", class: phi.ClassCondition},
	}}
	d := newDeidentifier(t, deid.SafeHarbor(), finder)
	for _, row := range []struct{ name, in, want, why string }{
		{"plain", "see [NAME] and [NAME-1]", "see [NAME] and [NAME-1]", "tags are what a pass leaves"},
		{"class", "has [CONDITION]", "has [CONDITION]", "classes have tags too"},
		{"number as tag", "[SSN-078051120]", "[SSN-[SSN]]", "nine digits are no number of a tag"},
		{"phone as tag", "[PHONE-4105550123]", "[PHONE-[PHONE]]", "ten digits are none either"},
		{"around a tag", "by [SSN] Ana.", "by [SSN] [NAME].", "what lies beside a tag is looked at"},
		{"unclosed", "[NAME", "[[NAME]", "half a tag is none"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := apply(t, d, phi.Body(row.in)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "Lakeside Clinic", kind: phi.KindName, role: phi.RoleOwn}, {text: "410-555-0100", kind: phi.KindPhone, role: phi.RoleOwn},
		{text: "Dr. Lee", kind: phi.KindName, role: phi.RoleProvider}, {text: "Kim", kind: phi.KindName, role: phi.RoleStaff},
		{text: "410-555-0101", kind: phi.KindPhone, role: phi.RoleProvider}, {text: "Ana", kind: phi.KindName, role: phi.RolePatient},
	}}
	const in = "Ana saw Dr. Lee (410-555-0101) and Kim at Lakeside Clinic, 410-555-0100"
	for _, row := range []struct {
		name string
		spec deid.PolicySpec
		want string
		why  string
	}{
		{"default", deid.PolicySpec{}, "[NAME] saw [NAME] ([PHONE]) and [NAME] at Lakeside Clinic, 410-555-0100", "the organisation's own data are public"},
		{"remove own", deid.PolicySpec{RemoveOwn: true}, "[NAME] saw [NAME] ([PHONE]) and [NAME] at [NAME], [PHONE]", "a policy can say so"},
		{"keep providers", deid.PolicySpec{KeepProviders: true, AllowLoosen: "not identifiers of a patient"}, "[NAME] saw Dr. Lee ([PHONE]) and Kim at Lakeside Clinic, 410-555-0100", "their names alone"},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.spec.Name, row.spec.Version = "own", "1"
			p, err := deid.SafeHarbor().Derive(row.spec)
			require.NoError(t, err)
			if got := apply(t, newDeidentifier(t, p, finder), phi.Body(in)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}

func TestOverlaps(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "Fresno, CA 2024", kind: phi.KindLocation, rule: "place/labelled"}, {text: "March 3 Fresno", kind: phi.KindDate},
		{text: "Ana Ruiz", kind: phi.KindName}, {text: "Ruiz", kind: phi.KindName},
	}}
	d := newDeidentifier(t, deid.SafeHarbor(), finder)
	if got, want := apply(t, d, phi.Body("on March 3 Fresno, CA 2024.")), "on [DATE]."; got != want {
		t.Errorf("joined: got %q, want %q", got, want)
	}
	if got, want := apply(t, d, phi.Body("by Ana Ruiz and Ruiz.")), "by [NAME] and [NAME]."; got != want {
		t.Errorf("nested: got %q, want %q", got, want)
	}
}

// sequence answers each call with the next finder, the last one for ever.
type sequence struct {
	mu    sync.Mutex
	calls int
	steps []fake
}

func (s *sequence) Append(dst []phi.Finding, m phi.Message) ([]phi.Finding, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	step := s.steps[min(s.calls, len(s.steps)-1)]
	s.calls++
	return step.Append(dst, m)
}

func (s *sequence) Engine() phi.Engine { return phi.Engine{} }

func TestResidual(t *testing.T) {
	first := finds(phi.KindName, "Ana", "")
	both := fake{needles: []needle{{text: "Ana", kind: phi.KindName}, {text: "078-05-1120", kind: phi.KindSSN}}}
	left := []deid.Residue{{Kind: phi.KindSSN, Start: 7, End: 18}}
	const in = "Ana 078-05-1120"

	d := newDeidentifier(t, deid.SafeHarbor(), &sequence{steps: []fake{first, both}})
	r, err := d.ApplyText(in)
	var remains *deid.ResidualError
	require.ErrorAs(t, err, &remains)
	require.EqualError(t, err, "deid: text withheld, it still holds: ssn")
	require.False(t, r.HasText())
	require.Empty(t, r.Text().Reveal())
	require.Nil(t, r.Texts())
	if diff := cmp.Diff(left, r.Residual); diff != "" {
		t.Errorf("residual (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(left, remains.Residual); diff != "" {
		t.Errorf("residual of the error (-want +got):\n%s", diff)
	}

	d, err = deid.New(deid.SafeHarbor(), &deid.Options{
		Detector: &sequence{steps: []fake{first, both}}, AllowResidual: []phi.Kind{phi.KindSSN},
	})
	require.NoError(t, err)
	r, err = d.ApplyText(in)
	require.NoError(t, err, "the caller allowed it")
	if got := r.Text().Reveal(); got != "[NAME] 078-05-1120" {
		t.Errorf("got %q", got)
	}
	if diff := cmp.Diff(left, r.Residual); diff != "" {
		t.Errorf("allowed residual is listed too (-want +got):\n%s", diff)
	}

	d, err = deid.New(deid.SafeHarbor(), &deid.Options{
		Detector: &sequence{steps: []fake{first, both}}, AllowResidual: []phi.Kind{phi.KindMRN},
	})
	require.NoError(t, err)
	_, err = d.ApplyText(in)
	require.ErrorAs(t, err, &remains, "another kind was allowed")
}

func TestRepeat(t *testing.T) {
	ana, ssn := needle{text: "Ana", kind: phi.KindName}, needle{text: "078-05-1120", kind: phi.KindSSN}
	beside := needle{text: "] Ruiz", kind: phi.KindName} // begins inside of a tag
	apart := func(steps ...fake) (deid.Result, error) {
		d, err := deid.New(deid.SafeHarbor(), &deid.Options{Detector: &sequence{steps: steps}, Repeat: true})
		require.NoError(t, err)
		m := phi.Body("to Ana Ruiz, 078-05-1120.")
		r, err := d.ApplyIn(t.Context(), m, testScope)
		if err == nil {
			requireSound(t, m, r)
		}
		return r, err
	}
	first := fake{needles: []needle{ana}}
	for _, row := range []struct {
		name  string
		steps []fake
		want  string
		why   string
	}{
		{"apart", []fake{first, {needles: []needle{ana, ssn}}}, "to [NAME] Ruiz, [SSN].", "what the second look finds goes too"},
		{"beside a tag", []fake{first, {needles: []needle{beside}}}, "to [NAME] [NAME], 078-05-1120.", "and so does the rest of a name"},
		{"three times", []fake{first, {needles: []needle{ssn}}, {needles: []needle{{text: "Ruiz", kind: phi.KindMRN}}}}, "to [NAME] [MRN], [SSN].", "and what the third finds"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := apart(row.steps...)
			require.NoError(t, err)
			if got := r.Text().Reveal(); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
	letter := func(s string) fake { return fake{needles: []needle{{text: s, kind: phi.KindMRN}}} }
	r, err := apart(first, letter("t"), letter("o "), letter("R"), letter("u"), letter("i"), letter("z"))
	var remains *deid.ResidualError
	require.ErrorAs(t, err, &remains, "it ends some time")
	require.False(t, r.HasText())
}

func TestResidualIgnoresWhatStays(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "Ana", kind: phi.KindName}, {text: "March 3, 2026", kind: phi.KindDate},
		{text: "410-555-0100", kind: phi.KindPhone, role: phi.RoleOwn},
	}}
	r, err := newDeidentifier(t, deid.LimitedDataSet(), finder).ApplyText("Ana on March 3, 2026 at 410-555-0100")
	require.NoError(t, err)
	if diff := cmp.Diff([]deid.Residue(nil), r.Residual); diff != "" {
		t.Errorf("residual (-want +got):\n%s", diff)
	}
}

// A year that the detector takes for a record number once the number behind it
// is gone becomes a tag, so that a second pass has nothing left to do.
func TestGeneralisedValueMistakenForAnother(t *testing.T) {
	one := fake{needles: []needle{{text: "April 2023", kind: phi.KindDate}, {text: "765-4321", kind: phi.KindMRN}}}
	two := fake{needles: []needle{{text: "2023", kind: phi.KindMRN}}}
	d := newDeidentifier(t, deid.SafeHarbor(), &sequence{steps: []fake{one, two}})
	if got, want := apply(t, d, phi.Body("April 2023 (MRN 765-4321)")), "[DATE] (MRN [MRN])"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}

	beyond := fake{needles: append([]needle{{text: "2023 (MRN", kind: phi.KindMRN}}, one.needles...)}
	d = newDeidentifier(t, deid.SafeHarbor(), &sequence{steps: []fake{one, beyond}})
	if got, want := apply(t, d, phi.Body("April 2023 (MRN 765-4321)")), "[DATE] (MRN [MRN])"; got != want {
		t.Errorf("reaching beyond the edit: got %q, want %q", got, want)
	}
}

func TestIncomplete(t *testing.T) {
	incomplete := &phi.IncompleteError{Part: 0, Offset: 3, Rule: "utf-8"}
	finder := finds(phi.KindName, "Ana", "")
	finder.err = incomplete
	r, err := newDeidentifier(t, deid.SafeHarbor(), finder).ApplyText("Ana")
	var withheld *deid.IncompleteError
	require.ErrorAs(t, err, &withheld)
	require.ErrorIs(t, err, incomplete)
	require.False(t, r.HasText())
	require.True(t, r.Incomplete)

	d, err := deid.New(deid.SafeHarbor(), &deid.Options{Detector: finder, AllowIncomplete: true})
	require.NoError(t, err)
	r, err = d.ApplyText("Ana")
	require.NoError(t, err, "the caller asked for it")
	require.True(t, r.Incomplete)
	require.Equal(t, "[NAME]", r.Text().Reveal())

	finder.err = errors.New("out of order")
	d, err = deid.New(deid.SafeHarbor(), &deid.Options{Detector: finder, AllowIncomplete: true})
	require.NoError(t, err)
	r, err = d.ApplyText("Ana")
	require.ErrorIs(t, err, finder.err, "a failure of another sort is never allowed")
	require.False(t, r.HasText())

	second := &sequence{steps: []fake{finds(phi.KindName, "Ana", ""), {err: incomplete}}}
	r, err = newDeidentifier(t, deid.SafeHarbor(), second).ApplyText("Ana")
	require.ErrorIs(t, err, incomplete, "the second look counts too")
	require.False(t, r.HasText())
}

func TestIncompleteWithRealDetector(t *testing.T) {
	_, err := newDeidentifier(t, deid.SafeHarbor(), nil).ApplyText("Call 410-555-0123 \xff\xfe now")
	var at *phi.IncompleteError
	require.ErrorAs(t, err, &at)
	if diff := cmp.Diff(phi.IncompleteError{Part: 0, Offset: 18, Rule: "utf-8"}, *at); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// misplaced reports one finding, whatever the message.
type misplaced phi.Finding

func (f misplaced) Append(dst []phi.Finding, _ phi.Message) ([]phi.Finding, error) {
	return append(dst, phi.Finding(f)), nil
}
func (f misplaced) Engine() phi.Engine { return phi.Engine{} }

func TestFindingsOutsideOfTheMessage(t *testing.T) {
	for _, f := range []phi.Finding{
		{Kind: phi.KindName, Part: 1, Start: 0, End: 1}, {Kind: phi.KindName, Part: -1, Start: 0, End: 1},
		{Kind: phi.KindName, Start: -1, End: 1}, {Kind: phi.KindName, Start: 0, End: 4}, {Kind: phi.KindName, Start: 2, End: 2},
		{Kind: phi.KindName, Start: 2, End: 1}, {Kind: 0, Start: 0, End: 1}, {Kind: 99, Start: 0, End: 1},
	} {
		d, err := deid.New(deid.SafeHarbor(), &deid.Options{Detector: misplaced(f), AllowIncomplete: true})
		require.NoError(t, err)
		r, err := d.ApplyText("Ana")
		var withheld *deid.IncompleteError
		require.ErrorAs(t, err, &withheld, "%v", f)
		require.False(t, r.HasText(), "%v", f)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, row := range []struct {
		name    string
		policy  deid.Policy
		options *deid.Options
		want    error
		why     string
	}{
		{"zero policy", deid.Policy{}, nil, &deid.PolicyError{Field: "name", Reason: "is that of no policy"}, "it covers nothing"},
		{"no mentions", deid.MinimumNecessary(deid.PurposeRefill), &deid.Options{Detector: misplaced{}},
			&deid.OptionError{Field: "Detector", Reason: "does not find mentions, which the policy changes"}, "drugs would stay"},
		{"no kind", deid.SafeHarbor(), &deid.Options{AllowResidual: []phi.Kind{0}},
			&deid.OptionError{Field: "AllowResidual", Reason: "names no kind"}, "there is no kind 0"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := deid.New(row.policy, row.options)
			if diff := cmp.Diff(row.want, err, cmpopts.EquateErrors()); diff != "" && err.Error() != row.want.Error() {
				t.Errorf("%s (-want +got):\n%s", row.why, diff)
			}
		})
	}
}

func TestApplyFromManyGoroutines(t *testing.T) {
	d := newDeidentifier(t, deid.Display(), nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			r, err := d.ApplyText("My name is John Smith, call 410-555-0123, John Smith")
			if err != nil || r.Text().Reveal() != "My name is [NAME-1], call [PHONE-1], [NAME-1]" {
				t.Errorf("got %q, %v", r.Text().Reveal(), err)
			}
		})
	}
	wg.Wait()
}

func TestEngineFollowsPolicyAndDetector(t *testing.T) {
	a := newDeidentifier(t, deid.SafeHarbor(), nil)
	b := newDeidentifier(t, deid.Display(), nil)
	c := newDeidentifier(t, deid.SafeHarbor(), fake{})
	if a.Engine() == b.Engine() || a.Engine() == c.Engine() {
		t.Error("another policy or detector and the same engine")
	}
	r, err := a.ApplyText("")
	require.NoError(t, err)
	if r.Engine != a.Engine() || r.Policy != a.Policy().ID() {
		t.Errorf("the result names engine %v and policy %v", r.Engine, r.Policy)
	}
	require.True(t, r.HasText(), "an empty text is a text")
}
