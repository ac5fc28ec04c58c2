// SPDX-License-Identifier: Apache-2.0

package arch

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// listing is what the go command says about a package.
type listing struct {
	ImportPath, Name, Dir     string
	GoFiles, CgoFiles         []string
	IgnoredGoFiles            []string
	TestGoFiles, XTestGoFiles []string
	EmbedFiles                []string
}

// listed names the fields of listing, so that the go command computes no others.
const listed = "ImportPath,Name,Dir,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,EmbedFiles"

// Load describes the module whose root is dir. It runs "go list" there, which
// leaves out nested modules, and reads the files of each package, also those
// that a build constraint keeps from this platform.
func Load(dir string) (Module, error) {
	out, err := goCommand(dir, "list", "-json="+listed, "./...")
	if err != nil {
		return Module{}, err
	}
	var m Module
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listing
		if err := decoder.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return Module{}, fmt.Errorf("arch: reading go list: %w", err)
		}
		p, err := read(l)
		if err != nil {
			return Module{}, err
		}
		m.Packages = append(m.Packages, p)
	}
	slices.SortFunc(m.Packages, func(a, b Package) int { return cmp.Compare(a.Path, b.Path) })
	return m, touch(dir)
}

// read parses the files of a package.
func read(l listing) (Package, error) {
	p := Package{Path: local(l.ImportPath), Name: l.Name}
	for _, name := range slices.Concat(l.GoFiles, l.CgoFiles, l.IgnoredGoFiles, l.TestGoFiles, l.XTestGoFiles) {
		source, err := os.ReadFile(filepath.Join(l.Dir, name))
		if err != nil {
			return Package{}, fmt.Errorf("arch: %w", err)
		}
		f, err := ParseFile(name, string(source))
		if err != nil {
			return Package{}, fmt.Errorf("%w (in %s)", err, l.Dir)
		}
		p.Files = append(p.Files, f)
	}
	for _, name := range l.EmbedFiles {
		content, err := os.ReadFile(filepath.Join(l.Dir, name))
		if err != nil {
			return Package{}, fmt.Errorf("arch: %w", err)
		}
		p.Data = append(p.Data, Data{Name: name, Content: content})
	}
	return p, nil
}

// touch reads every folder of the module. The go command keeps the result of a
// test until something changes that the test itself has opened; without this a
// package added since would go unseen.
func touch(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == ".git" {
			return filepath.SkipDir
		}
		return err
	})
}

// goCommand runs the go command in dir and returns its standard output. The
// error holds the standard error.
func goCommand(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("arch: go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}
