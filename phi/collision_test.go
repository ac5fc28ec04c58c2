// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// A shape makes random values that satisfy the grammar of an identifier, check
// digit and all. The generators share no code with the recognisers.
type shape struct {
	name, why string
	value     func(r *rand.Rand) string
	// own are the kinds that are right, and other the shares that rules of other
	// kinds may take without a label. Everything else takes none.
	own   []phi.Kind
	other map[string]float64
}

// TestReq_P2_CollisionMatrix looks at values of every shape without a label, with
// the recognisers of all packs, and prints which rule takes which share. A
// telephone number that is taken for a number of a health service or of an
// insurance would be the worst: people send those all day.
func TestReq_P2_CollisionMatrix(t *testing.T) {
	d, err := phi.New(&phi.Options{Packs: []phi.Pack{phi.PackUS, phi.PackCA, phi.PackGB, phi.PackES, phi.PackFR, phi.PackDE, phi.PackIT}})
	require.NoError(t, err)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	for n, s := range shapes {
		taken := collide(t, d, s, uint64(n))
		fmt.Fprintf(w, "%s\t", s.name)
		for _, c := range slices.SortedFunc(maps.Keys(taken), func(a, b claim) int { return strings.Compare(a.rule, b.rule) }) {
			share := float64(taken[c]) / perShape
			fmt.Fprintf(w, "%v by %s %.4f\t", c.kind, c.rule, share)
			if !slices.Contains(s.own, c.kind) && share > s.other[c.rule] {
				t.Errorf("%s: %s takes %.4f as %v, at most %.4f may be: %s", s.name, c.rule, share, c.kind, s.other[c.rule], s.why)
			}
		}
		fmt.Fprintln(w)
	}
	w.Flush()
	t.Logf("share of %d values without a label that each rule takes:\n%s", perShape, table.String())
}

// A claim is what a rule takes a value for.
type claim struct {
	kind phi.Kind
	rule string
}

// collide counts the values of a shape by the claims on them.
func collide(t *testing.T, d *phi.Detector, s shape, seed uint64) map[claim]int {
	t.Helper()
	r := rand.New(rand.NewPCG(21, seed))
	taken := map[claim]int{}
	var found []phi.Finding
	var text strings.Builder
	for range perShape / 1000 {
		text.Reset()
		for range 1000 {
			text.WriteString("so " + s.value(r) + " it.\n\n")
		}
		m := phi.Body(text.String())
		m.Lang = phi.English
		var err error
		found, err = d.Append(found[:0], m)
		require.NoError(t, err)
		for _, f := range found {
			taken[claim{f.Kind, f.Rule}]++
		}
	}
	return taken
}

// numerals returns n random digits, the first of them not below least.
func numerals(r *rand.Rand, n, least int) []byte {
	d := make([]byte, n)
	for i := range d {
		d[i] = byte('0' + r.IntN(10))
	}
	d[0] = byte('0' + least + r.IntN(10-least))
	return d
}

// grouped joins the digits in groups of the given sizes.
func grouped(d []byte, separator string, sizes ...int) string {
	var groups []string
	for _, n := range sizes {
		groups = append(groups, string(d[:n]))
		d = d[n:]
	}
	return strings.Join(groups, separator)
}

// nanpNumber returns a number of the North American plan.
func nanpNumber(r *rand.Rand) []byte {
	for {
		d := numerals(r, 10, 2)
		d[3] = byte('2' + r.IntN(8))
		n11 := d[1] == '1' && d[2] == '1' || d[4] == '1' && d[5] == '1'
		if !n11 && d[1] != '9' && string(d[:2]) != "37" && string(d[:2]) != "96" {
			return d
		}
	}
}

// checked returns digits whose last one makes the sum of f over all of them a
// multiple of m.
func checked(r *rand.Rand, n, least, m int, f func(d []byte) int) []byte {
	for {
		d := numerals(r, n, least)
		for c := byte('0'); c <= '9'; c++ {
			if d[n-1] = c; f(d)%m == 0 {
				return d
			}
		}
	}
}

// weighted returns a function that sums the digits with weights, over and over.
func weighted(weights ...int) func([]byte) int {
	return func(d []byte) int {
		sum := 0
		for i, b := range d {
			sum += int(b-'0') * weights[i%len(weights)]
		}
		return sum
	}
}

// luhnSum is the sum of ISO/IEC 7812-1 with something added.
func luhnSum(plus int) func([]byte) int {
	return func(d []byte) int {
		sum := plus
		for i := range d {
			n := int(d[len(d)-1-i] - '0')
			if i%2 == 1 {
				n *= 2
			}
			sum += n/10 + n%10
		}
		return sum
	}
}

