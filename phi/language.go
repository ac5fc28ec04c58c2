// SPDX-License-Identifier: Apache-2.0

package phi

import "fmt"

// A Language is the language of a message, as far as this package knows it.
// The zero Language is [LangUnspecified]: it is then detected and reported.
type Language uint8

// The languages.
const (
	LangUnspecified Language = iota // not stated
	English
	Spanish
	French
	German
	Italian
	LangUnsupported // a language that is none of the above
)

var languageWords = []string{"und", "en", "es", "fr", "de", "it", "other"}

// Languages returns the supported languages.
func Languages() []Language { return []Language{English, Spanish, French, German, Italian} }

// Supported reports whether l has cues, dates, names and health words.
func (l Language) Supported() bool { return l >= English && l <= Italian }

// String returns the ISO 639-1 code of a supported language, "und" for
// [LangUnspecified] and "other" for [LangUnsupported].
func (l Language) String() string { return wordOf(languageWords, l) }

// ParseLanguage reads a language tag such as "en", "de-CH" or "pt_BR". The
// empty tag and "und" are [LangUnspecified]; a well-formed tag of a language
// outside the list is [LangUnsupported], so that it is reported and not
// guessed. A malformed tag is an error.
func ParseLanguage(tag string) (Language, error) {
	if tag == "" || tag == "und" {
		return LangUnspecified, nil
	}
	n := 0
	for n < len(tag) && isLetter(tag[n]) {
		n++
	}
	if n < 2 || n > 8 || n < len(tag) && tag[n] != '-' && tag[n] != '_' {
		return LangUnspecified, fmt.Errorf("phi: language tag: %w", ErrUnknownWord)
	}
	if n == 2 {
		base := string([]byte{tag[0] | 0x20, tag[1] | 0x20})
		for _, l := range Languages() {
			if base == languageWords[l] {
				return l, nil
			}
		}
	}
	return LangUnsupported, nil
}

// MarshalText returns what String returns.
func (l Language) MarshalText() ([]byte, error) { return marshalWord("language", languageWords, l) }

// UnmarshalText reads a language tag as [ParseLanguage] does.
func (l *Language) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLanguage(string(text))
	return err
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
