// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A numbering gives hashes numbers from 1 on. It is a table with open addresses,
// at least half of them empty: most words of a text are looked up several times,
// and hashes need no second one.
type numbering struct {
	slots []slot // a power of two
	full  int
}

type slot struct {
	hash   uint64
	number int32 // 0 for an empty slot
}

func newNumbering() numbering { return numbering{slots: make([]slot, 16)} }

// of returns the number of a hash, 0 for none.
func (n *numbering) of(hash uint64) int32 { return n.slot(hash).number }

// slot returns the slot of a hash, or the empty one where it belongs.
func (n *numbering) slot(hash uint64) *slot {
	mask := uint64(len(n.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &n.slots[i]; s.hash == hash || s.number == 0 {
			return s
		}
	}
}

// set gives a hash a number.
func (n *numbering) set(hash uint64, number int32) {
	if 2*(n.full+1) > len(n.slots) {
		old := n.slots
		n.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.number != 0 {
				*n.slot(s.hash) = s
			}
		}
	}
	s := n.slot(hash)
	if s.number == 0 {
		n.full++
	}
	*s = slot{hash, number}
}
