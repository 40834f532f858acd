//go:build !race

package allowance

const (
	slower = 1
	larger = 1
)
