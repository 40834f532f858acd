package pipeline

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/output"
	"galen/internal/testing/testtime"
)

var kills = flag.Int("kills", testtime.Rounds(30), "how many builds TestKilled kills")

// killedSource names, for a process that is to be killed, the project it builds.
const killedSource = "GALEN_TEST_BUILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killedSource); dir != "" {
		fmt.Println("begin")
		r := Run(context.Background(), buildIn(dir))
		fmt.Println("end", r.Problems.ExitCode())
		os.Exit(r.Problems.ExitCode())
	}
	debug.SetGCPercent(400) // there is memory, and little time
	os.Exit(m.Run())
}

func buildIn(dir string) Options {
	return Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
}

// versions are states of one site between which a little, a lot, and nearly all
// changes, folders that become files included.
func versions() []sourceFiles {
	one := newsroom()
	two := maps.Clone(one)
	two[newsFile(7)] = setKey(two[newsFile(7)], "title", "Another title")
	three := maps.Clone(one)
	three["galen.yaml"] = setKey(setKey(three["galen.yaml"], "title", "The weekly dose"), "permalink", "/:year/:slug/")
	delete(three, "static/docs/plan.txt")
	three["static/docs"] = "No longer a folder.\n"
	delete(three, "content/trials/piece-13.md")
	three["content/food/new.md"] = newsPiece(30, "")
	for name, text := range three {
		three[name] = strings.NewReplacer("piece-13", "piece-12", "/health/piece-01/", "piece-01").Replace(text)
	}
	return []sourceFiles{one, two, three}
}

// serial is a project of which several versions are built in turn.
type serial struct {
	dir    string
	files  []sourceFiles
	clean  []outputFiles // what a clean build gives of each
	held   sourceFiles
	public string
}

func newSerial(t *testing.T) *serial {
	s := &serial{dir: filepath.Join(quickDir(t), "site"), files: versions()}
	s.public = filepath.Join(s.dir, "public")
	for v := range s.files {
		s.clean = append(s.clean, s.build(t, v))
		check(t, os.RemoveAll(s.public))
		check(t, os.RemoveAll(filepath.Join(s.dir, CacheFolder)))
	}
	return s
}

// become puts the source of a version into place.
func (s *serial) become(t *testing.T, version int) {
	s.files[version].sync(t, s.dir, s.held)
	s.held = s.files[version]
}

// build builds a version, and returns the output.
func (s *serial) build(t *testing.T, version int) outputFiles {
	t.Helper()
	s.become(t, version)
	if r := Run(context.Background(), buildIn(s.dir)); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	return look(t, s.public)
}

// TestKilled kills builds at random moments. Whatever the next command is, after
// it the output is the old site or the new one, to the byte; and a build gives
// what a clean one gives, also of a source that was put back as it was before the
// build that was killed.
//
//	go test ./internal/pipeline -run TestKilled -kills 500
func TestKilled(t *testing.T) {
	s := newSerial(t)
	r := rand.New(rand.NewPCG(1, 3))
	now, outcomes := 0, map[string]int{}
	s.build(t, now)
	s.become(t, 1)
	usual := s.buildApart(t, time.Hour) // how long it takes
	now = 1
	for n := range *kills {
		next := (now + 1 + r.IntN(len(s.files)-1)) % len(s.files)
		old := s.clean[now]
		if r.IntN(10) == 0 {
			check(t, os.RemoveAll(s.public))
			old = outputFiles{}
		}
		s.become(t, next)
		if took := s.buildApart(t, time.Duration(r.Int64N(int64(usual+usual/4)))); took > 0 {
			usual = (3*usual + took) / 4
			outcomes["too late"]++
		}
		what := fmt.Sprintf("kill %d, from version %d to %d, ", n, now, next)
		switch r.IntN(3) {
		case 0:
			outcomes[s.recovered(t, what, old, s.clean[next])]++
		case 1: // the edit is undone
			outcomes["undone"]++
			next = now
		default:
			outcomes["built"]++
		}
		what += fmt.Sprintf("then a build of %d", next)
		if fault := s.clean[next].differs(s.build(t, next), what); fault != "" {
			t.Fatal(fault)
		}
		if left, _ := filepath.Glob(filepath.Join(s.dir, CacheFolder, "*.part")); len(left) > 0 {
			t.Errorf("%s: left in the cache: %v", what, left)
		}
		now = next
	}
	t.Logf("%d kills within about %s: %v", *kills, usual.Round(time.Millisecond), outcomes)
}

// recovered does what a server or a deploy does first, and says which site the
// output then is.
func (s *serial) recovered(t *testing.T, what string, old, next outputFiles) string {
	if err := output.Recover(s.public); err != nil {
		t.Fatal(err)
	}
	got := look(t, s.public)
	// Of a build that came to nothing, the next one clears the stage away.
	maps.DeleteFunc(got, func(file, _ string) bool { return strings.HasPrefix(file, ".galen/stage/") })
	if next.differs(got, what) == "" {
		return "new"
	}
	if len(old) == 0 {
		delete(got, ".galen/lock")
	}
	if old.differs(got, what) == "" {
		return "old"
	}
	t.Fatal(next.differs(got, what+"the output is not the new site"), old.differs(got, "nor the old one"))
	return ""
}

// buildApart builds in a process of its own, which it kills some time after the
// build began. It returns how long the build took if it was not killed.
func (s *serial) buildApart(t *testing.T, until time.Duration) time.Duration {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), killedSource+"="+s.dir)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	check(t, err)
	check(t, c.Start())
	text := bufio.NewReader(out)
	if line, err := text.ReadString('\n'); line != "begin\n" {
		t.Fatal("the process did not begin: ", line, err)
	}
	began := time.Now()
	timer := time.AfterFunc(until, func() { c.Process.Kill() })
	rest, _ := io.ReadAll(text)
	timer.Stop()
	took := time.Since(began)
	err = c.Wait()
	switch {
	case strings.HasPrefix(string(rest), "end 0"):
		return took
	case strings.HasPrefix(string(rest), "end"):
		t.Fatal("the build failed: ", string(rest), err)
	}
	return 0
}
