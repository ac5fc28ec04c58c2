// SPDX-License-Identifier: Apache-2.0

// Package notice holds the notices that stand beside a conversation and the
// saved replies that may be sent in it, in five languages.
//
//	cat, err := notice.Builtin()
//	choice, err := cat.Select(notice.Query{ID: "redirect.secure", Languages: languages, Channel: notice.ChannelDM})
//	text, err := choice.Render(notice.Values{Phone: "410-555-0123", Region: "US"})
//	fmt.Println(text, choice.Fallback)
//
// # Guarantees
//
// A [Text] comes from a catalogue that passed the lint, states the elements that
// its placement or purpose requires, and keeps to every limit that was asked
// for, counted as the network counts. Variables form a closed list and describe
// the organisation only; a variable that is unknown or has no value is an error,
// so that no text is ever sent with a hole in it. No language is assumed: if
// none of the requested ones is there the selection fails, and [Choice.Fallback]
// reports a text in any but the first. Emergency numbers follow the region,
// never the language.
//
// The built-in replies invite contact without presupposing care: each would be
// true and harmless if a stranger got it. They are written for English, Spanish,
// French, German and Italian, and ids are the same in all of them.
//
// Catalogues are immutable and safe for concurrent use. The order of ids,
// findings and elements is fixed.
//
// # Limits
//
// The lint knows words, not meanings. It finds a declared element that the words
// do not bear out and the commonest ways to presuppose care; a guard of replies
// and a lawyer find more. Lengths in [UnitGraphemes] and [UnitXWeight] are close
// approximations whose comments say in which direction they err. The limits of
// networks, the emergency numbers and the rules for recording calls are as of
// the month in their rows. [Values] have narrow forms, but a name that is in the
// configuration of the organisation cannot be told from that of a person.
//
// The texts are general guidance, not legal advice: see [LegalNotice].
//
// # Sources
//
// 45 CFR 164.502(a), 164.522(b), 164.524, 164.530(c) and (d); 47 CFR 64.1200(a);
// 18 USC 2511(2)(d) and state laws on recording, as of 2026-11; 3GPP TS 23.038;
// Unicode Standard Annex 29; the limits that networks publish, as of 2026-11.
// The texts are the project's own.
//
// # Errors
//
// Data: [*DecodeError], [ErrSchema], [ErrTable], [*LintError]. Selection:
// [ErrQuery], [ErrNoEntry], [ErrNoLanguage], [ErrUnknownSurface]. Rendering:
// [*ValueError], [*MissingError], [*LengthError], [ErrNoEmergencyNumber],
// [ErrNoElements]. Parse functions: [*WordError]. No error shows a value or a
// text.
package notice
