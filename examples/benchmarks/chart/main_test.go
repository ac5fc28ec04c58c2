// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommitted holds that the picture and the tables of the README are those
// of the run that is kept beside them.
func TestCommitted(t *testing.T) {
	kept := func(name ...string) string {
		content, err := os.ReadFile(filepath.Join(append([]string{".."}, name...)...))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	r, err := read(strings.NewReader(kept(runFile)))
	if err != nil {
		t.Fatal(err)
	}
	if kept(pictureFile) != r.picture() {
		t.Error("the picture is of another run; go run ./chart -redraw")
	}
	readme := kept(readmeFile)
	if want, err := replace(readme, r.markdown()); err != nil || want != readme {
		t.Errorf("the README is of another run (%v); go run ./chart -redraw", err)
	}
}
