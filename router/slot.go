// SPDX-License-Identifier: Apache-2.0

package router

// Slot is a part of a plan that rules write to. The zero Slot is SlotTag.
type Slot uint8

// The slots, in the order in which a plan is carried out.
const (
	SlotTag Slot = iota
	SlotFolder
	SlotAssignee
	SlotPriority
	SlotNotify
	SlotOutbound
	SlotApproval
	SlotRemove
	SlotRedirect
	SlotBotFlow
	SlotAutoReply
	SlotEgress
	SlotRetention
	SlotNote
	SlotTimer
)

var slotWords = []string{
	"tag", "folder", "assignee", "priority", "notify", "outbound", "approval", "remove", "redirect",
	"bot_flow", "auto_reply", "egress", "retention", "note", "timer",
}

// String returns the word of s, "invalid" for a number without a word.
func (s Slot) String() string { return wordOf(slotWords, s) }

// ParseSlot returns the slot of a word; any other text is [ErrUnknownWord].
func ParseSlot(s string) (Slot, error) { return parseWord[Slot]("slot", slotWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (s Slot) MarshalText() ([]byte, error) { return marshalWord("slot", slotWords, s) }

// UnmarshalText reads a word as [ParseSlot] does.
func (s *Slot) UnmarshalText(text []byte) error {
	return unmarshalWord("slot", slotWords, text, s)
}

// Merge is how a slot settles what several rules asked for. The zero Merge is
// MergeUnion.
type Merge uint8

// The merges.
const (
	MergeUnion     Merge = iota // all of it, without repeats
	MergeFirst                  // the first rule in the order of rules
	MergeStrictest              // what allows least
)

var mergeWords = []string{
	"union", "first", "strictest",
}

// String returns the word of m, "invalid" for a number without a word.
func (m Merge) String() string { return wordOf(mergeWords, m) }

// ParseMerge returns the merge of a word; any other text is [ErrUnknownWord].
func ParseMerge(s string) (Merge, error) { return parseWord[Merge]("merge", mergeWords, s) }

// MarshalText writes the word; a value without one is [ErrUnknownWord].
func (m Merge) MarshalText() ([]byte, error) { return marshalWord("merge", mergeWords, m) }

// UnmarshalText reads a word as [ParseMerge] does.
func (m *Merge) UnmarshalText(text []byte) error {
	return unmarshalWord("merge", mergeWords, text, m)
}

// SlotMerge is a row of the merge table.
type SlotMerge struct {
	Slot  Slot  `json:"slot"`
	Merge Merge `json:"merge"`
	// CustomerVisible says that the customer notices what the slot does. At most
	// one of SlotBotFlow and SlotAutoReply sends something.
	CustomerVisible bool `json:"customer_visible,omitzero"`
}

// slotMerges is the merge table, indexed by slot.
var slotMerges = [...]SlotMerge{
	{Slot: SlotTag, Merge: MergeUnion},
	{Slot: SlotFolder, Merge: MergeFirst},
	{Slot: SlotAssignee, Merge: MergeFirst},
	{Slot: SlotPriority, Merge: MergeFirst},
	{Slot: SlotNotify, Merge: MergeUnion},
	{Slot: SlotOutbound, Merge: MergeStrictest},
	{Slot: SlotApproval, Merge: MergeStrictest},
	{Slot: SlotRemove, Merge: MergeStrictest, CustomerVisible: true},
	{Slot: SlotRedirect, Merge: MergeFirst},
	{Slot: SlotBotFlow, Merge: MergeFirst, CustomerVisible: true},
	{Slot: SlotAutoReply, Merge: MergeFirst, CustomerVisible: true},
	{Slot: SlotEgress, Merge: MergeUnion},
	{Slot: SlotRetention, Merge: MergeFirst},
	{Slot: SlotNote, Merge: MergeUnion},
	{Slot: SlotTimer, Merge: MergeUnion},
}

const slotCount = len(slotMerges)

// MergeTable says, for each slot, how the actions of several rules become one
// plan. The result is the caller's.
func MergeTable() []SlotMerge { return append([]SlotMerge{}, slotMerges[:]...) }
