// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"fmt"
	"io"
	"log/slog"
	"math/bits"
)

// A Sensitivity is a set of specially protected classes of health
// information. The zero Sensitivity is the empty set. Like a [Concept], a
// sensitivity beside a message is PHI: String, Format, LogValue and
// MarshalJSON do not show it.
type Sensitivity uint16

// The classes. Each comment names where the protection comes from.
const (
	SensitivitySUD           Sensitivity = 1 << iota // substance use, 42 CFR 2.13
	SensitivityPsychotherapy                         // notes kept apart, 45 CFR 164.501; set by callers only
	SensitivityMentalHealth                          // state law
	SensitivityHIVSTI                                // state law
	SensitivityGenetic                               // 45 CFR 164.502(a)(5)(i)
	SensitivityReproductive                          // state law
	SensitivityMinor                                 // state law
	SensitivityAbuse                                 // 45 CFR 164.512(c)
	SensitivitySelfHarm                              // 45 CFR 164.512(j)
	SensitivityConsumer                              // consumer health data, state law; set by callers only
)

var sensitivityWords = []string{
	"sud", "psychotherapy", "mental_health", "hiv_sti", "genetic", "reproductive", "minor", "abuse", "self_harm",
	"consumer_health",
}

// IDs returns the words of the classes in s, such as "sud", in the order of
// the constants. Beside a message or a person they are PHI.
func (s Sensitivity) IDs() []string {
	var ids []string
	for rest := uint(s); rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros(rest); i < len(sensitivityWords) {
			ids = append(ids, sensitivityWords[i])
		}
	}
	return ids
}

// Has reports whether s contains all classes of t.
func (s Sensitivity) Has(t Sensitivity) bool { return s&t == t }

// ParseSensitivity returns the class with the given word.
func ParseSensitivity(word string) (Sensitivity, error) {
	for i, w := range sensitivityWords {
		if w == word {
			return 1 << i, nil
		}
	}
	return 0, fmt.Errorf("phi: sensitivity: %w", ErrUnknownWord)
}

// String returns "sensitivity", whatever the set is.
func (s Sensitivity) String() string { return "sensitivity" }

// Format prints what String returns, whatever the verb.
func (s Sensitivity) Format(st fmt.State, _ rune) { io.WriteString(st, s.String()) }

// MarshalJSON returns the string "sensitivity", whatever the set is.
func (s Sensitivity) MarshalJSON() ([]byte, error) { return []byte(`"sensitivity"`), nil }

// LogValue returns what String returns.
func (s Sensitivity) LogValue() slog.Value { return slog.StringValue(s.String()) }
