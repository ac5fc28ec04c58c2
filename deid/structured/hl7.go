// SPDX-License-Identifier: Apache-2.0

package structured

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/safeharbor-go/safeharbor/phi"
)

// hl7Fields are the fields of HL7 version 2 that identify a person, by segment
// and number: chapters 3 (patient administration), 4 (orders), 6 (finance) and 7
// (observations). A field that is not here is examined as text.
var hl7Fields = [...]struct {
	segment string
	kind    phi.Kind
	fields  string
}{
	{"PID", phi.KindMRN, " 2 3 4 "}, {"PID", phi.KindName, " 5 6 9 "}, {"PID", phi.KindDate, " 7 29 33 "}, {"PID", phi.KindLocation, " 11 12 23 "},
	{"PID", phi.KindPhone, " 13 14 40 "}, {"PID", phi.KindAccount, " 18 "}, {"PID", phi.KindSSN, " 19 "}, {"PID", phi.KindLicense, " 20 "}, {"PID", phi.KindMRN, " 21 "},
	{"NK1", phi.KindName, " 2 26 30 "}, {"NK1", phi.KindLocation, " 4 32 "}, {"NK1", phi.KindPhone, " 5 6 31 "}, {"NK1", phi.KindDate, " 8 9 16 "},
	{"NK1", phi.KindOtherID, " 12 33 "}, {"NK1", phi.KindSSN, " 37 "}, {"NK1", phi.KindName, " 13 "},
	{"GT1", phi.KindAccount, " 2 "}, {"GT1", phi.KindName, " 3 4 16 21 42 45 "}, {"GT1", phi.KindLocation, " 5 17 "}, {"GT1", phi.KindPhone, " 6 7 18 46 "},
	{"GT1", phi.KindDate, " 8 13 14 "}, {"GT1", phi.KindSSN, " 12 "}, {"GT1", phi.KindOtherID, " 19 29 "},
	{"IN1", phi.KindHealthPlanID, " 2 8 10 36 49 "}, {"IN1", phi.KindName, " 11 16 "}, {"IN1", phi.KindDate, " 12 13 18 24 "}, {"IN1", phi.KindLocation, " 19 44 "},
	{"IN2", phi.KindOtherID, " 1 61 "}, {"IN2", phi.KindSSN, " 2 "}, {"IN2", phi.KindHealthPlanID, " 6 8 25 26 "}, {"IN2", phi.KindName, " 3 7 9 22 40 "}, {"IN2", phi.KindPhone, " 63 64 "},
	{"PV1", phi.KindName, " 7 8 9 17 52 "}, {"PV1", phi.KindAccount, " 19 50 "}, {"PV1", phi.KindLocation, " 3 6 11 42 43 "}, {"PV1", phi.KindDate, " 44 45 "},
	{"PV2", phi.KindDate, " 8 9 "}, {"EVN", phi.KindDate, " 2 3 6 "}, {"EVN", phi.KindName, " 5 "}, {"MSH", phi.KindDate, " 7 "},
	{"ORC", phi.KindOtherID, " 2 3 4 "}, {"ORC", phi.KindDate, " 9 15 "}, {"ORC", phi.KindName, " 10 11 12 19 "}, {"ORC", phi.KindPhone, " 14 23 "}, {"ORC", phi.KindLocation, " 22 24 "},
	{"OBR", phi.KindOtherID, " 2 3 "}, {"OBR", phi.KindDate, " 6 7 8 14 22 36 "}, {"OBR", phi.KindName, " 10 16 28 32 33 34 35 "}, {"OBR", phi.KindPhone, " 17 "},
	{"OBX", phi.KindDate, " 12 14 19 "}, {"OBX", phi.KindName, " 16 25 "}, {"OBX", phi.KindDevice, " 18 "},
	{"DG1", phi.KindDate, " 5 19 "}, {"DG1", phi.KindName, " 16 "}, {"AL1", phi.KindDate, " 6 "}, {"PR1", phi.KindDate, " 5 "}, {"PR1", phi.KindName, " 8 11 12 "},
	{"SCH", phi.KindOtherID, " 1 2 "}, {"SCH", phi.KindName, " 12 16 20 "}, {"SCH", phi.KindPhone, " 13 17 21 "}, {"SCH", phi.KindLocation, " 14 18 22 "},
	{"MRG", phi.KindMRN, " 1 2 4 "}, {"MRG", phi.KindAccount, " 3 5 "}, {"MRG", phi.KindName, " 7 "}, {"ACC", phi.KindDate, " 1 "}, {"ACC", phi.KindLocation, " 3 "},
	{"RXA", phi.KindDate, " 3 4 16 "}, {"RXA", phi.KindName, " 10 "}, {"RXE", phi.KindName, " 13 14 "}, {"TXA", phi.KindDate, " 4 6 7 8 "}, {"TXA", phi.KindName, " 5 9 10 11 "}, {"TXA", phi.KindOtherID, " 12 13 "},
}

