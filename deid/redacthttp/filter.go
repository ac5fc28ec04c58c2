// SPDX-License-Identifier: Apache-2.0

package redacthttp

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/structured"
	"github.com/safeharbor-go/safeharbor/phi"
)

// DefaultMaxBody is the number of bytes of a body, unpacked, unless Options say
// otherwise.
const DefaultMaxBody = 1 << 20

// Options configures a [Filter]. The zero Options, and nil, stand for the
// documented defaults.
type Options struct {
	// MaxBody is the number of bytes of a body, unpacked; zero stands for
	// DefaultMaxBody.
	MaxBody int64
	// Pass are media types that pass as they are, such as "image/png". What is
	// in them is not looked at.
	Pass []string
	// Responses has the bodies of responses go through the policy as well.
	Responses bool
	// Lang is the language of the texts; unspecified has it detected.
	Lang phi.Language
	// Scope returns where a request lies, for policies that make pseudonyms. Nil
	// stands for no scope.
	Scope func(*http.Request) deid.Scope
	// Structured holds rules for records. Its Scope and Message are not used.
	Structured *structured.Options
}

// An OptionError says which argument of [New] is not valid.
type OptionError struct {
	Field  string // the name of the field or argument
	Reason string
}

// Error returns "redacthttp: option FIELD: REASON".
func (e *OptionError) Error() string {
	return fmt.Sprintf("redacthttp: option %s: %s", e.Field, e.Reason)
}

// A RefusedError says why a request or a response was refused.
type RefusedError struct {
	// Status is the status code that a handler answers with.
	Status int
	// Reason says what is wrong.
	Reason string
	// Err is the error of the policy, or nil.
	Err error
}

// Error returns "redacthttp: refused: REASON".
func (e *RefusedError) Error() string { return "redacthttp: refused: " + e.Reason }

// GoString returns what Error returns.
func (e *RefusedError) GoString() string { return e.Error() }

// Unwrap returns Err.
func (e *RefusedError) Unwrap() error { return e.Err }

// A Filter applies a policy to requests and responses.
type Filter struct {
	d    *deid.Deidentifier
	o    Options
	pass map[string]bool
}

// New returns a filter. Nil options stand for the defaults.
func New(d *deid.Deidentifier, o *Options) (*Filter, error) {
	if d == nil {
		return nil, &OptionError{Field: "d", Reason: "is nil"}
	}
	if o == nil {
		o = new(Options)
	}
	if o.MaxBody < 0 {
		return nil, &OptionError{Field: "MaxBody", Reason: "is negative"}
	}
	f := &Filter{d: d, o: *o, pass: make(map[string]bool)}
	if f.o.MaxBody == 0 {
		f.o.MaxBody = DefaultMaxBody
	}
	for _, name := range o.Pass {
		kind, _, err := mime.ParseMediaType(name)
		if err != nil {
			return nil, &OptionError{Field: "Pass", Reason: "holds what is no media type"}
		}
		f.pass[kind] = true
	}
	if _, err := f.processor(deid.Scope{}); err != nil {
		return nil, err
	}
	return f, nil
}

// processor returns what applies the policy to records of a request.
func (f *Filter) processor(s deid.Scope) (*structured.Processor, error) {
	o := structured.Options{}
	if f.o.Structured != nil {
		o = *f.o.Structured
	}
	o.Scope, o.Message = s, phi.Message{Lang: f.o.Lang}
	return structured.New(f.d, &o)
}

func (f *Filter) scope(r *http.Request) deid.Scope {
	if f.o.Scope == nil {
		return deid.Scope{}
	}
	return f.o.Scope(r)
}

func refuse(status int, reason string, err error) error {
	return &RefusedError{Status: status, Reason: reason, Err: err}
}

// read returns a body, unpacked.
func (f *Filter) read(body io.Reader, coding string) ([]byte, error) {
	packed := &io.LimitedReader{R: body, N: f.o.MaxBody + 1}
	in := io.Reader(packed)
	var err error
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "", "identity":
	case "gzip", "x-gzip":
		in, err = gzip.NewReader(packed)
	case "deflate":
		in, err = zlib.NewReader(packed)
	default:
		return nil, refuse(http.StatusUnsupportedMediaType, "the body has a coding that is not understood", nil)
	}
	var data []byte
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(in, f.o.MaxBody+1))
	}
	if int64(len(data)) > f.o.MaxBody || packed.N <= 0 {
		return nil, refuse(http.StatusRequestEntityTooLarge, "the body is over the limit", nil)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "the body cannot be read", nil)
	}
	return data, nil
}

