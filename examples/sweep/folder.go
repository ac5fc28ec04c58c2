// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"os"
)

// A folder is an *os.Root that writes through to the disk.
type folder struct{ *os.Root }

func openFolder(name string) (folder, error) {
	if err := os.MkdirAll(name, 0o700); err != nil {
		return folder{}, err
	}
	root, err := os.OpenRoot(name)
	return folder{root}, err
}

// Sync implements files.Syncer.
func (f folder) Sync(name string) error {
	file, err := f.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
