// SPDX-License-Identifier: Apache-2.0

package lists_test

import (
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

var (
	languages = []string{"en", "es", "fr", "de", "it"}
	countries = []string{"us", "ca", "gb", "es", "mx", "fr", "de", "at", "ch", "it"}
)

// files says what each list of entries is.
var files = []struct {
	name    string
	tags    []string // the tags of the third column; nil if there is none
	phrases bool     // entries may have spaces
	least   int      // entries, well below the present number
	most    int
}{
	{"given_names.tsv.gz", languages, false, 45_000, 60_000},
	{"surnames.tsv.gz", languages, false, 55_000, 70_000},
	{"words_en.tsv.gz", nil, false, 38_000, 50_000},
	{"words_es.tsv.gz", nil, false, 14_000, 20_000},
	{"words_fr.tsv.gz", nil, false, 14_000, 20_000},
	{"words_de.tsv.gz", nil, false, 18_000, 26_000},
	{"cities.tsv.gz", countries, true, 30_000, 40_000},
	{"us_counties.tsv.gz", nil, true, 1_800, 2_000},
	{"streets.tsv.gz", languages, false, 600, 900},
}

// A row is a line of a list.
type row struct {
	entry  string
	weight int
	tags   []string
}

// lines unpacks a list.
func lines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	require.True(t, strings.HasSuffix(string(text), "\n"), "%s ends without a newline", name)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// read unpacks a list of entries by entry.
func read(t *testing.T, name string) map[string]row {
	t.Helper()
	rows := map[string]row{}
	for _, line := range lines(t, name) {
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			t.Fatalf("%s: %q has one column", name, line)
		}
		weight, err := strconv.Atoi(f[1])
		if err != nil {
			t.Fatalf("%s: %q: %v", name, line, err)
		}
		r := row{entry: f[0], weight: weight}
		if len(f) > 2 {
			r.tags = strings.Split(f[2], ",")
		}
		rows[f[0]] = r
	}
	return rows
}

func TestListsAreSortedUniqueAndNormal(t *testing.T) {
	for _, file := range files {
		t.Run(file.name, func(t *testing.T) {
			all := lines(t, file.name)
			if n := len(all); n < file.least || n > file.most {
				t.Errorf("%d entries, want %d to %d", n, file.least, file.most)
			}
			columns := 2
			if file.tags != nil {
				columns = 3
			}
			before := ""
			for _, line := range all {
				f := strings.Split(line, "\t")
				if len(f) != columns {
					t.Fatalf("%q has %d columns, want %d", line, len(f), columns)
				}
				if f[0] <= before {
					t.Errorf("%q stands after %q", f[0], before)
				}
				before = f[0]
				if why := faulty(f[0], file.phrases); why != "" {
					t.Errorf("%q %s", f[0], why)
				}
				if w, err := strconv.Atoi(f[1]); err != nil || w < 1 || w > 255 || strconv.Itoa(w) != f[1] {
					t.Errorf("%q has the weight %q", f[0], f[1])
				}
				if columns == 3 && !inOrder(strings.Split(f[2], ","), file.tags) {
					t.Errorf("%q has the tags %q", f[0], f[2])
				}
			}
		})
	}
}

// faulty says what is wrong with the form of an entry; it is empty if nothing is.
func faulty(entry string, phrase bool) string {
	letters := 0
	for _, r := range entry {
		switch {
		case unicode.Is(unicode.Latin, r):
			letters++
		case r == '\'', r == ' ' && phrase:
		default:
			return fmt.Sprintf("has the character %q", r)
		}
	}
	switch {
	case letters < 2:
		return "is too short"
	case entry != strings.ToLower(entry):
		return "is not in lower case"
	case !norm.NFC.IsNormalString(entry):
		return "is not in NFC"
	case entry != strings.Join(strings.Fields(entry), " "), strings.Trim(entry, "'") != entry:
		return "has a loose space or apostrophe"
	}
	return ""
}

// inOrder reports whether tags are one or more of all, in their order.
func inOrder(tags, all []string) bool {
	last := -1
	for _, t := range tags {
		i := slices.Index(all, t)
		if i <= last {
			return false
		}
		last = i
	}
	return len(tags) > 0
}

func TestEveryListIsChecked(t *testing.T) {
	found, err := filepath.Glob("*.gz")
	require.NoError(t, err)
	want := []string{"us_zips.tsv.gz"}
	for _, f := range files {
		want = append(want, f.name)
	}
	slices.Sort(want)
	slices.Sort(found)
	if !slices.Equal(found, want) {
		t.Errorf("the lists are %v, checked are %v", found, want)
	}
}