// hl7Codes are fields that hold words of the standard and of code systems. They
// are examined as text; that nothing more is known about them is no gap.
const hl7Codes = " MSH.3 MSH.4 MSH.5 MSH.6 MSH.9 MSH.10 MSH.11 MSH.12 PID.1 PID.8 PID.10 PID.15 PID.16 PID.17 PID.22 PV1.1 PV1.2 PV1.4 PV1.10 PV1.18 " +
	"NK1.1 NK1.3 OBX.1 OBX.2 OBX.3 OBX.5 OBX.6 OBX.7 OBX.8 OBX.11 OBR.1 OBR.4 NTE.1 NTE.2 NTE.3 DG1.1 DG1.2 DG1.3 DG1.4 DG1.6 AL1.1 AL1.2 AL1.3 AL1.4 AL1.5 IN1.1 IN1.3 IN1.4 IN1.5 EVN.1 ORC.1 "

func hl7Kind(segment string, field int) phi.Kind {
	number := " " + strconv.Itoa(field) + " "
	for i := range hl7Fields {
		if f := &hl7Fields[i]; f.segment == segment && strings.Contains(f.fields, number) {
			return f.kind
		}
	}
	return 0
}

// A piece is a part of a message between two delimiters, and the bytes before
// it.
type piece struct {
	before string
	*leaf
	original string
	date     *hl7Date
}

// HL7 applies the policy to one HL7 version 2 message in UTF-8. Identifying
// fields are changed whole, component by component; all others are examined as
// text. The delimiters are those of the message, and escape sequences are
// understood.
func (p *Processor) HL7(ctx context.Context, data []byte) (Output, error) {
	m := hl7Message{p: p, report: Report{Policy: p.d.Policy().ID(), Records: 1}}
	if err := m.parse(data); err != nil {
		return Output{}, err
	}
	leaves := make([]*leaf, len(m.pieces))
	for i, s := range m.pieces {
		leaves[i] = s.leaf
	}
	if err := p.apply(ctx, leaves, &m.report); err != nil {
		return Output{}, err
	}
	var b []byte
	for _, s := range m.pieces {
		b = append(b, s.before...)
		switch {
		case s.date != nil && s.edited:
			b = append(b, m.escape(s.date.text(s.out))...)
		case s.date != nil:
			b = append(b, s.date.raw...)
		case s.edited:
			b = append(b, m.escape(s.out)...)
		default:
			b = append(b, s.original...)
		}
	}
	return Output{Report: m.report, data: append(b, m.tail...)}, nil
}

type hl7Message struct {
	p      *Processor
	report Report
	pieces []piece
	tail   string

	field, component, repetition, escapes, subcomponent byte
	pending                                             string // bytes before the next piece
}

// parse takes a message apart.
func (m *hl7Message) parse(data []byte) error {
	const head = len("MSH|^~\\&")
	switch {
	case len(data) > m.p.o.MaxBytes:
		return &FormatError{Reason: "is longer than MaxBytes"}
	case !utf8.Valid(data):
		return &FormatError{Offset: firstInvalid(data), Reason: "is not UTF-8"}
	case len(data) < head || !bytes.HasPrefix(data, []byte("MSH")):
		return &FormatError{Record: 1, Reason: "does not begin with MSH and its delimiters"}
	}
	m.field, m.component, m.repetition, m.escapes, m.subcomponent = data[3], data[4], data[5], data[6], data[7]
	for i, a := range data[3:head] {
		if a <= ' ' || a >= 0x7F || bytes.IndexByte(data[3+i+1:head], a) >= 0 {
			return &FormatError{Record: 1, Offset: 3 + i, Reason: "has a delimiter that is none"}
		}
	}
	text := string(data)
	for n := 1; text != ""; n++ {
		end := strings.IndexAny(text, "\r\n")
		if end < 0 {
			end = len(text)
		}
		segment := text[:end]
		text = text[end:]
		if err := m.segment(segment, n); err != nil {
			return err
		}
		for text != "" && (text[0] == '\r' || text[0] == '\n') {
			m.pending += text[:1]
			text = text[1:]
		}
	}
	m.tail = m.pending
	return nil
}

