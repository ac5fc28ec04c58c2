// SPDX-License-Identifier: Apache-2.0

// Package report writes what agreements cover as tables and drawings for people.
//
//	matrix, err := report.NewMatrix(graph, report.Question{Account: "main", AsOf: today})
//	os.WriteFile("coverage.html", []byte(matrix.HTML()), 0o644)
//	chain := report.NewChain(verdict)
//	os.WriteFile("chain.svg", []byte(chain.SVG()), 0o644)
//	fmt.Print(chain.Mermaid())
//
// A [Matrix] has a row for each part of each service and a column for each way
// in which data may have come there. A [Chain] draws the proof of one verdict,
// hop by hop, and a [Calendar] lists what ends when.
//
// # Guarantees
//
// The same graph and question give the same bytes. HTML and SVG are well-formed
// XML that loads nothing from elsewhere, and every text of a record is escaped.
// Each cell says its verdict in words; colour only repeats them. Texts of a
// drawing fit their boxes in a monospaced font.
//
// # Limits
//
// A cell shows the verdict and the first reason, not the proof; ask the graph
// for that. It is not legal advice, and every report says so.
//
// # Sources
//
// Those that the graph names; each report ends with its notice.
//
// # Errors
//
// [NewMatrix] returns the [*baa.UseError] of a question that cannot be answered.
package report
