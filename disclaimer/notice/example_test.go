// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

// A reply to a direct message, in a language of the reader.
func Example() {
	cat, err := notice.Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	choice, err := cat.Select(notice.Query{
		ID:        "redirect.secure",
		Channel:   notice.ChannelDM,
		Languages: []language.Tag{language.MustParse("fr-CA"), language.English},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := choice.Render(notice.Values{Organisation: "Example Clinic", Phone: "410-555-0123", Region: "CA"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text)
	fmt.Println(text.ID(), text.Language(), choice.Fallback)
	// Output:
	// Merci de nous avoir écrit. Merci de ne partager ici aucune donnée de santé ni donnée personnelle. Pour toute question privée, merci d'appeler notre accueil au 410-555-0123.
	// redirect.secure fr none
}

// A profile has little room, and each network has less or more of it.
func ExampleCatalogue_Select_surface() {
	cat, err := notice.Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, surface := range []string{"tiktok_bio", "instagram_bio"} {
		choice, err := cat.Select(notice.Query{
			Placement: notice.PlacementProfile,
			Surface:   surface,
			Languages: []language.Tag{language.English},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		text, err := choice.Render(notice.Values{FormURL: "https://example.com/form", Region: "US"})
		fmt.Println(text, err)
	}
	// Output:
	// No health details here, please. Secure form: https://example.com/form <nil>
	// Please do not share health information here. For anything private, please use our secure form: https://example.com/form <nil>
}

// A catalogue of one's own passes the same lint.
func ExampleLint() {
	book, err := notice.DecodeBook([]byte(`{"schema": 1, "entries": [{
		"id": "own.thanks", "purpose": "thanks", "channels": ["dm"], "version": "1", "source": "our policy",
		"wordings": [{"language": "en", "variants": [{"segments": [
			{"elements": ["acknowledgement"], "text": "Thank you for trusting us with your care!"}]}]}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := notice.Lint([]notice.Book{book}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		fmt.Println(f)
	}
	// Output:
	// error: presupposes_care: entry 0 (own.thanks), wording 0, variant 0, segment 0
}

// What a text message costs.
func ExampleSMS() {
	fmt.Println(notice.SMS("Please call our office.").Segments)
	fmt.Println(notice.SMS("Llámenos.").UCS2)
	// Output:
	// 1
	// true
}
