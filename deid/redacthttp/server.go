// SPDX-License-Identifier: Apache-2.0

package redacthttp

import (
	"bytes"
	"net/http"
	"strconv"
)

// Handler returns a handler that applies the policy to requests before next
// reads them. A refused request is answered with the status of its
// [RefusedError] and never reaches next. With Options.Responses the response
// goes through the policy as well; one that is refused is answered with 500.
func (f *Filter) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out, err := f.request(r)
		if err != nil {
			code := status(err)
			http.Error(w, http.StatusText(code), code)
			return
		}
		if !f.o.Responses {
			next.ServeHTTP(w, out)
			return
		}
		held := &held{header: make(http.Header), code: http.StatusOK, limit: f.o.MaxBody}
		next.ServeHTTP(held, out)
		f.answer(w, r, held)
	})
}

// answer writes what the policy makes of a response.
func (f *Filter) answer(w http.ResponseWriter, r *http.Request, h *held) {
	data, err := f.read(&h.body, h.header.Get("Content-Encoding"))
	if err == nil {
		kind := h.header.Get("Content-Type")
		if kind == "" {
			kind = http.DetectContentType(data)
		}
		h.header.Set("Content-Type", kind)
		data, err = f.apply(r.Context(), data, kind, f.scope(r))
	}
	if err != nil || h.over {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	h.header.Del("Content-Encoding")
	h.header.Set("Content-Length", strconv.Itoa(len(data)))
	for name, values := range h.header {
		w.Header()[name] = values
	}
	w.WriteHeader(h.code)
	w.Write(data)
}

// held is a response that is held until it is whole. It has no Unwrap: whoever
// could reach the writer behind it could write past the policy.
type held struct {
	header http.Header
	code   int
	wrote  bool
	body   bytes.Buffer
	limit  int64
	over   bool
}

func (h *held) Header() http.Header { return h.header }

func (h *held) WriteHeader(code int) {
	if !h.wrote && code >= http.StatusOK {
		h.code, h.wrote = code, true
	}
}

func (h *held) Write(p []byte) (int, error) {
	h.wrote = true
	if int64(h.body.Len()+len(p)) > h.limit {
		h.over = true
		return 0, refuse(http.StatusRequestEntityTooLarge, "the response is over the limit", nil)
	}
	return h.body.Write(p)
}