func (m *hl7Message) segment(text string, n int) error {
	fields := strings.Split(text, string(m.field))
	name := fields[0]
	if len(name) != 3 || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		return &FormatError{Record: n, Reason: "has no name of a segment"}
	}
	m.pending += name
	first := 1
	if name == "MSH" {
		m.pending += string(m.field) + fields[1]
		fields, first = fields[1:], 3
	}
	binary := name == "OBX" && len(fields) > 2 && (fields[2] == "ED" || fields[2] == "RP")
	for i, f := range fields[1:] {
		number := first + i
		m.pending += string(m.field)
		if f == "" {
			continue
		}
		path := []string{name, strconv.Itoa(number)}
		if binary && number == 5 {
			m.report.gap(path, ReasonBinary)
			l := &leaf{action: m.p.unexamined()}
			l.field.Text = f
			m.add(l, f, nil)
			continue
		}
		kind := hl7Kind(name, number)
		if kind == 0 && !strings.Contains(hl7Codes, " "+name+"."+path[1]+" ") {
			m.report.gap(path, ReasonAsText)
		}
		m.split(f, path, kind)
	}
	return nil
}

// split takes a field apart at all its delimiters.
func (m *hl7Message) split(field string, path []string, kind phi.Kind) {
	delimiters := string([]byte{m.repetition, m.component, m.subcomponent})
	component := 1
	for {
		end := strings.IndexAny(field, delimiters)
		if end < 0 {
			end = len(field)
		}
		if end > 0 {
			m.text(field[:end], path, kindOf(kind, component), component)
		}
		if end == len(field) {
			return
		}
		switch field[end] {
		case m.component:
			component++
		case m.repetition:
			component = 1
		}
		m.pending += field[end : end+1]
		field = field[end+1:]
	}
}

// kindOf returns what a component is known to be. Of identifiers the first is
// the number and the rest says who gave it; of people who give care the first is
// a number, too; types and uses are codes.
func kindOf(kind phi.Kind, component int) phi.Kind {
	switch kind {
	case phi.KindName:
		if component <= 7 {
			return kind
		}
	case phi.KindLocation, phi.KindPhone:
		return kind
	default:
		if component == 1 {
			return kind
		}
	}
	return 0
}

// hl7Label returns what the rules of dates of birth and ZIP codes have to know.
func hl7Label(path []string, kind phi.Kind, component int) string {
	const zip = 5 // of an address
	switch {
	case kind == phi.KindLocation && component == zip:
		return zipLabel
	case kind == phi.KindDate && strings.Contains(" PID.7 NK1.16 GT1.8 IN1.18 ", " "+strings.Join(path, ".")+" "):
		return "date of birth"
	}
	return ""
}

// zipLabel is what a postal code is called that is one of the United States
// unless the language says otherwise.
const zipLabel = "zip code"

func (m *hl7Message) text(raw string, path []string, kind phi.Kind, component int) {
	text := m.unescape(raw)
	var date *hl7Date
	if kind == phi.KindDate {
		if date = readHL7Date(text); date != nil {
			date.raw = raw
			text = date.iso
		}
	}
	l := m.p.leaf(path, hl7Label(path, kind, component), text, kind)
	if l.action == ActionKeep {
		m.report.gap(path, ReasonRule)
	}
	m.add(l, raw, date)
}

func (m *hl7Message) add(l *leaf, raw string, date *hl7Date) {
	m.pieces = append(m.pieces, piece{before: m.pending, leaf: l, original: raw, date: date})
	m.pending = ""
}

// unescape reads the escape sequences for delimiters and line breaks.
func (m *hl7Message) unescape(text string) string {
	if strings.IndexByte(text, m.escapes) < 0 {
		return text
	}
	e := string(m.escapes)
	return strings.NewReplacer(e+"F"+e, string(m.field), e+"S"+e, string(m.component), e+"T"+e, string(m.subcomponent),
		e+"R"+e, string(m.repetition), e+"E"+e, e, e+".br"+e, "\n").Replace(text)
}

func (m *hl7Message) escape(text string) string {
	e := string(m.escapes)
	return strings.NewReplacer(string(m.field), e+"F"+e, string(m.component), e+"S"+e, string(m.subcomponent), e+"T"+e,
		string(m.repetition), e+"R"+e, e, e+"E"+e, "\r\n", e+".br"+e, "\n", e+".br"+e, "\r", e+".br"+e).Replace(text)
}

// An hl7Date is a date such as 20260303 or 202603031530-0500.
type hl7Date struct {
	raw, iso, rest string
}

func readHL7Date(text string) *hl7Date {
	const day = len("20060102")
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	if n < day {
		return nil
	}
	return &hl7Date{iso: text[:4] + "-" + text[4:6] + "-" + text[6:day], rest: text[day:]}
}

// text returns what became of a date in the form of HL7. The time of the day
// goes with the day.
func (d *hl7Date) text(out string) string {
	if len(out) == len(d.iso) && out[4] == '-' && out[7] == '-' {
		return out[:4] + out[5:7] + out[8:] + d.rest
	}
	return out
}
