package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	cases "galen/internal/testing/tally"
	"galen/internal/testing/testtime"
)

// galen runs the program in a folder and gives its exit code and what it said.
func galenIn(t *testing.T, dir string, env []string, stdout *os.File, args ...string) (code int, out, errs string) {
	t.Helper()
	c := exec.Command("galen", args...)
	c.Dir, c.Env = dir, append(os.Environ(), env...)
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	if stdout != nil {
		c.Stdout = stdout
	}
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

// said are the commands that say something on standard output.
var said = [][]string{
	// listed
	{"build"}, {"check", "--explain"}, {"headers", "--for", "nginx"}, {"next", "--format", "systemd"}, {"next", "--format", "cron"}, {"report", "reading"}, {"version"},
	{"check", "--format", "json"}, {"next", "--format", "json"}, {"completion", "bash"},
	// made up
	{"build", "--format", "json"}, {"build", "--timings", "--format", "json"}, {"check"}, {"check", "--format", "sarif"},
	{"check", "--explain", "HN105"}, {"headers"}, {"headers", "--for", "caddy"},
	{"next"}, {"report", "due"}, {"report", "due", "--format", "json"},
	{"report", "reading", "--format", "json"}, {"review", "sign", "content/health/jabs.md", "--by", "ada"},
	{"completion", "fish"}, {"completion", "zsh"}, {"completion", "powershell"}, {"help"}, {"build", "--help"}, {"report"}, {"review"},
	{"new", "article", "A new one", "--category", "health"}, {"init", "other"},
}

// TestKind23FullOutput: whatever a command says, it notices that nobody can read it.
func TestKind23FullOutput(t *testing.T) {
	t.Parallel()
	cases.Kind(t, 23, "said")
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	for _, args := range said {
		d := newSmallDesk(t)
		d.write("content/authors/ada.md", "---\nname: Ada\nrole: Reviewer\n---\n")
		d.write("content/health/jabs.md", "---\ntitle: Jabs\ndescription: About jabs.\ndate: 2026-11-01\nauthors: [desk]\n---\n\nMeasles is catching.\n")
		env := []string{"SOURCE_DATE_EPOCH=1795341600"}
		code, _, errs := galenIn(t, d.dir, env, full, args...)
		if code != 3 || !strings.Contains(errs, "cannot write to standard output") {
			t.Errorf("galen %s: exit %d\n%s", strings.Join(args, " "), code, errs)
		}
	}
	d := newSmallDesk(t)
	if code, _, errs := galenIn(t, d.dir, nil, nil, "build", "--profile", "/dev/full"); code != 3 {
		t.Errorf("a profile: exit %d\n%s", code, errs)
	}
}

// TestKind20ClockFromOutside: a clock that cannot be is refused, and the hint helps.
func TestKind20ClockFromOutside(t *testing.T) {
	t.Parallel()
	cases.Kind(t, 20)
	d := newSmallDesk(t)
	for _, c := range []struct {
		epoch, at string
		code      int
		says      string
	}{
		// listed
		{"1795000000000", "", 2, "SOURCE_DATE_EPOCH=1795000000\n"},
		{"-62135596801", "", 2, "1990 and 2100"},
		{"0", "", 2, "1990 and 2100"},
		{"-1", "", 2, "1990 and 2100"},
		{" ", "", 2, "seconds"},
		{"9223372036854775807", "", 2, "1990 and 2100"},
		{"", "EMPTY", 2, "to use the time now"},
		// made up
		{"1795000000000000", "", 2, "SOURCE_DATE_EPOCH=1795000000\n"},
		{"1795000000000000000", "", 2, "SOURCE_DATE_EPOCH=1795000000\n"},
		{"2026-11-22", "", 2, "number of seconds"},
		{"1795000000.5", "", 2, "number of seconds"},
		{"631151999", "", 2, "1990 and 2100"},
		{"631152000", "", 0, ""},
		{"4133980799", "", 0, ""},
		{"4133980800", "", 2, "1990 and 2100"},
		{"1795000000", "", 0, ""},
		{"", "1989-12-31", 2, "1990 and 2100"},
		{"", "2101-01-01T12:00", 2, "1990 and 2100"},
		{"", "2027-01-01", 0, ""},
		{"", "   ", 2, "to use the time now"},
		{"", "22/11/2026", 2, "2026-11-22"},
	} {
		env := []string{"SOURCE_DATE_EPOCH=" + c.epoch}
		args := []string{"build"}
		if c.at != "" {
			args = append(args, "--at", strings.ReplaceAll(c.at, "EMPTY", ""))
		}
		code, _, errs := galenIn(t, d.dir, env, nil, args...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v %q: exit %d, want %d, and not %q:\n%s", args, c.epoch, code, c.code, c.says, errs)
		}
		if _, fixed, ok := strings.Cut(errs, "write  SOURCE_DATE_EPOCH="); ok {
			if code, _, errs := galenIn(t, d.dir, []string{"SOURCE_DATE_EPOCH=" + strings.TrimSpace(fixed)}, nil, "build"); code != 0 {
				t.Errorf("the hint does not help: %s", errs)
			}
		}
	}
	for _, args := range [][]string{{"check", "--at", ""}, {"next", "--at", ""}, {"report", "due", "--at", ""}, {"serve", "--at", ""}, {"watch", "--poll", "-1s"}, {"serve", "--poll", "-1s"}} {
		if code, _, errs := galenIn(t, d.dir, nil, nil, args...); code != 2 || strings.Contains(errs, "goroutine") {
			t.Errorf("%v: exit %d\n%s", args, code, errs)
		}
	}
}

// TestProfileSpares: a profile is not written over anything else.
func TestProfileSpares(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	for name := range smallSite {
		before := d.read(name)
		if code, _, errs := galenIn(t, d.dir, nil, nil, "build", "--profile", name); code != 2 || d.read(name) != before {
			t.Errorf("%s: exit %d\n%s", name, code, errs)
		}
	}
	for range 2 { // a profile takes the place of an older one
		if code, _, errs := galenIn(t, d.dir, nil, nil, "build", "--profile", "cpu.pprof"); code != 0 {
			t.Errorf("exit %d\n%s", code, errs)
		}
	}
	if code, _, _ := galenIn(t, d.dir, nil, nil, "build", "--profile", filepath.Join("none", "cpu.pprof")); code != 3 {
		t.Errorf("a folder that is not there: exit %d", code)
	}
	if code, _, _ := galenIn(t, d.dir, nil, nil, "build", "--profile", "content"); code == 0 {
		t.Error("a folder is no profile")
	}
}

// TestNoStack: neither a signal nor a fault of the program shows a stack.
func TestNoStack(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no SIGQUIT")
	}
	d := newSmallDesk(t)
	c := exec.Command("galen", "watch")
	c.Dir = d.dir
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	d.must(c.Start())
	testtime.Await(t, func() string {
		if _, err := os.Stat(d.at("public/index.html")); err != nil {
			return "nothing is built"
		}
		return ""
	})
	d.must(c.Process.Signal(syscall.SIGQUIT))
	c.Wait()
	if text := out.String(); strings.Contains(text, "goroutine") || c.ProcessState.ExitCode() != 131 {
		t.Errorf("exit %d\n%s", c.ProcessState.ExitCode(), text)
	}
	if text := fmt.Sprint(run([]string{"version"})); text != "0" {
		t.Error(text)
	}
}
