// SPDX-License-Identifier: Apache-2.0

// Package structured applies a policy to records: JSON, NDJSON, CSV, form
// values, Go structs, HL7 v2 messages and FHIR R4 resources.
//
//	p, err := structured.New(d, nil)
//	if err != nil { ... }
//	out, err := p.JSON(ctx, []byte(`{"name":"Ana Ruiz","mrn":8834712}`))
//	if err != nil { ... } // nothing came out
//	os.Stdout.Write(out.Reveal()) // {"name":"[NAME]","mrn":"[MRN]"}
//
// # Guarantees
//
// Keys and headers are read like labels in a text, so that a number under "mrn"
// is found as one. Strings and numbers are looked at, and so are keys that are
// more than the name of a field, which is one word with three digits at most. What is
// not changed keeps its bytes: white space, quotes, the order of keys, line
// endings, delimiter and encoding. A number that is changed becomes a string.
//
// A [Report] lists what was not examined. Encoded files inside of a record are
// not; they are emptied unless the caller keeps them by name. A record that is
// not well formed, or whose text is withheld, gives an error and no output. Of
// JSON, forms, structs and messages nothing comes out before all of it is done;
// NDJSON and CSV are written record by record, so write them to a new file and
// rename it at the end.
//
// A [Processor] is immutable and safe for concurrent use.
//
// # Limits
//
// HL7 and FHIR are known at the level of identifying fields and free text: what
// is in no table of this package is examined as text, and the report says so.
// The output keeps the form of JSON, CSV or HL7; a tag in the place of a date or
// a code is not valid FHIR content. Nothing here is legal advice.
//
// # Sources
//
// RFC 8259 (JSON), RFC 4180 (CSV), HL7 version 2.5.1 chapters 2 and 3, FHIR R4
// (4.0.1) data types and resources.
//
// # Errors
//
// *[FormatError] for input that is not well formed, *[OptionError] for options,
// and those of deid.Deidentifier.ApplyFields. None holds a value.
package structured
