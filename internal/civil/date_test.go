// SPDX-License-Identifier: Apache-2.0

package civil_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/civil"
)

func date(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.Parse(s)
	require.NoError(t, err)
	return d
}

// almanac lists every day from first to last by turning one leaf after the
// other. It knows the length of the months and the leap rule and nothing else,
// so that it shares no arithmetic with the package.
func almanac(first, last int) []civil.Date {
	var days []civil.Date
	for y := first; y <= last; y++ {
		lengths := [12]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
		if y%400 == 0 || y%100 != 0 && y%4 == 0 {
			lengths[1] = 29
		}
		for m, length := range lengths {
			for d := 1; d <= length; d++ {
				days = append(days, civil.Date{Year: y, Month: time.Month(m + 1), Day: d})
			}
		}
	}
	return days
}

func TestDaysFollowTheAlmanac(t *testing.T) {
	days := almanac(1990, 2110)
	weekday := time.Monday // 1990-01-01
	for i, d := range days {
		if d.Weekday() != weekday {
			t.Fatalf("%v is a %v, want %v", d, d.Weekday(), weekday)
		}
		weekday = (weekday + 1) % 7
		if !d.IsValid() {
			t.Fatalf("%v is not valid", d)
		}
		for _, step := range []int{0, 1, 27, 28, 29, 30, 31, 365, 366, 1461} {
			if i+step >= len(days) {
				continue
			}
			to := days[i+step]
			if got := d.AddDays(step); got != to {
				t.Fatalf("%v + %d days = %v, want %v", d, step, got, to)
			}
			if got := to.AddDays(-step); got != d {
				t.Fatalf("%v - %d days = %v, want %v", to, step, got, d)
			}
			if got := to.Sub(d); got != step {
				t.Fatalf("%v - %v = %d, want %d", to, d, got, step)
			}
		}
	}
}

// addByLeafing adds a period by searching the almanac: the month is found by
// counting month changes, the day by looking for it in that month.
func addByLeafing(days []civil.Date, from int, p civil.Period) civil.Date {
	months := p.Years*12 + p.Months
	i := from
	for i > 0 && days[i].Day != 1 {
		i--
	}
	for ; months > 0; months-- {
		i++
		for days[i].Day != 1 {
			i++
		}
	}
	target := i
	for target+1 < len(days) && days[target+1].Day != 1 && days[target].Day < days[from].Day {
		target++
	}
	for range p.Weeks*7 + p.Days {
		target++
	}
	return days[target]
}

func TestAddFollowsTheAlmanac(t *testing.T) {
	days := almanac(1990, 2115)
	limit := slices.Index(days, date(t, "2110-12-31"))
	random := rand.New(rand.NewPCG(1, 2))
	check := func(from int, p civil.Period) {
		t.Helper()
		if got, want := days[from].Add(p), addByLeafing(days, from, p); got != want {
			t.Fatalf("%v + %v = %v, want %v", days[from], p, got, want)
		}
	}
	for from := range days[:limit] {
		check(from, civil.Period{Months: 13})
		check(from, civil.Period{Years: 1})
		check(from, civil.Period{Years: random.IntN(2), Months: random.IntN(14), Weeks: random.IntN(5), Days: random.IntN(32)})
	}
}

func TestAdd(t *testing.T) {
	tests := []struct {
		name, from, period, want, why string
	}{
		{"end of month", "2026-01-31", "P13M", "2027-02-28", "a month without a 31st ends on its last day"},
		{"leap day target", "2026-12-31", "P14M", "2028-02-29", "the last day of February is the 29th in a leap year"},
		{"leap day anchor", "2024-02-29", "P1Y", "2025-02-28", "the anniversary of a leap day is pinned"},
		{"one addition", "2026-01-31", "P14M", "2027-03-31", "month by month it would stick at the 28th"},
		{"years and months at once", "2024-02-29", "P1Y1M", "2025-03-29", "pinning after the year first would give the 28th"},
		{"months before days", "2026-01-31", "P1M1D", "2026-03-01", "days follow the pinned month"},
		{"nothing", "2026-01-31", "P0D", "2026-01-31", "no time passes"},
		{"past the end", "9999-06-01", "P1Y", "9999-12-31", "results stay on the calendar"},
		{"far past the end", "2026-06-01", "P9999999Y9999999W", "9999-12-31", "and no sum overflows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := civil.ParsePeriod(tt.period)
			require.NoError(t, err)
			if got := date(t, tt.from).Add(p); got.String() != tt.want {
				t.Errorf("%s + %s = %v, want %s: %s", tt.from, tt.period, got, tt.want, tt.why)
			}
		})
	}
}

func TestUncheckedNumbersStayOnTheCalendar(t *testing.T) {
	d := date(t, "2026-06-01")
	huge := civil.Period{Years: math.MaxInt, Months: math.MaxInt, Weeks: math.MaxInt, Days: math.MaxInt}
	low := civil.Period{Years: math.MinInt, Months: math.MinInt, Weeks: math.MinInt, Days: math.MinInt}
	for _, got := range []civil.Date{d.Add(huge), d.AddDays(math.MaxInt)} {
		if got.String() != "9999-12-31" {
			t.Errorf("got %v, want the last day", got)
		}
	}
	for _, got := range []civil.Date{d.Add(low), d.AddDays(math.MinInt)} {
		if got.String() != "0001-01-01" {
			t.Errorf("got %v, want the first day", got)
		}
	}
}

