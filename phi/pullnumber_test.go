// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/internal/synth"
)

// Recognisers that are not asked about a token, although they are about others of
// its sort, must have nothing to say about it.
var (
	ofWords    = []string{"email", "handle", "url", "photo-file", "ip", "grid"}
	ofCapitals = []string{"place", "name", "site", "tagged"}
	ofNumbers  = []string{"url", "photo-file", "ip", "last-four", "date", "zip", "coordinates", "box"}
	ofLong     = []string{"ssn", "mbi", "phone", "card", "national", "record"} // of seven digits and more
	ofMixed    = []string{"mbi", "udi", "vin", "iban", "national", "date", "age", "grid", "box"}
)

// checkAsked asks those recognisers about the tokens of text, and returns how many
// candidates those propose that are asked anyway.
func checkAsked(t *testing.T, d *Detector, lang Language, text string) (proposed int) {
	t.Helper()
	w := d.begin(&Message{Lang: lang})
	w.explaining = true
	w.look(text)
	for i := range w.tokens {
		names := ofNumbers
		switch w.tokens[i].Kind {
		case scan.Word:
			names = slices.Clone(ofWords)
			if w.labelEnding(i) != nil {
				names = append(names, "username", "labelled", "spoken", "misread")
			}
			if w.flags(i).Has(lexicon.NumberWord) {
				names = append(names, "age", "date", "phone")
			}
			if w.tokens[i].Shape.Has(scan.Upper) {
				names = append(names, ofCapitals...)
			}
		case scan.Mixed:
			names = ofMixed
		case scan.Number:
			if _, total := w.groupsFrom(i); total >= 7 && w.starts(i) {
				names = append(slices.Clone(names), ofLong...)
			}
		default:
			continue
		}
		asked := w.asked(i)
		for n, r := range recognizers {
			if !slices.Contains(names, r.name) {
				continue
			}
			before := len(w.candidates)
			r.find(w, i)
			switch news := len(w.candidates) - before; {
			case asked>>n&1 != 0:
				proposed += news
			case news > 0:
				t.Fatalf("nobody asks %s about token %d, which has something to say", r.name, i)
			}
		}
	}
	return proposed
}

// numberTexts are numbers of all shapes, some of them broken.
var numberTexts = []string{
	"410-555-0123, (410) 555 0123 x2, +44 (0)20 7946 0018, 1-410-555-0123, 555-0133, 5550133", "123-45-6789, 987 65 4321, 123456789", "4111 1111 1111 1111; 1EG4-TE5-MK73",
	"3/5-3/9, 7/4/'76, 03.04.2024, 5.3.24, 20240305, 211017, 5-III-1962, 12 I 62, 05T10:30, Q3 2024, 17Feb2023, mid-2023, DOB 12345-6-78", "am 14. 15. 2024, 30. 9. 1939, le 14 du mois, depuis le 14",
	"39.2904, -76.6122; 39°17'25\"N 76°36'44\"W; lat 39.29; N 39.29 W 76.61; 39 deg 17 N, 76 deg 36 W", "192.0.2.48:80, ::ffff:192.0.2.1, ::1, 2001:db8::1, 00:00:5e:00:53:01, 0000.5e00.5301",
	"(01)00844588003288(17)141120(21)10987654", "+A99912345/$$1234X5", "DE89 3704 0044 0532 0130 00", "87G8P2XF+5Q, UTM 18S 360000 4350000", "4.me 5.example.com IMG_4471.jpg, 9.9.9.9.example.org",
	"ana.ruiz@mail.example.com, ana @ example.com, ana at example dot com, @ana_r, u/ana_r, my-clinic.example.com/a, https://www.example.com/a, www.example.com", "arm-left.jpg, a.b.png; ///filled.count.soap, w3w filled.count.soap",
	"::a, fe80::1ff:fe23, ab:cd:ef:ab:cd:ef, dead.beef.cafe, N39.29 W76.61", "insta: ana_r, username is ana.r", "one hundred and one, ninety-six, quatre-vingt-douze, a hundred",
	"PO Box 12, apartado 7, postfach 10 12 34", "92 100 Boulogne, 28014 Madrid, IL 62704-1234", "94yo, 92M, 101 years old, born 1931", "card ending in 4242, ***-**-1234",
	"AB 12 34 56 C, 943 476 5919, 9 4 3 4 7 6 5 9 1 9, 12345678-Z, RCC MNL 83S18 D969H, A123 456 780, 2 84 05 75 123 456 78",
}

func TestNumbersAreAskedAbout(t *testing.T) {
	proposed := 0
	for _, d := range numberDetectors(t) {
		for _, text := range numberTexts {
			for _, lang := range append(Languages(), LangUnsupported) {
				proposed += checkAsked(t, d, lang, text)
			}
		}
		for _, shape := range synth.Shapes() {
			for _, text := range synth.Corpus(shape, 8, 50_000) {
				proposed += checkAsked(t, d, LangUnspecified, text)
			}
		}
	}
	if proposed < 1000 {
		t.Errorf("%d candidates in all: the comparison compares little", proposed)
	}
}

// Numbers that nobody thought of: pieces of those above, joined in other ways.
func TestPiecesOfNumbersAreAskedAbout(t *testing.T) {
	const texts = 200_000
	var pieces []string
	for _, text := range numberTexts {
		pieces = append(pieces, strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;", r) })...)
		pieces = append(pieces, strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N) })...)
	}
	signs := append(strings.Split(".,:;/-+'|@#", ""), "", " ", "  ", "     ", ". ", ", ", " /", "/ ", " - ", "\n", "\u00a0", "\t", "n. ", "n° ", "le ", "am ")
	detectors := numberDetectors(t)
	r := rand.New(rand.NewPCG(1, 2))
	proposed := 0
	for range texts {
		var b strings.Builder
		for range 2 + r.IntN(5) {
			piece := pieces[r.IntN(len(pieces))]
			if r.IntN(3) == 0 {
				piece = strconv.Itoa(r.IntN([]int{32, 100, 2100, 1e6}[r.IntN(4)]))
			}
			b.WriteString(piece + signs[r.IntN(len(signs))])
		}
		proposed += checkAsked(t, detectors[r.IntN(2)], Language(r.IntN(7)), b.String())
	}
	if proposed < texts/4 {
		t.Errorf("%d candidates in all: the comparison compares little", proposed)
	}
}

func FuzzNumbersAreAskedAbout(f *testing.F) {
	for n, text := range numberTexts {
		f.Add(text, uint8(n))
	}
	detectors := numberDetectors(f)
	f.Fuzz(func(t *testing.T, text string, n uint8) {
		checkAsked(t, detectors[int(n)%len(detectors)], Language(n/2%7), text)
	})
}

// numberDetectors returns a detector with the packs of the language and one with
// all.
func numberDetectors(tb testing.TB) (out []*Detector) {
	tb.Helper()
	for _, o := range []*Options{nil, {Packs: []Pack{PackUS, PackCA, PackGB, PackFR, PackDE, PackES, PackIT}}} {
		d, err := New(o)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}
