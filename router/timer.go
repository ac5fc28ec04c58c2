// SPDX-License-Identifier: Apache-2.0

package router

import (
	"maps"
	"slices"
	"time"
)

// Timer asks to look at a message again later.
type Timer struct {
	// Name names the timer: at most 64 of a-z, 0-9, dot, hyphen, underscore.
	// When it fires, rules for the event timer find it in the field timer.
	Name string `json:"name"`
	// AfterMinutes is how long to wait, at least 1.
	AfterMinutes int `json:"after_minutes"`
}

// Alarm is a timer that a plan asked for. The caller keeps it and gives it back
// to [Engine.Fire] when it is due. It holds no fact of the message but the id:
// what is done then depends on what is known then.
type Alarm struct {
	Name string    `json:"name"`
	Due  time.Time `json:"due"`
	// Rule is the rule that asked for it.
	Rule string `json:"rule"`
	// Message and Revision are the id and the revision of the message.
	Message  string `json:"message"`
	Revision int    `json:"revision"`
	// Engine is the rule set that asked for it.
	Engine Version `json:"engine"`
	// Event is the event on which it was asked for, and Timer the timer that was
	// due then.
	Event Event  `json:"event,omitzero"`
	Timer string `json:"timer,omitzero"`
}

// settleTimers sets each timer once, for the earliest time that rules asked
// for.
func (d *draft) settleTimers() {
	by := map[string][]*write{}
	for _, w := range d.writes[SlotTimer] {
		by[w.value] = append(by[w.value], w)
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		asked := by[name]
		first := slices.MinFunc(asked, func(a, b *write) int { return a.timer.AfterMinutes - b.timer.AfterMinutes })
		if d.x == nil && d.f.Now.IsZero() {
			for _, w := range asked {
				d.drop(w, CauseNoTime)
			}
			continue
		}
		st := d.step(SlotTimer, name, asked...)
		st.Alarm = &Alarm{
			Name: name, Due: d.f.Now.Add(time.Duration(first.timer.AfterMinutes) * time.Minute), Rule: first.by.id,
			Message: d.f.ID, Revision: d.f.Revision, Engine: d.e.version, Event: d.f.Event, Timer: d.f.Timer,
		}
		d.Steps = append(d.Steps, st)
	}
}

// Fire plans what happens when an alarm is due. The facts are those of now; the
// event and the name of the timer are filled in. All conditions are put again:
// the message is evaluated as when the alarm was set, and where the rule that
// asked no longer acts, or the rule set or the message has changed since,
// nothing happens: the plan has no steps and says so in Dropped. Where it can
// no longer be decided whether the rule acts, the message is held for review.
//
// The error is a [*FactsError]: also for facts of another message and for a
// time before the alarm is due.
func (e *Engine) Fire(a Alarm, f Facts) (Plan, error) {
	switch {
	case f.ID != a.Message:
		return Plan{}, &FactsError{Path: "/id", Code: CodeBadValue}
	case f.Now.Before(a.Due):
		return Plan{}, &FactsError{Path: "/now", Code: CodeBadValue}
	}
	f.Event, f.Timer = a.Event, a.Timer
	before, err := e.Evaluate(f)
	if err != nil {
		return Plan{}, err
	}
	outcome := OutcomeNoMatch
	for r := range before.Trace.All() {
		if r.Rule == a.Rule && a.Engine == e.version && a.Revision == f.Revision {
			outcome = r.Outcome
		}
	}
	f.Event, f.Timer = EventTimer, a.Name
	switch outcome {
	case OutcomeMatched:
		return e.evaluate(&f, a.Due)
	case OutcomeUndecided:
		return e.evaluate(&f, a.Due, Hold{Cause: CauseUndecided, Rule: a.Rule})
	}
	return Plan{
		ID: f.ID, Revision: f.Revision, Engine: e.version, Steps: []Step{}, Holds: []Hold{}, Overridden: []Overridden{},
		Dropped: []Dropped{{Slot: SlotTimer, Value: a.Name, Rule: a.Rule, Cause: CauseStale}},
		Trace:   Trace{ID: f.ID, Engine: e.version},
	}, nil
}
