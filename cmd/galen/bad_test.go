//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"galen/internal/testing/testtime"
)

// badInputs is how many kinds of bad input the project promises to answer; each
// has a script of that number in testdata/bad, and none is left out.
const badInputs = 82

// What a build may use, however bad its input.
const (
	maxTime   = 2 * time.Second
	maxMemory = 256 << 20 // bytes in memory at once
)

// TestBadInputs runs testdata/bad. It is not parallel to other tests: the system counts what
// this process holds as memory of the builds that it starts, and later it holds more.
func TestBadInputs(t *testing.T) {
	testtime.Plain(t)
	files, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= badInputs; n++ {
		prefix := fmt.Sprintf("%02d-", n)
		if !slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(filepath.Base(f), prefix) }) {
			t.Errorf("there is no script for bad input %d", n)
		}
	}
	var ran, passed atomic.Int32
	p := parameters("testdata/bad")
	for name, command := range badCommands {
		p.Cmds[name] = command
	}
	p.Cmds["good"] = goodSite(t)
	setup := p.Setup
	p.Setup = func(env *testscript.Env) error {
		ran.Add(1)
		env.Defer(func() {
			if f, ok := env.T().(interface{ Failed() bool }); ok && !f.Failed() {
				passed.Add(1)
			}
		})
		return setup(env)
	}
	p.Condition = func(name string) (bool, error) {
		if name != "devices" {
			return false, fmt.Errorf("unknown condition %q", name)
		}
		return canMakeDevices(t), nil
	}
	t.Run("all", func(t *testing.T) { testscript.Run(t, p) })
	t.Logf("the hardest build took %v of the processors, the largest %d MiB", worst.busy.Round(time.Millisecond), worst.memory>>20)
	t.Logf("%d of %d bad inputs get the outcome promised", passed.Load(), ran.Load())
}

// worst is the most that any build used.
var worst struct {
	sync.Mutex
	busy   time.Duration
	memory int64
}

var badCommands = map[string]func(*testscript.TestScript, bool, []string){
	"article":  writeArticle,
	"refused":  checkRefused,
	"passes":   checkPasses,
	"says":     checkSays,
	"utf16":    writeUTF16,
	"crlf":     endLinesInCRLF,
	"socket":   makeSocket,
	"device":   makeDevice,
	"picture":  writePicture,
	"cut":      cutFile,
	"tags":     writeTags,
	"jsonld":   checkJSONLD,
	"xml":      checkXML,
	"harmless": checkHarmless,
}

// goodSite gives the command that puts the small site there, and what a build made of
// it: good. It is built once, and copied with its times.
func goodSite(t *testing.T) func(*testscript.TestScript, bool, []string) {
	dir := t.TempDir()
	built := sync.OnceValue(func() error {
		for name, text := range smallSite {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
				return err
			}
		}
		code, _, said := galenIn(t, dir, []string{"SOURCE_DATE_EPOCH=" + scriptTime}, nil, "build")
		if code != 0 {
			return errors.New(said)
		}
		return nil
	})
	return func(ts *testscript.TestScript, _ bool, _ []string) {
		ts.Check(built())
		ts.Check(ts.Exec("cp", "-a", dir+"/.", ts.MkAbs(".")))
	}
}

// writeArticle writes content/health/x.md, its further front matter and its text
// given as Go string literals: article 'draft: ture' 'Text.\n'. The further
// lines begin on line 6, or the text on line 7 when there are none.
func writeArticle(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: article LINES TEXT")
	}
	lines := literal(ts, args[0])
	if lines != "" {
		lines += "\n"
	}
	write(ts, "content/health/x.md", []byte("---\ntitle: X\ndescription: About x.\ndate: 2026-11-02\nauthors: [desk]\n"+lines+"---\n"+literal(ts, args[1])+"\n"))
}

// outcome is what became of a run of the program.
type outcome struct {
	code           int
	stdout, stderr string
}

