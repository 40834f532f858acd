//go:build !unix

package main

// stoppedMain is galen, where there are no signals to test.
func stoppedMain() { main() }
