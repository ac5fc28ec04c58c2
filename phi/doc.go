// SPDX-License-Identifier: Apache-2.0

// Package phi finds what identifies a person in a message, finds what the
// message says about health, care and payment for care, and decides whether
// the two together make it protected health information (PHI).
//
//	d, err := phi.New(nil)
//	if err != nil { ... }
//	a, err := d.Assess(phi.Body("I'm Ana Ruiz, is my biopsy back? 410-555-0123"))
//	if err != nil { ... } // incomplete: treat the message as PHI
//	fmt.Println(a.Level)  // certain
//
// # Guarantees
//
// Offsets are bytes, half-open, into the text of the part: the finding is
// Parts[f.Part].Text[f.Start:f.End]. Findings and mentions are sorted by part
// and start; findings are disjoint. The same message gives the same answer, on
// any number of goroutines: a [Detector] is immutable. No decision depends on
// text that is more than [MaxContext] bytes away. Findings hold no text, and
// nothing of this package prints, logs or encodes a value, a concept or a
// sensitivity unless it is asked for it by name.
//
// [Detector.DetectReader] finds in a stream what [Detector.Detect] finds in the
// whole of its text, in memory that does not grow with it.
//
// A [Conversation] finds what several messages show only together.
//
// [Options.Recognizers] adds findings of the user's own; package pattern makes
// them from regular expressions. What a [Recognizer] does wrong makes a message
// incomplete, and its guarantees of place and cost are its author's to keep.
//
// The cost is linear in the length of the message; [Detector.Append] allocates
// nothing but room for findings. Built-in rules use no regular expressions.
// [Options.Names] trades the names in free text for speed. The package does no
// I/O, keeps no global state and reads neither clock nor environment.
//
// # Limits
//
// It knows English, Spanish, French, German and Italian; another language is
// reported by [Assessment.Unsupported], not guessed. Names are found after
// titles and cue words, beside labels and where the caller knows them; a bare
// name in the middle of a sentence may be missed, most of all one in lower case
// that is a word as well. What people say of
// their health without a word of the trade is told by a small model that was
// trained on messages written for this project; it may add such talk where there
// is none, miss it, and take back an everyday word, but never the word for a
// disease that the grammar of its clause gives to a person. It looks at text only:
// a photograph, a voice and a scan are reported as attachments to be looked at.
// It measures nothing but words, so it can be wrong in both directions, and it
// gives no legal advice.
//
// # Sources
//
// The identifiers are those of 45 CFR 164.514(b)(2)(i); what counts as health
// information is 45 CFR 160.103. Each recogniser's file names the source of its
// grammar. internal/gen/talk and internal/gen/train say what the two models were
// trained on.
//
// # Errors
//
// [New] returns an *[OptionError]. Everything that looks at a message returns
// what it found together with an *[IncompleteError] if it could not look at
// all of it; Parse functions wrap [ErrUnknownWord].
package phi