// apply returns what the policy makes of a body.
func (f *Filter) apply(ctx context.Context, data []byte, contentType string, s deid.Scope) ([]byte, error) {
	if len(data) == 0 {
		return data, nil
	}
	kind, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, refuse(http.StatusUnsupportedMediaType, "the body has no media type", nil)
	}
	if f.pass[kind] {
		return data, nil
	}
	switch strings.ToLower(parameters["charset"]) {
	case "", "utf-8", "us-ascii":
	default:
		return nil, refuse(http.StatusUnsupportedMediaType, "the body has a character set that is not understood", nil)
	}
	p, err := f.processor(s)
	if err != nil {
		return nil, refuse(http.StatusInternalServerError, "the options are not valid", err)
	}
	out, err := f.byType(ctx, p, kind, data, s)
	var refused *RefusedError
	if err != nil && !errors.As(err, &refused) {
		var format *structured.FormatError
		if errors.As(err, &format) {
			return nil, refuse(http.StatusBadRequest, "the body is not well formed", err)
		}
		return nil, refuse(http.StatusUnprocessableEntity, "the text is withheld", err)
	}
	return out, err
}

func (f *Filter) byType(ctx context.Context, p *structured.Processor, kind string, data []byte, s deid.Scope) ([]byte, error) {
	switch {
	case kind == "application/fhir+json":
		out, err := p.FHIR(ctx, data)
		return out.Reveal(), err
	case kind == "application/json" || strings.HasSuffix(kind, "+json"):
		out, err := p.JSON(ctx, data)
		return out.Reveal(), err
	case kind == "application/x-ndjson" || kind == "application/jsonl":
		var b bytes.Buffer
		if _, err := p.NDJSON(ctx, bytes.NewReader(data), &b); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	case kind == "text/csv":
		var b bytes.Buffer
		if _, err := p.CSV(ctx, bytes.NewReader(data), &b, nil); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	case kind == "application/x-www-form-urlencoded":
		return f.form(ctx, p, string(data))
	case kind == "text/plain", kind == "text/html":
		m := phi.Body(string(data))
		m.Lang = f.o.Lang
		if kind == "text/html" {
			m.Parts[0].Markup = phi.MarkupHTML
		}
		r, err := f.d.ApplyIn(ctx, m, s)
		return []byte(r.Text().Reveal()), err
	}
	return nil, refuse(http.StatusUnsupportedMediaType, "the body has a media type that is not understood", nil)
}

func (f *Filter) form(ctx context.Context, p *structured.Processor, text string) ([]byte, error) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "the form is not well formed", nil)
	}
	out, report, err := p.Form(ctx, values)
	if err != nil {
		return nil, err
	}
	if report.Edits == 0 {
		return []byte(text), nil
	}
	return []byte(out.Encode()), nil
}

// request returns a copy of r under the policy. Its body is in memory.
func (f *Filter) request(r *http.Request) (*http.Request, error) {
	s := f.scope(r)
	out := r.Clone(r.Context())
	if r.URL.RawQuery != "" {
		p, err := f.processor(s)
		if err != nil {
			return nil, refuse(http.StatusInternalServerError, "the options are not valid", err)
		}
		query, err := f.form(r.Context(), p, r.URL.RawQuery)
		if err != nil {
			var refused *RefusedError
			if errors.As(err, &refused) {
				return nil, err
			}
			return nil, refuse(http.StatusUnprocessableEntity, "the query is withheld", err)
		}
		out.URL.RawQuery = string(query)
		if r.RequestURI != "" {
			out.RequestURI = out.URL.RequestURI()
		}
	}
	if r.Body == nil || r.Body == http.NoBody {
		return out, nil
	}
	data, err := f.read(r.Body, r.Header.Get("Content-Encoding"))
	if err == nil {
		data, err = f.apply(r.Context(), data, r.Header.Get("Content-Type"), s)
	}
	if err != nil {
		return nil, err
	}
	out.Header.Del("Content-Encoding")
	out.Header.Del("Content-Length")
	out.Header.Del("Content-MD5")
	out.Header.Del("Digest")
	out.TransferEncoding = nil
	out.Trailer = nil
	out.ContentLength = int64(len(data))
	out.Body = io.NopCloser(bytes.NewReader(data))
	out.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	return out, nil
}
