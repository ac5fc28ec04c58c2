module github.com/safeharbor-go/safeharbor/examples/retainsql

go 1.26

require (
	github.com/jackc/pgx/v5 v5.12.0
	github.com/safeharbor-go/safeharbor v0.0.0
	github.com/stretchr/testify v1.11.1
	modernc.org/sqlite v1.60.1
)

replace github.com/safeharbor-go/safeharbor => ../..
