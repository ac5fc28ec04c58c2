// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"errors"
)

// A place is an inhabited place of the gazetteer.
type place struct {
	name, country string
	population    uint64
}

// readGazetteer reads length-delimited protocol buffer messages, of which the
// fields 2 (name), 3 (country) and 9 (population) matter.
func readGazetteer(data []byte) ([]place, error) {
	broken := errors.New("broken gazetteer")
	var out []place
	for len(data) > 0 {
		message, rest, ok := cutBytes(data)
		if !ok {
			return nil, broken
		}
		data = rest
		var p place
		for len(message) > 0 {
			tag, n := binary.Uvarint(message)
			if n <= 0 {
				return nil, broken
			}
			message = message[n:]
			switch tag & 7 {
			case 0:
				v, n := binary.Uvarint(message)
				if n <= 0 {
					return nil, broken
				}
				message = message[n:]
				if tag>>3 == 9 {
					p.population = v
				}
			case 2:
				text, rest, ok := cutBytes(message)
				if !ok {
					return nil, broken
				}
				message = rest
				switch tag >> 3 {
				case 2:
					p.name = string(text)
				case 3:
					p.country = string(text)
				}
			default:
				return nil, broken
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// cutBytes takes a length and as many bytes from the front of data.
func cutBytes(data []byte) (head, rest []byte, ok bool) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil, nil, false
	}
	return data[n : n+int(size)], data[n+int(size):], true
}
