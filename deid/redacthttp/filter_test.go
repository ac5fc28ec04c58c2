// SPDX-License-Identifier: Apache-2.0

package redacthttp_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/redacthttp"
)

const secret = "410-555-0123"

func filter(t testing.TB, o *redacthttp.Options) *redacthttp.Filter {
	t.Helper()
	d, err := deid.New(deid.SafeHarbor(), nil)
	require.NoError(t, err)
	f, err := redacthttp.New(d, o)
	require.NoError(t, err)
	return f
}

func packed(t testing.TB, coding, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	default:
		return []byte(text)
	}
	_, err := io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

// requests are bodies, and what reaches the other side; "" if nothing does.
var requests = []struct {
	name, why          string
	kind, coding, body string
	want               string
	status             int
}{
	{"json", "the usual body", "application/json; charset=utf-8", "", `{"phone":"` + secret + `"}`, `{"phone":"[PHONE]"}`, 200},
	{"problem", "a suffix says that it is JSON", "application/problem+json", "", `{"a":"call ` + secret + `"}`, `{"a":"call [PHONE]"}`, 200},
	{"ndjson", "lines", "application/x-ndjson", "", "{\"a\":\"call " + secret + "\"}\n", "{\"a\":\"call [PHONE]\"}\n", 200},
	{"csv", "rows", "text/csv", "", "phone\n" + secret + "\n", "phone\n[PHONE]\n", 200},
	{"form", "values", "application/x-www-form-urlencoded", "", "phone=" + secret + "&a=1", "a=1&phone=%5BPHONE%5D", 200},
	{"form as it is", "nothing to change", "application/x-www-form-urlencoded", "", "b=2&a=1", "b=2&a=1", 200},
	{"text", "plain", "text/plain", "", "call " + secret, "call [PHONE]", 200},
	{"html", "tags separate words", "text/html", "", "<p>call <b>" + secret + "</b></p>", "<p>call <b>[PHONE]</b></p>", 200},
	{"gzip", "it is unpacked", "text/plain", "gzip", "call " + secret, "call [PHONE]", 200},
	{"deflate", "it is unpacked", "text/plain", "deflate", "call " + secret, "call [PHONE]", 200},
	{"passed", "the caller says so", "image/png", "", "\x89PNG " + secret, "\x89PNG " + secret, 200},
	{"no type", "nobody knows what it is", "", "", secret, "", 415},
	{"multipart", "not understood", "multipart/form-data; boundary=x", "", secret, "", 415},
	{"octets", "not understood", "application/octet-stream", "", secret, "", 415},
	{"charset", "not understood", "text/plain; charset=utf-16", "", secret, "", 415},
	{"coding", "not understood", "text/plain", "br", secret, "", 415},
	{"two codings", "not understood", "text/plain", "gzip, gzip", secret, "", 415},
	{"no gzip", "it is not what it says", "text/plain", "x-gzip", secret, "", 400},
	{"bad json", "not well formed", "application/json", "", `{"a":"` + secret, "", 400},
	{"bad form", "not well formed", "application/x-www-form-urlencoded", "", "a=%zz" + secret, "", 400},
	{"not UTF-8", "not looked at as a whole", "text/plain", "", "\xff" + secret, "", 422},
	{"long", "over the limit", "text/plain", "", strings.Repeat("x", 5000) + secret, "", 413},
	{"bomb", "over the limit once unpacked", "text/plain", "gzip", strings.Repeat("x", 500_000) + secret, "", 413},
}

func TestHandler(t *testing.T) {
	for _, row := range requests {
		for _, announced := range []bool{true, false} {
			f := filter(t, &redacthttp.Options{MaxBody: 4096, Pass: []string{"image/png"}})
			reached, got := false, ""
			h := f.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				reached = true
				body, err := io.ReadAll(r.Body)
				require.NoError(t, err)
				got = string(body)
				require.EqualValues(t, len(body), r.ContentLength)
				require.Empty(t, r.Header.Get("Content-Encoding"))
			}))
			var body io.Reader = bytes.NewReader(packed(t, row.coding, row.body))
			if !announced {
				body = io.MultiReader(body) // its length is not known
			}
			r := httptest.NewRequest(http.MethodPost, "/in", body)
			r.Header.Set("Content-Type", row.kind)
			r.Header.Set("Content-Encoding", row.coding)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != row.status || got != row.want || reached != (row.status == 200) {
				t.Errorf("%s (%s): status %d, got %q", row.name, row.why, w.Code, got)
			}
			require.NotContains(t, w.Body.String(), secret)
		}
	}
}

func TestHandlerChangesTheQuery(t *testing.T) {
	h := filter(t, nil).Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.URL.RawQuery)
	}))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/in?phone="+secret, nil))
	require.Equal(t, "phone=%5BPHONE%5D", w.Body.String())
}

