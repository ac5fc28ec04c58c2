// SPDX-License-Identifier: Apache-2.0

// Package routertest checks a rule set against messages whose plan is known, and
// says which rules and which questions they exercise.
//
//	func TestRules(t *testing.T) {
//		engine, err := router.Load(rules, "rules.json", options)
//		require.NoError(t, err)
//		routertest.Run(t, fixtures, engine)
//	}
//
// A fixture is a line of a file *.jsonl:
//
//	{"why": "a person decides", "facts": {"id": "m1", "level": "likely"},
//	 "want": {"folder": ["review"]}, "want_not": {"auto_reply": ["*"]}}
//
// # Guarantees
//
// Files are read in the order of their names. A fixture without a reason, with
// an unknown key or without any expectation is an error, and so is a file
// system without fixtures: a test that asks nothing cannot pass. All functions
// are safe for concurrent use.
//
// # Limits
//
// Coverage says what was asked, not that it was asked well. Wait for the proof
// of [router.Prove] where a claim is about all messages. This is no legal
// advice.
//
// # Sources
//
// None.
//
// # Errors
//
// *[FixtureError] names the file and the line, never a value.
package routertest
