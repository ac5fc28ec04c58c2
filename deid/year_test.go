// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"strings"
	"testing"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_D2_OnlyTheYearOfADate(t *testing.T) {
	for _, row := range []struct {
		name, text, date, at, want, why string
	}{
		{"us", "seen 03/14/2024", "03/14/2024", "2026-06-01", "seen 2024", "the year may stay"},
		{"iso", "seen 2024-03-14T10:20", "2024-03-14T10:20", "2026-06-01", "seen 2024", "an hour is no year"},
		{"words", "on March 14, 2024 at 3 pm", "March 14, 2024 at 3 pm", "2026-06-01", "on 2024", "day, month and hour are elements of the date"},
		{"fr", "vu le 14 mars 2024", "14 mars 2024", "2026-06-01", "vu le 2024", "the names of months do not matter"},
		{"no year", "seen March 14", "March 14", "2026-06-01", "seen [DATE]", "day and month are elements"},
		{"short year", "seen 3/14/24", "3/14/24", "2026-06-01", "seen [DATE]", "24 may be 1924"},
		{"two years", "2019-2020 season", "2019-2020", "2026-06-01", "[DATE] season", "which of them is meant is a guess"},
		{"military hour", "14 March at 2030 hours", "14 March at 2030 hours", "2026-06-01", "[DATE]", "2030 is an hour"},
		{"compact", "20240314", "20240314", "2026-06-01", "[DATE]", "eight digits hold the day"},
		{"arabic digits", "seen ١٤/٠٣/٢٠٢٤", "١٤/٠٣/٢٠٢٤", "2026-06-01", "seen [DATE]", "what cannot be read goes"},

		{"over 89", "DOB 03/14/1931", "03/14/1931", "2026-06-01", "DOB [DATE]", "95 years old"},
		{"90 this year, birthday past", "DOB 06/01/1936", "06/01/1936", "2026-06-01", "DOB [DATE]", "90 years old today"},
		{"90 this year, birthday to come", "DOB 12/31/1936", "12/31/1936", "2026-06-01", "DOB [DATE]", "1936 alone shows 89 or 90"},
		{"90 this year, first day", "DOB 01/01/1936", "01/01/1936", "2026-01-01", "DOB [DATE]", "90 years old today"},
		{"89 at most", "DOB 01/01/1937", "01/01/1937", "2026-12-31", "DOB 1937", "nobody born in 1937 is over 89 in 2026"},
		{"89, then 90", "DOB 01/01/1937", "01/01/1937", "2027-01-01", "DOB [DATE]", "the boundary moves with the year of the message"},
		{"leap day, day before", "DOB 02/29/1936", "02/29/1936", "2026-02-28", "DOB [DATE]", "no birthday is needed to decide"},
		{"leap day, reference", "DOB 02/29/1936", "02/29/1936", "2025-03-01", "DOB 1936", "89 at most in 2025"},
		{"leap reference", "DOB 03/01/1938", "03/01/1938", "2028-02-29", "DOB [DATE]", "90 in 2028"},
		{"service date over 89 years ago", "admitted 1930-05-05", "1930-05-05", "2026-06-01", "admitted [DATE]", "whoever was admitted then is over 89"},

		{"unknown reference, birth", "born 03/14/1985", "03/14/1985", "", "born [DATE]", "without a reference a year of birth goes"},
		{"unknown reference, birth behind", "03/14/1985 (DOB)", "03/14/1985", "", "[DATE] (DOB)", "the label may follow"},
		{"unknown reference, birth in Spanish", "Fecha de nacimiento: 14/03/1985", "14/03/1985", "", "Fecha de nacimiento: [DATE]", "in each language"},
		{"unknown reference, birth in German", "geboren am 14.03.1985", "14.03.1985", "", "geboren am [DATE]", "in each language"},
		{"unknown reference, birth in French", "né le 14/03/1985", "14/03/1985", "", "né le [DATE]", "in each language"},
		{"unknown reference, birth in Italian", "nata il 14/03/1985", "14/03/1985", "", "nata il [DATE]", "in each language"},
		{"unknown reference, service", "seen 03/14/2024", "03/14/2024", "", "seen 2024", "no age over 89 within reach"},
		{"unknown reference, old", "seen 03/14/1960", "03/14/1960", "", "seen [DATE]", "may show such an age by the time it is read"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindDate, row.date, "date/test"))
			if got := apply(t, d, message(t, row.text, row.at)); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}

func TestReq_D2_AgesOver89(t *testing.T) {
	for _, row := range []struct{ name, text, age, want, why string }{
		{"digits", "she is 93 years old", "93 years old", "she is 90+ years old", "one class for all of them"},
		{"hyphens", "a 94-year-old", "94-year-old", "a 90+-year-old", "the unit may stay"},
		{"words", "ninety-three years", "ninety-three", "90+ years", "spelled ages are ages"},
		{"joined", "a 93yo man", "93yo", "a 90+ man", "letters stay behind no number"},
		{"ninety", "he is 90", "90", "he is 90+", "90 is over 89"},
		{"again", "he is 90+ now", "90", "he is 90+ now", "the class itself stays"},
		{"again, whole", "he is 90+ now", "90+", "he is 90+ now", "the class itself stays"},
		{"89", "he is 89", "89", "he is 89", "an age of 89 may stay"},
		{"year", "born in 1930", "1930", "born in [AGE]", "a year is no age"},
		{"two", "90 to 95", "90 to 95", "[AGE]", "which is meant is a guess"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDeidentifier(t, deid.SafeHarbor(), finds(phi.KindAge, row.age, "age/test"))
			if got := apply(t, d, message(t, row.text, "2026-06-01")); got != row.want {
				t.Errorf("%s: got %q, want %q", row.why, got, row.want)
			}
		})
	}
}

// The real detector and the year agree on the boundary in each of 130 years.
func TestReq_D2_BoundaryWithDetector(t *testing.T) {
	d := newDeidentifier(t, deid.SafeHarbor(), nil)
	for year := 1900; year < 2030; year++ {
		born := message(t, "DOB: 05/06/"+decimal(year), "2026-06-01")
		got := apply(t, d, born)
		if kept := strings.Contains(got, decimal(year)); kept != (year >= 1937) {
			t.Errorf("%d: got %q", year, got)
		}
		if again := apply(t, d, message(t, got, "2026-06-01")); again != got {
			t.Errorf("%d: %q became %q", year, got, again)
		}
	}
}
