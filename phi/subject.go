// SPDX-License-Identifier: Apache-2.0

package phi

// workforceReach is the number of tokens before an address within which words
// of the workforce decide whose it is.
const workforceReach = 8

// assignSubjects says of addresses in networks whether they are the workforce's:
// what a system notes of its own staff is no identifier of a patient.
func (w *work) assignSubjects() {
	for n := range w.candidates {
		c := &w.candidates[n]
		if c.kind != KindIP || c.role != RoleUnknown {
			continue
		}
		i := w.tokenFrom(c.start)
		for j := i - 1; j >= 0 && j >= i-workforceReach; j-- {
			if j+1 < len(w.tokens) && w.gap(j+1) == far {
				break
			}
			if w.workforceWord(j) {
				c.role = RoleStaff
				break
			}
		}
	}
}

// workforceWord reports whether token i speaks of people at work in a system.
func (w *work) workforceWord(i int) bool {
	switch string(w.lower(i)) {
	case "login", "logins", "logon", "staff", "admin", "administrator", "employee", "workforce", "workstation", "vpn", "agent",
		"audit", "operator", "personal", "personnel", "mitarbeiter", "anmeldung", "connexion", "accesso", "sesión":
		return true
	}
	return false
}
