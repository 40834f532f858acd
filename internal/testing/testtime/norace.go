//go:build !race

package testtime

const (
	slower = 1
	larger = 1
)
