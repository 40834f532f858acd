//go:build !linux

package watch

func exchange(a, b string) {}
