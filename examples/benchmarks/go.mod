module github.com/safeharbor-go/safeharbor/examples/benchmarks

go 1.26.0

require (
	github.com/dlclark/regexp2/v2 v2.12.0
	github.com/mingrammer/commonregex v1.0.1
	github.com/petar-dambovaliev/aho-corasick v0.0.0-20250424160509-463d218d4745
	github.com/safeharbor-go/safeharbor v0.0.0-00010101000000-000000000000
	github.com/wasilibs/go-re2 v1.13.0
)

require golang.org/x/sys v0.48.0 // indirect

replace github.com/safeharbor-go/safeharbor => ../..
