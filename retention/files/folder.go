// SPDX-License-Identifier: Apache-2.0

package files

import (
	"fmt"
	"io/fs"
)

// A Folder is where a [Store] keeps its files. *os.Root is one. Names are
// relative and use slashes.
type Folder interface {
	FS() fs.FS
	ReadFile(name string) ([]byte, error)
	WriteFile(name string, data []byte, perm fs.FileMode) error
	MkdirAll(name string, perm fs.FileMode) error
	Rename(oldname, newname string) error
	Remove(name string) error
}

// A Syncer is a [Folder] that can write a file or a folder through to the disk.
// A [Store] calls Sync after each write, with the file, and after each renaming
// and removal, with the folder that holds it.
type Syncer interface {
	Folder
	Sync(name string) error
}

// An Error says what a store was doing when its folder failed, or that a file
// is not what its name says. Its zero value says nothing.
type Error struct {
	// Op is "open", "read", "write", "erase" or "list".
	Op  string
	Err error
}

// Error describes e.
func (e *Error) Error() string { return fmt.Sprintf("files: %s: %v", e.Op, e.Err) }

// Unwrap returns e.Err.
func (e *Error) Unwrap() error { return e.Err }

const (
	items    = "items"
	receipts = "receipts"
	// writing is the file that takes the place of another when it is complete.
	writing = "writing"
)

func (s *Store) prepare() error {
	for _, dir := range [...]string{items, receipts} {
		if err := s.folder.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	// What a killed process was writing never counted.
	if err := s.folder.Remove(writing); err != nil && !isMissing(err) {
		return err
	}
	return s.sync(".")
}

// replace puts data in the place of a file, or makes it.
func (s *Store) replace(dir, name string, data []byte) error {
	if err := s.folder.WriteFile(writing, data, 0o600); err != nil {
		return err
	}
	if err := s.sync(writing); err != nil {
		return err
	}
	if err := s.folder.Rename(writing, dir+"/"+name); err != nil {
		return err
	}
	return s.sync(dir)
}

func (s *Store) remove(dir, name string) error {
	if err := s.folder.Remove(dir + "/" + name); err != nil && !isMissing(err) {
		return err
	}
	return s.sync(dir)
}

func (s *Store) sync(name string) error {
	if folder, ok := s.folder.(Syncer); ok {
		return folder.Sync(name)
	}
	return nil
}
