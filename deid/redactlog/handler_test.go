// SPDX-License-Identifier: Apache-2.0

package redactlog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/slogtest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/deid/redactlog"
	"github.com/safeharbor-go/safeharbor/phi"
)

func handler(t testing.TB, next slog.Handler, finder deid.Finder) *redactlog.Handler {
	t.Helper()
	d, err := deid.New(deid.SafeHarbor(), &deid.Options{Detector: finder})
	require.NoError(t, err)
	h, err := redactlog.New(next, d, nil)
	require.NoError(t, err)
	return h
}

func TestContract(t *testing.T) {
	var out bytes.Buffer
	slogtest.Run(t, func(*testing.T) slog.Handler {
		out.Reset()
		return handler(t, slog.NewJSONHandler(&out, nil), nil)
	}, func(t *testing.T) map[string]any {
		var record map[string]any
		require.NoError(t, json.Unmarshal(out.Bytes(), &record))
		return record
	})
}

const secret = "410-555-0123"

type (
	stringer  struct{}
	valuer    struct{}
	nested    struct{}
	marshaler struct{}
	record    struct {
		Phone string
		Deep  map[string]any
	}
	hidden struct{ Number func() string } // JSON cannot encode it
)

func (stringer) String() string                { return "call " + secret }
func (valuer) LogValue() slog.Value            { return slog.StringValue("call " + secret) }
func (nested) LogValue() slog.Value            { return slog.GroupValue(slog.Any("deep", valuer{})) }
func (marshaler) MarshalText() ([]byte, error) { return []byte("call " + secret), nil }
func (hidden) Format(s fmt.State, _ rune)      { io.WriteString(s, "call "+secret) }

// timeless leaves out the time, whose digits may be any.
var timeless = &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}}

// Every way into a record, through both handlers of the standard library.
func TestReq_D7_NothingGetsThrough(t *testing.T) {
	ways := map[string]func(*slog.Logger){
		"message":       func(l *slog.Logger) { l.Info("call " + secret) },
		"attribute":     func(l *slog.Logger) { l.Info("x", "a", "call "+secret) },
		"key as label":  func(l *slog.Logger) { l.Info("x", "mrn", "8834712") },
		"key":           func(l *slog.Logger) { l.Info("x", "call "+secret, 1) },
		"number":        func(l *slog.Logger) { l.Info("x", "mrn", 8834712) },
		"group":         func(l *slog.Logger) { l.Info("x", slog.Group("g", slog.Group("h", "a", "call "+secret))) },
		"open group":    func(l *slog.Logger) { l.WithGroup("g").Info("x", "a", "call "+secret) },
		"group's name":  func(l *slog.Logger) { l.WithGroup("call "+secret).Info("x", "a", 1) },
		"attached":      func(l *slog.Logger) { l.With("a", "call "+secret).Info("x") },
		"attached deep": func(l *slog.Logger) { l.WithGroup("g").With("a", valuer{}).Info("x", "b", 1) },
		"error":         func(l *slog.Logger) { l.Info("x", "err", errors.New("call "+secret)) },
		"wrapped error": func(l *slog.Logger) { l.Info("x", "err", fmt.Errorf("a: %w", errors.New("call "+secret))) },
		"stringer":      func(l *slog.Logger) { l.Info("x", "a", stringer{}) },
		"valuer":        func(l *slog.Logger) { l.Info("x", "a", valuer{}) },
		"nested valuer": func(l *slog.Logger) { l.Info("x", "a", nested{}) },
		"marshaler":     func(l *slog.Logger) { l.Info("x", "a", marshaler{}) },
		"bytes":         func(l *slog.Logger) { l.Info("x", "a", []byte("call "+secret)) },
		"struct":        func(l *slog.Logger) { l.Info("x", "a", record{Phone: secret}) },
		"pointer":       func(l *slog.Logger) { l.Info("x", "a", &record{Deep: map[string]any{"b": []any{"call " + secret}}}) },
		"map":           func(l *slog.Logger) { l.Info("x", "a", map[string]string{"b": "call " + secret}) },
		"list":          func(l *slog.Logger) { l.Info("x", "a", []string{"call " + secret}) },
		"no JSON":       func(l *slog.Logger) { l.Info("x", "a", hidden{}) },
		"date of birth": func(l *slog.Logger) { l.Info("x", "dob", time.Date(1962, 3, 14, 0, 0, 0, 0, time.UTC)) },
		"not UTF-8":     func(l *slog.Logger) { l.Info("x", "a", "\xff call "+secret) },
	}
	for name, way := range ways {
		for _, plain := range []bool{true, false} {
			var out bytes.Buffer
			var next slog.Handler = slog.NewJSONHandler(&out, timeless)
			if plain {
				next = slog.NewTextHandler(&out, timeless)
			}
			h := handler(t, next, nil)
			way(slog.New(h))
			for _, leak := range []string{secret, "8834712", "1962-03-14", "0123"} {
				if strings.Contains(out.String(), leak) {
					t.Errorf("%s: %s", name, out.String())
				}
			}
			if (out.Len() == 0) != (h.Dropped() == 1) {
				t.Errorf("%s: %d bytes, %d dropped", name, out.Len(), h.Dropped())
			}
			if (name == "not UTF-8") != (h.Dropped() == 1) {
				t.Errorf("%s: %d dropped", name, h.Dropped())
			}
		}
	}
}

