package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts drive the real program, as a process of its own.
var update = flag.Bool("update", false, "write what came out into the scripts, where they compare a file with it")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"galen": main, "galen-stop": stoppedMain})
}

// TestScripts runs testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, parameters("testdata/script"))
}

// scriptTime is when the scripts are played, in SOURCE_DATE_EPOCH: 2026-11-22T10:00:00Z.
const scriptTime = "1795341600"

func parameters(dir string) testscript.Params {
	return testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", scriptTime)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site":      layOut,
			"bytes":     writeBytes,
			"replace":   replaceText,
			"repeat":    writeRepeated,
			"fifo":      makeFIFO,
			"keep":      keepDigest,
			"unchanged": compareDigest,
			"exit":      checkExit,
			"picture":   writePicture,
		},
	}
}

// smallSite is a complete site of three pages.
var smallSite = map[string]string{
	"galen.yaml":                "title: Test News\nbaseURL: https://test.example/\ntimezone: Europe/London\n",
	"content/_index.md":         "---\ntitle: Test News\ndescription: News for tests.\n---\n",
	"content/authors/desk.md":   "---\nname: Test desk\nkind: desk\nrole: Tests\n---\nTests things.\n",
	"content/health/_index.md":  "---\ntitle: Health\ndescription: About health.\n---\n",
	"content/health/measles.md": "---\ntitle: Measles\ndescription: About measles.\ndate: 2026-11-01\nauthors: [desk]\ntags: [vaccines]\n---\nText.\n\n## Signs\n\nMore.\n",
}

// layOut writes the small site into the working folder: site
func layOut(ts *testscript.TestScript, _ bool, _ []string) {
	for name, text := range smallSite {
		write(ts, name, []byte(text))
	}
}

func write(ts *testscript.TestScript, name string, data []byte) {
	file := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, data, 0o644))
}

// writeBytes writes a Go string literal: bytes FILE '\ufefftext\n'
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	write(ts, args[0], []byte(text))
}

// writeRepeated writes a head and many times a text: repeat FILE HEAD N TEXT [TAIL]
func writeRepeated(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 4 && len(args) != 5 {
		ts.Fatalf("usage: repeat FILE HEAD N TEXT [TAIL]")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	unquote := func(s string) string {
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
		ts.Check(err)
		return text
	}
	text := unquote(args[1]) + strings.Repeat(unquote(args[3]), n)
	if len(args) == 5 {
		text += unquote(args[4])
	}
	write(ts, args[0], []byte(text))
}

// keepDigest remembers what a folder holds: keep DIR
func keepDigest(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("KEPT", digestOf(ts.MkAbs(args[0])))
}

// compareDigest checks that it still does: unchanged DIR
func compareDigest(ts *testscript.TestScript, neg bool, args []string) {
	same := digestOf(ts.MkAbs(args[0])) == ts.Getenv("KEPT")
	if same == neg {
		ts.Fatalf("%s unchanged: %v", args[0], same)
	}
}

// checkExit runs the program and checks its exit code: exit 2 galen build
func checkExit(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = -1
		var code interface{ ExitCode() int }
		if asExit(err, &code) {
			got = code.ExitCode()
		}
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func asExit(err error, code *interface{ ExitCode() int }) bool {
	e, ok := err.(interface{ ExitCode() int })
	*code = e
	return ok
}

// digestOf is one hash for the names and bytes of all files below a folder.
func digestOf(dir string) string {
	h := sha256.New()
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		fmt.Fprintf(h, "%s %v\n", rel, d.IsDir())
		if !d.IsDir() {
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			fmt.Fprintf(h, "%x\n", sha256.Sum256(data))
		}
		return nil
	})
	return fmt.Sprintf("%x", h.Sum(nil))
}
