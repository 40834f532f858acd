package output

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The child process: it builds two versions in turn until it is killed, or one
// version until its n-th change to the disk.
const childVariable = "GALEN_PUBLISH_CHILD"

func TestMain(m *testing.M) {
	how := strings.Fields(os.Getenv(childVariable))
	if len(how) == 0 {
		os.Exit(m.Run())
	}
	if how[0] == "exit" {
		left, _ := strconv.Atoi(how[2])
		before = func(string, string) error {
			if left--; left <= 0 {
				os.Exit(77)
			}
			return nil
		}
	}
	for i := 0; ; i++ {
		if _, err := build(how[1], version(1+i%2)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println("built")
		if how[0] == "exit" {
			os.Exit(0)
		}
	}
}

// version is the n-th version of a site of some hundred files.
func version(n int) site {
	s := site{}
	for i := range 120 {
		text := strings.Repeat("text ", 100+i)
		switch i % 4 {
		case 0:
			s[fmt.Sprintf("same/%d/index.html", i)] = text
		case 1:
			s[fmt.Sprintf("changed/%d/index.html", i)] = text + strconv.Itoa(n)
		case 2:
			s[fmt.Sprintf("only%d/%d/index.html", n, i)] = text
		case 3:
			s[fmt.Sprintf("turns/%d", i)+strings.Repeat("/x", n)] = text
		}
	}
	return s
}

func child(dir string, how ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childVariable+"="+strings.Join(append(how[:1:1], append([]string{dir}, how[1:]...)...), " "))
	return c
}

func TestProcessExitsAtSomeStep(t *testing.T) {
	versions := []state{version(1).want(), version(2).want()}
	for n := 1; n < 500; n += 23 {
		dir := ready(t, version(2), nil)
		err := child(dir, "exit", strconv.Itoa(n)).Run()
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 77) {
			t.Fatal(err)
		}
		settleOnly(t, dir)
		got := look(t, dir)
		if !is(got, versions[0]) && (err == nil || !is(got, versions[1])) {
			t.Fatalf("exit at %d: neither old nor new: %s", n, cmp.Diff(versions[0], got))
		}
	}
}

// TestKill kills a builder at random moments: 25 times, or as often as the
// variable GALEN_KILLS says.
func TestKill(t *testing.T) {
	rounds := 25
	if n, err := strconv.Atoi(os.Getenv("GALEN_KILLS")); err == nil {
		rounds = n
	}
	versions := []state{version(1).want(), version(2).want()}
	dir := ready(t, version(2), nil)
	rnd := rand.New(rand.NewPCG(7, 7))
	staging, decided := 0, 0
	for range rounds {
		c := child(dir, "loop")
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 6)); err != nil {
			t.Fatal("the child did not build: ", err)
		}
		time.AfterFunc(time.Duration(rnd.Int64N(int64(25*time.Millisecond))), func() { c.Process.Kill() })
		c.Wait()
		if present(filepath.Join(dir, journalFile)) {
			decided++
		} else if present(filepath.Join(dir, stageFolder)) {
			staging++
		}
		settleOnly(t, dir)
		if got := look(t, dir); !is(got, versions[0]) && !is(got, versions[1]) {
			t.Fatalf("after a kill, neither old nor new: %s", cmp.Diff(versions[0], got))
		}
		if m, err := ReadManifest(dir); err != nil || m.Len() != 120 {
			t.Fatal("after a kill, the manifest: ", err)
		}
	}
	t.Logf("of %d kills, %d came while staging, %d with a journal in place", rounds, staging, decided)
}
