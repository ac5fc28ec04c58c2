// SPDX-License-Identifier: Apache-2.0

package redacthttp

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strconv"

	"github.com/safeharbor-go/safeharbor/phi"
)

// RoundTripper returns a transport that applies the policy to requests before
// next sends them. A refused request gives a *[RefusedError] and is not sent.
func (f *Filter) RoundTripper(next http.RoundTripper) http.RoundTripper {
	return &roundTripper{f: f, next: next}
}

type roundTripper struct {
	f    *Filter
	next http.RoundTripper
}

// RoundTrip is the method of http.RoundTripper.
func (t *roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		defer r.Body.Close()
	}
	path, err := t.f.d.ApplyIn(r.Context(), phi.Body(r.URL.Path), t.f.scope(r))
	if err != nil || path.Changed() {
		return nil, refuse(http.StatusUnprocessableEntity, "the path holds what the policy would change", err)
	}
	out, err := t.f.request(r)
	if err != nil {
		return nil, err
	}
	response, err := t.next.RoundTrip(out)
	if err != nil || !t.f.o.Responses {
		return response, err
	}
	return t.f.response(r, response)
}

// response applies the policy to the body of a response.
func (f *Filter) response(r *http.Request, in *http.Response) (*http.Response, error) {
	defer in.Body.Close()
	data, err := f.read(in.Body, in.Header.Get("Content-Encoding"))
	if err == nil {
		data, err = f.apply(r.Context(), data, in.Header.Get("Content-Type"), f.scope(r))
	}
	if err != nil {
		return nil, err
	}
	out := *in
	out.Header = in.Header.Clone()
	out.Header.Del("Content-Encoding")
	out.Header.Del("Content-MD5")
	out.Header.Del("Digest")
	out.Header.Set("Content-Length", strconv.Itoa(len(data)))
	out.Trailer, out.TransferEncoding = nil, nil
	out.ContentLength = int64(len(data))
	out.Body = io.NopCloser(bytes.NewReader(data))
	return &out, nil
}

// status returns the code that a handler answers with.
func status(err error) int {
	var refused *RefusedError
	if errors.As(err, &refused) {
		return refused.Status
	}
	return http.StatusInternalServerError
}
