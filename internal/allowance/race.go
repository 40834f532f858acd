//go:build race

package allowance

const (
	slower = 10
	larger = 8
)
