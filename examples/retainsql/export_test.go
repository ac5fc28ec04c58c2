// SPDX-License-Identifier: Apache-2.0

package retainsql

// SetStep makes the store call step between any two changes.
func (s *Store) SetStep(step func()) { s.step = step }

// Migrations is the number of migrations.
const Migrations = len(migrations)
