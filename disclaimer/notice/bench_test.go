// SPDX-License-Identifier: Apache-2.0

package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeharbor-go/safeharbor/disclaimer/notice"
)

func BenchmarkNew(b *testing.B) {
	books, err := notice.BuiltinBooks()
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err := notice.New(books, nil)
		require.NoError(b, err)
	}
}

func BenchmarkReply(b *testing.B) {
	c := builtin(b)
	b.ReportAllocs()
	for b.Loop() {
		choice, err := c.Select(notice.Query{ID: "redirect.secure", Languages: five[1:], Channel: notice.ChannelDM})
		require.NoError(b, err)
		_, err = choice.Render(clinic)
		require.NoError(b, err)
	}
}
