// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// slowFind walks all slots from the key's own to the next empty one, whatever
// the order of the keys.
func slowFind(hash uint64) (record int, ok bool) {
	fp := max(uint32(hash>>32), 1)
	for i := int(uint64(uint32(hash)) * slots >> 32); ; i = (i + 1) % slots {
		switch u32(slotsAt + i*slotSize) {
		case fp:
			return int(u16(slotsAt + i*slotSize + 4)), true
		case 0:
			return 0, false
		}
	}
}

// TestFindStopsInTime pins what Find relies on: the order in which the
// generator puts keys into the slots.
func TestFindStopsInTime(t *testing.T) {
	found := 0
	check := func(hash uint64) {
		t.Helper()
		var want, got Entry
		record, ok := slowFind(hash)
		if ok {
			found++
			want.read(table[recordsAt+record*recordSize:])
		}
		if Find(&got, hash) != ok || got != want {
			t.Fatalf("hash %x: not what is in the table", hash)
		}
	}
	// Each run of words in the curated lists, most of which are in the table.
	files, err := filepath.Glob("../gen/curated/*.tsv")
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		tokens := scan.Append(nil, string(data))
		for i := range tokens {
			key := tokens[i].Hash
			check(key)
			for j := i + 1; j < len(tokens) && j < i+5; j++ {
				key = scan.Join(key, tokens[j].Hash)
				check(key)
			}
		}
	}
	if found < 20_000 {
		t.Errorf("%d words and phrases were in the table: the lists are not the table's", found)
	}
	// Keys that are not there.
	for key := range uint64(200_000) {
		check(scan.Join(key, key))
	}
}

func BenchmarkFind(b *testing.B) {
	hit, miss := scan.Hash("patient"), scan.Hash("xyzzyx")
	var e Entry
	b.Run("hit", func(b *testing.B) {
		for b.Loop() {
			Find(&e, hit)
		}
	})
	b.Run("miss", func(b *testing.B) {
		for b.Loop() {
			miss = miss*0x9E3779B97F4A7C15 + 1
			Find(&e, miss)
		}
	})
}
