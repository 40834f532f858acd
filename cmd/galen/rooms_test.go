package main

import (
	"os"
	"path"
	"strings"
	"testing"
)

// TestRooms: the map names every room of the house, but for those of the tests.
func TestRooms(t *testing.T) {
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms := 0
	for _, p := range house(t) {
		name, internal := strings.CutPrefix(p.path, "galen/internal/")
		if !internal || strings.HasPrefix(name, "testing/") || path.Base(name) == "generate" {
			continue
		}
		rooms++
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("docs/architecture.md: the table of rooms has no %s", name)
		}
	}
	if rooms < 40 {
		t.Errorf("only %d rooms", rooms)
	}
}
