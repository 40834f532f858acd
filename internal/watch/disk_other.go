//go:build !(linux || darwin || freebsd)

package watch

// silent cannot be known here; rounds find out.
func silent(string) bool { return false }
