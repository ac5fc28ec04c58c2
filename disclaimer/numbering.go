// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A numbering gives hashes numbers from 1 on. It is a table with open addresses,
// at least half of them empty: most words of a text are looked up several times,
// and hashes need no second one. A slot holds the half of a hash that says nothing
// of its place, so that the table is small; two hashes are taken for one less often
// than once in 2^32.
type numbering struct {
	slots  []slot // a power of two
	hashes []uint64
}

type slot struct {
	half   uint32
	number int32 // 0 for an empty slot
}

func newNumbering() numbering { return numbering{slots: make([]slot, 16)} }

// of returns the number of a hash, 0 for none.
func (n *numbering) of(hash uint64) int32 { return n.slot(hash).number }

// slot returns the slot of a hash, or the empty one where it belongs.
func (n *numbering) slot(hash uint64) *slot {
	mask := uint64(len(n.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &n.slots[i]; s.half == uint32(hash>>32) || s.number == 0 {
			return s
		}
	}
}

// set gives a hash a number.
func (n *numbering) set(hash uint64, number int32) {
	if 2*(len(n.hashes)+1) > len(n.slots) {
		n.grow()
	}
	s := n.slot(hash)
	if s.number == 0 {
		n.hashes = append(n.hashes, hash)
	}
	*s = slot{uint32(hash >> 32), number}
}

// grow doubles the table.
func (n *numbering) grow() {
	grown := numbering{slots: make([]slot, 2*len(n.slots))}
	for _, hash := range n.hashes {
		grown.set(hash, n.of(hash))
	}
	*n = grown
}