func letters(r *rand.Rand, n int, from string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = from[r.IntN(len(from))]
	}
	return string(b)
}

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// steuerNumber is a German tax number: one of the first ten digits occurs twice
// or three times, ISO/IEC 7064 MOD 11,10.
func steuerNumber(r *rand.Rand) string {
	for {
		d := numerals(r, 10, 1)
		count := [10]int{}
		for _, b := range d {
			count[b-'0']++
		}
		repeated := 0
		for _, c := range count {
			if c > 1 {
				repeated += c
			}
		}
		if repeated != 2 && repeated != 3 {
			continue
		}
		product := 10
		for _, b := range d {
			sum := (int(b-'0') + product) % 10
			if sum == 0 {
				sum = 10
			}
			product = 2 * sum % 11
		}
		return string(append(d, byte('0'+(11-product)%10)))
	}
}

// nirNumber is a French social security number with its key.
func nirNumber(r *rand.Rand) []byte {
	n := int64(1+r.IntN(2))*1e12 + int64(r.IntN(100))*1e10 + int64(1+r.IntN(12))*1e8 + int64(1+r.IntN(95))*1e6 + int64(1+r.IntN(990))*1e3 + int64(1+r.IntN(999))
	return fmt.Appendf(nil, "%013d%02d", n, 97-n%97)
}

// vinNumber is a vehicle number with its check digit.
func vinNumber(r *rand.Rand) string {
	const used = "ABCDEFGHJKLMNPRSTUVWXYZ"
	values := map[byte]int{}
	for i, v := range []int{1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9} {
		values[used[i]] = v
	}
	vin := []byte(string(numerals(r, 1, 1)) + letters(r, 4, used) + string(numerals(r, 2, 0)) + letters(r, 1, used) + "0" + letters(r, 1, "ABCDEFGHJKLMNPRSTVWXY") + letters(r, 1, used) + string(numerals(r, 6, 0)))
	sum := 0
	for i, weight := range []int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2} {
		v, ok := values[vin[i]]
		if !ok {
			v = int(vin[i] - '0')
		}
		sum += v * weight
	}
	vin[8] = "0123456789X"[sum%11]
	return string(vin)
}