func TestNoDateStaysNoDate(t *testing.T) {
	for _, none := range []civil.Date{{}, {Year: 2026, Month: 2, Day: 30}} {
		if got := none.Add(civil.Period{Months: 13}); !got.IsZero() {
			t.Errorf("Add on %v gave %v", none, got)
		}
		if got := none.AddDays(1); !got.IsZero() {
			t.Errorf("AddDays on %v gave %v", none, got)
		}
		if got := none.Start(time.UTC); !got.IsZero() {
			t.Errorf("Start of %v gave %v", none, got)
		}
		if got := none.Sub(date(t, "2026-01-01")); got != 0 {
			t.Errorf("Sub on %v gave %d", none, got)
		}
	}
	if !(civil.Date{}).Before(date(t, "0001-01-01")) {
		t.Error("no date must sort before every date")
	}
	if !civil.Of(time.Time{}).IsZero() {
		t.Error("the zero time must give no date")
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		want       error
		why        string
	}{
		{"leap day", "2024-02-29", nil, "2024 is a leap year"},
		{"century leap day", "2000-02-29", nil, "every fourth century keeps its leap day"},
		{"first day", "0001-01-01", nil, "the first day with a four-digit year"},
		{"no leap day", "2023-02-29", civil.ErrNoSuchDate, "2023 is a common year"},
		{"no century leap day", "2100-02-29", civil.ErrNoSuchDate, "2100 is a common year"},
		{"short month", "2026-04-31", civil.ErrNoSuchDate, "April has 30 days"},
		{"month 13", "2026-13-01", civil.ErrNoSuchDate, "there are twelve months"},
		{"month 0", "2026-00-01", civil.ErrNoSuchDate, "months count from one"},
		{"day 0", "2026-01-00", civil.ErrNoSuchDate, "days count from one"},
		{"year 0", "0000-01-01", civil.ErrNoSuchDate, "the zero date is no date"},
		{"empty", "", civil.ErrSyntax, "no text is no date"},
		{"short", "2026-1-1", civil.ErrSyntax, "one form only"},
		{"long", "2026-01-01T00:00:00Z", civil.ErrSyntax, "a time is not a date"},
		{"sign", "-026-01-01", civil.ErrSyntax, "no years before the first"},
		{"slashes", "2026/01/01", civil.ErrSyntax, "one form only"},
		{"wide digits", "2０6-01-01", civil.ErrSyntax, "ASCII digits only"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := civil.Parse(tt.text)
			if tt.want == nil {
				require.NoError(t, err, tt.why)
				if got.String() != tt.text {
					t.Errorf("got %v, want %s: %s", got, tt.text, tt.why)
				}
				return
			}
			require.ErrorIs(t, err, tt.want, tt.why)
			var pe *civil.ParseError
			require.ErrorAs(t, err, &pe)
			if !got.IsZero() {
				t.Errorf("an error came with the date %v", got)
			}
		})
	}
}

func TestErrorsDoNotShowTheirInput(t *testing.T) {
	const canary = "canary-7f3a"
	_, dateErr := civil.Parse(canary)
	_, periodErr := civil.ParsePeriod("P" + canary)
	for _, err := range []error{dateErr, periodErr} {
		require.Error(t, err)
		if strings.Contains(err.Error(), "canary") {
			t.Errorf("%q shows the text", err)
		}
	}
}

func TestDateText(t *testing.T) {
	type record struct {
		On civil.Date `json:"on"`
	}
	for _, want := range []record{{}, {date(t, "2026-02-28")}} {
		text, err := json.Marshal(want)
		require.NoError(t, err)
		var got record
		require.NoError(t, json.Unmarshal(text, &got))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	_, err := json.Marshal(record{civil.Date{Year: 2026, Month: 2, Day: 30}})
	require.ErrorIs(t, err, civil.ErrNoSuchDate)
	require.Error(t, json.Unmarshal([]byte(`{"on":"2026-02-30"}`), &record{}))
	for d, want := range map[civil.Date]string{{}: "none", {Year: 2026, Month: 2, Day: 30}: "invalid"} {
		if d.String() != want {
			t.Errorf("String of %#v = %q, want %q", d, d.String(), want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2024-02-29", "2026-02-30", "0001-01-01", "9999-12-31", "", "P13M"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := civil.Parse(s)
		_, timeErr := time.Parse(time.DateOnly, s)
		if (err == nil) != (timeErr == nil && !strings.HasPrefix(s, "0000")) {
			t.Fatalf("civil says %v, time says %v", err, timeErr)
		}
		if err == nil && d.String() != s {
			t.Fatalf("%q came back as %v", s, d)
		}
	})
}

func TestCompare(t *testing.T) {
	days := almanac(2023, 2024)
	shuffled := slices.Clone(days)
	random := rand.New(rand.NewPCG(3, 4))
	random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	slices.SortFunc(shuffled, civil.Date.Compare)
	if diff := cmp.Diff(days, shuffled); diff != "" {
		t.Errorf("sorted order (-want +got):\n%s", diff)
	}
	if !days[0].Before(days[1]) || !days[1].After(days[0]) || days[0].After(days[0]) || days[0].Before(days[0]) {
		t.Error("Before and After disagree with the order of days")
	}
}
