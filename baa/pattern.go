// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"strings"
)

// pattern is a set of services: one name, a class with everything below it, or
// everything that a party owns. Two patterns are nested or share nothing.
type pattern struct {
	owner string
	path  string // empty with tree: everything of the owner
	tree  bool
}

// everything is the pattern of policies that hold for all services.
var everything = pattern{tree: true}

// parsePattern reads owner/path, owner/path.* and owner/*. It accepts lower-case
// words of letters, digits, - and _.
func parsePattern(s string) (pattern, bool) {
	owner, path, found := strings.Cut(s, "/")
	p := pattern{owner: owner, path: path}
	switch {
	case !found || !isWord(owner):
		return pattern{}, false
	case path == "*":
		return pattern{owner: owner, tree: true}, true
	}
	p.path, p.tree = strings.CutSuffix(path, ".*")
	return p, isPath(p.path)
}

func isPath(s string) bool {
	for word := range strings.SplitSeq(s, ".") {
		if !isWord(word) {
			return false
		}
	}
	return true
}

func isWord(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != ""
}

// contains reports whether every service of q is one of p.
func (p pattern) contains(q pattern) bool {
	switch {
	case p == everything:
		return true
	case p.owner != q.owner:
		return false
	case !p.tree:
		return p == q
	case p.path == "":
		return true
	default:
		rest, found := strings.CutPrefix(q.path, p.path)
		return found && (rest == "" || rest[0] == '.')
	}
}

func (p pattern) meets(q pattern) bool { return p.contains(q) || q.contains(p) }

// above returns the patterns that contain p, from p itself outwards to all
// services of the owner.
func (p pattern) above() []pattern {
	all := []pattern{p}
	if !p.tree {
		all = append(all, pattern{p.owner, p.path, true})
	}
	for path := p.path; path != ""; {
		path = path[:max(0, strings.LastIndexByte(path, '.'))]
		all = append(all, pattern{p.owner, path, true})
	}
	return all
}
