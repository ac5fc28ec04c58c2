// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// drawers are names that say where code was put and not what it is about.
var drawers = [...]string{
	"util", "utils", "common", "types", "helper", "helpers", "model", "models",
	"manager", "managers", "service", "services",
}

// platforms are the words that, after the last underscore of a file's name,
// make the go command leave the file out on every other platform. A rule that
// lives in such a file would be missing without a word.
var platforms = [...]string{
	// operating systems
	"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux",
	"nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
	// architectures
	"386", "amd64", "amd64p32", "arm", "arm64", "arm64be", "armbe", "loong64", "mips", "mips64",
	"mips64le", "mips64p32", "mips64p32le", "mipsle", "ppc", "ppc64", "ppc64le", "riscv",
	"riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
}

// checkNames reports packages named like a drawer and files named like a platform.
func checkNames(p Package) []Finding {
	var findings []Finding
	if slices.Contains(drawers[:], p.Name) || slices.Contains(drawers[:], path.Base(p.Path)) {
		findings = append(findings, Finding{
			Rule: "name", File: p.Path,
			Detail: fmt.Sprintf("a package called %s can hold anything; name it after what it knows", p.Name),
		})
	}
	for _, f := range p.Files {
		stem := strings.TrimSuffix(strings.TrimSuffix(f.Name, ".go"), "_test")
		_, word, found := cutLast(stem, "_")
		if found && slices.Contains(platforms[:], word) {
			findings = append(findings, Finding{
				Rule: "name", File: p.at(f.Name),
				Detail: fmt.Sprintf("the ending _%s keeps the file out of builds for other platforms", word),
			})
		}
	}
	return findings
}

// cutLast cuts s around the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
