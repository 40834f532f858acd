package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/output"
	"galen/internal/testing/testtime"
)

func TestPatience(t *testing.T) {
	full := diag.List{diag.Errorf(diag.Position{}, "output-full", "no space left").WithCause(diag.Environment)}
	fuller := diag.List{diag.Errorf(diag.Position{}, "output-full", "less space left").WithCause(diag.Environment)}
	busy := diag.List{diag.Errorf(diag.Position{}, "output-busy", "another galen").WithCause(diag.Environment)}
	typo := diag.List{diag.Errorf(diag.Position{File: "a.md"}, "unknown-key", "unknown key").WithHint("mend it")}
	warning := diag.List{diag.Warningf(diag.Position{}, "no-cache", "not kept").WithCause(diag.Environment)}
	var p backoff
	for i, step := range []struct {
		list diag.List
		took time.Duration
		wait time.Duration // zero: no other try
		news bool
	}{
		{nil, 0, 0, true},
		{typo, 0, 0, true},
		{typo, 0, 0, true},
		{full, 0, time.Second, true},
		{fuller, 0, 2 * time.Second, false},
		{full, 0, 4 * time.Second, false},
		{full, 0, 8 * time.Second, false},
		{full, 0, 8 * time.Second, false},
		{full, time.Minute, 2 * time.Minute, false},
		{busy, 0, 8 * time.Second, true},
		{append(busy, typo...), 0, 8 * time.Second, true},
		{warning, 0, 0, true},
		{full, 0, time.Second, true},
	} {
		began := time.Now()
		again, news := p.judge(step.list, step.took)
		if news != step.news || again.IsZero() != (step.wait == 0) {
			t.Errorf("step %d: again %v, news %v", i, again, news)
		}
		if wait := again.Sub(began); !again.IsZero() && (wait < step.wait || wait > step.wait+time.Minute/2) {
			t.Errorf("step %d: waits %v, want %v", i, wait, step.wait)
		}
	}
}

// TestWatchTriesAgain: what is in the way outside the source rings no bell when it
// goes. It is said once, and galen watch goes on by itself.
func TestWatchTriesAgain(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	other, err := output.Begin(d.at("public"))
	d.must(err)
	watch := d.start("watch")
	const busy = `error: another galen is writing to "public"` + "\n"
	if first := watch.said.news(t, busy) + watch.said.news(t, "the output is unchanged; galen tries again by itself\n\n"); strings.Contains(first, "changed") {
		t.Errorf("said before it was built:\n%s", first)
	}
	d.edit(measles, "Text.", "New text.") // tries at once, and is not said again
	d.edit(measles, "New text.", "Newer text.")
	other.Abort()
	if between := watch.said.news(t, " changed, 0 removed in public\n"); strings.Contains(between, "error") {
		t.Errorf("said again:\n%s", between)
	}
	testtime.Await(t, func() string { return difference(tree(t, d.at("public")), d.clean()) })
}

// TestSourceMayBeReadAgain: galen serve looks again by itself, too.
func TestSourceMayBeReadAgain(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	d := newSmallDesk(t)
	d.must(os.Chmod(d.at(measles), 0))
	serve := d.start("serve")
	serve.said.news(t, measles+": error: this cannot be read: permission denied\n")
	d.must(os.Chmod(d.at(measles), 0o644))
	serve.said.news(t, " fixed\n")
}