// limited runs galen build and judges what holds for every run: its time and
// memory, and the words of its report.
func limited(ts *testscript.TestScript, args []string) outcome {
	galen, err := lookUp(ts, "galen")
	ts.Check(err)
	cmd := exec.Command(galen, append([]string{"build"}, args...)...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "SOURCE_DATE_EPOCH", "GOCOVERDIR"} {
		if value := ts.Getenv(name); value != "" {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	ts.Check(cmd.Start())
	limit := testtime.Limit(maxTime)
	timer := time.AfterFunc(6*limit, func() { cmd.Process.Kill() }) // what hangs is to end, too
	cmd.Wait()
	timer.Stop()
	took := time.Since(start)
	r := outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
	replay(ts, r)
	// Others use the machine too: a run is slow when the clock and its own use of
	// the processors both say so, or when it had to be killed.
	busy, memory := cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss<<10
	worst.Lock()
	worst.busy, worst.memory = max(worst.busy, busy), max(worst.memory, memory)
	worst.Unlock()
	if min(busy, took) > limit || took > 5*limit {
		ts.Fatalf("the build took %v, %v of it busy; at most %v", took, busy, maxTime)
	}
	if memory > testtime.Memory(maxMemory) {
		ts.Fatalf("the build used %d MiB; at most %d", memory>>20, maxMemory>>20)
	}
	if found := notForPeople(r.stderr); found != "" {
		ts.Fatalf("%q is not for people:\n%s", found, r.stderr)
	}
	return r
}

func lookUp(ts *testscript.TestScript, name string) (string, error) {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if file := filepath.Join(dir, name); isFile(file) {
			return file, nil
		}
	}
	return "", fmt.Errorf("no %s in PATH", name)
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// replay makes what a run said known to the commands stdout and stderr.
func replay(ts *testscript.TestScript, r outcome) {
	dir := ts.Getenv("TMPDIR")
	out, err := filepath.Join(dir, "stdout"), filepath.Join(dir, "stderr")
	ts.Check(os.WriteFile(out, []byte(r.stdout), 0o644))
	ts.Check(os.WriteFile(err, []byte(r.stderr), 0o644))
	ts.Check(ts.Exec("sh", "-c", `cat "$0"; cat "$1" >&2`, out, err))
}

// machine is what a report never says: stacks, types of Go, raw errors.
var machine = regexp.MustCompile(`goroutine \d|panic:|runtime error|\.go:\d|interface ?\{|nil pointer|<nil>|%!|\bmap\[|\bEOF\b|\berrno\b|unmarshal|` +
	`\*?\b(site|render|article|layout|template|reflect|strconv|json|yaml|toml|fs|os|time|errors|syscall|publish|picture|asset)\.[A-Z]|` +
	`can't evaluate|invalid character|no such file|is a directory|\b(open|stat|lstat|read|mkdirat?|readlink) /|template: |(^|[ "])yaml: |cannot construct`)

var excerpt = regexp.MustCompile(`^ +\d* \| `)

// notForPeople finds what a report should not say, the writer's own lines left
// out.
func notForPeople(report string) string {
	for line := range strings.Lines(report) {
		if !excerpt.MatchString(line) {
			if found := machine.FindString(line); found != "" {
				return found
			}
		}
	}
	return ""
}

// checkPasses builds the site, which must succeed, or fail with exit code 1:
// [!] passes [ARG…]
func checkPasses(ts *testscript.TestScript, neg bool, args []string) {
	want := 0
	if neg {
		want = 1
	}
	if r := limited(ts, args); r.code != want {
		ts.Fatalf("exit code %d, want %d", r.code, want)
	}
}

// checkRefused builds the site, which must fail with the given exit code, the
// first line of the report and its first hint; what has been built stays to the
// byte, and nothing is left lying about:
//
//	refused 1 'content/health/x.md:6:8: error: …' 'write …' [ARG…]
func checkRefused(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 3 {
		ts.Fatalf("usage: refused CODE LINE HINT [ARG…]")
	}
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	if !isFile(ts.MkAbs("public/index.html")) {
		ts.Fatalf("nothing has been built before")
	}
	before, beside := digestOf(ts.MkAbs("public")), names(ts)
	r := limited(ts, args[3:])
	first, _, _ := strings.Cut(r.stderr, "\n")
	_, hint, _ := strings.Cut(r.stderr, "\nhint: ")
	hint, _, _ = strings.Cut(hint, "\n")
	if r.code != code || first != args[1] || hint != args[2] {
		ts.Fatalf("got  %d %s\n     hint: %s\nwant %d %s\n     hint: %s", r.code, first, hint, code, args[1], args[2])
	}
	if r.stdout != "" {
		ts.Fatalf("a failed build says on standard output: %s", r.stdout)
	}
	if digestOf(ts.MkAbs("public")) != before || !slices.Equal(names(ts), beside) {
		ts.Fatalf("the failed build changed the output")
	}
}

// names lists what lies in the working folder.
func names(ts *testscript.TestScript) (all []string) {
	entries, err := os.ReadDir(ts.MkAbs("."))
	ts.Check(err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// checkSays looks for a whole line in the report of the last run: says LINE
func checkSays(ts *testscript.TestScript, neg bool, args []string) {
	report := ts.ReadFile("stderr")
	found := slices.Contains(strings.Split(report, "\n"), args[0])
	if found == neg {
		ts.Fatalf("the report says %q: %v", args[0], found)
	}
}
