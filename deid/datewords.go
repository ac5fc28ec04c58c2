// SPDX-License-Identifier: Apache-2.0

package deid

import (
	"cmp"
	"slices"
	"strings"

	"github.com/safeharbor-go/safeharbor/phi"
)

// monthNames are the names of the months by language, each followed by its
// abbreviation.
var monthNames = [...]string{
	phi.English: "january jan february feb march mar april apr may may june jun july jul august aug september sep october oct november nov december dec",
	phi.Spanish: "enero ene febrero feb marzo mar abril abr mayo may junio jun julio jul agosto ago septiembre sep octubre oct noviembre nov diciembre dic",
	phi.French:  "janvier janv février févr mars mars avril avr mai mai juin juin juillet juil août août septembre sept octobre oct novembre nov décembre déc",
	phi.German:  "januar jan februar feb märz mrz april apr mai mai juni jun juli jul august aug september sep oktober okt november nov dezember dez",
	phi.Italian: "gennaio gen febbraio feb marzo mar aprile apr maggio mag giugno giu luglio lug agosto ago settembre set ottobre ott novembre nov dicembre dic",
}

// weekdayNames are the names of the weekdays from Sunday on, likewise.
var weekdayNames = [...]string{
	phi.English: "sunday sun monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat",
	phi.Spanish: "domingo dom lunes lun martes mar miércoles mié jueves jue viernes vie sábado sáb",
	phi.French:  "dimanche dim lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam",
	phi.German:  "sonntag so montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa",
	phi.Italian: "domenica dom lunedì lun martedì mar mercoledì mer giovedì gio venerdì ven sabato sab",
}

// find returns the index of a word in a list of names with abbreviations, and
// whether it is a name. It returns -1 for a word that is not in the list.
func find(list, word string) (index int, full bool) {
	i := 0
	for known := range strings.FieldsSeq(list) {
		if known == word {
			return i / 2, i%2 == 0
		}
		i++
	}
	return -1, false
}

// findMonth returns the number of a month by its name, 0 if it is none.
func findMonth(l phi.Language, word string) (month int, full bool) {
	switch {
	case l == phi.English && word == "sept", l == phi.Spanish && (word == "sept" || word == "setiembre"):
		return 9, false
	case l == phi.French && word == "fevrier", l == phi.French && word == "fev", l == phi.French && word == "fév":
		return 2, word == "fevrier"
	case l == phi.French && word == "aout":
		return 8, true
	case l == phi.French && word == "decembre", l == phi.French && word == "dec":
		return 12, word == "decembre"
	case l == phi.German && word == "jänner":
		return 1, true
	case l == phi.German && (word == "maerz" || word == "mär"):
		return 3, word == "maerz"
	}
	i, full := find(monthNames[l], word)
	return i + 1, full
}

// findWeekday returns the number of a weekday by its name, -1 if it is none.
func findWeekday(l phi.Language, word string) (day int, full bool) {
	switch {
	case l == phi.German && word == "sonnabend":
		return 6, true
	case l == phi.English && (word == "tues" || word == "thurs"):
		day, _ = find(weekdayNames[l], word[:3])
		return day, false
	}
	return find(weekdayNames[l], word)
}

func monthName(l phi.Language, month int, full bool) string { return nth(monthNames[l], month-1, full) }

func weekdayName(l phi.Language, day int, full bool) string { return nth(weekdayNames[l], day, full) }

func nth(list string, index int, full bool) string {
	words := strings.Fields(list)
	if full {
		return words[2*index]
	}
	return words[2*index+1]
}

func inOrder(slots []slot) []slot {
	slices.SortFunc(slots, func(a, b slot) int { return cmp.Compare(a.start, b.start) })
	return slots
}
