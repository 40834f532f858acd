//go:build !(linux || darwin || freebsd)

package watch

// losesEvents cannot be known here; rescans find out.
func losesEvents(string) bool { return false }
