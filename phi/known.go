// SPDX-License-Identifier: Apache-2.0

package phi

// An Identity is a person whom a message may be about and whose details the
// caller holds, such as the contact of a conversation. Each detail is found in
// the text wherever it occurs, whatever its case, spacing and punctuation, and
// names also by their initials. The zero Identity matches nothing.
type Identity struct {
	// Names are full names or parts of names.
	Names []string
	// Numbers are telephone, record, plan and account numbers.
	Numbers []string
	// Emails are e-mail addresses.
	Emails []string
	// Handles are names of accounts, with or without "@".
	Handles []string
	// Role says whom the details belong to; RoleUnknown counts as the patient.
	Role Role
}
