// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
)

// An about says how a list came to be, for the record beside the lists.
type about struct {
	title   string
	columns string
	sources []source
	method  string
	dropped string
}

var (
	aboutGiven = about{
		title:   "Given names",
		columns: "entry, weight, languages (`en es fr de it`, apart by commas)",
		sources: []source{census, zxcvbnFR, gender, faker},
		method: `People of the US Census of 2020 by first name, at least 150 bearers: ` + "`en`" + `, weighed by their share.
Spanish names are in the order of their frequency by gender; the name of rank r has the frequency of census rank 4r.
French names of the INSEE weigh 50, names that faker has as typical 60, Italian and German names of the gender list 40.
The French gender list has no lower bound and adds the language to names of other sources only.`,
		dropped: `Placeholders of the forms (baby, infant, unknown, male, female, notnamed, mister ...), kinship words and titles; names that
are among the 200 most frequent words of English, Spanish or French and over 180 times rarer as a name, with some German and
Italian function words; entries with digits; single letters; two letters without a vowel, except ng; the particles of compound
names. Compound names are listed by their parts. The census columns on race and sex are not read.`,
	}
	aboutSurname = about{
		title:   "Surnames",
		columns: "entry, weight, languages (`en es fr de it`, apart by commas)",
		sources: []source{census, zxcvbnES, zxcvbnFR, faker},
		method: `People of the US Census of 2020 by surname, at least 500 bearers: ` + "`en`" + `, weighed by their share. Spanish surnames are in the
order of their frequency and have the frequency of the same census rank. French surnames (INSEE, 100 bearers or more) weigh 50,
those of faker 60.`,
		dropped: `As for given names. In addition the count of a dictionary word that more than trebled since the Census of 2010 is replaced
by the count of 2010 ("doe", "person": placeholders on forms); the worst are dropped (unknown, tenant, renter, daughter ...).`,
	}
	aboutEnglish = about{
		title:   "English words",
		columns: "entry, weight",
		sources: []source{scowl, zxcvbnEN},
		method: `The lower-case words of SCOWL (English, American, British; sizes 10 to 50) that are among the 20,000 most frequent words of
subtitles, and all words of sizes 10 to 35. The weight follows from the rank; words without a rank weigh 40. A word that is a
frequent name, too (john, frank, mark), takes at most the median weight of its size, because the subtitles count the name.
Contractions, which the subtitles split, weigh 100 or 85.`,
		dropped: `Possessives; single letters; the names, abbreviations and capitalised words of SCOWL, which are in files of their own; words of
the subtitles that are in no dictionary.`,
	}
	aboutSpanish = about{
		title:   "Spanish words",
		columns: "entry, weight",
		sources: []source{zxcvbnES},
		method:  `The 15,000 most frequent words of subtitles, each with and without accents. The weight follows from the rank.`,
		dropped: `Names: words in the lists of names that weigh 60 or more there and no more than 5 less than as a word, unless another form of
the word (a plural, the other gender ...) is among the words, or a list of words checked by hand keeps them. Also names that a
second list by hand has, words of two letters but for those listed by hand, single letters, numbers, words with hyphens and
elided forms. Foreign words and rare names that the subtitles contain remain.`,
	}
	aboutFrench = about{
		title:   "French words",
		columns: "entry, weight",
		sources: []source{zxcvbnFR},
		method:  aboutSpanish.method,
		dropped: aboutSpanish.dropped,
	}
	aboutGerman = about{
		title:   "German words",
		columns: "entry, weight",
		sources: []source{denckring},
		method: `The words of newspapers of 2023 in the first two of six bands of 17,000 words each, by frequency: those of the first with up to 12
letters, which weigh 72, and those of the second with up to 9, which weigh 56; each also with ae, oe, ue and ss. The source has
the words of its lexicon only, which are in lower case, and counts each in the case that it has there.`,
		dropped: `Given names that weigh as much or more; longer words, which are mostly compounds; words with hyphens.`,
	}
	aboutCities = about{
		title:   "Cities and towns",
		columns: "phrase, weight, countries (`us ca gb es mx fr de at ch it`, apart by commas)",
		sources: []source{cities, zipcodes, faker},
		method: `Inhabited places of GeoNames: of the United States (and Puerto Rico, as ` + "`us`" + `) from 1,000 inhabitants, Canada 2,500, Mexico 10,000,
the others 5,000; the names of US post offices; the cities that faker lists. Weighed by the share of the country's people;
Germany, Austria and Switzerland count together. Where no number is known, a post office counts for 500 people per ZIP code, a
city of faker for 10,000. Places of one name in a country add up; over countries the greatest weight stays. English and native
names of some large cities, and "saint", "fort", "mount" with their abbreviations, stand beside each other.`,
		dropped: `Words in brackets, names with digits, mail points of the armed forces, points of the compass and the like. A hyphen is a
space. A name with a slash or comma is two names.`,
	}
	aboutCounties = about{
		title:   "Counties of the United States",
		columns: "phrase, weight",
		sources: []source{zipcodes},
		method: `The county names of the ZIP code table, weighed by their share of the codes. The eight counties of Connecticut, for which the table has
planning regions, are added by hand.`,
		dropped: `The words County, Parish, Borough, Census Area and (city): a match needs one of them beside the name.`,
	}
	aboutZIPs = about{
		title:   "ZIP codes",
		columns: "first three digits, state, the last two digits as ranges (`08-11,13`)",
		sources: []source{zipcodes, zcta},
		method: `The codes of the postal table, post office boxes and the armed forces (AA, AE, AP) among them, with the tabulation areas of the Census,
which add Puerto Rico, and the codes of the other territories by hand. The list has no weights.`,
		dropped: `Codes of tabulation areas whose three-digit area is in no state. Of Puerto Rico, codes for post office boxes only are missing.`,
	}
	aboutStreets = about{
		title:   "Words for streets",
		columns: "entry, weight, languages (`en es fr de it`, apart by commas)",
		sources: []source{streetTypes, faker},
		method: `The spellings of USPS Publication 28, appendix C1; the street words of faker in Spanish, French and Italian; German words and some
abbreviations by hand. The weight is no frequency: 100 for the words that most addresses have, 80 for names and standard
abbreviations, 60 for other spellings.`,
		dropped: `Words of faker that are more often something else (lado, lugar, mercado ...); words of more than one part.`,
	}
)

