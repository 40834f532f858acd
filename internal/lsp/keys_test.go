package lsp

import (
	"maps"
	"slices"
	"testing"

	"galen/internal/fields"
)

// TestKeyLines: each key that Galen has is explained, and no other.
func TestKeyLines(t *testing.T) {
	if got := slices.Sorted(maps.Keys(keyLines)); !slices.Equal(got, fields.Reserved) {
		t.Errorf("explained are\n%q\nand the keys are\n%q", got, fields.Reserved)
	}
}
