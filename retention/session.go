// SPDX-License-Identifier: Apache-2.0

package retention

// An IdleLimit says after how long without activity a session ends. It counts
// like a retention term and deletes nothing. The zero IdleLimit ends a session
// on the day of its last activity.
type IdleLimit struct {
	// After is the time without activity.
	After Period `json:"after"`
	// Source is where the limit comes from.
	Source string `json:"source,omitempty"`
}

// DefaultIdleLimit returns the limit of 15 days that one vendor applies to its
// own product. A shorter one has to be set on the device.
func DefaultIdleLimit() IdleLimit {
	return IdleLimit{After: Period{Days: 15}, Source: "Quo HIPAA page"}
}

// Ends returns the day on which a session ends that was last used on last. A
// date that does not exist gives the zero Date.
func (l IdleLimit) Ends(last Date) Date { return last.Add(l.After) }

// Alive reports whether a session last used on last may still be used on asOf.
// It is false when either date does not exist.
func (l IdleLimit) Alive(last, asOf Date) bool { return asOf.IsValid() && asOf.Before(l.Ends(last)) }
