// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/phi"
)

func TestReq_P2_Geocodes(t *testing.T) {
	checkSamples(t, nil, phi.KindLocation, []sample{
		{"decimal degrees with a sign", phi.English, "pinned at «39.290, -76.612» near"},
		{"a blank between them", phi.English, "pinned at «39.2904 -76.6122» near"},
		{"four digits and no sign", phi.German, "bei «52.5200, 13.4050» hier"},
		{"halves behind", phi.English, "pinned at «39.2904° N, 76.6122° W» near"},
		{"halves that touch", phi.English, "pinned at «39.2904N 76.6122W» near"},
		{"halves before", phi.English, "pinned at «N39.2904 W76.6122» near"},
		{"degrees, minutes and seconds", phi.English, "pinned at «39° 17' 25.4\" N, 76° 36' 44.1\" W» near"},
		{"with primes and no blanks", phi.English, "pinned at «39°17′25″N 76°36′44″W» near"},
		{"without signs", phi.English, "pinned at «39 17 25 N 76 36 44 W» near"},
		{"decimal minutes, halves before", phi.English, "pinned at «N 39° 17.424' W 76° 36.732'» near"},
		{"oeste", phi.Spanish, "en «40° 25' N, 3° 42' O» está"},
		{"ouest", phi.French, "à «48°51′24″N 2°21′07″O» ici"},
		{"Osten", phi.German, "bei «52°31′12″N 13°24′18″O» hier"},
		{"ovest", phi.Italian, "a «41°53′N 12°29′O» qui"},
		{"a URI", phi.English, "«geo:39.2904,-76.6122;u=35» near"},
		{"each behind its name", phi.English, "latitude: «39.2904», longitude: «-76.6122» here"},
		{"names without a colon", phi.English, "lat «39.290» long «-76.61» here"},
		{"an Open Location Code", phi.English, "meet at «87G8P2XF+5Q» please"},
		{"a short one with its town", phi.English, "meet at «P2XF+5Q Baltimore» please"},
		{"three words", phi.English, "meet at «///filled.count.soap» please"},
		{"three words behind their name", phi.English, "what3words: «filled.count.soap» please"},
		{"a zone with easting and northing", phi.English, "UTM «18S 360000 4350000» here"},
		{"a square", phi.English, "MGRS: «18SUJ2337006519» here"},
		{"a square in groups", phi.English, "MGRS «18S UJ 23370 06519» here"},

		{"a range of a laboratory", phi.English, "reference 1.234, 5.678 per litre"},
		{"a ratio", phi.English, "ratio 1.2345, 2.3456 measured"},
		{"a length", phi.English, "long 12.55 cm scar"},
		{"electrolytes", phi.English, "sodium 140.1, potassium 4.12"},
		{"a temperature", phi.English, "fever of 102° and then 99° N95 mask on"},
		{"an angle of a joint", phi.English, "flexion 0° 90° 120°"},
		{"a latitude that does not exist", phi.English, "found 95.1234, -76.1234 units"},
		{"two doses", phi.English, "took 12.5 25.0 mg"},
		{"a sum of codes", phi.English, "codes CFGH+JM add up"},
		{"a file name", phi.English, "see notes.final.txt"},
		{"a zone without the grid's name", phi.English, "seat 18S 360000 4350000 sold"},
	})
}
