// SPDX-License-Identifier: Apache-2.0

package deid_test

import (
	"fmt"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/deid"
	"github.com/safeharbor-go/safeharbor/phi"
)

// surrogateRows say for each kind and form what is valid in shape, and that
// nobody is ever given it. The checks know nothing of how surrogates are made.
var surrogateRows = []struct {
	name, why string
	kind      phi.Kind
	lang      phi.Language
	value     func(i int) string
	valid     func(s string) bool
}{
	{"name", "a coined word for each word", phi.KindName, phi.English, numbered("Ana Ruiz%s", true), matches(`^[A-Z]\p{Ll}+(xworth|zelby|quint|vumble|droxley|pwick) [A-Z]\p{Ll}+(xworth|zelby|quint|vumble|droxley|pwick)$`)},
	{"name es", "the sound of the language", phi.KindName, phi.Spanish, numbered("Ana Ruiz%s", true), matches(`^[A-Z]\p{Ll}+(xaldo|zulcón|quibar|vuntes|yarzo|drucel) [A-Z]\p{Ll}+$`)},
	{"name fr", "the sound of the language", phi.KindName, phi.French, numbered("Ana Ruiz%s", true), matches(`^[A-Z]\p{Ll}+ [A-Z]\p{Ll}+(quevoix|zembrou|vauxel|druyat|xomier|plouvec)$`)},
	{"name de", "the sound of the language", phi.KindName, phi.German, numbered("Ana Ruiz%s", true), matches(`^[A-Z]\p{Ll}+ [A-Z]\p{Ll}+(xwald|pfünz|schnork|quast|zwuhl|drempf)$`)},
	{"name it", "the sound of the language", phi.KindName, phi.Italian, numbered("Ana Ruiz%s", true), matches(`^[A-Z]\p{Ll}+ [A-Z]\p{Ll}+(xucci|zzembra|quelvo|vunghi|drozzo|xillano)$`)},
	{"location", "a coined street and town", phi.KindLocation, phi.English, numbered("%s Elm St, Fresno", false), matches(`^\d+ \p{Lu}\p{Ll}+ Street, \p{Lu}\p{Ll}+$`)},
	{"zip", "prefixes 000 to 003 are not assigned", phi.KindLocation, phi.English, func(i int) string { return fmt.Sprintf("%05d", 10_000+i%90_000) }, matches(`^00[0-3]\d\d$`)},
	{"phone", "555-0100 to 555-0199 are kept for fiction", phi.KindPhone, phi.English, func(i int) string { return fmt.Sprintf("(410) %03d-%04d", 200+i/10_000, i%10_000) }, fictionalNANP},
	{"phone 11", "with the code of the country", phi.KindPhone, phi.English, func(i int) string { return fmt.Sprintf("+1 410 %03d %04d", 200+i/10_000, i%10_000) }, fictionalNANP},
	{"phone es", "no range for fiction: a North American one", phi.KindPhone, phi.Spanish, func(i int) string { return fmt.Sprintf("6%08d", i) }, fictionalNANP},
	{"phone fr", "the blocks that the regulator keeps for fiction", phi.KindPhone, phi.French, func(i int) string { return fmt.Sprintf("06 %02d %02d %02d 11", i/10_000, i/100%100, i%100) }, matches(`^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$`)},
	{"phone de", "the blocks that the regulator keeps for fiction", phi.KindPhone, phi.German, func(i int) string { return fmt.Sprintf("030 %07d", i) }, matches(`^(030 23125|069 90009|040 66969|0221 4710|089 99998)\d\d\d$`)},
	{"fax", "as a telephone number", phi.KindFax, phi.English, func(i int) string { return fmt.Sprintf("410-%03d-%04d", 200+i/10_000, i%10_000) }, fictionalNANP},
	{"email", "RFC 2606 keeps the domains", phi.KindEmail, phi.English, numbered("ana%s@mail.test", false), exampleMail},
	{"ssn", "no area of 9xx is issued, and groups below 50 are no taxpayer's", phi.KindSSN, phi.English, func(i int) string { return fmt.Sprintf("078-%02d-%04d", 1+i/10_000, i%10_000) }, neverIssuedSSN},
	{"mrn", "a prefix that says what it is", phi.KindMRN, phi.English, numbered("MR-%s", false), synthetic},
	{"mbi", "the first place is 1 to 9 in those that are issued", phi.KindHealthPlanID, phi.English, func(i int) string { return fmt.Sprintf("1EG4-TE5-MK%02d", i%100) }, neverIssuedMBI},
	{"plan", "a prefix that says what it is", phi.KindHealthPlanID, phi.English, numbered("XYZ%s", false), synthetic},
	{"card", "the last digit is not the one that the rest asks for", phi.KindAccount, phi.English, func(i int) string { return fmt.Sprintf("4111 1111 %04d %04d", i/10_000, i%10_000) }, neverIssuedCard},
	{"iban", "check digits 00 are never given", phi.KindAccount, phi.English, func(i int) string { return fmt.Sprintf("DE89 3704 0044 %04d %04d 00", i/10_000, i%10_000) }, neverIssuedIBAN},
	{"account", "a prefix that says what it is", phi.KindAccount, phi.English, numbered("A-%s", false), synthetic},
	{"license", "a prefix that says what it is", phi.KindLicense, phi.English, numbered("D%s", false), synthetic},
	{"vin", "the check digit is wrong", phi.KindVehicle, phi.English, func(i int) string { return fmt.Sprintf("1M8GDM9AXKP%06d", i) }, neverIssuedVIN},
	{"plate", "a prefix that says what it is", phi.KindVehicle, phi.English, numbered("ABC %s", false), synthetic},
	{"mac", "RFC 7042 keeps the range for documentation", phi.KindDevice, phi.English, func(i int) string { return fmt.Sprintf("a4:83:e7:%02x:%02x:%02x", i>>16, i>>8&255, i&255) }, matches(`^00:00:5E:00:53:[0-9A-F]{2}$`)},
	{"serial", "a prefix that says what it is", phi.KindDevice, phi.English, numbered("SN %s", false), synthetic},
	{"url", "RFC 2606 keeps the domains", phi.KindURL, phi.English, numbered("https://mail.test/%s", false), exampleURL},
	{"ip", "RFC 5737 keeps the networks", phi.KindIP, phi.English, func(i int) string { return fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255) }, documentationIP},
	{"ipv6", "RFC 3849 keeps the network", phi.KindIP, phi.English, func(i int) string { return fmt.Sprintf("fe80::%x:1", i) }, documentationIP},
	{"handle", "a prefix that says what it is", phi.KindOtherID, phi.English, numbered("@ana%s", false), matches(`^@syn_[a-z]+\d{6}$`)},
	{"other", "a prefix that says what it is", phi.KindOtherID, phi.English, numbered("X%s", false), synthetic},
}

