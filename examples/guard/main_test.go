// SPDX-License-Identifier: Apache-2.0

package main

import (
	"testing"

	"github.com/safeharbor-go/safeharbor/examples/internal/iotest"
)

func TestIO(t *testing.T) { iotest.Run(t, run, 1) }
