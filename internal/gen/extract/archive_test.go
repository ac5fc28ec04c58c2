// SPDX-License-Identifier: Apache-2.0

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tarball is a tar archive with one file.
func tarball(t *testing.T, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(text))})
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUnpackNPM(t *testing.T) {
	packed, err := compress(tarball(t, "package/src/a.json", "[]"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := unpack(npm, packed)
	if err != nil || string(b["src/a.json"]) != "[]" {
		t.Errorf("got %v, %v", b, err)
	}
}

func TestUnpackWheelLeavesModels(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"p/data/a", "p/models/b"} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte("x"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := unpack(pip, packed.Bytes())
	if err != nil || string(b["p/data/a"]) != "x" || len(b) != 1 {
		t.Errorf("got %v, %v", b, err)
	}
}

// ar is an ar archive with the given members.
func ar(members ...[2]string) []byte {
	var b strings.Builder
	b.WriteString("!<arch>\n")
	for _, m := range members {
		fmt.Fprintf(&b, "%-16s%-12s%-6s%-6s%-8s%-10d`\n%s", m[0], "0", "0", "0", "100644", len(m[1]), m[1])
		if len(m[1])%2 == 1 {
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

func TestUnpackDebian(t *testing.T) {
	data, err := base64.StdEncoding.DecodeString(tarXZ)
	if err != nil {
		t.Fatal(err)
	}
	b, err := unpack(apt, ar([2]string{"debian-binary", "2.0"}, [2]string{"data.tar.xz", string(data)}))
	if err != nil || string(b["usr/words"]) != "a\nb\n" {
		t.Errorf("got %v, %v", b, err)
	}
}

func TestUnpackRefuses(t *testing.T) {
	for _, row := range []struct {
		name   string
		client client
		data   []byte
	}{
		{"no gzip", npm, []byte("x")},
		{"no zip", pip, []byte("x")},
		{"no ar", apt, []byte("x")},
		{"no data", apt, ar([2]string{"debian-binary", "2.0\n"})},
		{"a size beyond the end", apt, ar([2]string{"data.tar.xz", "xx"})[:8+60]},
		{"no xz", apt, ar([2]string{"data.tar.xz", "xxxx"})},
	} {
		if b, err := unpack(row.client, row.data); err == nil {
			t.Errorf("%s: unpacked as %v", row.name, b)
		}
	}
}

func TestArchiveRefusesAnotherSum(t *testing.T) {
	dir := t.TempDir()
	s := source{name: "example", version: "1.0.0", sha256: strings.Repeat("0", 64)}
	if err := os.WriteFile(filepath.Join(dir, s.sha256), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := (store{dir}).archive(s); err == nil {
		t.Errorf("got %q", data)
	}
}

func TestArchiveComesFromTheStore(t *testing.T) {
	dir := t.TempDir()
	s := source{name: "example", version: "1.0.0", sha256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
	if err := os.WriteFile(filepath.Join(dir, s.sha256), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := (store{dir}).archive(s); err != nil || string(data) != "x" {
		t.Errorf("got %q, %v", data, err)
	}
}

func TestSourcesArePinned(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sources {
		if len(s.sha256) != 64 || s.version == "" || s.licence == "" || s.used == "" {
			t.Errorf("%s is not pinned", s.id)
		}
		if !strings.Contains(strings.Join(s.command(), " "), s.version) {
			t.Errorf("%s: the command names no version", s.id)
		}
		if seen[s.id] || seen[s.sha256] {
			t.Errorf("%s is there twice", s.id)
		}
		seen[s.id], seen[s.sha256] = true, true
	}
}

func TestCompressIsReproducible(t *testing.T) {
	a, err := compress([]byte("a\t1\n"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(a))
	if err != nil || !z.ModTime.IsZero() || z.Name != "" {
		t.Errorf("the header has a time or a name: %+v, %v", z.Header, err)
	}
}

// tarXZ is a tar archive with the file ./usr/words, compressed by xz.
const tarXZ = `
/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AHddABcLyyeJ8uv7sv6J4fnJCB0cKx5/hlD7z8AiblPuVvXoYIucEPTnK6pVQDhE
bCDLQEcTOn4MCpv36CFVYLa0WI32tuFRkyGL+lKO5Dkpa8xRpyCQdS2U0J0lruANOehKMGrXil0TQfFkNiwfc8MEccAx/V5HsWcA
AAAuLNUcowqXygABkwGAUAAACwEi5LHEZ/sCAAAAAARZWg==
`
