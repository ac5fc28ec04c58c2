// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strings"
)

// How much of the rank lists is used.
const (
	mostEnglish = 20000 // for the rarer half of the dictionary
	mostOther   = 15000
)

// Weights of words that the rank lists do not have.
const (
	weightUnranked        = 40
	weightContraction     = 100
	weightRareContraction = 85
)

// commonBand is the greatest size band of which every word is taken.
const commonBand = 35

// In Spanish and French a word is taken out for a name that weighs at least
// rareName and at most nameMargin less than the word.
const rareName, nameMargin = 60, 5

// fragments are words that the subtitles count for "don't", "won't", "ma'am".
var fragments = words(`don won ma`)

// hidden reports whether a word occurs in subtitles more often as a name.
func hidden(band, given, surname int) bool {
	switch {
	case band >= 35:
		return given >= 70 || surname >= 80
	case band >= 20:
		return given >= 95
	}
	return false
}

// englishWords returns the lower-case dictionary words of English with the
// weight of their rank. Names are in other files of the dictionary. The ranks
// come from text without upper case, where "john" counts the name: a frequent
// name takes at most the median weight of its band.
func englishWords(d *data, given, surname list) list {
	rank := map[string]int{}
	for i, w := range d.words["en"] {
		rank[w] = i + 1
	}
	medians := bandMedians(d.scowl, rank)
	out := list{}
	// "well" is not "we'll" without its apostrophe.
	contraction := func(w string, weight int) {
		for _, f := range forms(w, "en") {
			if f == w || d.scowl[f] == 0 {
				out.add(f, weight)
			}
		}
	}
	for w, band := range d.scowl {
		r := rank[w]
		switch {
		case !latinWord(w) || strings.HasSuffix(w, "'s"):
		case strings.Contains(w, "'") && band == bands[0]:
			contraction(w, weightContraction)
		case strings.Contains(w, "'"):
			contraction(w, weightRareContraction)
		case r > 0 && (r <= mostEnglish || band <= commonBand):
			weight := weight(wordFrequency(r))
			if fragments[w] || hidden(band, given[w].weight, surname[w].weight) {
				weight = min(weight, medians[band])
			}
			out.addForms(w, "en", weight)
		case band <= commonBand:
			out.addForms(w, "en", weightUnranked)
		}
	}
	// The dictionary files these with the possessives or with rare words.
	for w := range words("i'm i'll i'd i've it's that's he's she's let's what's there's here's who's where's how's when's why's") {
		contraction(w, weightContraction)
	}
	return out
}

// bandMedians returns the median weight of the ranked words of each band.
func bandMedians(scowl, rank map[string]int) map[int]int {
	weights := map[int][]int{}
	for w, band := range scowl {
		if r := rank[w]; r > 0 {
			weights[band] = append(weights[band], weight(wordFrequency(r)))
		}
	}
	medians := map[int]int{}
	for band, all := range weights {
		slices.Sort(all)
		medians[band] = all[len(all)/2]
	}
	return medians
}

// otherWords returns the most frequent words of Spanish or French without
// those that are names only: words that are about as frequent as a name and
// have no other form among the words, such as a plural.
func otherWords(d *data, lang string, given, surname list) list {
	all := map[string]bool{}
	for _, w := range d.words[lang] {
		all[clean(w)] = true
	}
	isName := func(w string) int {
		n := 0
		for _, f := range []string{w, fold(w)} {
			n = max(n, given[f].weight, surname[f].weight)
		}
		return n
	}
	out := list{}
	for i, w := range d.words[lang][:mostOther] {
		w = clean(w)
		if !latinWord(w) || notWord[lang][w] || len([]rune(w)) == 2 && !shortWord[lang][w] {
			continue
		}
		weight, name := weight(wordFrequency(i+1)), isName(w)
		if name >= rareName && name >= weight-nameMargin && !alsoWord[lang][w] {
			word := false
			for _, f := range inflections(w, lang) {
				word = word || all[f] && isName(f) < rareName
			}
			if !word {
				continue
			}
		}
		out.addForms(w, lang, weight)
	}
	return out
}

