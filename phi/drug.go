// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/lexicon"

// DrugsAsOf is the month in which the statuses of drugs were last reviewed.
const DrugsAsOf = "2026-11"

// A DrugStatus says how a drug may be had. A greater status is stricter. The
// zero DrugStatus is [NoDrug].
type DrugStatus uint8

// The statuses.
const (
	NoDrug         DrugStatus = iota // no drug, or not on the market there
	OverTheCounter                   // without a prescription
	Prescription                     // on prescription
	Controlled                       // a controlled substance
)

var drugStatusWords = []string{"none", "otc", "prescription", "controlled"}

// String returns the word of s.
func (s DrugStatus) String() string { return wordOf(drugStatusWords, s) }

// MarshalText returns the word. It fails for an invalid status.
func (s DrugStatus) MarshalText() ([]byte, error) {
	return marshalWord("drug status", drugStatusWords, s)
}

// Drug returns how the drug c may be had in a country, PackUS or PackCA, and
// for a controlled substance the number of its schedule under the Controlled
// Substances Act or the Controlled Drugs and Substances Act, else 0. Where the
// country of the reader is not known, ask for any other pack: the answer is then
// the stricter of the two.
func (c Concept) Drug(country Pack) (status DrugStatus, schedule int) {
	info := lexicon.Concept(uint32(c))
	us, usSchedule := drugStatus(info.US)
	ca, caSchedule := drugStatus(info.CA)
	switch {
	case country == PackUS:
		return us, usSchedule
	case country == PackCA:
		return ca, caSchedule
	case us >= ca:
		return us, usSchedule
	}
	return ca, caSchedule
}

func drugStatus(s lexicon.DrugStatus) (DrugStatus, int) {
	if n := s.Schedule(); n > 0 {
		return Controlled, n
	}
	return DrugStatus(s), 0
}
