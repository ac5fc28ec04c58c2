module github.com/safeharbor-go/safeharbor/examples/benchmarks

go 1.26.0

require github.com/safeharbor-go/safeharbor v0.0.0-00010101000000-000000000000

replace github.com/safeharbor-go/safeharbor => ../..
