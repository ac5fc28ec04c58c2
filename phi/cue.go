// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// cues returns the reasons for a person to look at the part at hand.
func (w *work) cues(m *Message) []Cue {
	var out []Cue
	for i := range w.tokens {
		switch {
		case i+2 < len(w.tokens) && w.is(i, "before") && (w.is(i+1, "and") || w.is(i+1, "n")) && w.is(i+2, "after"),
			i+1 < len(w.tokens) && w.is(i, "before") && w.is(i+1, "after") && strings.Trim(w.gap(i+1), " /&-") == "":
			out = append(out, CueBeforeAfter)
		case w.mediaWord(i) && w.ofPatient(i):
			out = append(out, CuePatientMedia)
		}
	}
	if w.rareEvent() {
		out = append(out, CueRareEvent)
	}
	return out
}

// rareEvent reports whether the part tells of a rare thing that happened to
// somebody, where in the organisation and when: together they name a person who
// is not named.
func (w *work) rareEvent() bool {
	rare, unit, when := false, false, len(w.found) > 0 && w.dateFound()
	for i, e := range w.entries {
		rare = rare || e.Flags.Has(lexicon.Rare)
		unit = unit || e.Flags.Has(lexicon.Organization) || w.is(i, "bay") || w.is(i, "bed") || w.is(i, "room")
		when = when || e.Flags.Any(lexicon.DateWord|lexicon.Weekday) && !w.is(i, "this") || w.is(i, "night") || w.is(i, "tonight")
	}
	return rare && unit && when
}

// dateFound reports whether a date was found in the part.
func (w *work) dateFound() bool {
	for _, f := range w.found {
		if f.Kind == KindDate {
			return true
		}
	}
	return false
}

// mediaWord reports whether token i is a word for a picture or a recording.
func (w *work) mediaWord(i int) bool {
	switch string(w.lower(i)) {
	case "photo", "photos", "pic", "pics", "picture", "pictures", "selfie", "selfies", "video", "videos", "foto", "fotos", "vidéo",
		"vídeo", "bild", "bilder", "image", "images", "x-ray", "scan", "scans":
		return true
	}
	return false
}

// ofPatient reports whether a word for the author, a relative or a patient
// stands within four words of token i.
func (w *work) ofPatient(i int) bool {
	for j := max(0, i-4); j < len(w.tokens) && j <= i+4; j++ {
		if e := w.entries[j]; e.Person == lexicon.PersonSelf || e.Person == lexicon.PersonOther || e.Flags.Has(lexicon.Kin) || w.is(j, "patient") || w.is(j, "patients") {
			return true
		}
	}
	return false
}

// attachmentCues returns the cues that attachments give by themselves. Any
// image or video that goes out has to be looked at, whatever it shows: a
// picture of the staff room may show a chart.
func attachmentCues(m *Message) []Cue {
	for _, a := range m.Attachments {
		if strings.HasPrefix(a.MIME, "image/") || strings.HasPrefix(a.MIME, "video/") {
			return []Cue{CueNeedsMediaReview}
		}
	}
	return nil
}
