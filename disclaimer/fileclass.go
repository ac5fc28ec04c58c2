// SPDX-License-Identifier: Apache-2.0

package disclaimer

// The fileClasses are the classes that the word files alone name and that the code
// asks for.
type fileClasses struct {
	asking, child, clinicalplace, daypart, glad, hope, individual, machine,
	media, onepatient, optout, order, persona, place, praise, promo,
	rare, record, recorded, refillword, rxword, shaft, sorry, specialty,
	thatday, unitdose, unitword, volunteer classID
}

func newFileClasses(names *classNames) (c fileClasses, err error) {
	for _, class := range [...]struct {
		name string
		id   *classID
	}{
		{"asking", &c.asking}, {"child", &c.child}, {"clinicalplace", &c.clinicalplace}, {"daypart", &c.daypart},
		{"glad", &c.glad}, {"hope", &c.hope}, {"individual", &c.individual}, {"machine", &c.machine},
		{"media", &c.media}, {"onepatient", &c.onepatient}, {"optout", &c.optout}, {"order", &c.order},
		{"persona", &c.persona}, {"place", &c.place}, {"praise", &c.praise}, {"promo", &c.promo},
		{"rare", &c.rare}, {"record", &c.record}, {"recorded", &c.recorded}, {"refillword", &c.refillword},
		{"rxword", &c.rxword}, {"shaft", &c.shaft}, {"sorry", &c.sorry}, {"specialty", &c.specialty},
		{"thatday", &c.thatday}, {"unitdose", &c.unitdose}, {"unitword", &c.unitword}, {"volunteer", &c.volunteer},
	} {
		if *class.id, err = names.of(class.name, false); err != nil {
			return c, err
		}
	}
	return c, nil
}
