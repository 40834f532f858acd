//go:build unix

package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"galen/internal/output"
	cases "galen/internal/testing/tally"
	"galen/internal/testing/testtime"
)

// stopVariable holds, for the command galen-stop, the number of the change to the
// disk at which it is to get signals, and the signals: "12 INT,INT".
const stopVariable = "GALEN_TEST_STOP"

var signalNames = map[string]syscall.Signal{"KILL": syscall.SIGKILL, "INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP}

// stoppedMain is galen, which gets signals at some change to the disk.
func stoppedMain() {
	var left int
	var names string
	if _, err := fmt.Sscan(os.Getenv(stopVariable), &left, &names); err != nil {
		panic(err)
	}
	heard := make(chan os.Signal, len(signalNames))
	for name, s := range signalNames {
		if name != "KILL" && !signal.Ignored(s) {
			signal.Notify(heard, s)
		}
	}
	var step atomic.Int64 // files are written by several workers
	output.BeforeStep(func(string, string) error {
		if step.Add(1) != int64(left) {
			return nil
		}
		for name := range strings.SplitSeq(names, ",") {
			_ = syscall.Kill(os.Getpid(), signalNames[name])
			if !signal.Ignored(signalNames[name]) {
				<-heard // or the next could overtake it
			}
			time.Sleep(20 * time.Millisecond) // in which galen may do something about it
		}
		return nil
	})
	main()
}

// stoppable is a desk whose site is built, and what a build gives after an edit.
type stoppable struct {
	*desk
	old, new map[string]string
}

func newStoppable(t *testing.T) *stoppable {
	s := &stoppable{desk: newSmallDesk(t)}
	s.must(s.galen("build").Run())
	s.old = s.site()
	s.edit("galen.yaml", "title: Test News", "title: Other News")
	s.edit("content/health/measles.md", "## Signs", "## What to look for")
	s.must(s.galen("build").Run())
	s.new = s.site()
	return s
}

func (s *stoppable) galen(args ...string) *exec.Cmd {
	cmd := exec.Command("galen", args...)
	cmd.Dir = s.dir
	return cmd
}

// site is what readers see.
func (s *stoppable) site() map[string]string {
	files := tree(s, s.at("public"))
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, ".galen/") })
	return files
}

// stop puts the old site in place and builds the new one, with signals at the n-th
// change to the disk. It returns the exit code, -1 for a process that was killed.
func (s *stoppable) stop(n int, signals string) int {
	s.Helper()
	s.put("galen.yaml", strings.Replace(s.read("galen.yaml"), "Other News", "Test News", 1))
	s.put("content/health/measles.md", strings.Replace(s.read("content/health/measles.md"), "## What to look for", "## Signs", 1))
	s.must(s.galen("build").Run())
	s.edit("galen.yaml", "title: Test News", "title: Other News")
	s.edit("content/health/measles.md", "## Signs", "## What to look for")
	cmd := exec.Command("galen-stop", "build")
	cmd.Dir, cmd.Env = s.dir, append(os.Environ(), fmt.Sprintf("%s=%d %s", stopVariable, n, signals))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.Fatal(err)
	}
	if strings.Contains(string(out), "goroutine ") {
		s.Fatalf("%s", out)
	}
	return cmd.ProcessState.ExitCode()
}

// afterwards are commands that may come after a build that was killed; none of
// them publishes anything by itself.
var afterwards = [][]string{
	// listed
	{"build"}, // which is refused
	{"check"},
	// made up
	{"headers"},
	{"report", "due"},
	{"next"},
	{"report", "reading"},
	{"review", "sign", "content/health/none.md", "--by", "desk"},
}

// TestKind16KilledAtEveryStep kills a build at each of its changes to the disk. Whichever
// command comes next, also one that refuses the site as it is then, readers have
// the old site or the new one, whole.
func TestKind16KilledAtEveryStep(t *testing.T) {
	t.Parallel()
	testtime.Plain(t)
	cases.Kind(t, 16, "afterwards")
	s := newStoppable(t)
	const good = "content/health/measles.md"
	seen := map[string]int{}
	for n := 1; ; n++ {
		if s.stop(n, "KILL") != -1 {
			t.Logf("%d steps: %v", n-1, seen)
			break
		}
		mixed := !maps.Equal(s.site(), s.old) && !maps.Equal(s.site(), s.new)
		text := s.read(good)
		s.put(good, strings.Replace(text, "title:", "titel:", 1))
		next := afterwards[n%len(afterwards)]
		said, _ := s.galen(next...).CombinedOutput()
		s.put(good, text)
		now := s.site()
		switch {
		case maps.Equal(now, s.old):
			seen["old"]++
		case maps.Equal(now, s.new):
			seen["new"]++
		default:
			t.Fatalf("killed at step %d, then galen %s: the site is half old, half new\n%s", n, strings.Join(next, " "), said)
		}
		if mixed {
			seen["mixed before"]++
		}
	}
	if seen["mixed before"] < 5 || seen["old"] < 5 || seen["new"] < 5 {
		t.Errorf("the kills do not test enough: %v", seen)
	}
}

// TestKind16SignalAtEveryStep sends signals, one or several, at each change to the disk:
// a build that says that it was stopped has changed nothing, and any other has put
// the whole new site in place.
func TestKind16SignalAtEveryStep(t *testing.T) {
	t.Parallel()
	testtime.Plain(t)
	cases.Kind(t, 16)
	s := newStoppable(t)
	kinds := []string{
		// listed
		"HUP", "INT,INT", "TERM", "TERM,TERM", "INT",
		// made up
		"HUP,HUP", "TERM,TERM,INT", "INT,HUP", "HUP,TERM", "INT,INT,INT",
	}
	codes := map[string]int{"HUP": 129, "INT": 130, "TERM": 143}
	seen := map[string]int{}
	steps := 1 << 20
	for n := 1; n < steps; n++ {
		signals := kinds[n%len(kinds)]
		code := s.stop(n, signals)
		now := s.site()
		first, _, _ := strings.Cut(signals, ",")
		switch {
		case code == 0 && maps.Equal(now, s.new):
			seen["new, 0"]++
		case code == codes[first] && maps.Equal(now, s.old):
			seen[fmt.Sprintf("old, %d", code)]++
		default:
			t.Fatalf("%s at step %d: exit %d; old: %t, new: %t", signals, n, code, maps.Equal(now, s.old), maps.Equal(now, s.new))
		}
		if steps == 1<<20 && code == 0 {
			steps = n + 3*len(kinds) // once the journal has decided, a few steps for each kind
		}
	}
	t.Logf("%v", seen)
	if len(seen) < 4 {
		t.Errorf("the signals do not test enough: %v", seen)
	}
}

// TestNohup: a signal that is ignored when the program starts stays ignored.
func TestNohup(t *testing.T) {
	t.Parallel()
	s := newStoppable(t)
	s.edit("galen.yaml", "title: Other News", "title: Third News")
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec galen-stop build`)
	cmd.Dir, cmd.Env = s.dir, append(os.Environ(), stopVariable+"=2 HUP")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "built") {
		t.Errorf("%v\n%s", err, out)
	}
}