func TestListsAreSmall(t *testing.T) {
	const most = 2 << 20
	found, err := filepath.Glob("*.gz")
	require.NoError(t, err)
	var sum int64
	for _, name := range found {
		info, err := os.Stat(name)
		require.NoError(t, err)
		sum += info.Size()
	}
	if sum > most {
		t.Errorf("the lists have %d bytes, at most %d are wanted", sum, most)
	}
}

// A member is an entry that must or must not be in a list.
type member struct {
	entry string
	least int    // the least weight; 0 if the entry must not be there
	tag   string // a tag it must have; empty for any
	why   string
}

func TestMembers(t *testing.T) {
	for name, members := range map[string][]member{
		"given_names.tsv.gz": {
			{"michael", 115, "en", "the most frequent name of the census"},
			{"xiomara", 60, "es", "a name of Spanish speakers in the United States"},
			{"keisha", 60, "en", "a name that is no word"},
			{"muhammad", 60, "en", "a name of adult immigrants"},
			{"tesfaye", 40, "en", "rare, but among the census names"},
			{"will", 70, "en", "a name that is a word: the weights decide"},
			{"grace", 90, "en", "a name that is a word"},
			{"josé", 100, "es", "with its accent"},
			{"jose", 100, "es", "without its accent"},
			{"maría", 100, "es", "with its accent"},
			{"françois", 50, "fr", "with its cedilla"},
			{"francois", 50, "fr", "without its cedilla"},
			{"jürgen", 40, "de", "with its umlaut"},
			{"juergen", 40, "de", "with e for the umlaut"},
			{"giuseppe", 60, "it", "a name of Italy"},
			{"unknown", 0, "", "a placeholder of birth registers"},
			{"baby", 0, "", "a placeholder of birth registers"},
			{"infant", 0, "", "a placeholder of birth registers"},
			{"notnamed", 0, "", "a placeholder of birth registers"},
			{"male", 0, "", "a field of a form"},
			{"mister", 0, "", "a title"},
			{"the", 0, "", "a word that the census has 3,185 times"},
			{"de", 0, "", "the most frequent word of Spanish and French"},
			{"all other names", 0, "", "the last line of the census table"},
			{"a", 0, "", "an initial"},
		},
		"surnames.tsv.gz": {
			{"smith", 115, "en", "the most frequent surname of the census"},
			{"garcia", 115, "es", "the most frequent surname of Spain"},
			{"garcía", 115, "es", "with its accent, which the register lacks"},
			{"gonzález", 110, "es", "by the rule for -ez"},
			{"álvarez", 100, "es", "an exception to the rule for -ez"},
			{"alvárez", 0, "", "what the rule for -ez would make of it"},
			{"nguyen", 100, "en", "29th in the census of 2020"},
			{"patel", 95, "en", "63rd in the census of 2020"},
			{"adebayo", 50, "en", "missing from older lists"},
			{"chukwu", 45, "en", "missing from older lists"},
			{"obrien", 85, "en", "as the census writes it"},
			{"muñoz", 100, "es", "the letter ñ"},
			{"munoz", 100, "en", "as people type it"},
			{"müller", 60, "de", "with its umlaut"},
			{"mueller", 60, "de", "with e for the umlaut"},
			{"dubois", 50, "fr", "a surname that the package files under first names"},
			{"esposito", 60, "it", "a surname of Italy"},
			{"doe", 55, "en", "a real surname; its count of 2020 is inflated"},
			{"unknown", 0, "", "a placeholder"},
			{"tenant", 0, "", "a placeholder of forms"},
			{"daughter", 0, "", "a relation to the householder"},
			{"de la cruz", 0, "", "compound names are listed by their parts"},
			{"aaliyah", 0, "", "a first name"},
		},
		"words_en.tsv.gz": {
			{"the", 120, "", "the most frequent word of writing"},
			{"will", 100, "", "a word that is a name"},
			{"appointment", 60, "", "a word of messages"},
			{"don't", 90, "", "a contraction"},
			{"dont", 90, "", "a contraction as people type it"},
			{"im", 90, "", "a contraction as people type it"},
			{"hell", 80, "", "a word that is a contraction without its apostrophe"},
			{"colour", 45, "", "British spelling"},
			{"jennifer", 0, "", "a name that the frequency list contains"},
			{"garcia", 0, "", "a surname that the frequency list contains"},
			{"ability's", 0, "", "a possessive"},
			{"i", 0, "", "a single letter"},
		},
		"words_es.tsv.gz": {
			{"que", 125, "", "the most frequent word of subtitles"},
			{"guerra", 60, "", "a word that is a surname"},
			{"está", 100, "", "with its accent"},
			{"cita", 60, "", "a word of messages"},
			{"john", 0, "", "a name"},
			{"jessica", 0, "", "a name"},
			{"john's", 0, "", "English"},
		},
		"words_fr.tsv.gz": {
			{"pas", 120, "", "among the most frequent words of subtitles"},
			{"père", 80, "", "a word that is a surname"},
			{"médecin", 60, "", "with its accent"},
			{"medecin", 60, "", "without its accent"},
			{"aujourd'hui", 80, "", "an apostrophe inside"},
			{"sophie", 0, "", "a name"},
			{"michael", 0, "", "a name"},
		},
		"words_de.tsv.gz": {
			{"befund", 70, "", "a noun of letters"},
			{"überweisung", 70, "", "with its umlaut"},
			{"ueberweisung", 70, "", "with e for the umlaut"},
			{"geschwollen", 0, "", "a word of the third band"},
			{"peter", 0, "", "a given name"},
			{"krankenversicherung", 0, "", "a compound"},
		},
		"cities.tsv.gz": {
			{"new york", 120, "us", "the largest city of the United States"},
			{"winston salem", 80, "us", "a hyphen is a space"},
			{"saint louis", 90, "us", "the form of the post"},
			{"st louis", 90, "us", "the form of everyone else"},
			{"coeur d'alene", 70, "us", "an apostrophe inside"},
			{"san juan", 90, "us", "Puerto Rico counts as the United States"},
			{"zuni", 40, "us", "a post office without a number of inhabitants"},
			{"montréal", 120, "ca", "with its accent"},
			{"köln", 110, "de", "the native name"},
			{"cologne", 110, "de", "the English name"},
			{"wien", 110, "at", "the native name, which the gazetteer lacks"},
			{"roma", 120, "it", "the native name, which the gazetteer lacks"},
			{"sevilla", 110, "es", "a city of Spain"},
			{"guadalajara", 110, "mx", "a city of Mexico and of Spain"},
			{"trois rivières", 90, "ca", "a hyphen is a space"},
			{"apo", 0, "", "mail of the armed forces"},
			{"north", 0, "", "a point of the compass"},
		},
		"us_counties.tsv.gz": {
			{"los angeles", 115, "", "the county with the most ZIP codes"},
			{"prince george's", 80, "", "an apostrophe inside"},
			{"orleans", 60, "", "a parish"},
			{"hartford", 80, "", "a county that a planning region replaced"},
			{"wrangell", 60, "", "a borough"},
			{"capitol region", 0, "", "a planning region"},
			{"jefferson parish", 0, "", "the kind is no part of the name"},
		},
		"streets.tsv.gz": {
			{"street", 100, "en", "the most frequent kind"},
			{"blvd", 100, "en", "a standard abbreviation"},
			{"aven", 60, "en", "a spelling of avenue"},
			{"calle", 100, "es", "Spanish"},
			{"rue", 100, "fr", "French"},
			{"via", 100, "it", "Italian"},
			{"straße", 100, "de", "German"},
			{"strasse", 100, "de", "German without ß"},
			{"lado", 0, "", "more often something else"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			rows := read(t, name)
			for _, m := range members {
				r, ok := rows[m.entry]
				switch {
				case m.least == 0 && ok:
					t.Errorf("%q is in the list (%s)", m.entry, m.why)
				case m.least > 0 && !ok:
					t.Errorf("%q is not in the list (%s)", m.entry, m.why)
				case r.weight < m.least:
					t.Errorf("%q weighs %d, want %d or more (%s)", m.entry, r.weight, m.least, m.why)
				case ok && m.tag != "" && !slices.Contains(r.tags, m.tag):
					t.Errorf("%q has the tags %v, want %q (%s)", m.entry, r.tags, m.tag, m.why)
				}
			}
		})
	}
}

