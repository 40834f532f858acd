// Command benchmark measures Galen on generated sites and prints a table.
//
//	go run ./internal/testing/benchmark                     1,000 and 10,000 articles
//	go run ./internal/testing/benchmark -sizes 100000
//	HUGO=/usr/bin/hugo go run ./internal/testing/benchmark  and Hugo, turn by turn, with the ratios
//
// For each size it makes a site (see corpus.go), builds the program, and times
// whole processes: a build from nothing, a build with nothing changed, and builds
// after one text, one title and one layout changed, and a check of every article
// that keeps nothing from a build. Builds leave the editorial rules out, as Hugo
// has none. Then it starts the preview
// and times edits until the new bytes are answered over HTTP, asking every
// millisecond: a text on its own page, a title on the home page, the article
// layout on a page that is being looked at.
//
// Last it times keystrokes in the language server (see editor.go); with -editor nothing but these.
//
// With -publish it measures publishing instead: what  galen publish  takes when nothing has
// changed, turn by turn with the build alone, and how much memory it takes to send 300 MB. The
// targets are a folder and, where GALEN_TEST_VERSITYGW and GALEN_TEST_FAKEGCS name the programs,
// an S3 server and one of Google Cloud Storage on this machine.
//
// A million articles, from the slopes between 10,000 (0.5 ms an article, cold, on
// two cores) and 100,000 (0.6 to 1.0 ms, by the disk): 10 to 17 minutes cold. Memory
// would give out first: what is known of an article beside its text takes some
// 9 KB, so a million would want 9 GB and what may be garbage, and the collector,
// which takes a third of the time at 100,000, would take most of it. A build after
// one edit reads all of that again: 7 s at 100,000, and in proportion.
//
// One stage alone is measured by the benchmarks of its package, before a change
// and after it:
//
//	go test -run '^$' -bench . -count 6 ./internal/content ./internal/lint >before.txt
//	go run golang.org/x/perf/cmd/benchstat@latest before.txt after.txt
//
// Front matter, Markdown and what is kept of both are benchmarks of content;
// sentences and the editorial rules of lint; assembling, related articles and facts of
// site; templates and feeds of theme/layout and render; writing of output.
// Which stage is worth it,  galen build --timings  says.
//
// Wall times of a busy machine say little: compare rows of one table, and look at
// the CPU time. Every build goes to a fresh folder or changes little in one,
// because ext4 is slow at making files where many were removed just before.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of articles")
	rounds := flag.Int("rounds", 3, "how often each build is timed; the median is printed")
	edits := flag.Int("edits", 11, "how many edits of each kind are timed in the preview; the median is printed")
	publishing := flag.Bool("publish", false, "measure publishing instead")
	editing := flag.Bool("editor", false, "measure the language server only")
	keep := flag.String("dir", "", "folder for the sites; by default a temporary one, removed at the end")
	flag.Parse()
	if err := run(*sizes, *rounds, *edits, *keep, only{*publishing, *editing}); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// only is what is measured alone.
type only struct{ publishing, editing bool }

func run(sizes string, rounds, edits int, dir string, only only) error {
	if dir == "" {
		temp, err := os.MkdirTemp("", "galen-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		dir = temp
	}
	exe := filepath.Join(dir, "galen")
	if out, err := exec.Command("go", "build", "-o", exe, "galen/cmd/galen").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, out)
	}
	fmt.Printf("%-42s %10s %10s %10s\n", "", "wall ms", "CPU ms", "peak MB")
	for s := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 {
			return fmt.Errorf("-sizes: %q is not a number of articles", s)
		}
		site := filepath.Join(dir, "site-"+s)
		if err := write(site, n); err != nil {
			return err
		}
		b := bench{exe: exe, site: site, scratch: dir, n: n, rounds: rounds, edits: edits}
		if only.publishing || only.editing {
			measure := b.publishing
			if only.editing {
				measure = b.editor
			}
			if err := measure(); err != nil {
				return err
			}
			continue
		}
		if exe := os.Getenv("HUGO"); exe != "" {
			if b.hugo, err = newHugo(exe, b); err != nil {
				return err
			}
		}
		if err := b.builds(); err != nil {
			return err
		}
		if err := b.preview(); err != nil {
			return err
		}
		if err := b.editor(); err != nil {
			return err
		}
	}
	return nil
}
