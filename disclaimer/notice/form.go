// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"regexp"
	"sync"
)

// A form tells whether a text has a given form.
type form func(string) bool

// formOf returns the form of a regular expression, which is compiled when it is
// first needed: importing the package costs next to nothing.
func formOf(expression string) form {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
	return func(s string) bool { return compiled().MatchString(s) }
}
