// SPDX-License-Identifier: Apache-2.0

package router

import "time"

// DefaultMaxIdleMinutes is the idle time after which a session ends when the
// rule set says nothing: 15 days, which is what a vendor is known to use. It is
// far above clinical practice; set your own.
const DefaultMaxIdleMinutes = 15 * 24 * 60

// SessionPolicy says when an idle session ends. The zero policy is
// [DefaultMaxIdleMinutes].
//
// Source: 45 CFR 164.312(a)(2)(iii), which names no number.
type SessionPolicy struct {
	// MaxIdleMinutes is the longest time without any activity; 0 is the
	// default.
	MaxIdleMinutes int `json:"max_idle_minutes,omitzero"`
}

// MaxIdle is the longest time without any activity.
func (p SessionPolicy) MaxIdle() time.Duration {
	if p.MaxIdleMinutes <= 0 {
		return DefaultMaxIdleMinutes * time.Minute
	}
	return time.Duration(p.MaxIdleMinutes) * time.Minute
}

// Ended says whether a session with its last activity at a time is over. A time
// that is not known or lies ahead ends the session.
func (p SessionPolicy) Ended(lastActivity, now time.Time) bool {
	return lastActivity.IsZero() || lastActivity.After(now) || now.Sub(lastActivity) >= p.MaxIdle()
}

// MetBy says whether a tool that ends sessions after a time of its own, 0 for
// never, keeps the policy. If it does not, the device has to lock itself.
func (p SessionPolicy) MetBy(tool time.Duration) bool {
	return tool > 0 && tool <= p.MaxIdle()
}

// Session returns the policy of the rule set.
func (e *Engine) Session() SessionPolicy { return e.set.Session }
