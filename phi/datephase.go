// SPDX-License-Identifier: Apache-2.0

package phi

import "github.com/safeharbor-go/safeharbor/internal/lexicon"

// A part of a month or of a year says more than the month or the year: "early
// March", "the second week of March", "Ende 2023", "third quarter of 2024".

// phaseBefore returns the first token of the words before the month or the year
// at token i that name a part of it: "mid-", "finales de", "second week of"; or
// i.
func (w *work) phaseBefore(i int) int {
	j := i - 1
	if j < 0 || w.seam(i) != " " && w.gap(i) != "-" {
		return i
	}
	if dateParticle(w.word(j)) {
		if j--; j < 0 || w.seam(j+1) != " " {
			return i
		}
	}
	switch string(w.lower(j)) {
	case "early", "mid", "late", "beginning", "middle", "end", "anfang", "mitte", "ende", "début", "courant",
		"principios", "comienzos", "inicios", "mediados", "finales", "inizio", "inizi", "metà":
		return j
	case "fin", "mi":
		if w.lang == French {
			return j
		}
	case "fine", "primi":
		if w.lang == Italian {
			return j
		}
	case "week", "weekend", "half", "quarter", "semana", "quincena", "mitad", "trimestre", "semaine", "moitié", "woche", "hälfte", "quartal", "settimana":
		if j > 0 && w.seam(j) == " " && w.inRow(j-1) {
			j--
		}
		return j
	}
	return i
}

// inRow reports whether token i says which one of a row: "second", "2nd",
// "dernière", "ersten".
func (w *work) inRow(i int) bool {
	if w.day(i) > 0 || w.ordinal(i) > 0 || w.flags(i).Has(lexicon.DateWord) {
		return true
	}
	switch string(w.lower(i)) {
	case "first", "second", "third", "fourth", "last", "primera", "segunda", "segundo", "tercera", "tercer", "cuarta", "cuarto", "última", "último",
		"première", "deuxième", "troisième", "quatrième", "dernière", "erste", "zweite", "dritte", "vierte", "letzte", "erstes", "zweites", "drittes", "viertes",
		"prima", "seconda", "terza", "quarta", "secondo", "terzo", "ultima", "ultimo":
		return true
	}
	return false
}

// findPhase finds a part of year i: "late 2023", "week 12 of 2024", "spring
// 2023", "Q3 of 2024".
func (w *work) findPhase(i int) {
	if i == 0 || w.tokens[i].Len() != 4 || !isYear(w.atoi(i)) {
		return
	}
	if first := w.phaseBefore(i); first < i {
		w.proposeDate(first, i, 0.8, "date/phase")
		return
	}
	if w.seam(i) != " " {
		return
	}
	j := i - 1
	if dateParticle(w.word(j)) && j > 0 && w.seam(j) == " " {
		j--
	}
	switch string(w.lower(j)) {
	case "spring", "summer", "autumn", "fall", "winter", "primavera", "verano", "otoño", "invierno", "printemps", "automne", "hiver",
		"frühling", "frühjahr", "sommer", "herbst", "estate", "autunno", "inverno":
		w.proposeDate(j, i, 1.5, "date/season")
		return
	}
	if n := w.atoi(j); j > 0 && n >= 1 && n <= 53 && w.tokens[j].Len() <= 2 && w.seam(j) == " " {
		switch string(w.lower(j - 1)) {
		case "week", "wk", "semana", "semaine", "woche", "kw", "settimana":
			w.proposeDate(j-1, i, 1.5, "date/week")
		}
	}
}
