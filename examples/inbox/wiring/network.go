// SPDX-License-Identifier: Apache-2.0

package wiring

import (
	"sync"

	"github.com/safeharbor-go/safeharbor/router"
)

// A Network does one step of a plan: it hides a comment, moves a message to a
// folder, alerts a person. An error means that the step was not done. A step
// that is done twice with the same key must have the effect of one.
type Network interface {
	Do(messageID string, s router.Step) error
}

// carryOut does the steps of a plan in their order and returns the receipts. A
// reply that tells of a removal is only reached after the removal was done;
// an approval is asked for and not waited for.
func carryOut(p router.Plan, n Network) []router.Receipt {
	var receipts []router.Receipt
	for {
		step, ok := router.Next(p, receipts)
		if !ok {
			return receipts
		}
		receipts = append(receipts, router.Receipt{Key: step.Key, Stage: router.StageStarted})
		switch err := n.Do(p.ID, step); {
		case err != nil:
			receipts = append(receipts, router.Receipt{Key: step.Key, Stage: router.StageFailed})
		case step.Slot != router.SlotApproval:
			receipts = append(receipts, router.Receipt{Key: step.Key, Stage: router.StageDone})
		}
	}
}

// stage returns how far a step has come.
func stage(receipts []router.Receipt, key string) router.Stage {
	last := router.StagePending
	for _, r := range receipts {
		if r.Key == key {
			last = r.Stage
		}
	}
	return last
}

// A Recorder is a Network that only notes what it was asked to do. The zero
// Recorder is ready to use, from any number of goroutines.
type Recorder struct {
	mu    sync.Mutex
	steps []router.Step
}

// Do notes a step.
func (r *Recorder) Do(_ string, s router.Step) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.steps = append(r.steps, s)
	return nil
}

// Steps returns a copy of the steps so far.
func (r *Recorder) Steps() []router.Step {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]router.Step(nil), r.steps...)
}
