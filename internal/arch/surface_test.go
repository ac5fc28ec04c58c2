// SPDX-License-Identifier: Apache-2.0

package arch_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/safeharbor-go/safeharbor/internal/arch"
)

func TestSurface(t *testing.T) {
	p := described(t, "phi", map[string]string{"a.go": `
type T struct{}
type G[E any] struct{}
type hidden int

func New() *T            { return nil }
func local()             {}
func Of[E any](e E)      {}
func (T) Value()         {}
func (*T) Pointer()      {}
func (*T) local()        {}
func (G[E]) Generic()    {}
func (*G[E]) Pointer()   {}
func (hidden) Exported() {}
`, "a_test.go": "func Test() {}\n"})
	want := []string{"phi.New", "(*phi.T).Value", "(*phi.T).Pointer"}
	if diff := cmp.Diff(want, arch.Surface(p)); diff != "" {
		t.Errorf("surface differs (-want +got):\n%s", diff)
	}
}
