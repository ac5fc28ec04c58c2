// SPDX-License-Identifier: Apache-2.0

package synth

import (
	"fmt"
	"strings"
)

// identifier returns an invented identifier for a slot. A slot that is not
// known stays as it is, so that a test finds it.
func (g *generator) identifier(slot string) string {
	switch slot {
	case "email":
		return strings.ToLower(g.pick(given)+"."+g.pick(surnames)) + g.pick([]string{"@example.com", "@example.org", "@mail.example.net"})
	case "ssn":
		return fmt.Sprintf("%03d-%02d-%04d", 900+g.n(99), 70+g.n(18), 1+g.n(9998))
	case "phone":
		area := 201 + g.n(780)
		return fmt.Sprintf(g.pick([]string{"%d-555-01%02d", "(%d) 555-01%02d", "%d.555.01%02d", "+1 %d 555 01%02d"}), area, g.n(100))
	case "date":
		y, m, d := 1940+g.n(80), 1+g.n(12), 1+g.n(28)
		switch g.n(3) {
		case 0:
			return fmt.Sprintf("%02d/%02d/%d", m, d, y)
		case 1:
			return fmt.Sprintf("%d-%02d-%02d", y, m, d)
		}
		return fmt.Sprintf("%s %d, %d", months[m-1], d, y)
	case "ip":
		return fmt.Sprintf("192.0.2.%d", g.n(256))
	case "url":
		return "https://www.example.com/" + strings.ToLower(g.pick(surnames)) + "/" + g.rare()
	case "mrn":
		return fmt.Sprintf("%d", 1000000+g.n(8999999))
	case "mbi":
		return fmt.Sprintf("%dEG%d-TE%d-MK%02d", 1+g.n(9), g.n(10), g.n(10), g.n(100))
	case "zip":
		return fmt.Sprintf("%05d", 10000+g.n(89999))
	case "street":
		return fmt.Sprintf("%d %s %s", 10+g.n(9000), g.pick(surnames), g.pick([]string{"Street", "Ave", "Road", "Lane", "Drive"}))
	case "vin":
		return fmt.Sprintf("1HGCM82633A%06d", g.n(1000000))
	case "account":
		return fmt.Sprintf("%08d", g.n(100000000))
	case "given":
		return g.pick(given)
	case "surname":
		return g.pick(surnames)
	case "town":
		return g.pick(towns)
	}
	return "{" + slot + "}"
}
