// SPDX-License-Identifier: Apache-2.0

package baa

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"

	"github.com/safeharbor-go/safeharbor/internal/civil"
	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

//go:embed data/*.json
var starterFiles embed.FS

// Files returns the datasets that ship with the package, as files to read:
// sprout-2023.json, sprout-guardian-2025.json and quo.json from what those vendors
// publish, and vendors-2026.json from secondary sources.
func Files() fs.FS {
	sub, err := fs.Sub(starterFiles, "data")
	if err != nil {
		return starterFiles
	}
	return sub
}

// Decode reads a dataset from JSON. Unknown and repeated keys, unknown words and
// dates that do not exist are errors. The error is a [*DatasetError] with the
// line and the column.
func Decode(data []byte) (Dataset, error) { return decode(data, 0) }

func decode(data []byte, index int) (Dataset, error) {
	var d Dataset
	if err := strictjson.Decode(data, &d); err != nil {
		return Dataset{}, syntaxError(err, index)
	}
	d.text = bytes.Clone(data)
	if d.Format != Format {
		e := &DatasetError{Dataset: index, Path: "/format", Problem: OtherFormat}
		e.Line, e.Column = position(data, e.Path)
		return Dataset{}, e
	}
	return d, nil
}

func syntaxError(err error, index int) *DatasetError {
	e := &DatasetError{Dataset: index, Problem: BadValue, Err: err}
	var syntax *strictjson.Error
	if errors.As(err, &syntax) {
		e.Path, e.Line, e.Column, e.Suggestion = syntax.Path, syntax.Line, syntax.Column, syntax.Suggestion
	}
	if errors.Is(err, civil.ErrNoSuchDate) {
		e.Problem = NoSuchDate
	}
	return e
}

// Load reads datasets from files, in the order of the names. The error is a
// [*DatasetError] whose Dataset is the index of the name and whose Err is the
// error of the file system, if that failed.
func Load(files fs.FS, names ...string) ([]Dataset, error) {
	datasets := make([]Dataset, 0, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, &DatasetError{Dataset: i, Problem: Missing, Err: err}
		}
		d, err := decode(text, i)
		if err != nil {
			return nil, err
		}
		datasets = append(datasets, d)
	}
	return datasets, nil
}

// Starter returns the datasets of [Files], for use beside the organisation's own
// records. They hold what vendors publish, as examples with their dates: which
// agreement an account has signed, which plan it has, and what evidence there is
// are the caller's to add.
func Starter() ([]Dataset, error) {
	return Load(Files(), "sprout-2023.json", "sprout-guardian-2025.json", "quo.json", "vendors-2026.json")
}