// recorder is a network that keeps what reached it.
type recorder struct {
	bodies   []string
	urls     []string
	response string
}

func (n *recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	body := []byte{}
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	n.bodies = append(n.bodies, string(body))
	n.urls = append(n.urls, r.URL.String())
	return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"text/plain"}}, Body: io.NopCloser(strings.NewReader(n.response))}, nil
}

// No raw text reaches the network, whatever is sent.
func TestReq_D7_RoundTripper(t *testing.T) {
	for _, row := range requests {
		network := &recorder{}
		client := http.Client{Transport: filter(t, &redacthttp.Options{MaxBody: 4096, Pass: []string{"image/png"}}).RoundTripper(network)}
		r, err := http.NewRequest(http.MethodPost, "https://example.com/out", bytes.NewReader(packed(t, row.coding, row.body)))
		require.NoError(t, err)
		r.Header.Set("Content-Type", row.kind)
		r.Header.Set("Content-Encoding", row.coding)
		_, err = client.Do(r)
		if row.status == 200 {
			require.NoError(t, err, row.name)
			require.Equal(t, []string{row.want}, network.bodies, row.name)
			continue
		}
		var refused *redacthttp.RefusedError
		require.ErrorAs(t, err, &refused, row.name)
		require.Equal(t, row.status, refused.Status, row.name)
		require.Empty(t, network.bodies, row.name)
		require.NotContains(t, fmt.Sprintf("%v %+v %#v", refused, refused, refused), secret)
	}
}

func TestRoundTripperLooksAtPathAndQuery(t *testing.T) {
	network := &recorder{}
	client := http.Client{Transport: filter(t, nil).RoundTripper(network)}
	_, err := client.Get("https://example.com/contacts/ana@example.com")
	var refused *redacthttp.RefusedError
	require.ErrorAs(t, err, &refused)
	require.Empty(t, network.urls)
	_, err = client.Get("https://example.com/contacts?email=ana@example.com")
	require.NoError(t, err)
	require.Equal(t, []string{"https://example.com/contacts?email=%5BEMAIL%5D"}, network.urls)
}

func TestResponses(t *testing.T) {
	network := &recorder{response: "call " + secret}
	client := http.Client{Transport: filter(t, &redacthttp.Options{Responses: true}).RoundTripper(network)}
	response, err := client.Get("https://example.com/")
	require.NoError(t, err)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Equal(t, "call [PHONE]", string(body))

	for _, row := range []struct {
		name, why, kind, body, want string
		code                        int
	}{
		{"text", "it is changed", "text/plain", "call " + secret, "call [PHONE]", 201},
		{"detected", "the type is that of the server", "", "call " + secret, "call [PHONE]", 201},
		{"binary", "not understood", "application/pdf", secret, "Internal Server Error\n", 500},
		{"long", "over the limit", "text/plain", strings.Repeat(secret, 500), "Internal Server Error\n", 500},
	} {
		h := filter(t, &redacthttp.Options{Responses: true, MaxBody: 4096}).Handler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if row.kind != "" {
				w.Header().Set("Content-Type", row.kind)
			}
			w.WriteHeader(201)
			io.WriteString(w, row.body)
			_, flushes := w.(http.Flusher)
			require.False(t, flushes, "a flush would pass the policy")
			require.Error(t, http.NewResponseController(w).Flush())
		}))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		if w.Code != row.code || w.Body.String() != row.want {
			t.Errorf("%s (%s): status %d, %q", row.name, row.why, w.Code, w.Body.String())
		}
	}
}

func TestNewRefuses(t *testing.T) {
	d, err := deid.New(deid.SafeHarbor(), nil)
	require.NoError(t, err)
	for name, call := range map[string]func() error{
		"nil":      func() error { _, err := redacthttp.New(nil, nil); return err },
		"negative": func() error { _, err := redacthttp.New(d, &redacthttp.Options{MaxBody: -1}); return err },
		"type":     func() error { _, err := redacthttp.New(d, &redacthttp.Options{Pass: []string{"/"}}); return err },
	} {
		var option *redacthttp.OptionError
		require.ErrorAs(t, call(), &option, name)
	}
}

func ExampleFilter_Handler() {
	d, err := deid.New(deid.SafeHarbor(), nil)
	if err != nil {
		panic(err)
	}
	f, err := redacthttp.New(d, nil)
	if err != nil {
		panic(err)
	}
	h := f.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Println(string(body))
	}))
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"text":"call 410-555-0123"}`))
	r.Header.Set("Content-Type", "application/json")
	h.ServeHTTP(httptest.NewRecorder(), r)
	// Output: {"text":"call [PHONE]"}
}
