// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/retention"
)

func TestReq_T1_ThirteenMonthsFromCancellation(t *testing.T) {
	r := compile(t, starter(t))
	tests := []struct{ name, anchors, on, want, why string }{
		{"active account", `"created":"2020-01-01"`, "2026-03-01",
			"retained none none account_reactivation", "an account that was not cancelled has no maximum"},
		{"cancelled", `"created":"2020-01-01","cancelled":"2026-01-31"`, "2026-03-01",
			"retained none 2027-03-01 account_reactivation", "thirteen months end on the last of February, and the day after is free"},
		{"last day", `"created":"2020-01-01","cancelled":"2026-01-31"`, "2027-02-28",
			"retained none 2027-03-01 account_reactivation", "the last day of the term belongs to it"},
		{"term over", `"created":"2020-01-01","cancelled":"2026-01-31"`, "2027-03-01",
			"due none 2027-03-01 account_reactivation", "a maximum: now it must go"},
		{"leap year", `"created":"2020-01-01","cancelled":"2027-01-31"`, "2028-02-29",
			"retained none 2028-03-01 account_reactivation", "February has 29 days in 2028"},
		{"reactivated", `"created":"2020-01-01","cancelled":"2026-01-31","reactivated":"2026-06-01"`, "2028-03-01",
			"retained none none account_reactivation", "the return takes the cancellation back [our inference]"},
		{"cancelled again", `"created":"2020-01-01","cancelled":"2026-08-15","reactivated":"2026-06-01"`, "2027-03-01",
			"retained none 2027-09-16 account_reactivation", "the second cancellation counts"},
		{"same day", `"created":"2020-01-01","cancelled":"2026-06-01","reactivated":"2026-06-01"`, "2028-03-01",
			"retained none none account_reactivation", "in doubt about the hour, the account is active"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := item(t, `{"id":"m1","kind":"message","account":"a1","anchors":{`+tt.anchors+`}}`)
			check(t, resolve(t, r, it, tt.on), tt.want, tt.why)
		})
	}
	cancelled := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2026-01-31"}}`)
	if d := resolve(t, r, cancelled, "2026-03-01"); d.Purpose != "account_reactivation" {
		t.Errorf("purpose %q: what is kept after cancellation is kept for reactivation only", d.Purpose)
	}
	active := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01"}}`)
	if d := resolve(t, r, active, "2026-03-01"); d.Purpose != "" {
		t.Errorf("purpose %q: an active account is not bound to it", d.Purpose)
	}
}

func TestReq_T2_SelfServiceAtOnce(t *testing.T) {
	r := compile(t, starter(t))
	for _, anchors := range []string{`"created":"2026-01-01"`, `"created":"2026-01-01","cancelled":"2026-02-01"`, `"created":"2026-01-01","terminated":"2026-02-01"`} {
		it := item(t, `{"id":"m1","kind":"message","anchors":{`+anchors+`},"requests":[{"kind":"self_service","filed":"2026-03-01"}]}`)
		d := resolve(t, r, it, "2026-03-01")
		check(t, d, "due none 2026-03-01 self_service", "self-service works at any time and at once")
		want := []retention.Answer{{Request: 0, Outcome: retention.Accepted, Rule: "self_service"}}
		if diff := cmp.Diff(want, d.Answers); diff != "" {
			t.Errorf("answers (-want +got):\n%s", diff)
		}
	}
}

