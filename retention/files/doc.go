// SPDX-License-Identifier: Apache-2.0

// Package files keeps items and receipts of package retention in a folder, one
// file each, so that a killed process loses nothing.
//
//	root, err := os.OpenRoot("/var/lib/inbox")
//	store, err := files.Open(root, resolver)
//	err = store.Put(ctx, item)
//	plan, err := resolver.Plan(today, retention.Until(store.All(ctx), &failed))
//	x, err := retention.NewExecutor(retention.ExecuteOptions{Source: store, Journal: store, ...})
//
// # Guarantees
//
// A [Store] is a retention.ThreadSource, a retention.Journal and the
// retention.Store of the items in it. Every change is written to a file of its
// own that then takes the place of the old one, so that a file is the old or the
// new one and never half of each. A file that cannot be read, or whose item is
// not the one that its name stands for, is an error and never an item that is
// not there. A store is safe for concurrent use within one process.
//
// # Limits
//
// One process at a time may use a folder. Reading all items opens each file, and
// so does finding the items of a thread: for more than some ten thousand use a
// database. A *os.Root does not write through to the disk: a folder that does,
// see [Syncer], survives the loss of power as well. Deleting a file is not
// erasing a disk; see NIST SP 800-88. The names of files are digests of ids,
// which whoever can guess an id can compute, and the files hold the ids.
//
// # Sources
//
// None.
//
// # Errors
//
// An [*Error] names what was being done and wraps the error of the folder, which
// shows the name of a file and no id.
package files
