// SPDX-License-Identifier: Apache-2.0

package retention_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/retention"
)

func TestClocks(t *testing.T) {
	r := compile(t, starter(t))
	tests := []struct {
		name, requests, on, want, respondBy string
		finding                             retention.FindingCode
		why                                 string
	}{
		{"access asked", `{"kind":"access","filed":"2026-03-01"}`, "2026-03-02",
			"retained none none access", "2026-03-31", 0, "thirty days, the first of which is the day after"},
		{"last day", `{"kind":"access","filed":"2026-03-01"}`, "2026-03-31",
			"retained none none access", "2026-03-31", 0, "the last day belongs to the term"},
		{"overdue", `{"kind":"access","filed":"2026-03-01"}`, "2026-04-01",
			"retained none none access", "2026-03-31", retention.Overdue, "late, and still not to be deleted"},
		{"extended in time", `{"kind":"access","filed":"2026-03-01","extended":"2026-03-31"}`, "2026-04-15",
			"retained none none access", "2026-04-30", 0, "thirty days more, once"},
		{"extended too late", `{"kind":"access","filed":"2026-03-01","extended":"2026-04-01"}`, "2026-04-15",
			"retained none none access", "2026-03-31", retention.ExtensionTooLate, "the person has to be told within the first term"},
		{"answered", `{"kind":"access","filed":"2026-03-01","answered":"2026-03-20"}`, "2026-03-20",
			"due none 2025-02-02 account_reactivation", "2026-03-31", 0, "what was due goes on"},
		{"answered tomorrow", `{"kind":"access","filed":"2026-03-01","answered":"2026-03-21"}`, "2026-03-20",
			"retained none none access", "2026-03-31", retention.AnchorInFuture, "it is not answered yet"},
		{"amendment", `{"kind":"amendment","filed":"2026-03-01"}`, "2026-03-20",
			"retained none none amendment", "2026-04-30", 0, "sixty days"},
		{"amendment extended", `{"kind":"amendment","filed":"2026-03-01","extended":"2026-04-30"}`, "2026-03-20",
			"retained none none amendment", "2026-05-30", retention.AnchorInFuture, "and thirty more"},
		{"accounting", `{"kind":"accounting","filed":"2026-03-01"}`, "2026-03-20",
			"retained none none accounting", "2026-04-30", 0, "sixty days"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"},"requests":[`+tt.requests+`]}`)
			d := resolve(t, r, it, tt.on)
			check(t, d, tt.want, tt.why)
			if got := d.Answers[0].RespondBy.String(); got != tt.respondBy || d.Answers[0].Outcome != retention.Accepted {
				t.Errorf("answer %v by %s, want by %s: %s", d.Answers[0].Outcome, got, tt.respondBy, tt.why)
			}
			if tt.finding != 0 && !d.Has(tt.finding) || tt.finding == 0 && len(d.Findings) != 0 {
				t.Errorf("findings %v, want %v: %s", d.Findings, tt.finding, tt.why)
			}
		})
	}
}

func TestOpenRequestBlocksDeletionOnRequest(t *testing.T) {
	it := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-01-01"},
		"requests":[{"kind":"self_service","filed":"2026-03-01"},{"kind":"access","filed":"2026-02-20"}]}`)
	d := resolve(t, compile(t, starter(t)), it, "2026-03-01")
	check(t, d, "retained none none access", "what somebody wants to see is not deleted before they saw it")
	want := []retention.Answer{
		{Request: 0, Outcome: retention.Postponed, Rule: "access"},
		{Request: 1, Outcome: retention.Accepted, Rule: "access", RespondBy: day(t, "2026-03-22")},
	}
	if diff := cmp.Diff(want, d.Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if got := d.Because[0].String(); got != "a request under access keeps it until it is answered, which has to be by 2026-03-22" {
		t.Errorf("reason in words: %s", got)
	}
}

func TestRequestWithoutAClockKeepsTheItem(t *testing.T) {
	s := starter(t)
	s.Clocks = nil
	it := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2020-01-01","cancelled":"2024-01-01"},"requests":[{"kind":"access","filed":"2026-02-20"}]}`)
	d := resolve(t, compile(t, s), it, "2026-03-01")
	check(t, d, "unknown none none ", "nobody has said how long an answer may take")
	if !d.Has(retention.RequestWithoutPolicy) {
		t.Errorf("findings %v", d.Findings)
	}
}

func TestRevokedAuthorization(t *testing.T) {
	r := compile(t, starter(t))
	post := item(t, `{"id":"m1","kind":"message","flags":["authorized_use"],"anchors":{"created":"2026-01-01"},"requests":[{"kind":"revocation","filed":"2026-03-01"}]}`)
	d := resolve(t, r, post, "2026-03-01")
	check(t, d, "due none 2026-03-01 authorization_revoked", "what rests on an authorization goes with it")
	if got := d.DeleteBy.String(); got != "2026-03-02" {
		t.Errorf("delete by %s", got)
	}
	other := post
	other.Flags = nil
	d = resolve(t, r, other, "2026-03-01")
	check(t, d, "retained none none account_reactivation", "what does not rest on it stays")
	if !d.Has(retention.RequestWithoutPolicy) {
		t.Errorf("findings %v: and the request is answered", d.Findings)
	}
	record := item(t, `{"id":"a1","kind":"authorization","anchors":{"created":"2025-01-01","last_effective":"2026-03-01"}}`)
	check(t, resolve(t, r, record, "2026-03-01"), "retained 2032-03-01 none hipaa_documentation", "the revoked authorization is kept six years from the revocation")
}

func TestRepeatedRequest(t *testing.T) {
	r := compile(t, starter(t))
	once := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-01-01"},"requests":[{"kind":"self_service","filed":"2026-03-01"}]}`)
	twice := item(t, `{"id":"m1","kind":"message","anchors":{"created":"2026-01-01"},"requests":[{"kind":"self_service","filed":"2026-03-01"},{"kind":"self_service","filed":"2026-03-01"}]}`)
	a, b := resolve(t, r, once, "2026-03-01"), resolve(t, r, twice, "2026-03-01")
	if a.State != b.State || a.DeleteAt != b.DeleteAt || len(b.Answers) != 2 || b.Answers[0].Outcome != b.Answers[1].Outcome {
		t.Errorf("%v and %v: delivered twice, it means the same", a, b)
	}
	if !b.Has(retention.RequestRepeated) || a.Has(retention.RequestRepeated) {
		t.Errorf("findings %v and %v: the repetition must show", a.Findings, b.Findings)
	}
}
