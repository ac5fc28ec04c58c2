// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A store keeps fetched archives in a directory, each under its sha256.
type store struct{ dir string }

// archive returns the bytes of a source's archive. It asks the registry only
// if the store does not hold it.
func (st store) archive(s source) ([]byte, error) {
	path := filepath.Join(st.dir, s.sha256)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if data, err = st.fetch(s); err == nil {
			err = check(s, data)
		}
		if err != nil {
			return nil, err
		}
		return data, os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		return nil, err
	}
	return data, check(s, data)
}

// check refuses an archive that is not the pinned one.
func check(s source, data []byte) error {
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != s.sha256 {
		return fmt.Errorf("%s %s: sha256 is %s, pinned is %s", s.name, s.version, got, s.sha256)
	}
	return nil
}

// fetch runs the registry's client in an empty directory and returns the one
// file that it leaves there.
func (st store) fetch(s source) ([]byte, error) {
	if err := os.MkdirAll(st.dir, 0o755); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(st.dir, "fetch-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	args := s.command()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, out)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("%s left %d files, want 1", strings.Join(args, " "), len(files))
	}
	return os.ReadFile(filepath.Join(dir, files[0].Name()))
}