// shapes are the rows of the matrix.
var shapes = []shape{
	{"telephone, US, bare", "ten digits are also an NPI, an NHS or an OHIP number", func(r *rand.Rand) string { return string(nanpNumber(r)) }, []phi.Kind{phi.KindPhone}, nil},
	{"telephone, US, dashes", "the grouping tells", func(r *rand.Rand) string { return grouped(nanpNumber(r), "-", 3, 3, 4) }, []phi.Kind{phi.KindPhone}, nil},
	{"telephone, US, spaces", "an NHS number is spaced alike", func(r *rand.Rand) string { return grouped(nanpNumber(r), " ", 3, 3, 4) }, []phi.Kind{phi.KindPhone}, nil},
	{"telephone, US, stops", "the grouping tells", func(r *rand.Rand) string { return grouped(nanpNumber(r), ".", 3, 3, 4) }, []phi.Kind{phi.KindPhone}, nil},
	{"SSN, dashes", "the grouping tells", func(r *rand.Rand) string {
		return fmt.Sprintf("%03d-%02d-%04d", 1+r.IntN(665), 1+r.IntN(99), 1+r.IntN(9999))
	}, []phi.Kind{phi.KindSSN}, nil},
	{"SSN, bare", "nine digits need a label", func(r *rand.Rand) string {
		return fmt.Sprintf("%03d%02d%04d", 1+r.IntN(665), 1+r.IntN(99), 1+r.IntN(9999))
	}, []phi.Kind{phi.KindSSN}, nil},
	{"NPI", "one telephone number in eighty has the check digit", func(r *rand.Rand) string {
		d := checked(r, 10, 1, 10, luhnSum(24))
		return string(d)
	}, []phi.Kind{phi.KindLicense}, map[string]float64{"phone/national": 0.13}},
	{"NHS, bare", "one telephone number in eleven has the check digit", func(r *rand.Rand) string {
		return string(checked(r, 10, 0, 11, weighted(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)))
	}, []phi.Kind{phi.KindHealthPlanID, phi.KindMRN}, map[string]float64{"phone/national": 0.23}},
	{"NHS, spaces", "spaced as a telephone number", func(r *rand.Rand) string {
		return grouped(checked(r, 10, 0, 11, weighted(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)), " ", 3, 3, 4)
	}, []phi.Kind{phi.KindHealthPlanID, phi.KindMRN}, map[string]float64{"phone/nanp": 0.58, "phone/national": 0.16}},
	{"OHIP", "one telephone number in ten has the check digit", func(r *rand.Rand) string { return string(checked(r, 10, 1, 10, luhnSum(0))) }, []phi.Kind{phi.KindHealthPlanID}, map[string]float64{"phone/national": 0.13}},
	{"SIN, bare", "nine digits need a label", func(r *rand.Rand) string { return string(checked(r, 9, 1, 10, luhnSum(0))) }, []phi.Kind{phi.KindSSN, phi.KindOtherID}, map[string]float64{"phone/national": 0.01}},
	{"SIN, spaces", "three threes count anything", func(r *rand.Rand) string { return grouped(checked(r, 9, 1, 10, luhnSum(0)), " ", 3, 3, 3) }, []phi.Kind{phi.KindSSN, phi.KindOtherID}, map[string]float64{"phone/national": 0.48}},
	{"card, bare", "sixteen digits of a scheme, with the check digit", func(r *rand.Rand) string {
		return "4" + string(checked(r, 15, 0, 10, func(d []byte) int { return luhnSum(0)(append([]byte{'4'}, d...)) }))
	}, []phi.Kind{phi.KindAccount}, nil},
	{"card, spaces", "people write fours", func(r *rand.Rand) string {
		d := checked(r, 15, 0, 10, func(d []byte) int { return luhnSum(0)(append([]byte{'4'}, d...)) })
		return grouped(append([]byte{'4'}, d...), " ", 4, 4, 4, 4)
	}, []phi.Kind{phi.KindAccount}, nil},
	{"routing number", "nine digits need a label", func(r *rand.Rand) string {
		return string(checked(r, 9, 0, 10, weighted(3, 7, 1)))
	}, []phi.Kind{phi.KindAccount}, nil},
	{"IMEI", "fifteen digits need a label", func(r *rand.Rand) string { return string(checked(r, 15, 1, 10, luhnSum(0))) }, []phi.Kind{phi.KindDevice}, map[string]float64{"account/card": 0.19, "plan/nir": 0.58}},
	{"tax number, DE", "the pattern is rare and the check digit holds", steuerNumber, []phi.Kind{phi.KindOtherID}, nil},
	{"NIR", "the key is a check of one in 97", func(r *rand.Rand) string { return string(nirNumber(r)) }, []phi.Kind{phi.KindHealthPlanID, phi.KindSSN}, nil},
	{"NIR, spaces", "the usual grouping", func(r *rand.Rand) string { return grouped(nirNumber(r), " ", 1, 2, 2, 2, 3, 3, 2) }, []phi.Kind{phi.KindHealthPlanID, phi.KindSSN}, nil},
	{"DNI", "the letter is a check of one in 23", func(r *rand.Rand) string {
		n := r.IntN(1e8)
		return fmt.Sprintf("%08d%c", n, "TRWAGMYFPDXBNJZSQVHLCKE"[n%23])
	}, []phi.Kind{phi.KindLicense}, nil},
	{"codice fiscale", "the pattern is rare", func(r *rand.Rand) string {
		return letters(r, 6, capitals) + fmt.Sprintf("%02d", r.IntN(100)) + letters(r, 1, "ABCDEHLMPRST") + fmt.Sprintf("%02d", 1+r.IntN(28)) + letters(r, 1, "ABCDEFGHIL") + fmt.Sprintf("%03d", r.IntN(1000)) + letters(r, 1, capitals)
	}, []phi.Kind{phi.KindHealthPlanID, phi.KindOtherID}, nil},
	{"KVNR", "one in ten has the check digit", func(r *rand.Rand) string {
		letter := r.IntN(26)
		two := fmt.Appendf(nil, "%02d", letter+1)
		d := checked(r, 9, 0, 10, func(d []byte) int {
			sum := 0
			for i, b := range append(slices.Clone(two), d[:8]...) {
				n := int(b-'0') * (1 + i%2)
				sum += n/10 + n%10
			}
			return sum + 10 - int(d[8]-'0')
		})
		return string(capitals[letter]) + string(d)
	}, []phi.Kind{phi.KindHealthPlanID}, nil},
	{"MBI", "the pattern is rare", func(r *rand.Rand) string {
		const a, digits = "ACDEFGHJKMNPQRTUVWXY", "0123456789"
		return letters(r, 1, digits[1:]) + letters(r, 1, a) + letters(r, 1, a+digits) + letters(r, 1, digits) + letters(r, 1, a) + letters(r, 1, a+digits) + letters(r, 1, digits) + letters(r, 2, a) + letters(r, 2, digits)
	}, []phi.Kind{phi.KindHealthPlanID}, nil},
	{"DEA", "a license needs a label", func(r *rand.Rand) string {
		return letters(r, 1, "ABFGMPR") + letters(r, 1, capitals) + string(checked(r, 7, 0, 10, func(d []byte) int {
			return weighted(1, 2, 1, 2, 1, 2)(d[:6]) + 10 - int(d[6]-'0')
		}))
	}, []phi.Kind{phi.KindLicense}, nil},
	{"VIN", "seventeen characters with the check digit", vinNumber, []phi.Kind{phi.KindVehicle}, nil},
	{"ZIP+4", "a ZIP code needs a state", func(r *rand.Rand) string { return grouped(numerals(r, 9, 0), "-", 5, 4) }, []phi.Kind{phi.KindLocation}, map[string]float64{"phone/national": 0.13}},
	{"EIN", "a number of an employer needs a label", func(r *rand.Rand) string { return grouped(numerals(r, 9, 1), "-", 2, 7) }, nil, nil},
	{"NDC", "a drug is no person", func(r *rand.Rand) string { return grouped(numerals(r, 11, 0), "-", 5, 4, 2) }, nil, map[string]float64{"phone/national": 0.13}},
}