func TestCleanRecordsStay(t *testing.T) {
	var with, without bytes.Buffer
	log := func(l *slog.Logger) {
		for range 2 { // the second time from memory
			l.With("service", "inbox").WithGroup("http").Info("request served", "status", 200, "ok", true, "took", 3*time.Millisecond,
				"size", 12.5, "none", nil, slog.Group("g", "a", "b"), "list", []int{1, 2}, "err", errors.New("connection refused"))
		}
	}
	h := handler(t, slog.NewJSONHandler(&with, timeless), nil)
	log(slog.New(h))
	log(slog.New(slog.NewJSONHandler(&without, timeless)))
	require.Equal(t, without.String(), with.String())
	require.Zero(t, h.Dropped())
}

type panics struct{}

func (panics) Error() string { panic("kanarienvogel") }

// failing is a finder that cannot look.
type failing struct{}

func (failing) Append(dst []phi.Finding, _ phi.Message) ([]phi.Finding, error) {
	return dst, errors.New("kanarienvogel")
}
func (failing) Engine() phi.Engine { return phi.Engine{} }

func TestFailureDrops(t *testing.T) {
	var out bytes.Buffer
	h := handler(t, slog.NewJSONHandler(&out, nil), nil)
	slog.New(h).Info("x", "err", panics{})
	require.EqualValues(t, 1, h.Dropped())
	attached := slog.New(h).With("err", panics{})
	attached.Info("first")
	attached.WithGroup("g").With("a", 1).Info("second")
	require.EqualValues(t, 3, h.Dropped(), "what was attached counts for all")
	broken := handler(t, slog.NewJSONHandler(&out, nil), failing{})
	err := broken.Handle(context.Background(), slog.NewRecord(time.Time{}, slog.LevelInfo, "x", 0))
	var drop *redactlog.DropError
	require.ErrorAs(t, err, &drop)
	require.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, err.Error()), "kanarienvogel")
	require.Empty(t, out.String())
	_, err = redactlog.New(nil, nil, nil)
	var option *redactlog.OptionError
	require.ErrorAs(t, err, &option)
}

func BenchmarkHandler(b *testing.B) {
	plain := slog.NewJSONHandler(io.Discard, nil)
	for name, h := range map[string]slog.Handler{"json": plain, "redact": handler(b, plain, nil)} {
		b.Run(name+"/again", func(b *testing.B) {
			l := slog.New(h)
			b.ReportAllocs()
			for b.Loop() {
				l.Info("request served", "method", "GET", "route", "/inbox/messages", "status", 200, "took", 3*time.Millisecond, "worker", "north-2")
			}
		})
		b.Run(name+"/new", func(b *testing.B) {
			l := slog.New(h)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n++
				l.Info("request served", "method", "GET", "route", "/inbox/messages", "status", 200, "took", 3*time.Millisecond, "worker", fmt.Sprintf("north-%c%c%c", 'a'+n%26, 'a'+n/26%26, 'a'+n/676%26))
			}
		})
	}
}

func ExampleHandler() {
	d, err := deid.New(deid.SafeHarbor(), nil)
	if err != nil {
		panic(err)
	}
	noTime := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}
	var out bytes.Buffer
	h, err := redactlog.New(slog.NewTextHandler(&out, noTime), d, nil)
	if err != nil {
		panic(err)
	}
	slog.New(h).Info("missed call", "from", "410-555-0123")
	fmt.Print(out.String())
	// Output: level=INFO msg="missed call" from=[PHONE]
}
