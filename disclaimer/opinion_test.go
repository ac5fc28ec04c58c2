// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
	"github.com/safeharbor-go/safeharbor/internal/gen/guard"
	"github.com/safeharbor-go/safeharbor/phi"
)

var learn = flag.Bool("learn", false, "fit the weights of data/opinion.bin anew if what they rest on changed")

// A lesson is a reply that the weights are fitted to, with the places of it that
// violate.
type lesson struct {
	file             string
	x                Exchange
	violates, placed bool
	places           []string
}

// lessons returns all replies that the weights may be fitted to: none that is
// kept for measuring.
func lessons(t testing.TB) []lesson {
	var all []lesson
	for _, file := range writtenLessons(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		for _, w := range readWritten(t, name) {
			all = append(all, lesson{name, w.exchange(), w.Violation, true, w.Spans})
		}
	}
	add := func(file, inbound, channel, lang, reply string, violates bool) {
		l := lesson{file: file, violates: violates}
		l.x = Exchange{Reply: reply, Channel: phi.ParseChannel(channel)}
		if inbound != "-" && inbound != "" {
			l.x.Inbound = phi.Body(inbound)
			l.x.Inbound.Channel = l.x.Channel
		}
		l.x.Lang, _ = phi.ParseLanguage(lang)
		all = append(all, l)
	}
	for _, c := range table(t, "rounds.tsv") {
		if c[0] == "tuned" && c[4] == "-" {
			add("rounds", c[5], c[2], c[3], c[6], c[1] != "-")
		}
	}
	for _, c := range table(t, "allow.tsv") {
		add("allow", c[0], "public_review", "", c[1], false)
	}
	for _, c := range table(t, "violations.tsv") {
		if c[2] == "-" {
			add("violations", c[3], c[1], "", c[4], true)
		}
	}
	for _, c := range table(t, "sentences.tsv") {
		add("sentences", "-", "public_review", c[1], c[2], c[0] == "1")
	}
	for _, n := range shipped(t) {
		add("notices", "-", "public_review", n[0], n[1], false)
	}
	for _, name := range [...]string{"second", "channels"} {
		for _, line := range jsonLines(t, "blind/"+name+".jsonl") {
			var l struct {
				Use, Inbound, Channel, Lang, Reply, Verdict string
				Facts                                       json.RawMessage
				Open                                        bool `json:"verdict_open"`
			}
			require.NoError(t, json.Unmarshal(line, &l))
			if l.Use == "tuned" && !l.Open && len(l.Facts) <= len("null") {
				add("blind", l.Inbound, l.Channel, l.Lang, l.Reply, l.Verdict != "allow")
			}
		}
	}
	return all
}

// writtenLessons returns the files of written exchanges that are not kept for
// measuring.
func writtenLessons(t testing.TB) []string {
	files, err := filepath.Glob("testdata/written/*.jsonl")
	require.NoError(t, err)
	return slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(filepath.Base(file), "kept_") })
}

// shipped returns the notices of the library, each with its language.
func shipped(t testing.TB) [][2]string {
	catalogue, err := notice.Builtin()
	require.NoError(t, err)
	values := notice.Values{
		Organisation: "Lakeside Health", Hours: "mon-fri 08:00-17:00", Phone: "410-555-0123", Email: "care@example.com", Region: "US",
		FormURL: "https://example.com/form", PortalURL: "https://example.com/portal",
	}
	var all [][2]string
	for _, id := range catalogue.IDs() {
		entry, ok := catalogue.Entry(id)
		require.True(t, ok)
		query := notice.Query{ID: id}
		if len(entry.Channels) > 0 {
			query.Channel = entry.Channels[0]
		}
		for _, lang := range languageFiles {
			query.Languages = []language.Tag{language.Make(lang.String())}
			choice, err := catalogue.Select(query)
			require.NoError(t, err)
			if text, err := choice.Render(values); err == nil {
				all = append(all, [2]string{lang.String(), text.String()})
			}
		}
	}
	return all
}

// A written is a line of testdata/written.
type written struct {
	ID, Lang, Channel, Inbound, Reply string
	Violation                         bool
	Spans                             []string
}

func readWritten(t testing.TB, name string) []written {
	t.Helper()
	var all []written
	for _, line := range jsonLines(t, "written/"+name+".jsonl") {
		var w written
		require.NoError(t, json.Unmarshal(line, &w))
		all = append(all, w)
	}
	return all
}

// writtenChannels are the words of the files for channels.
var writtenChannels = map[string]phi.Channel{
	"review": phi.ChannelPublicReview, "comment": phi.ChannelPublicComment, "post_comment": phi.ChannelPublicComment,
}

