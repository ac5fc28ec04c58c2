// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/scan"
)

// TestIsPhrase pins that the table of bits hides no phrase, and that it tells
// most of what is none.
func TestIsPhrase(t *testing.T) {
	words, phrases, right, wrong := 0, 0, 0, 0
	files, err := filepath.Glob("../gen/curated/*.tsv")
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		tokens := scan.Append(nil, string(data))
		for i := range tokens {
			key := tokens[i].Hash
			if _, ok := Lookup(key); ok {
				words++
			}
			for j := i + 1; j < len(tokens) && j < i+5; j++ {
				key = scan.Join(key, tokens[j].Hash)
				switch found, told := Find(key) != &records[0], IsPhrase(key); {
				case found && !told:
					t.Fatalf("hash %x: a phrase is hidden", key)
				case found:
					phrases++
				case told:
					wrong++
				default:
					right++
				}
			}
		}
	}
	if words < 20_000 || phrases < 10_000 {
		t.Errorf("%d words and %d phrases were in the table: the lists are not the table's", words, phrases)
	}
	if 20*wrong > right {
		t.Errorf("of what is no phrase %d are told and %d are not", right, wrong)
	}
}

// TestAnnounces pins that the tables of bits hide nothing that announces and no
// particle, and that they tell of little else.
func TestAnnounces(t *testing.T) {
	const flags = Label | Month | Weekday | NumberWord | Title | ProviderTitle | Kin | NameCue | Street | State | AgeCue | Holiday | AtSign
	data, err := os.ReadFile("../gen/curated/words.tsv")
	require.NoError(t, err)
	words, phrases, right, wrong := 0, 0, 0, 0
	for tokens := scan.Append(nil, string(data)); len(tokens) > 1; tokens = tokens[1:] {
		word, pair := tokens[0].Hash, scan.Join(tokens[0].Hash, tokens[1].Hash)
		if Find(word).Flags.Any(flags) {
			words++
			if Announces(word)&Alone == 0 {
				t.Fatalf("hash %x: a word that announces is hidden", word)
			}
		}
		if e := Find(word); e.Person != 0 && Particle(word)&Linking == 0 || e.Flags.Has(Function) && e.Langs&2 != 0 && Particle(word)&English == 0 {
			t.Fatalf("hash %x: a particle is hidden", word)
		}
		if Find(pair).Flags.Any(flags) {
			phrases++
			if Announces(word)&Starting == 0 || StartsAnnouncing(pair) == 0 {
				t.Fatalf("hash %x: a phrase that announces is hidden", pair)
			}
		} else if StartsAnnouncing(pair) == 0 {
			right++
		} else {
			wrong++ // or a longer phrase starts like this
		}
	}
	if words < 1000 || phrases < 300 || 10*wrong > right {
		t.Errorf("%d words, %d phrases; of other pairs %d are told and %d are not", words, phrases, wrong, right)
	}
}

// TestFindMisses pins that a key which the table does not hold is not found,
// although every key leads to a slot.
func TestFindMisses(t *testing.T) {
	for n := range uint64(200_000) {
		if e, ok := Lookup(scan.Join(n, n)); ok || e != (Entry{}) {
			t.Fatalf("key %d is in the table", n)
		}
	}
}

// TestSlotsHoldEachKeyOnce pins that keys do not take each other's slots.
func TestSlotsHoldEachKeyOnce(t *testing.T) {
	taken := 0
	for i := range slots {
		if u32(slotsAt+i*slotSize) != 0 {
			taken++
		}
	}
	if taken != spellings {
		t.Errorf("%d slots are taken by %d spellings", taken, spellings)
	}
}

func BenchmarkFind(b *testing.B) {
	hit, miss := scan.Hash("patient"), scan.Hash("xyzzyx")
	b.Run("hit", func(b *testing.B) {
		for b.Loop() {
			Find(hit)
		}
	})
	b.Run("miss", func(b *testing.B) {
		for b.Loop() {
			miss = miss*0x9E3779B97F4A7C15 + 1
			Find(miss)
		}
	})
}