// A word does not take the weight of the contraction that it looks like.
func TestContractionsLeaveOtherWordsAlone(t *testing.T) {
	words := read(t, "words_en.tsv.gz")
	for _, w := range []string{"shell", "shed"} {
		if contraction := words["she'll"].weight; words[w].weight == 0 || words[w].weight >= contraction {
			t.Errorf("%q weighs %d, \"she'll\" %d", w, words[w].weight, contraction)
		}
	}
}

func TestNamesAndWordsAreWeighedAlike(t *testing.T) {
	given, words := read(t, "given_names.tsv.gz"), read(t, "words_en.tsv.gz")
	for _, row := range []struct {
		entry string
		name  bool
		why   string
	}{
		{"john", true, "the subtitles count the name"},
		{"frank", true, "the subtitles count the name"},
		{"mark", true, "1.1 million bearers"},
		{"will", false, "the 58th word of English"},
		{"may", false, "the 273rd word of English"},
		{"son", false, "a name of Korea and Vietnam"},
	} {
		g, w := given[row.entry].weight, words[row.entry].weight
		if g == 0 || w == 0 || (g > w) != row.name {
			t.Errorf("%q weighs %d as a name and %d as a word (%s)", row.entry, g, w, row.why)
		}
	}
}

// zipLine is a line of the list of ZIP codes.
var zipLine = regexp.MustCompile(`^(\d{3})\t([A-Z]{2})\t(\d\d(?:-\d\d)?(?:,\d\d(?:-\d\d)?)*)$`)

