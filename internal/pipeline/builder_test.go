package pipeline

import (
	"bytes"
	"os"
	"runtime"
	"testing"
)

// TestBuildID: a program for Linux says what it was built from, and what is no
// program says nothing.
func TestBuildID(t *testing.T) {
	if builder().IsZero() {
		t.Error("this program cannot be told from others")
	}
	for _, text := range []string{"", "#!/bin/sh", "\x7fELF"} {
		if id := buildID(bytes.NewReader([]byte(text))); id != nil {
			t.Errorf("%q has the id %q", text, id)
		}
	}
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if id := buildID(file); runtime.GOOS == "linux" && len(id) < 40 {
		t.Errorf("the id is %q", id)
	}
}
