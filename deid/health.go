// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// findHealth collects mentions, and the doses of drugs if drugs have to change.
// A mention inside a name of the organisation that stays is part of that name.
func (j *job) findHealth(d *Deidentifier, m *phi.Message, parts []phi.Part, own []phi.Finding) error {
	mentions, err := d.health.Mentions(*m)
	for i := range mentions {
		n := &mentions[i]
		if n.Class == 0 || int(n.Class) >= numClasses || !fits(parts, n.Part, n.Start, n.End) {
			return errFinding
		}
		if slices.ContainsFunc(own, func(f phi.Finding) bool { return f.Part == n.Part && f.Start <= n.Start && n.End <= f.End }) {
			continue
		}
		t := d.policy.classes[n.Class]
		if t == Generic() {
			t = Tag()
			if generic(n, parts[n.Part].Text[n.Start:n.End]) {
				t = Keep()
			}
		}
		j.add(parts, span{subject: subject{class: n.Class}, part: n.Part, start: n.Start, end: n.End, transform: t})
	}
	if t := d.policy.classes[phi.ClassMedication]; t != Keep() {
		if t == Generic() {
			t = Tag()
		}
		for part := range parts {
			for start, end := range doses(parts[part].Text) {
				j.add(parts, span{subject: subject{class: phi.ClassMedication}, part: part, start: start, end: end, transform: t})
			}
		}
	}
	return err
}

// generic reports whether a mention tells no more than that there is a practice,
// a pharmacy and a prescription. Of the words for drugs only single ones do:
// "pain medication" names what it is for.
func generic(m *phi.Mention, text string) bool {
	if m.Sensitivity != 0 {
		return false
	}
	switch m.Concept.ID() {
	case "medication", "prescription", "refill":
		return !strings.ContainsAny(text, " -")
	case "appointment", "doctor_visit", "primary_care", "checkup", "follow_up", "telehealth", "nurse", "medical_records",
		"patient_status", "waiting_for_care", "emergency_care",
		"hospital", "clinic", "emergency_room", "pharmacy":
		return true
	}
	return false
}
