// SPDX-License-Identifier: Apache-2.0

package baa

// Use is a question: may these data go through these services on this day? The
// zero Use is refused by [Graph.Evaluate].
type Use struct {
	// Flow are the services that the data pass, in order; a [Use] of one service
	// may give Service instead. Names are owner/path, and any name or alias of
	// the owner will do.
	Flow []string `json:"flow,omitempty"`
	// Service is the last service of the flow.
	Service string `json:"service,omitempty"`
	// Part is the part of the services; the zero Part asks for every part.
	Part Part `json:"part,omitzero"`
	// Data are the classes of data; none means health information. The verdict
	// is that of the class that fares worst.
	Data []DataClass `json:"data,omitempty"`
	// Origin, Intent and Awareness are the circumstances. What is left
	// unspecified must hold in every case.
	Origin    Origin    `json:"origin,omitzero"`
	Intent    Intent    `json:"intent,omitzero"`
	Awareness Awareness `json:"awareness,omitzero"`
	// Subject is the patient, as an opaque id, for conditions per patient. It
	// appears in no verdict.
	Subject string `json:"subject,omitempty"`
	// Session is the voice session, as an opaque id. It appears in no verdict.
	Session string `json:"session,omitempty"`
	// Account is the id of the customer's account. Without an account on record
	// nothing is covered.
	Account string `json:"account,omitempty"`
	// AsOf is the day of the use.
	AsOf Date `json:"as_of"`
	// KnownAt limits the records to those on file on that day; the zero Date
	// takes the last version of every record.
	KnownAt Date `json:"known_at,omitzero"`
	// Evidence are pieces of evidence that come with the question, such as this
	// patient's permission. They count beside those on record.
	Evidence []Evidence `json:"evidence,omitempty"`
}
