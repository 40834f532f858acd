package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// makeDevice makes a device without end, that of /dev/zero: device FILE
func makeDevice(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(mkzero(ts.MkAbs(args[0])))
}

func mkzero(file string) error { return syscall.Mknod(file, syscall.S_IFCHR|0o644, 1<<8|5) }

// canMakeDevices reports whether the one who tests may make devices.
func canMakeDevices(t *testing.T) bool {
	file := filepath.Join(t.TempDir(), "zero")
	defer os.Remove(file)
	return mkzero(file) == nil
}
