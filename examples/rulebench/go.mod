module github.com/safeharbor-go/safeharbor/examples/rulebench

go 1.26.0

require github.com/safeharbor-go/safeharbor v0.0.0-00010101000000-000000000000

require (
	cel.dev/cel-go v0.33.2 // indirect
	github.com/cedar-policy/cedar-go v1.9.0 // indirect
	github.com/expr-lang/expr v1.17.8 // indirect
	github.com/go-json-experiment/json v0.0.0-20260820222146-c27c302e5fc3 // indirect
	golang.org/x/exp v0.0.0-20240823005443-9b4947da3948 // indirect
)

replace github.com/safeharbor-go/safeharbor => ../..
