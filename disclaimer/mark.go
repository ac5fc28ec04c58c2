// SPDX-License-Identifier: Apache-2.0

package disclaimer

import (
	"sort"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/phi"
)

// mentionClasses are the classes of words for the classes of mentions.
var mentionClasses = [...]classID{
	phi.ClassCondition: classCondition, phi.ClassSymptom: classSymptom, phi.ClassMedication: classMedication,
	phi.ClassProcedure: classProcedure, phi.ClassLab: classLab, phi.ClassVital: classVital,
	phi.ClassCare: classCareTalk, phi.ClassPayment: classPaymentTalk, phi.ClassOrganization: classUnknown,
}

// mark enters what the detector found in one part into the units, and finds
// dates and the names of clinicians.
func (t *text) mark(a *phi.Assessment, part int) {
	t.mentions, t.findings = a.Mentions, a.Findings
	for k, m := range a.Mentions {
		if m.Part != part || t.insideOwn(m.Start, m.End) {
			continue
		}
		from, to := t.within(m.Start, m.End)
		for i := from; i < to; i++ {
			u := &t.units[i]
			u.mention = int32(k + 1)
			u.classes.add(mentionClasses[m.Class])
		}
	}
	for _, f := range a.Findings {
		class := classUnknown
		switch f.Kind {
		case phi.KindDate:
			class = classDate
		case phi.KindPhone, phi.KindFax, phi.KindEmail, phi.KindURL:
			class = classContact
		case phi.KindName:
			switch f.Role {
			case phi.RoleEmployer: // no name of a person
			case phi.RoleProvider, phi.RoleStaff:
				class = classClinician
			default:
				class = className
			}
		}
		if f.Part != part || class == classUnknown || f.Role == phi.RoleOwn && class == className {
			continue
		}
		from, to := t.within(f.Start, f.End)
		for i := from; i < to; i++ {
			t.units[i].classes.add(class)
		}
	}
	t.unmarkHouses()
	t.markOwned()
	if t.has(classClinicianTitle, classCredential) {
		t.markClinicians()
	}
	if t.has(classMonth, classWeekday) {
		t.markDates()
	}
}

// unmarkHouses takes what they mean from the words of a name of a house: nouns
// with capitals behind a capital that no table knows, "Summit Imaging".
func (t *text) unmarkHouses() {
	if t.lang == phi.German {
		return // every noun has a capital
	}
	for i := 0; i+1 < len(t.units); i++ {
		if u := &t.units[i]; !u.upper || !u.any(classUnknown, className) || u.any(classClinician, classPast) || u.mention > 0 {
			continue
		}
		for j := i + 1; j < len(t.units); j++ {
			u := &t.units[j]
			if !u.upper || u.comma || u.sentence != t.units[i].sentence || u.any(classClinicianTitle, classCredential, classMonth) {
				break
			}
			if !u.any(classUnknown, className) {
				u.classes, u.mention = classesOf(classCapital), 0
			}
		}
	}
}

// owners are the classes of words that say that somebody has what follows.
var owners = classesOf(classYour, classThirdsOwn, classGenitive)

// markOwned marks everyday words that mean something of health if somebody has
// it, "your cough", "her pressure": the owner is the support that the detector
// asks for.
func (t *text) markOwned() {
	for i := 1; i < len(t.units); i++ {
		u, owner := &t.units[i], &t.units[i-1]
		if !owner.classes.meets(&owners) || u.comma || u.is(classHarmless) {
			continue
		}
		if c, ok := everyday(u); ok {
			if class := lexicon.Concept(uint32(c)).Class; class > 0 && phi.Class(class) <= phi.ClassVital {
				u.classes.add(mentionClasses[class])
			}
		}
	}
}

// within returns the range of the units that overlap the byte range [start, end)
// of the reply.
func (t *text) within(start, end int) (from, to int) {
	start, end = t.view.Folded(start, end)
	from = sort.Search(len(t.units), func(i int) bool { return int(t.units[i].end) > start })
	for to = from; to < len(t.units) && int(t.units[to].start) < end; to++ {
	}
	return from, to
}

// insideOwn reports whether a range lies in a name of the organisation itself:
// "Lakeside Diabetes Center" tells nothing of a person.
func (t *text) insideOwn(start, end int) bool {
	for _, f := range t.findings {
		if f.Role == phi.RoleOwn && f.Start <= start && end <= f.End {
			return true
		}
	}
	return false
}

// markClinicians marks a title with the name after it, and a name with the
// degree after it.
func (t *text) markClinicians() {
	for i := range t.units {
		u := &t.units[i]
		if u.is(classClinicianTitle) && u.upper {
			for j := i + 1; j < len(t.units) && j <= i+2 && t.units[j].upper && !t.units[j].comma &&
				t.units[j].sentence == u.sentence && t.units[j].any(classUnknown, className, classClinician); j++ {
				u.classes.add(classClinician)
				t.units[j].classes.add(classClinician)
			}
		}
		if i > 0 && u.is(classCredential) && u.upper && t.units[i-1].upper && t.units[i-1].any(classUnknown, className) {
			t.units[i-1].classes.add(classClinician)
		}
	}
}

// markDates marks a month or a weekday with the number beside it, and relative
// days, as dates of their own.
func (t *text) markDates() {
	for i := range t.units {
		u := &t.units[i]
		if u.is(classMonth) && u.upper {
			for _, j := range [...]int{i - 1, i + 1} {
				if j >= 0 && j < len(t.units) && t.units[j].any(classNumber) {
					u.classes.add(classDate)
					t.units[j].classes.add(classDate)
				}
			}
		}
		if u.is(classWeekday) {
			u.classes.add(classDate)
		}
	}
}

// cutSignature removes the writer's sign-off from the end of the text: it
// names the one who writes, never the one addressed.
func (t *text) cutSignature(display map[uint64]bool) {
	n := len(t.units)
	for back := 1; back <= 10 && back < n; back++ {
		i := n - back
		u := &t.units[i]
		opens := u.line && i > 0 || u.is(classClosing) && (u.line || t.sentences[u.sentence] == i) || u.comma && t.dash(i)
		if !opens || !t.signature(i, display) {
			continue
		}
		t.cut(i)
		return
	}
}

// dash reports whether a dash stands before unit i.
func (t *text) dash(i int) bool {
	gap := t.view.Text[t.units[i-1].end:t.units[i].start]
	for _, r := range gap {
		if r == '-' || r == '~' {
			return true
		}
	}
	return false
}

// signature reports whether the units from i on read as a sign-off: names,
// titles, degrees and places, after a closing word or not.
func (t *text) signature(i int, display map[uint64]bool) bool {
	names := 0
	for k := i; k < len(t.units); k++ {
		u := &t.units[k]
		switch {
		case display[u.hash], u.any(classYou, classYour, classThird, classThirdsOwn):
			return false
		case k == i && u.is(classClosing):
		case u.upper && !u.any(classWe, classBe) || u.any(classCredential, classNumber):
			names++
		case u.any(classDeterminer, classPreposition, classConjunction, classOur, classStaff, classGenitive, classClosing):
		default:
			return false
		}
	}
	return names > 0 || t.units[i].is(classClosing) && i < len(t.units)
}

// cut removes the units from i on.
func (t *text) cut(i int) {
	t.units = t.units[:i]
	for s, from := range t.sentences {
		t.sentences[s] = min(from, i)
	}
	for c, from := range t.clauses {
		t.clauses[c] = min(from, i)
	}
}