func TestReq_T3_WrittenRequestAfterTermination(t *testing.T) {
	r := compile(t, starter(t))
	written := func(anchors string) retention.Item {
		return item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-01-01"`+anchors+`},"requests":[{"kind":"written","filed":"2026-03-01"}]}`)
	}
	t.Run("terminated", func(t *testing.T) {
		d := resolve(t, r, written(`,"terminated":"2026-02-01"`), "2026-03-01")
		check(t, d, "due none 2026-03-01 written_request", "deletion may start on the day of the request")
		want := []retention.Answer{{Outcome: retention.Accepted, Rule: "written_request", DeleteBy: day(t, "2026-03-31")}}
		if diff := cmp.Diff(want, d.Answers); diff != "" {
			t.Errorf("answers (-want +got):\n%s", diff)
		}
	})
	t.Run("before termination", func(t *testing.T) {
		d := resolve(t, r, written(""), "2026-03-02")
		check(t, d, "retained none none account_reactivation", "without the termination the request does not count")
		want := []retention.Answer{{Outcome: retention.Refused, Rule: "written_request", Missing: retention.Terminated, Advice: retention.SelfService}}
		if diff := cmp.Diff(want, d.Answers); diff != "" {
			t.Errorf("it must be answered, not ignored (-want +got):\n%s", diff)
		}
		if !d.Has(retention.RequestTooEarly) {
			t.Errorf("findings %v: the refusal must show", d.Findings)
		}
	})
	t.Run("filed before termination", func(t *testing.T) {
		it := written(`,"terminated":"2026-04-01"`)
		check(t, resolve(t, r, it, "2026-03-15"), "retained none none account_reactivation", "not terminated yet")
		check(t, resolve(t, r, it, "2026-04-01"), "due none 2026-04-01 written_request", "counts from the termination on")
	})
	t.Run("promptly is configurable", func(t *testing.T) {
		s := starter(t)
		p := policy(t, s, "written_request")
		p.KeepAtMost, p.Within = period(t, "P5D"), period(t, "P10D")
		d := resolve(t, compile(t, s), written(`,"terminated":"2026-02-01"`), "2026-03-02")
		check(t, d, "retained none 2026-03-07 written_request", "five days to think it over")
		if got := d.DeleteBy.String(); got != "2026-03-17" {
			t.Errorf("delete by %s, want ten days later", got)
		}
	})
	t.Run("overdue", func(t *testing.T) {
		d := resolve(t, r, written(`,"terminated":"2026-02-01"`), "2026-04-01")
		if d.State != retention.Due || !d.Has(retention.Overdue) {
			t.Errorf("%v %v: the promised day has passed", d.State, d.Findings)
		}
	})
}

func TestReq_T4_SecureFormsAreNotOurs(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, item(t, `{"id":"f1","kind":"form","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`))
	plan := b.plan(t, r, "2026-03-01")
	require.Len(t, plan.Steps, 1)
	if diff := cmp.Diff([]string{"secure_forms_provider"}, plan.Steps[0].Instruct); diff != "" {
		t.Errorf("the plan must say whom to instruct (-want +got):\n%s", diff)
	}
	_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	receipt := b.receipt(t, "f1")
	want := []retention.StoreAnswer{{
		Store: "secure_forms", Role: retention.ThirdParty,
		Answer: retention.Acknowledgement{Status: retention.NotOurs, Party: "secure_forms_provider"},
	}}
	if diff := cmp.Diff(want, receipt.Stores); diff != "" {
		t.Errorf("stores (-want +got):\n%s", diff)
	}
	if receipt.Fact() != retention.NoDeletion {
		t.Errorf("fact %v: nothing of ours was deleted", receipt.Fact())
	}
}

