// SPDX-License-Identifier: Apache-2.0

// Command first prints how long the first look-up of a word takes in its
// process, and then the first message with a new detector, both in nanoseconds.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/safeharbor-go/safeharbor/internal/lexicon"
	"github.com/safeharbor-go/safeharbor/internal/scan"
	"github.com/safeharbor-go/safeharbor/phi"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "first:", err)
		os.Exit(1)
	}
}

func run() error {
	start := time.Now()
	_, known := lexicon.Lookup(scan.Hash("garcia"))
	word := time.Since(start)
	start = time.Now()
	detector, err := phi.New(nil)
	if err != nil {
		return err
	}
	found, err := detector.Append(nil, phi.Body("This is Ana Garcia, my number is 410-555-0123."))
	if err != nil {
		return err
	}
	message := time.Since(start)
	if !known || len(found) == 0 {
		return fmt.Errorf("the word is known: %t; findings in the message: %d", known, len(found))
	}
	_, err = fmt.Println(word.Nanoseconds(), message.Nanoseconds())
	return err
}