func (w *written) exchange() Exchange {
	channel, ok := writtenChannels[w.Channel]
	if !ok {
		channel = phi.ParseChannel(w.Channel)
	}
	x := Exchange{Reply: w.Reply, Channel: channel}
	if w.Inbound != "" {
		x.Inbound = phi.Body(w.Inbound)
		x.Inbound.Channel = channel
	}
	return x
}

func jsonLines(t testing.TB, name string) [][]byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var out [][]byte
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		out = append(out, slices.Clone(lines.Bytes()))
	}
	require.NoError(t, lines.Err())
	return out
}

func table(t testing.TB, name string) [][]string {
	t.Helper()
	var out [][]string
	for _, line := range jsonLines(t, name) {
		if len(line) > 0 && line[0] != '#' {
			out = append(out, strings.Split(string(line), "\t"))
		}
	}
	return out
}

// marked calls yield with the marks of each sentence of a lesson of which it is
// known whether it violates. In a reply of several sentences that violates it
// is said where, or the rules know.
func (l *lesson) marked(g *Guard, yield func(marks []uint32, violates bool)) {
	w, err := g.examine(&l.x)
	if err != nil {
		return
	}
	t := w.text
	found := w.inOrder()
	for s := range t.contents {
		var here []hit
		if here, found = t.cutHits(found, s); t.empty(s) {
			continue
		}
		violates := l.violates
		switch {
		case l.placed:
			violates = false
			start, end := t.original(t.sentences[s], t.sentences[s+1])
			for _, place := range l.places {
				if at := strings.Index(l.x.Reply, place); at >= 0 && at < end && at+len(place) > start {
					violates = true
				}
			}
		case l.violates && len(t.sentences) > 2 && strongest(here) == objectionNone:
			continue
		}
		w.markSentence(s, here)
		yield(slices.Clone(w.marker.marks), violates)
	}
}

// times returns how often a lesson counts: what strangers may read, what the library
// itself says, and what everybody knows for a violation, more than what one writer
// took for either.
func (l *lesson) times() int {
	switch l.file {
	case "allow", "violations", "notices", "blind", "rounds":
		return 4
	}
	return 1
}

// withoutOpinion returns a guard that has rules only.
func withoutOpinion(g *Guard) *Guard {
	plain, bare := *g, *g.grammar
	bare.opinion, plain.grammar = nil, &bare
	return &plain
}

func fitted(g *Guard, ls []lesson) *guard.Weights {
	var f guard.Fitter
	for i := range ls {
		for range ls[i].times() {
			ls[i].marked(g, f.Add)
		}
	}
	return f.Fit()
}

// opinionSources is the digest of what the weights rest on, but for what the
// detector says.
func opinionSources(t testing.TB) []byte {
	h := sha256.New()
	for _, n := range shipped(t) {
		h.Write([]byte(n[1]))
	}
	rules, err := filepath.Glob("data/*.txt")
	require.NoError(t, err)
	for _, name := range append(append(rules, writtenLessons(t)...),
		"testdata/rounds.tsv", "testdata/allow.tsv", "testdata/violations.tsv",
		"testdata/sentences.tsv", "testdata/blind/second.jsonl", "testdata/blind/channels.jsonl", "marks.go", "opinion_test.go", "../internal/gen/guard/fit.go",
	) {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		h.Write(data)
	}
	return h.Sum(nil)
}

// minAgreement is the share of sentences on which the weights of today's texts
// and those of the file agree: what the detector learns moves a few.
const minAgreement = 0.99

func TestOpinion(t *testing.T) {
	g, err := New(nil)
	require.NoError(t, err)
	sources := opinionSources(t)
	if bytes.Equal(opinionFile[:opinionDigest], sources) && *learn {
		return
	}
	all := lessons(t)
	opinion := g.grammar.opinion
	g = withoutOpinion(g)
	weights := fitted(g, all)
	if *learn {
		file := append([]byte{}, sources...)
		file = binary.LittleEndian.AppendUint64(file, math.Float64bits(weights.Step))
		for _, w := range weights.Of {
			file = append(file, byte(w))
		}
		require.NoError(t, os.WriteFile("data/opinion.bin", file, 0o644))
		return
	}
	require.Equal(t, sources, opinionFile[:opinionDigest], "go generate has not been run")
	agree, n := 0, 0
	for i := range all {
		all[i].marked(g, func(marks []uint32, _ bool) {
			n++
			if (weights.Score(marks) > 0) == (opinion.score(marks) > 0) {
				agree++
			}
		})
	}
	require.GreaterOrEqual(t, float64(agree)/float64(n), minAgreement)
}
