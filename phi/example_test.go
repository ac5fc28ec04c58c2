// SPDX-License-Identifier: Apache-2.0

package phi_test

import (
	"fmt"
	"log/slog"
	"os"

	"github.com/safeharbor-go/safeharbor/phi"
)

func Example() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := d.Assess(phi.Body("My name is Ana Ruiz, is my biopsy back? 410-555-0123"))
	if err != nil {
		fmt.Println("hold the message:", err)
		return
	}
	fmt.Println(a.Level, a.Findings)
	// Output: certain [name@0:11-19 name/labelled phone@0:40-52 phone/nanp]
}

func ExampleDetector_Detect() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := phi.Body("SSN: 987-65-4321, or mail ana@example.com")
	findings, err := d.Detect(m)
	if err != nil {
		fmt.Println("incomplete:", err)
	}
	for _, f := range findings {
		fmt.Println(f.Kind, f.Kind.Source(), f.Start, f.End)
	}
	// Output:
	// ssn 45 CFR 164.514(b)(2)(i)(G) 5 16
	// email 45 CFR 164.514(b)(2)(i)(F) 26 41
}

// An author whom the channel names is an identifier too: the words alone name
// nobody, the message is PHI all the same.
func ExampleDetector_Assess() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := phi.Body("I was just told I have diabetes. Should I be worried?")
	m.Channel = phi.ChannelDM
	a, err := d.Assess(m)
	if err != nil {
		fmt.Println("hold the message:", err)
		return
	}
	fmt.Println(a.Level, a.Intents)
	fmt.Println("the author is the identifier:", a.Basis[0].Finding == phi.AuthorFinding)
	// Output:
	// likely [medical_advice_request]
	// the author is the identifier: true
}

func ExampleDetector_Explain() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := d.Explain(phi.Body("order 123456, SSN 123456789"))
	if err != nil {
		fmt.Println("incomplete:", err)
	}
	fmt.Print(e)
	// Output:
	// unlikely other_id@0:6-12 labelled/other_id 0.119
	// found ssn@0:18-27 ssn/bare 0.993
	// overlapped ssn@0:18-27 labelled/ssn 0.953 against ssn/bare
}

// What was delivered as harmless turns out to be half of a number.
func ExampleConversation() {
	d, err := phi.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var c phi.Conversation
	for _, text := range []string{"my number is", "410 555", "0123"} {
		turn, err := c.Add(d, phi.Body(text))
		if err != nil {
			fmt.Println("hold the message:", err)
			return
		}
		fmt.Println(turn.Message, turn.Findings, turn.Earlier)
	}
	// Output:
	// 0 [] []
	// 1 [] []
	// 2 [phone@0:0-4 phone/nanp] [message 1 phone@0:0-7 phone/nanp]
}

func ExampleText() {
	t := phi.NewText("Ana Ruiz, biopsy on Monday")
	fmt.Printf("%v %+v %#v %q\n", t, t, t, t)
	slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})).Info("got", "text", t)
	// Output:
	// [text] [text] [text] [text]
	// level=INFO msg=got text=[text]
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}
