// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"strconv"
	"testing"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

func decimal(n int) string { return strconv.Itoa(n) }

func TestReq_D3_Geography(t *testing.T) {
	for _, row := range []struct {
		name, text, place, rule string
		lang                    phi.Language
		safe, limited, why      string
	}{
		{"address", "at 12 Elm St, Fresno, CA 93650.", "12 Elm St, Fresno, CA 93650", "place/street", 0,
			"at [LOCATION], CA 936.", "at [LOCATION], Fresno, CA 93650.", "street and town are smaller than a state"},
		{"zip+4", "at 12 Elm St, Fresno, CA 93650-1234.", "12 Elm St, Fresno, CA 93650-1234", "place/street", 0,
			"at [LOCATION], CA 936.", "at [LOCATION], Fresno, CA 93650-1234.", "the last four go first"},
		{"no comma", "12 Elm St Fresno CA 93650", "12 Elm St Fresno CA 93650", "place/street", 0,
			"[LOCATION] CA 936", "[LOCATION] CA 93650", "where the street ends is a guess"},
		{"town", "from Fresno, CA", "Fresno, CA", "place/town-state", 0,
			"from [LOCATION], CA", "from Fresno, CA", "the state may stay"},
		{"state name", "from Fresno, California", "Fresno, California", "place/town-state", 0,
			"from [LOCATION], California", "from Fresno, California", "in full too"},
		{"two words", "from Wheeling, West Virginia 26003", "Wheeling, West Virginia 26003", "place/town-state", 0,
			"from [LOCATION], West Virginia 260", "from Wheeling, West Virginia 26003", "not Virginia"},
		{"county", "from Fresno County, CA", "Fresno County, CA", "place/town-state", 0,
			"from [LOCATION], CA", "from [LOCATION], CA", "a county is smaller than a state and no town"},
		{"restricted", "ZIP 82101", "82101", "place/zip", 0,
			"ZIP 000", "ZIP 82101", "392 people share 821"},
		{"unknown prefix", "ZIP 09012", "09012", "place/zip", 0,
			"ZIP 000", "ZIP 09012", "no census counts a military prefix"},
		{"zip behind state", "CA 93650", "93650", "place/labelled", 0,
			"CA 936", "CA 93650", "a state makes five digits a ZIP code"},
		{"zip in a word", "code x93650", "x93650", "place/labelled", 0,
			"code [LOCATION]", "code [LOCATION]", "the digits end a word"},
		{"german postal code", "PLZ 80331", "80331", "place/zip", 0,
			"PLZ [LOCATION]", "PLZ [LOCATION]", "the ZIP rule is for ZIP codes"},
		{"both labels", "ZIP/postal code: 93650", "93650", "place/labelled", 0,
			"ZIP/postal code: 936", "ZIP/postal code: 93650", "only the United States have ZIP codes"},
		{"french message", "75001 Paris", "75001", "place/zip", phi.French,
			"[LOCATION] Paris", "[LOCATION] Paris", "the ZIP rule is for ZIP codes"},
		{"spanish label", "código postal 28013", "28013", "place/zip", phi.Spanish,
			"código postal [LOCATION]", "código postal [LOCATION]", "the ZIP rule is for ZIP codes"},
		{"no hint", "at 93650", "93650", "place/labelled", 0,
			"at [LOCATION]", "at [LOCATION]", "five digits may be anything"},
		{"town alone", "lives in Fresno", "Fresno", "place/cue", 0,
			"lives in [LOCATION]", "lives in Fresno", "towns may stay in a limited data set"},
		{"town called like its state", "lives in New York", "New York", "place/cue", 0,
			"lives in [LOCATION]", "lives in New York", "it was found, so the town is meant"},
		{"german town", "wohnt in München", "München", "place/cue", phi.German,
			"wohnt in [LOCATION]", "wohnt in München", "towns of all countries"},
		{"street alone", "on Elm Street", "Elm Street", "place/cue", 0,
			"on [LOCATION]", "on [LOCATION]", "a street is no town"},
		{"coordinates", "at 36.7378, -119.7871", "36.7378, -119.7871", "place/coordinates", 0,
			"at [LOCATION]", "at [LOCATION]", "equivalent geocodes"},
		{"lower-case code", "come in 93650", "in 93650", "place/labelled", 0,
			"come [LOCATION]", "come [LOCATION]", "in is not Indiana"},
	} {
		t.Run(row.name, func(t *testing.T) {
			finder := finds(phi.KindLocation, row.place, row.rule)
			m := message(t, row.text, "")
			m.Lang = row.lang
			if got := apply(t, newDeidentifier(t, deid.SafeHarbor(), finder), m); got != row.safe {
				t.Errorf("safe harbor, %s: got %q, want %q", row.why, got, row.safe)
			}
			if got := apply(t, newDeidentifier(t, deid.LimitedDataSet(), finder), m); got != row.limited {
				t.Errorf("limited, %s: got %q, want %q", row.why, got, row.limited)
			}
		})
	}
}

// What an earlier pass left of an address is read as such.
func TestRemnantOfAnAddress(t *testing.T) {
	finder := fake{needles: []needle{
		{text: "LOCATION], TX 787", kind: phi.KindLocation, rule: "place/labelled"},
		{text: "LOCATION], Texas", kind: phi.KindLocation, rule: "place/labelled"},
	}}
	d := newDeidentifier(t, deid.SafeHarbor(), finder)
	for _, text := range []string{"Address: [LOCATION], TX 787", "Address: [LOCATION], Texas"} {
		if got := apply(t, d, phi.Body(text)); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
