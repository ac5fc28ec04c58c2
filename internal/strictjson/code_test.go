// SPDX-License-Identifier: Apache-2.0

package strictjson_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/internal/strictjson"
)

func TestCodeText(t *testing.T) {
	for c := strictjson.Syntax; c <= strictjson.BadTarget; c++ {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back strictjson.Code
		require.NoError(t, back.UnmarshalText(text))
		if back != c {
			t.Errorf("%s reads back as %s", c, back)
		}
	}
	beyond := strictjson.BadTarget + 1
	if got := beyond.String(); got != "invalid" {
		t.Errorf("String of an unknown code = %q, want invalid", got)
	}
	_, err := beyond.MarshalText()
	require.Error(t, err)
	_, err = strictjson.ParseCode("Syntax")
	require.Error(t, err, "case matters")
}
