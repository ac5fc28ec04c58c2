// SPDX-License-Identifier: Apache-2.0

package civil_test

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones below must exist on every machine

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/civil"
)

func TestStart(t *testing.T) {
	tests := []struct {
		name, zone, date, want, why string
	}{
		{"plain", "America/New_York", "2026-07-01", "2026-07-01T00:00:00-04:00", "an ordinary midnight"},
		{"gap", "America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00", "midnight was skipped: the day began at one"},
		{"gap east", "Asia/Beirut", "2022-03-27", "2022-03-27T01:00:00+03:00", "midnight was skipped here too"},
		{"fold across midnight", "America/St_Johns", "2010-11-07", "2010-11-07T00:00:00-03:30", "00:01 went back to 23:01: the second midnight counts"},
		{"skipped day", "Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00", "the day does not exist there"},
		{"fold onto midnight", "America/Havana", "1991-10-13", "1991-10-13T00:00:00-04:00", "01:00 went back to 00:00 of the same day: the first midnight counts"},
		{"fold in the day", "America/New_York", "2026-11-01", "2026-11-01T00:00:00-04:00", "a change later in the day does not matter"},
		{"south", "Australia/Sydney", "2026-10-04", "2026-10-04T00:00:00+10:00", "spring comes in October"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			zone, err := time.LoadLocation(tt.zone)
			require.NoError(t, err)
			if got := date(t, tt.date).Start(zone).Format(time.RFC3339); got != tt.want {
				t.Errorf("%s in %s starts at %s, want %s: %s", tt.date, tt.zone, got, tt.want, tt.why)
			}
		})
	}
	if got := date(t, "2026-07-01").Start(nil).Format(time.RFC3339); got != "2026-07-01T00:00:00Z" {
		t.Errorf("a nil zone gave %s, want UTC", got)
	}
}

func TestStartIsNeverEarly(t *testing.T) {
	zones := []string{
		"UTC", "America/New_York", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "America/Asuncion",
		"Asia/Beirut", "Asia/Tehran", "Africa/Cairo", "Pacific/Apia", "Pacific/Kwajalein", "Australia/Lord_Howe",
		"Europe/Berlin", "Antarctica/Troll",
	}
	days := almanac(1990, 2110)
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		var last time.Time
		for _, d := range days {
			start := d.Start(zone)
			if start.Before(last) {
				t.Fatalf("%s: %v starts before the day before it", name, d)
			}
			last = start
			if got := civil.Of(start.Add(-1)); !got.Before(d) {
				t.Fatalf("%s: a moment before the start of %v it is already %v", name, d, got)
			}
			for _, later := range []time.Duration{0, 30 * time.Second, time.Hour, 2 * time.Hour} {
				if got := civil.Of(start.Add(later)); got.Before(d) {
					t.Fatalf("%s: %v after the start of %v it is %v", name, later, d, got)
				}
			}
		}
	}
}