func TestReq_T5_FlaggedHealthInformationAtOnce(t *testing.T) {
	s := starter(t)
	flagged := item(t, `{"id":"m1","kind":"message","account":"a1","anchors":{"created":"2026-02-28","flagged":"2026-03-01"},"flags":["phi"]}`)
	check(t, resolve(t, compile(t, s), flagged, "2026-03-01"), "due none 2026-03-01 phi_flagged", "no delay")

	if src := policy(t, s, "phi_flagged").Source; src != "customer policy" {
		t.Errorf("source %q: no rule of HIPAA orders this deletion", src)
	}
	s.Holds = []retention.Hold{{ID: "hold-7", Matter: "inquiry", Placed: day(t, "2026-01-01"), PlacedBy: "counsel", Select: retention.Selector{Accounts: []string{"a1"}}}}
	d := resolve(t, compile(t, s), flagged, "2026-03-01")
	check(t, d, "held none none hold-7", "a hold overrides the flag [our inference]")
	if diff := cmp.Diff([]string{"hold-7"}, d.Holds()); diff != "" {
		t.Errorf("holds (-want +got):\n%s", diff)
	}
	grievance := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-02-28","flagged":"2026-03-01"},"flags":["phi","grievance"]}`)
	d = resolve(t, compile(t, starter(t)), grievance, "2026-03-05")
	check(t, d, "retained none none sealed_copy_first", "a grievance needs a sealed copy first")
	grievance.Anchors[retention.Sealed] = day(t, "2026-03-04")
	check(t, resolve(t, compile(t, starter(t)), grievance, "2026-03-05"), "due 2026-03-03 2026-03-04 phi_flagged", "with the copy it goes")
	grievance.Anchors[retention.Sealed] = day(t, "2026-03-09")
	check(t, resolve(t, compile(t, starter(t)), grievance, "2026-03-05"), "retained 2026-03-08 2026-03-09 sealed_copy_first", "a copy announced for later is not there yet")
}

func TestReq_T6_R2_ReviewFolderThenPurge(t *testing.T) {
	s := starter(t)
	r := compile(t, s)
	if p := policy(t, s, "review_folder"); p.Purpose != "review_delete" || p.Scope != retention.FolderScope {
		t.Errorf("the folder needs its purpose and class, has %q %v", p.Purpose, p.Scope)
	}
	it := item(t, `{"id":"m1","kind":"message","folder":"phi_review","anchors":{"created":"2026-02-28","flagged":"2026-03-01"},"flags":["phi"]}`)
	check(t, resolve(t, r, it, "2026-03-10"), "retained none 2026-03-16 review_folder", "the window is open; the folder outranks the flag")
	check(t, resolve(t, r, it, "2026-03-16"), "due none 2026-03-16 review_folder", "the window is over")
	it.Requests = []retention.Request{{Kind: retention.SelfService, Filed: day(t, "2026-03-05")}}
	check(t, resolve(t, r, it, "2026-03-05"), "due none 2026-03-05 self_service", "a reviewer deletes earlier")
	it.Requests, it.Flags = nil, nil
	check(t, resolve(t, r, it, "2026-03-20"), "retained none none account_reactivation", "a reviewer releases by removing the flag")
}

func TestReq_R3_DeleteNowUnlessKept(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-02-28","flagged":"2026-03-01"},"flags":["phi"]}`))
	b.stores["network"] = answers(retention.Acknowledgement{Status: retention.NotPossible})
	plan := b.plan(t, r, "2026-03-01")
	_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	receipt := b.receipt(t, "m1")
	if diff := cmp.Diff([]string{"network"}, receipt.Visible()); diff != "" {
		t.Errorf("who can still see it (-want +got):\n%s", diff)
	}
}

func TestReq_T7_PolicyPerArtefact(t *testing.T) {
	s := starter(t)
	s.Policies = append(s.Policies,
		retention.Policy{
			ID: "clinic_recordings", Scope: retention.AccountScope, Source: "customer policy",
			Select: retention.Selector{Accounts: []string{"clinic"}, Kinds: []retention.Kind{retention.Recording, retention.Voicemail}},
			Anchor: retention.Created, KeepAtMost: period(t, "P90D"), Disposition: retention.Delete,
		},
		retention.Policy{
			ID: "clinic_transcripts", Scope: retention.AccountScope, Source: "customer policy",
			Select: retention.Selector{Accounts: []string{"clinic"}, Kinds: []retention.Kind{retention.Transcript}},
			Anchor: retention.Created, KeepAtLeast: period(t, "P7Y"), Mode: retention.Governance,
		})
	r := compile(t, s)
	tests := []struct{ name, kind, account, want, why string }{
		{"recording", "recording", "clinic", "retained none 2026-04-02 clinic_recordings", "the customer's policy overlays the vendor's"},
		{"voicemail", "voicemail", "clinic", "retained none 2026-04-02 clinic_recordings", "the same for voicemail"},
		{"transcript", "transcript", "clinic", "retained 2033-01-01 2033-01-02 clinic_transcripts", "a minimum outlasts the vendor's maximum"},
		{"other customer", "recording", "other", "retained none 2026-10-02 account_reactivation", "others keep the vendor's default"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := item(t, `{"id":"x","kind":"`+tt.kind+`","account":"`+tt.account+`","anchors":{"created":"2026-01-01","cancelled":"2025-09-01"}}`)
			check(t, resolve(t, r, it, "2026-02-01"), tt.want, tt.why)
		})
	}
}

