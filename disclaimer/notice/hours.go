// SPDX-License-Identifier: Apache-2.0

package notice

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// An opening is a span of days with the hours on each of them.
type opening struct {
	from, to    int // days from Monday, 0
	open, close int // minutes from midnight
}

var days = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

var openingForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(
		`^([a-z]{3})(?:-([a-z]{3}))? ([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])$`)
})

// maxOpenings bounds what a text has to hold.
const maxOpenings = 7

// parseHours reads hours in the form of [Values.Hours].
func parseHours(s string) (hours []opening, ok bool) {
	spans := strings.Split(s, ", ")
	if len(spans) > maxOpenings {
		return nil, false
	}
	for _, span := range spans {
		m := openingForm().FindStringSubmatch(span)
		if m == nil {
			return nil, false
		}
		o := opening{from: slices.Index(days, m[1]), open: minutes(m[3], m[4]), close: minutes(m[5], m[6])}
		o.to = o.from
		if m[2] != "" {
			o.to = slices.Index(days, m[2])
		}
		if o.from < 0 || o.to < o.from || o.close <= o.open || o.close > 24*60 {
			return nil, false
		}
		hours = append(hours, o)
	}
	return hours, true
}

func validHours(s string) bool {
	_, ok := parseHours(s)
	return ok
}

// minutes takes two texts of two digits.
func minutes(hh, mm string) int {
	h, _ := strconv.Atoi(hh) // the form was matched
	m, _ := strconv.Atoi(mm)
	return h*60 + m
}

// A clock is how a language writes days and times of day.
type clock struct {
	language string
	days     [7]string
	time     func(minute int) string
}

var clocks = []clock{
	{"en", [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, twelveHours},
	{"es", [7]string{"lun", "mar", "mié", "jue", "vie", "sáb", "dom"}, colonHours},
	{"fr", [7]string{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"}, frenchHours},
	{"de", [7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}, colonHours},
	{"it", [7]string{"lun", "mar", "mer", "gio", "ven", "sab", "dom"}, colonHours},
}

// writeHours writes hours in a base language. It reports false for a language
// whose days the package does not know.
func writeHours(hours []opening, base string) (string, bool) {
	i := slices.IndexFunc(clocks, func(c clock) bool { return c.language == base })
	if i < 0 {
		return "", false
	}
	c := clocks[i]
	spans := make([]string, len(hours))
	for n, o := range hours {
		day := c.days[o.from]
		if o.to != o.from {
			day += "-" + c.days[o.to]
		}
		spans[n] = day + " " + c.time(o.open) + "-" + c.time(o.close)
	}
	return strings.Join(spans, ", "), true
}

// Plain hyphens and colons keep text messages within the GSM alphabet.

func twelveHours(minute int) string {
	hour, half := minute/60%24, "am"
	if hour >= 12 {
		half = "pm"
	}
	hour = (hour+11)%12 + 1
	if minute%60 == 0 {
		return fmt.Sprintf("%d %s", hour, half)
	}
	return fmt.Sprintf("%d:%02d %s", hour, minute%60, half)
}

func colonHours(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

func frenchHours(minute int) string {
	if minute%60 == 0 {
		return fmt.Sprintf("%dh", minute/60)
	}
	return fmt.Sprintf("%dh%02d", minute/60, minute%60)
}