// inflections returns what the forms of a word with the same stem would be.
func inflections(w, lang string) []string {
	var out []string
	endings := map[string][]string{
		"es": {"s", "es", "a", "o", "as", "os", "ito", "ita", "ar", "ado", "mente"},
		"fr": {"s", "x", "e", "es", "er", "é", "ment"},
	}[lang]
	stems := []string{w}
	for _, e := range []string{"s", "es", "a", "o", "as", "os", "e"} {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) >= 3 {
			stems = append(stems, stem)
		}
	}
	for _, stem := range stems {
		if stem != w {
			out = append(out, stem)
		}
		for _, e := range endings {
			if stem+e != w {
				out = append(out, stem+e)
			}
		}
	}
	return out
}

// shortWord are the words of two letters. The lists have many more.
var shortWord = map[string]map[string]bool{
	"es": words(`ah al ay da dé de di dí el él en eh es fe ha he id ir la le lo me mi mí ni no oh oí ok os se sé si sí su te té ti tu tú uf un va ve vi ya yo`),
	"fr": words(`ah ai as au ça ce ci de du dû eh en es et eu hé il je là la le lu ma me mi né ne ni nu oh ok on or os ou où pu sa se si su ta te tu un us va vu`),
}

// alsoWord are words that the rule would take for names. The list comes from
// reading what the rule takes out.
var alsoWord = map[string]map[string]bool{
	"es": words(`
		guerra luz paz rey mató campo sala mar miren isla flor flores espada justicia inglés puente cabello pan piedra fuente maté
		ángeles tomé verá francés alcalde cadena lago daría máximo palacio alemán cabezas torre canal patrón verdes olvidó bandera
		noble cabaña muro conté presentación piedad campos leí casco carrera carreras barra vaca voces callejón cueva corona ganan hierro
		casó creó oreja orejas caridad barba cañón solar ajá rosa rosas hoyo horno león rabia miró arco maíz cabra ratón francos
		fuentes conde reyes soledad casé niebla portal herencia guerras pegó vacas adelantado pillado cadenas abril espadas barro
		agosto granero inocencia marzo misericordia cerró muros cortinas rincón marrón bajó camas villa limón saltó buzón
		colinas bahía duque canales quinta duró maravillas bares nobles suero islas febrero brisa varón leña barriga mayordomo echarte
		caña mola veloz cortina barón tránsito trigo capilla doña besó corté cuevas condón posada búnker arrojó mula parrilla cejas
		molino salmón cordón salas sales modesto cabras puentes esquinas mariscal canceló placeres banderas sastre monasterio amores balsa
		alcaide notó carné cruces coronas peón regalado resurrección humildad nuez hallé manteca pintó canela cabellos herrero hoyos
		lechuga aura mesías amó peleó dolerá darían leía socorro áfrica américa canadá españa japón grecia europa`),
	"fr": words(`
		font noël page pages champagne nation nations noble japon canada major bel belles rock placer deviné pété avril âne gras bossé
		canal chanté perle perles sauveur pointer grenier pape conception fontaine bunker mélodie amer haïr gêner moulin pros dément
		carbone prudence romans élan audace session karma cordon tracé bain camper ascension marquis marchant cardinal angles bûcher désiré dévoré
		olive olives mire montez durant lier piquer mamie coque rose roses laine tait via risquez paré justice roman patience porter ferez
		plaza oncle violet`),
}

// notWord are names that the rule leaves in, from reading what it keeps.
var notWord = map[string]map[string]bool{
	"es": words(`
		tom james mike bob dan ray miles charles carter fred carl carlos juan juana king cooper jean edward cole nina nate ali mason rob
		angela maya chase hong stone bell duke pat graves may palmer barbara dana sharon blue hall kara miranda gene june amber wells
		queen barnes simpson marta violet leon fernando mateo marc dante milo polo mills tara gina tim lucas bates hobbs jade luca
		tate hart edwards herman silas jude clare frances gracie pol morse boone angelo hale masters castro joy hope day case mona
		white bill dave lance`),
	"fr": words(`
		james bill ray saura dan lisa tim jean amanda barbara donna oscar nate francis rob collins manuel tara gina dana mario bruno blair vera
		wells saul matos lila ella milo bates millie norma burns devon fernando mills cora mateo frances mara silas katrina boone dora anya allie
		masters russo aurora jose maria gene cole york camp king temple black white blue don gay short`),
}
