//go:build race

package testtime

const (
	slower = 10
	larger = 8
)
