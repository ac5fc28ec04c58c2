// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"bufio"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// An Encoding is that of a text file. The zero Encoding is [EncodingUTF8].
type Encoding uint8

// The encodings.
const (
	EncodingUTF8 Encoding = iota
	EncodingLatin1
	EncodingUTF16LE
	EncodingUTF16BE
)

// codec returns how a file is decoded and encoded, the file behind its byte
// order mark, and the mark.
func codec(in io.Reader, e Encoding) (decoder, encoder transform.Transformer, rest io.Reader, mark []byte, err error) {
	b := bufio.NewReader(in)
	head, err := b.Peek(3)
	if err != nil && err != io.EOF {
		return nil, nil, nil, nil, err
	}
	switch {
	case len(head) == 3 && string(head) == "\xEF\xBB\xBF":
		e, mark = EncodingUTF8, []byte(head)
	case len(head) >= 2 && string(head[:2]) == "\xFF\xFE":
		e, mark = EncodingUTF16LE, head[:2]
	case len(head) >= 2 && string(head[:2]) == "\xFE\xFF":
		e, mark = EncodingUTF16BE, head[:2]
	}
	mark = append([]byte(nil), mark...)
	if _, err := b.Discard(len(mark)); err != nil {
		return nil, nil, nil, nil, err
	}
	switch e {
	case EncodingUTF8:
		return transform.Nop, transform.Nop, b, mark, nil
	case EncodingLatin1:
		return latin1Decoder{}, latin1Encoder{}, b, mark, nil
	case EncodingUTF16LE:
		return utf16Decoder{order: binary.LittleEndian}, utf16Encoder{order: binary.LittleEndian}, b, mark, nil
	case EncodingUTF16BE:
		return utf16Decoder{order: binary.BigEndian}, utf16Encoder{order: binary.BigEndian}, b, mark, nil
	}
	return nil, nil, nil, nil, &OptionError{Field: "Encoding", Reason: "does not exist"}
}

type latin1Decoder struct{ transform.NopResetter }

func (latin1Decoder) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for _, c := range src {
		if nDst+utf8.UTFMax > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], rune(c))
		nSrc++
	}
	return nDst, nSrc, nil
}

type latin1Encoder struct{ transform.NopResetter }

func (latin1Encoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		if r > 0xFF {
			return nDst, nSrc, &FormatError{Reason: "what the policy puts in place has no form in the encoding of the file"}
		}
		if nDst == len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		dst[nDst] = byte(r)
		nDst++
		nSrc += n
	}
	return nDst, nSrc, nil
}

type utf16Decoder struct {
	transform.NopResetter
	order binary.ByteOrder
}

// Transform turns a half of a pair that stands alone into a byte that is not
// UTF-8, so that it is reported and not passed over.
func (d utf16Decoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if nDst+utf8.UTFMax > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		rest := src[nSrc:]
		if len(rest) < 4 && !atEOF {
			return nDst, nSrc, transform.ErrShortSrc
		}
		if len(rest) < 2 {
			dst[nDst] = 0xFF
			return nDst + 1, len(src), nil
		}
		r, n := rune(d.order.Uint16(rest)), 2
		if utf16.IsSurrogate(r) {
			r2 := utf8.RuneError
			if len(rest) >= 4 {
				r2 = utf16.DecodeRune(r, rune(d.order.Uint16(rest[2:])))
			}
			if r2 == utf8.RuneError {
				dst[nDst] = 0xFF
				nDst, nSrc = nDst+1, nSrc+2
				continue
			}
			r, n = r2, 4
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}

type utf16Encoder struct {
	transform.NopResetter
	order binary.ByteOrder
}

func (e utf16Encoder) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		if nDst+4 > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		for _, unit := range utf16.AppendRune(nil, r) {
			e.order.PutUint16(dst[nDst:], unit)
			nDst += 2
		}
		nSrc += n
	}
	return nDst, nSrc, nil
}
