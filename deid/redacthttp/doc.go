// SPDX-License-Identifier: Apache-2.0

// Package redacthttp applies a policy to what travels over HTTP, before a
// handler reads it or before a client sends it.
//
//	d, err := deid.New(deid.SafeHarbor(), nil)
//	if err != nil { ... }
//	f, err := redacthttp.New(d, nil)
//	if err != nil { ... }
//	client := &http.Client{Transport: f.RoundTripper(http.DefaultTransport)}
//
// # Guarantees
//
// Bodies of JSON, NDJSON, CSV, forms, plain text and HTML go through the policy,
// and so do the values of the query. Compressed bodies (gzip, deflate) are
// unpacked first, within the same limit, and travel on unpacked. Everything else
// is refused: another media type, encoding or character set, a body over the
// limit, one that is not well formed, a text that is withheld. A refused request
// reaches neither the handler nor the network.
//
// A body is held in memory until all of it went through the policy, also one
// whose length is not announced: half a body is never passed on. A [Filter] is
// immutable and safe for concurrent use.
//
// # Limits
//
// Header fields and cookies are not looked at. A client's request whose path
// holds what the policy would change is refused, since changing it would ask for
// something else; a handler's is not looked at. With Options.Responses a handler
// cannot stream: its response is held until it returns, and Flush and Hijack are
// not there.
//
// # Sources
//
// RFC 9110 for media types, codings and status codes.
//
// # Errors
//
// *[RefusedError] from the client, its status code from the handler. Neither
// holds a value.
package redacthttp
