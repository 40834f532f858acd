//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

// makeFIFO is for systems that have no named pipes among their files.
func makeFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("there are no pipes here") }
