// SPDX-License-Identifier: Apache-2.0

package baa

// Format is the version of the dataset format that this package reads.
const Format = 1

// Source is a document that records were taken from.
type Source struct {
	// ID is the name that records of the same dataset use.
	ID string `json:"id"`
	// Title says what the document is.
	Title string `json:"title"`
	// Publisher is whose document it is.
	Publisher string `json:"publisher,omitempty"`
	// URL is where it was read, or empty.
	URL string `json:"url,omitempty"`
	// Language is its BCP 47 tag.
	Language string `json:"language,omitempty"`
	// Dated is the date that the document gives itself, or the zero value.
	Dated PartialDate `json:"dated,omitzero"`
	// RetrievedOn is when it was read.
	RetrievedOn PartialDate `json:"retrieved_on"`
	// VerifiedOn is when the records were last compared with it.
	VerifiedOn PartialDate `json:"verified_on"`
	// Secondary says that it reports what another document says. Its records are
	// then as old as Dated, however lately they were compared with it.
	Secondary bool `json:"secondary,omitempty"`
}

// Dataset is a set of records, writable as a literal and readable with [Decode]
// and [Load]. The zero Dataset is refused by [New].
//
// Records refer to each other by id across all datasets of a graph. A record with
// the id of an earlier recorded one replaces it from its own recording day on, so
// that a graph can say what was known on a day.
type Dataset struct {
	// Format must be the constant Format.
	Format int `json:"format"`
	// Name names the dataset.
	Name string `json:"name"`
	// Title says what it is about.
	Title string `json:"title,omitempty"`
	// Recorded is the recording day of every record that does not give one.
	Recorded Date `json:"recorded"`
	// Sources are the documents that the records name.
	Sources []Source `json:"sources,omitempty"`

	Parties         []Party          `json:"parties,omitempty"`
	Accounts        []Account        `json:"accounts,omitempty"`
	Entitlements    []Entitlement    `json:"entitlements,omitempty"`
	Agreements      []Agreement      `json:"agreements,omitempty"`
	Statements      []Statement      `json:"statements,omitempty"`
	Services        []Service        `json:"services,omitempty"`
	Safeguards      []Safeguard      `json:"safeguards,omitempty"`
	Conditions      []Condition      `json:"conditions,omitempty"`
	Grants          []Grant          `json:"grants,omitempty"`
	Evidence        []Evidence       `json:"evidence,omitempty"`
	Policies        []Policy         `json:"policies,omitempty"`
	RiskAcceptances []RiskAcceptance `json:"risk_acceptances,omitempty"`

	// text is what the dataset was decoded from, for the lines of errors.
	text []byte
}
