//go:build unix

package watch

import (
	"slices"
	"syscall"
	"testing"
)

// Pipes and devices are never opened: that could wait for ever.
func TestPipe(t *testing.T) {
	p := newProject(t)
	m := newMirror(p, start(t, p.options()))
	if err := syscall.Mkfifo(p.at("content/pipe"), 0o644); err != nil {
		t.Skip(err)
	}
	for !slices.Contains(take(t, m.w).Paths, "content/pipe") {
	}
}
