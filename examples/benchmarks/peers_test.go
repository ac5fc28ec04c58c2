// SPDX-License-Identifier: Apache-2.0

package benchmarks

import "testing"

// Each expression finds its own example, and only the examples of its kind are
// found by it: a comparison with broken expressions would prove nothing.
func TestPeers(t *testing.T) {
	examples := map[string]string{
		"email": "ana.ruiz@example.com", "ssn": "900-70-0001", "phone": "(410) 555-0123", "date-us": "03/04/2024", "date-iso": "2024-03-04",
		"date-name": "March 4, 2024", "ipv4": "192.0.2.7", "url": "https://www.example.com/a", "mrn": "MRN: 4471190", "mbi": "1EG4-TE5-MK73",
		"zip": "62704-0001", "street": "12 Elm Street", "vin": "1HGCM82633A004352", "account": "acct # 00123456", "title": "Dr. Ruiz",
	}
	res := compile()
	if len(res) != 15 || len(examples) != 15 {
		t.Fatalf("%d expressions and %d examples, want 15", len(res), len(examples))
	}
	for i, p := range peers {
		for name, text := range examples {
			if got := res[i].FindString("so " + text + " it is"); (got == text) != (name == p.name) {
				t.Errorf("%s finds %q in the example of %s", p.name, got, name)
			}
		}
	}
}