const preamble = `# Where the lists come from

The program in ` + "`../extract`" + ` writes these lists and this file. ` + "`go run .`" + ` there fetches each package below with the command that
stands beside it, refuses an archive with another sha256, reads data files only, and runs no code of any package. Building and
testing the library needs none of that: the lists are committed.

All lists are UTF-8 text in NFC, lower case, one entry a line, sorted by bytes, without repetition, columns apart by tabs,
compressed by gzip without name and time. An entry stands in each form in which it is written: with and without accents, with and
without apostrophes, in German also with ae, oe, ue for the umlauts. Names and words are single words, places are phrases with one
space between words.

## Weight

The weight is the same in all lists that have one: 20 log10(1 + f), rounded, 0 to 255, where f is the frequency in a hundred
million: of bearers among the people counted, of a word in running text, of inhabitants among the people of a country. 20 steps
are a factor of ten, one step is 12 %. A name that one person in a thousand bears weighs 100; so does a word that is one in a
thousand words. Where a source gives a rank r only, f is that of the same rank in the census (names) or 1/(8(r + 2.7)) of the
text (words; Zipf's law in Mandelbrot's form, too high beyond rank 10,000). Fixed weights are stated with the list. An entry of several
sources has the greatest of its weights.

`

// provenance returns the record of the lists.
func provenance(outputs []output, packed [][]byte) []byte {
	var b bytes.Buffer
	b.WriteString(preamble)
	b.WriteString("## Packages\n\nRetrieved " + retrieved + ". The Debian package needs `apt-get update` before.\n\n")
	for _, s := range sources {
		fmt.Fprintf(&b, "- **%s** `%s` %s\n  - sha256 `%s`\n  - command: `%s`\n  - licence: %s\n  - read: %s\n",
			s.id, s.name, s.version, s.sha256, strings.Join(s.command(), " "), s.licence, s.used)
	}
	b.WriteString("\n## Lists\n")
	for i, o := range outputs {
		var ids []string
		for _, s := range o.about.sources {
			ids = append(ids, s.id)
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s.\n\n- sha256 `%x`\n- entries %d, compressed bytes %d\n- columns: %s\n- packages: %s\n\n%s\n\nDropped: %s\n",
			o.name, o.about.title, sha256.Sum256(packed[i]), bytes.Count(o.text, []byte("\n")), len(packed[i]),
			o.about.columns, strings.Join(ids, ", "), o.about.method, o.about.dropped)
	}
	b.WriteString(unobtainable)
	return b.Bytes()
}

const unobtainable = `
## Not in the lists

- Italian words: no source under a fitting licence is at hand; the hand-written lists have to do.
- Births by year in the United States: the census of living people is wider and smaller.
- First names in the census with fewer than 150 bearers, surnames with fewer than 500: 7 % and 20 % of the people.
- Population of tabulation areas: no package has it.
- Lists under share-alike, GPL, non-commercial or unstated terms.
`