func TestReq_T8_DeletedLiveStillInBackups(t *testing.T) {
	r := compile(t, starter(t))
	b := newBench(t, r, item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`))
	plan := b.plan(t, r, "2026-03-01")
	report, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
	require.NoError(t, err)
	if report.Pending != 1 || report.Deleted != 0 {
		t.Errorf("%v: an item in a backup is not deleted", report)
	}
	receipt := b.receipt(t, "m1")
	if got, want := receipt.String(), "network done, search done, inbox done, backup pending until 2026-04-06"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !bytes.Contains(b.lines.Bytes(), []byte(`"store":"backup","answer":{"status":"pending","until":"2026-04-06"}`)) {
		t.Errorf("the ledger must say how long backups last:\n%s", b.lines)
	}
	report, err = b.executor(t).Resume(t.Context(), day(t, "2026-04-05"))
	require.NoError(t, err)
	if report.Pending != 1 {
		t.Errorf("%v: a day too early", report)
	}
	report, err = b.executor(t).Resume(t.Context(), day(t, "2026-04-06"))
	require.NoError(t, err)
	receipt = b.receipt(t, "m1")
	if _, left := receipt.BackupsUntil(); report.Deleted != 1 || left || receipt.State() != retention.Deleted {
		t.Errorf("%v, %v: the backup has expired", report, receipt)
	}
}

func TestReq_T9_IdleSession(t *testing.T) {
	limit := retention.DefaultIdleLimit()
	last := day(t, "2026-02-20")
	if got := limit.Ends(last).String(); got != "2026-03-07" {
		t.Errorf("ends %s, want 15 days later", got)
	}
	if !limit.Alive(last, day(t, "2026-03-06")) || limit.Alive(last, day(t, "2026-03-07")) {
		t.Error("a session lives 15 days and no longer")
	}
	if limit.Alive(retention.Date{}, day(t, "2026-03-06")) || limit.Alive(last, retention.Date{}) {
		t.Error("an unknown date keeps no session alive")
	}
}

func TestReq_T10_RecordsOutliveTheMessage(t *testing.T) {
	r := compile(t, starter(t))
	for _, kind := range []string{"consent", "permission", "authorization", "decision", "documentation"} {
		t.Run(kind, func(t *testing.T) {
			message := item(t, `{"id":"m1","kind":"message","account":"a1","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`)
			record := item(t, `{"id":"r1","kind":"`+kind+`","account":"a1","anchors":{"created":"2020-01-01","cancelled":"2024-01-01","last_effective":"2024-01-01"}}`)
			b := newBench(t, r, message, record)
			plan := b.plan(t, r, "2026-03-01")
			require.Len(t, plan.Steps, 1)
			if plan.Steps[0].ID != "m1" {
				t.Error("the record must not be purged with the message")
			}
			if d := resolve(t, r, record, "2026-03-01"); d.State != retention.Retained || !d.KeepUntil.After(day(t, "2028-12-31")) {
				t.Errorf("%v: a record has a minimum", d)
			}
			delete(record.Anchors, retention.LastEffective)
			if d := resolve(t, r, record, "2090-01-01"); d.State != retention.Retained || !d.Open {
				t.Errorf("%v: the term of a record in force has not begun", d)
			}
		})
	}
	doc := item(t, `{"id":"r1","kind":"documentation","anchors":{"created":"2026-02-01","last_effective":"2026-01-01"}}`)
	check(t, resolve(t, r, doc, "2026-03-01"), "retained 2032-02-01 none hipaa_documentation", "creation or last effective, whichever is later")
}