// numbered returns a value for each number; in letters if it must be a name.
func numbered(form string, letters bool) func(int) string {
	return func(i int) string {
		n := strconv.Itoa(i)
		if letters {
			b := []byte(n)
			for j := range b {
				b[j] += 'a' - '0'
			}
			n = string(b)
		}
		return fmt.Sprintf(form, n)
	}
}

func matches(form string) func(string) bool { return regexp.MustCompile(form).MatchString }

func synthetic(s string) bool { return matches10.MatchString(s) }

var matches10 = regexp.MustCompile(`^SYN-\d{10}$`)

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func fictionalNANP(s string) bool {
	n := strings.TrimPrefix(onlyDigits(s), "1")
	return len(n) == 10 && n[0] >= '2' && n[1] != '9' && n[1:3] != "11" && n[:2] != "37" && n[:2] != "96" && n[3:8] == "55501"
}

func exampleMail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && exampleHost(s[strings.IndexByte(s, '@')+1:])
}

func exampleHost(s string) bool {
	return s == "example.com" || s == "example.net" || s == "example.org"
}

func exampleURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && exampleHost(u.Host)
}

func neverIssuedSSN(s string) bool {
	group, err := strconv.Atoi(s[4:6])
	return err == nil && len(s) == 11 && s[0] == '9' && s[3] == '-' && s[6] == '-' && group > 0 && group < 50 && s[7:] != "0000" && len(onlyDigits(s)) == 9
}

func neverIssuedMBI(s string) bool {
	return regexpMBI.MatchString(s)
}

var regexpMBI = regexp.MustCompile(`^0[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y]{2}\d\d$`)