func TestZIPCodes(t *testing.T) {
	states := map[string]string{}
	before := ""
	for _, line := range lines(t, "us_zips.tsv.gz") {
		m := zipLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("%q is no line of the list", line)
		}
		if key := m[1] + m[2]; key <= before {
			t.Errorf("%q stands after %q", key, before)
		} else {
			before = key
		}
		last := -1
		for part := range strings.SplitSeq(m[3], ",") {
			from, to, ok := strings.Cut(part, "-")
			if !ok {
				to = from
			}
			low, err := strconv.Atoi(from)
			require.NoError(t, err)
			high, err := strconv.Atoi(to)
			require.NoError(t, err)
			if low <= last+1 && last >= 0 || high < low {
				t.Errorf("%s: the range %s is out of order", m[1], part)
			}
			last = high
			for n := low; n <= high; n++ {
				zip := fmt.Sprintf("%s%02d", m[1], n)
				if states[zip] != "" {
					t.Errorf("%s is there twice", zip)
				}
				states[zip] = m[2]
			}
		}
	}
	if n := len(states); n < 41_000 || n > 43_000 {
		t.Errorf("%d ZIP codes, want about 41,700", n)
	}
	for _, row := range []struct{ zip, state, why string }{
		{"10001", "NY", "Manhattan"},
		{"02108", "MA", "begins with 0"},
		{"90210", "CA", "Beverly Hills"},
		{"99950", "AK", "the last code"},
		{"00601", "PR", "from the tabulation areas"},
		{"00802", "VI", "by hand"},
		{"96910", "GU", "by hand"},
		{"96799", "AS", "by hand"},
		{"09012", "AE", "mail of the armed forces"},
		{"34002", "AA", "mail of the armed forces"},
		{"96201", "AP", "mail of the armed forces"},
		{"06390", "NY", "an island that is served from Connecticut"},
		{"00000", "", "not assigned"},
		{"99999", "", "not assigned"},
		{"00300", "", "no area"},
	} {
		if got := states[row.zip]; got != row.state {
			t.Errorf("%s is in %q, want %q (%s)", row.zip, got, row.state, row.why)
		}
	}
}

// listed is the start of a list's section in the record.
var listed = regexp.MustCompile("(?m)^### (\\S+)\n\n[^\n]+\n\n- sha256 `([0-9a-f]{64})`\n- entries (\\d+), compressed bytes (\\d+)$")

func TestProvenanceStatesWhatIsThere(t *testing.T) {
	record, err := os.ReadFile("PROVENANCE.md")
	require.NoError(t, err)
	stated := map[string][]string{}
	for _, m := range listed.FindAllStringSubmatch(string(record), -1) {
		stated[m[1]] = m[2:]
	}
	found, err := filepath.Glob("*.gz")
	require.NoError(t, err)
	if len(found) != len(stated) {
		t.Errorf("%d lists are stated, %d are there", len(stated), len(found))
	}
	for _, name := range found {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		got := []string{fmt.Sprintf("%x", sha256.Sum256(data)), strconv.Itoa(len(lines(t, name))), strconv.Itoa(len(data))}
		if !slices.Equal(got, stated[name]) {
			t.Errorf("%s: sha256, entries and bytes are %v, stated are %v", name, got, stated[name])
		}
	}
}

func TestCompressionHidesNoTime(t *testing.T) {
	found, err := filepath.Glob("*.gz")
	require.NoError(t, err)
	for _, name := range found {
		f, err := os.Open(name)
		require.NoError(t, err)
		z, err := gzip.NewReader(f)
		require.NoError(t, err)
		if !z.ModTime.IsZero() || z.Name != "" {
			t.Errorf("%s has a time or a name in its header", name)
		}
		require.NoError(t, f.Close())
	}
}
