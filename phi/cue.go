// SPDX-License-Identifier: Apache-2.0

package phi

import (
	"strings"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
)

// media are the words for a picture or a recording.
const media = `photo photos pic pics picture pictures selfie selfies video videos foto fotos vidéo vídeo bild bilder
	image images scan scans`

// mediaWords is the set of those, and startsCue that of the words that begin a cue.
var (
	mediaWords = wordsOf(media)
	startsCue  = wordsOf(media + " before")
)

// cueFrom returns the first token from token i on that may begin a cue, and the
// number of tokens if none does.
func (w *work) cueFrom(i int) int {
	for i < len(w.tokens) && !startsCue.has(&w.tokens[i]) {
		i++
	}
	return i
}

// cues returns the reasons for a person to look at the part at hand.
func (w *work) cues(m *Message) []Cue {
	var out []Cue
	for i := w.cueFrom(0); i < len(w.tokens); i = w.cueFrom(i + 1) {
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
	if !w.met.Has(lexicon.Rare) {
		return false
	}
	unit, when := false, len(w.found) > 0 && w.dateFound()
	for i, e := range w.entries {
		unit = unit || e.Flags.Has(lexicon.Organization) || w.is(i, "bay") || w.is(i, "bed") || w.is(i, "room")
		when = when || e.Flags.Any(lexicon.DateWord|lexicon.Weekday) && !w.is(i, "this") || w.is(i, "night") || w.is(i, "tonight")
	}
	return unit && when
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
func (w *work) mediaWord(i int) bool { return mediaWords.has(&w.tokens[i]) }

// ofPatient reports whether a word for the author, a relative or a patient
// stands within four words of token i.
func (w *work) ofPatient(i int) bool {
	for j := max(0, i-4); j < len(w.tokens) && j <= i+4; j++ {
		if who := w.personAt(j); who == lexicon.PersonSelf || who == lexicon.PersonOther || w.flags(j).Has(lexicon.Kin) || w.is(j, "patient") || w.is(j, "patients") {
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
		if a.shows() {
			return []Cue{CueNeedsMediaReview}
		}
	}
	return nil
}

// shows reports whether an attachment is an image or a video: by its type, which
// RFC 2045 has written in either case, or by its name if the type says nothing.
func (a Attachment) shows() bool {
	mime := strings.ToLower(a.MIME)
	kind, _, _ := strings.Cut(mime, "/")
	switch {
	case kind == "image", kind == "video", strings.HasPrefix(mime, "application/dicom"):
		return true
	case mime != "" && !strings.HasPrefix(mime, "application/octet-stream"):
		return false
	}
	name := strings.ToLower(a.Name)
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "jpg", "jpeg", "png", "gif", "heic", "heif", "webp", "bmp", "tif", "tiff", "avif", "dcm",
		"mp4", "m4v", "mov", "avi", "mkv", "webm", "3gp", "mpg", "mpeg", "wmv":
		return true
	}
	return false
}