func TestReq_T11_L8_ReceiptBeforeTheStatement(t *testing.T) {
	r := compile(t, starter(t))
	message := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-02-28","flagged":"2026-03-01"},"flags":["phi"]}`)
	tests := []struct {
		name    string
		network retention.Acknowledgement
		want    retention.DeletionFact
		why     string
	}{
		{"done", retention.Acknowledgement{Status: retention.Done}, retention.DeletionDone, "everybody sees it gone; the backup is nobody's view"},
		{"failed", retention.Acknowledgement{}, retention.DeletionFailed, "the network did not do it"},
		{"not possible", retention.Acknowledgement{Status: retention.NotPossible}, retention.DeletionFailed, "the public still reads it"},
		{"reported", retention.Acknowledgement{Status: retention.Reported}, retention.DeletionFailed, "the network has not decided"},
		{"pending", retention.Acknowledgement{Status: retention.Pending, Until: day(t, "2026-03-03")}, retention.DeletionFailed, "not yet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, r, message)
			b.stores["network"] = answers(tt.network)
			plan := b.plan(t, r, "2026-03-01")
			_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
			require.NoError(t, err)
			if receipt := b.receipt(t, "m1"); receipt.Fact() != tt.want {
				t.Errorf("fact %v, want %v: %s", receipt.Fact(), tt.want, tt.why)
			}
		})
	}
	var none retention.Receipt
	if none.Fact().String() != "none" {
		t.Errorf("fact %v without a receipt, want none", none.Fact())
	}
	redacted := retention.Receipt{Disposition: retention.Redact, Stores: []retention.StoreAnswer{{Store: "inbox", Role: retention.Live, Answer: retention.Acknowledgement{Status: retention.Done}}}}
	if redacted.Fact() != retention.NoDeletion {
		t.Error("what was redacted was not deleted")
	}
}

func TestReq_T12_NetworkCopyIsAStore(t *testing.T) {
	r := compile(t, starter(t))
	message := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"}}`)
	for _, answer := range []retention.Acknowledgement{
		{Status: retention.Done},
		{Status: retention.NotPossible},
		{Status: retention.Reported},
		{Status: retention.NotOurs, Party: "network_operator"},
	} {
		t.Run(answer.Status.String(), func(t *testing.T) {
			b := newBench(t, r, message)
			var asked []string
			b.stores["network"] = storeFunc(func(_ context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
				asked = append(asked, e.ID)
				return answer, nil
			})
			plan := b.plan(t, r, "2026-03-01")
			_, err := b.executor(t).Execute(t.Context(), plan, plan.AsOf)
			require.NoError(t, err)
			if !slices.Equal(asked, []string{"m1"}) {
				t.Errorf("the network was asked about %d items, want one", len(asked))
			}
			if got := b.receipt(t, "m1").Stores[0]; got.Store != "network" || got.Answer != answer {
				t.Errorf("recorded %v, want %v at the network", got, answer)
			}
		})
	}
}

// storeFunc is a store made of a function.
type storeFunc func(context.Context, retention.Erasure) (retention.Acknowledgement, error)

func (f storeFunc) Erase(ctx context.Context, e retention.Erasure) (retention.Acknowledgement, error) {
	return f(ctx, e)
}

// answers is a store that always gives one answer.
func answers(a retention.Acknowledgement) retention.Store {
	return storeFunc(func(context.Context, retention.Erasure) (retention.Acknowledgement, error) { return a, nil })
}
