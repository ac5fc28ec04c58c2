// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/phi"
)

// collisions is the number of random values of each shape.
const collisions = 20000

// Random numbers of a shape that nobody labelled: how many are taken for an
// identifier. In a shape, "9" stands for a digit and "A" for a capital.
func TestReq_P2_RandomNumbersWithoutLabel(t *testing.T) {
	for _, tc := range []struct {
		shape, why string
		lang       phi.Language
		most       float64 // share that may be found
	}{
		{"9999", "four digits are a year, a count, an amount", phi.English, 0},
		{"99999", "five digits are an amount or a code of a procedure; a ZIP code needs a state", phi.English, 0},
		{"999999", "six digits are an amount", phi.English, 0},
		{"9999999", "seven digits need a label", phi.English, 0},
		{"99999999", "one in five hundred is a day of these years", phi.English, 0.0025},
		{"999999999", "nine digits: 89 of 100 would fit a Social Security number", phi.English, 0},
		{"9999999999", "ten digits: a telephone number, an NPI, an NHS number, an account", phi.English, 0.01},
		{"99999999999", "eleven digits", phi.English, 0.01},
		{"999999999999", "twelve digits", phi.English, 0},
		{"999999999999999", "fifteen digits: one in ten passes the check of IMEI and cards", phi.English, 0.03},
		{"9999999999999999", "sixteen digits: one in ten passes the check of cards", phi.English, 0.06},
		{"9999-9999-99", "a drug code, 4-4-2", phi.English, 0},
		{"99999-999-99", "a drug code, 5-3-2", phi.English, 0},
		{"99999-9999-9", "a drug code, 5-4-1", phi.English, 0},
		{"99999-9999-99", "a drug code, 5-4-2", phi.English, 0},
		{"999-999", "two groups", phi.English, 0},
		{"99-9999999", "an employer's number", phi.English, 0},
		{"99.99", "a decimal", phi.English, 0},
		{"999.999", "a decimal", phi.English, 0},
		{"9.9.9", "a version", phi.English, 0},
		{"99.9.99", "a version; one in ten is a date", phi.English, 0},
		{"9/9", "a fraction", phi.English, 0},
		{"99/99", "a score; one in twenty is a day and a month, and no usual share", phi.English, 0.05},
		{"999/99", "a blood pressure", phi.English, 0},
		{"A99.9", "a code of a diagnosis", phi.English, 0},
		{"AA9999999", "a DEA number needs a label", phi.English, 0},
		{"A9999999", "a driver's license needs a label", phi.English, 0},
		{"9AA9AA9AA99", "one shape of the Medicare number: letters that look like digits are out", phi.English, 0.25},
		{"AAAAAAAAAAA", "eleven capitals; a few look like names", phi.English, 0.0015},
		{"A9A9A9A9A9A", "eleven letters and digits in another pattern", phi.English, 0},
		{"9AAAA99A99AA99999", "seventeen letters and digits: one in 33 passes the check", phi.English, 0.04},
		{"AA99AAAA9999999999999", "the shape of an account number: few countries have the length, and one in 97 passes the check", phi.English, 0.002},
		{"99999999A", "a Spanish identity number: one letter in 23 fits", phi.Spanish, 0.06},
		{"999999999", "a Spanish telephone number has nine digits and starts with 6 to 9", phi.Spanish, 0},
		{"9999999999", "a French telephone number has ten digits and starts with 0", phi.French, 0.12},
		{"9999999999999", "thirteen digits in French", phi.French, 0.12},
		{"A999999999", "a German insurance number: one in ten passes the check", phi.German, 0.12},
		{"99999999999", "eleven digits in German", phi.German, 0.11},
		{"AAAAAA99A99A999A", "an Italian tax code", phi.Italian, 0.5},
		{"9999999999", "an Italian mobile number has ten digits and starts with 3", phi.Italian, 0.12},
	} {
		t.Run(tc.lang.String()+" "+tc.shape, func(t *testing.T) {
			d := detector(t)
			r := rand.New(rand.NewPCG(11, uint64(len(tc.shape))))
			found := map[string]int{}
			total := 0
			// A sentence that announces nothing, in no language.
			text := strings.Builder{}
			var starts []int
			for range collisions {
				text.WriteString("so ")
				starts = append(starts, text.Len())
				for _, b := range tc.shape {
					switch b {
					case '9':
						text.WriteByte(byte('0' + r.IntN(10)))
					case 'A':
						text.WriteByte(byte('A' + r.IntN(26)))
					default:
						text.WriteRune(b)
					}
				}
				text.WriteString(" it.\n\n")
			}
			m := phi.Body(text.String())
			m.Lang = tc.lang
			fs, err := d.Detect(m)
			require.NoError(t, err)
			at := 0
			for _, f := range fs {
				for at+1 < len(starts) && starts[at+1] <= f.Start {
					at++
				}
				found[f.Kind.String()]++
				total++
			}
			if share := float64(total) / collisions; share > tc.most {
				t.Errorf("%.4f of them are found, at most %.4f may be: %s; %s", share, tc.most, fmt.Sprint(found), tc.why)
			} else {
				t.Logf("%.4f %v", share, found)
			}
		})
	}
}

// What a label announces is found in every shape that an identifier has.
func TestReq_P2_RandomNumbersWithLabel(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 13))
	d := detector(t)
	for _, tc := range []struct {
		label, shape string
		kind         phi.Kind
	}{
		{"MRN: ", "9999999", phi.KindMRN},
		{"MRN ", "AAA-999999", phi.KindMRN},
		{"patient id ", "A9999999", phi.KindMRN},
		{"SSN ", "999-99-9999", phi.KindSSN},
		{"SSN: ", "999999999", phi.KindSSN},
		{"Member ID: ", "AAA999999999", phi.KindHealthPlanID},
		{"account number ", "9999999999", phi.KindAccount},
		{"license number ", "A9999999", phi.KindLicense},
		{"NPI ", "9999999999", phi.KindLicense},
		{"VIN ", "9AAAA99A99AA99999", phi.KindVehicle},
		{"serial number ", "AA-99999", phi.KindDevice},
		{"phone: ", "999-999-9999", phi.KindPhone},
		{"phone: ", "9999999999", phi.KindPhone},
		{"fax: ", "(999) 999-9999", phi.KindFax},
		{"study id ", "AA-9999", phi.KindOtherID},
	} {
		for range 500 {
			value := []byte(tc.shape)
			for i := range value {
				switch value[i] {
				case '9':
					value[i] = byte('0' + r.IntN(10))
				case 'A':
					value[i] = byte('A' + r.IntN(26))
				}
			}
			text := "hello, " + tc.label + string(value) + " thanks"
			fs, err := d.Detect(phi.Body(text))
			require.NoError(t, err)
			covered := false
			for _, f := range fs {
				covered = covered || f.Kind == tc.kind && strings.Contains(text[f.Start:f.End], string(value))
			}
			if !covered {
				t.Errorf("%q: not found as %v but %v", text, tc.kind, fs)
				break
			}
		}
	}
}