func neverIssuedCard(s string) bool {
	n := onlyDigits(s)
	sum := 0
	for i := range n {
		v := int(n[len(n)-1-i] - '0')
		if i%2 == 1 {
			v = v*2/10 + v*2%10
		}
		sum += v
	}
	return len(s) == 19 && len(n) == 16 && n[0] == '4' && sum%10 != 0
}

func neverIssuedIBAN(s string) bool {
	return regexp.MustCompile(`^DE00( \d{4}){4} \d\d$`).MatchString(s)
}

// neverIssuedVIN checks the digit by the table of 49 CFR 565.15, written out.
func neverIssuedVIN(s string) bool {
	values := map[rune]int{}
	for i, group := range []string{"", "AJ", "BKS", "CLT", "DMU", "ENV", "FW", "GPX", "HY", "RZ"} {
		for _, r := range group {
			values[r] = i
		}
		values[rune('0'+i)] = i
	}
	sum := 0
	for i, r := range s {
		v, ok := values[r]
		if !ok {
			return false
		}
		sum += v * []int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}[i]
	}
	return len(s) == 17 && "0123456789X"[sum%11] != s[8] && strings.IndexByte("0123456789X", s[8]) >= 0 && !strings.ContainsAny(s[9:10], "IOQUZ0")
}

func documentationIP(s string) bool {
	a, err := netip.ParseAddr(s)
	if err != nil {
		return false
	}
	for _, net := range []string{"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"} {
		if netip.MustParsePrefix(net).Contains(a) {
			return true
		}
	}
	return false
}

func TestSurrogatesAreValidAndNeverAssignable(t *testing.T) {
	seen := make(map[phi.Kind]bool)
	policy := keyedPolicy(t, deid.Surrogate(deid.LevelTenant))
	for _, row := range surrogateRows {
		seen[row.kind] = true
		t.Run(row.name, func(t *testing.T) {
			total := generated
			if testing.Short() {
				total /= 100
			}
			const many = 1000 // values in one message, to save detections
			distinct := make(map[string]bool)
			for i := 0; i < total; i += many {
				m := phi.Message{Lang: row.lang}
				for j := range many {
					m.Parts = append(m.Parts, phi.Part{Text: row.value(i + j)})
				}
				r, err := newDeidentifier(t, policy, whole{kind: row.kind}).ApplyIn(t.Context(), m, testScope)
				require.NoError(t, err)
				for j, text := range r.Texts() {
					s := text.Reveal()
					distinct[s] = true
					if !row.valid(s) || s == m.Parts[j].Text {
						t.Fatalf("%s: the surrogate of number %d has another form: %q", row.why, i+j, s)
					}
				}
			}
			t.Logf("%d distinct of %d", len(distinct), total)
		})
	}
	for _, k := range phi.Kinds() {
		if policy.Transform(k) == deid.Surrogate(deid.LevelTenant) && !seen[k] {
			t.Errorf("no row for %v", k)
		}
	}
}

// whole finds that each part is of one kind, on the first look.
type whole struct{ kind phi.Kind }

func (w whole) Append(dst []phi.Finding, m phi.Message) ([]phi.Finding, error) {
	for i := range m.Parts {
		dst = append(dst, phi.Finding{Kind: w.kind, Part: i, End: len(m.Parts[i].Text), Score: 1})
	}
	return dst, nil
}

func (whole) Engine() phi.Engine { return phi.Engine{Version: "whole"} }

// A name keeps its person through case, parts and initials.
func TestSurrogateNamesStayOnePerson(t *testing.T) {
	d := newDeidentifier(t, keyedPolicy(t, deid.Surrogate(deid.LevelSubject)), whole{kind: phi.KindName})
	of := func(name string) string { return apply(t, d, phi.Body(name)) }
	full := strings.Fields(of("Ana Ruiz"))
	require.Len(t, full, 2)
	require.Equal(t, full[0], of("Ana"))
	require.Equal(t, "Mrs. "+full[1], of("Mrs. Ruiz"), "a title stays")
	require.Equal(t, strings.ToLower(full[0]), of("ana"))
	require.Equal(t, strings.ToUpper(full[1]), of("RUIZ"))
	require.Equal(t, full[1]+"-"+of("Vega"), of("Ruiz-Vega"))
	require.Len(t, of("R."), 2, "an initial becomes an initial")
}
