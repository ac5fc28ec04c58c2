// SPDX-License-Identifier: Apache-2.0

package arch_test

import "testing"

func TestNames(t *testing.T) {
	run(t, []rule{
		{"drawer", "it can hold anything", "internal/util", "a.go", "", []string{"name internal/util:0"}},
		{"drawer in a room", "it can hold anything", "phi/types", "a.go", "", []string{"name phi/types:0"}},
		{"noun", "it says what it knows", "internal/lexicon", "a.go", "", nil},
		{"system", "missing elsewhere", "phi", "url_windows.go", "", []string{"name phi/url_windows.go:0"}},
		{"script", "js is a GOOS", "phi", "url_js.go", "", []string{"name phi/url_js.go:0"}},
		{"architecture in a test", "the proof would be missing", "phi", "arm_arm_test.go", "", []string{"name phi/arm_arm_test.go:0"}},
		{"word alone", "without an underscore it constrains nothing", "phi", "windows.go", "", nil},
		{"word in the middle", "only the last word constrains", "phi", "linux_words.go", "", nil},
	})
}
