package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen/internal/pipeline"
	cases "galen/internal/testing/tally"
)

// folders are names that each of the programs has its own way to misread.
var folders = []string{
	// listed
	"x'\n* * * * * touch /tmp/never #",
	// made up
	"plain", "with spaces", "it's", `a "quoted" one`, `back\slash`, "$HOME", "${HOME}", "a;b", "a&b", "#x", "a|b", "`date`", "$(date)", "*", "grün", "~", "a,b", "100%", "%n", "x%%y",
	"a\nb", "a\rb", "ends\\",
}

func inFolder(name string) forecast {
	at := time.Date(2026, 11, 23, 6, 17, 30, 0, time.UTC)
	return forecast{
		program: "/bin/echo", folder: "/srv/" + name, args: []string{"build", "--release", "--source", "/srv/" + name, "--output", "/var/" + name},
		changes: []pipeline.Change{{At: at}, {At: at.Add(20 * time.Second)}, {At: at.Add(48 * time.Hour)}},
	}
}

// tool finds a program, or says clearly that nothing was tried. .ci/run installs it.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: what is written for it was NOT tried", name)
	}
	return path
}

// TestKind21Cron: what is written for cron is a crontab to cron itself, and its command runs
// with the words that were meant. A line break or a percent sign is refused.
func TestKind21Cron(t *testing.T) {
	t.Parallel()
	cases.Kind(t, 21, "folders")
	crontab := tool(t, "crontab")
	tried := 0
	for _, name := range folders {
		f := inFolder(name)
		var w bytes.Buffer
		err := nextCron(&w, f)
		if bad := strings.ContainsAny(name, "\n\r%"); bad != (err != nil) {
			t.Errorf("%q: %v", name, err)
			continue
		} else if bad {
			continue
		}
		tried++
		file := filepath.Join(t.TempDir(), "crontab")
		if err := os.WriteFile(file, w.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(crontab, "-n", file).CombinedOutput(); err != nil {
			t.Errorf("%q: %v %s\n%s", name, err, out, w.String())
		}
		lines := strings.Split(strings.TrimSpace(w.String()), "\n")
		local := time.Date(2026, 11, 23, 6, 18, 0, 0, time.UTC).Local()
		if want := fmt.Sprintf("%d %d %d %d * ", local.Minute(), local.Hour(), local.Day(), local.Month()); len(lines) != 4 || !strings.HasPrefix(lines[2], want) {
			t.Errorf("%q: %s\nwant %s", name, w.String(), want)
		}
		for _, line := range lines[1:] {
			command := strings.SplitN(line, " ", 6)[5]
			out, err := exec.Command("/bin/sh", "-c", command).Output()
			if want := strings.Join(f.args, " ") + "\n"; err != nil || string(out) != want {
				t.Errorf("%q: it runs %q, want %q (%v)", name, out, want, err)
			}
		}
	}
	if tried < 15 {
		t.Errorf("%d were tried", tried)
	}
}

// TestKind21Systemd: what is written for systemd is a service and a timer to systemd itself,
// with the words that were meant.
func TestKind21Systemd(t *testing.T) {
	t.Parallel()
	analyze := tool(t, "systemd-analyze")
	tried := 0
	for _, name := range folders {
		f := inFolder(name)
		var w bytes.Buffer
		err := nextSystemd(&w, f)
		if bad := strings.ContainsAny(name, "\n\r"); bad != (err != nil) {
			t.Errorf("%q: %v", name, err)
			continue
		} else if bad {
			continue
		}
		tried++
		service, timer, ok := strings.Cut(w.String(), "# galen-build.timer\n")
		if !ok {
			t.Fatal(w.String())
		}
		dir := t.TempDir()
		var files []string
		for file, text := range map[string]string{"galen-build.service": service, "galen-build.timer": timer} {
			files = append(files, filepath.Join(dir, file))
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.Command(analyze, append([]string{"verify", "--man=no"}, files...)...).CombinedOutput()
		if err != nil || bytes.Contains(out, []byte("galen-build")) {
			t.Errorf("%q: %v\n%s\n%s", name, err, out, w.String())
		}
		for line := range strings.Lines(timer) {
			if at, ok := strings.CutPrefix(strings.TrimSpace(line), "OnCalendar="); ok {
				if out, err := exec.Command(analyze, "calendar", at).CombinedOutput(); err != nil {
					t.Errorf("%s: %s", at, out)
				}
			}
		}
	}
	if tried < 15 {
		t.Errorf("%d were tried", tried)
	}
}
