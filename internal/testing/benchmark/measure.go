package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// bench measures one site.
type bench struct {
	exe, site, scratch string
	n, rounds, edits   int
	hugo               *hugo // nil: it is not measured
}

// cost is what one process took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // KiB
}

func (b bench) row(name string, c cost) {
	fmt.Printf("%-42s %10.1f %10.1f %10.0f\n", fmt.Sprintf("%d: %s", b.n, name), ms(c.wall), ms(c.cpu), float64(c.peak)/1024)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func (b bench) ratio(name string, ours, theirs cost) {
	fmt.Printf("%-42s %10.3f %10.3f %10.3f\n", fmt.Sprintf("%d: %s", b.n, name), float64(ours.wall)/float64(theirs.wall), float64(ours.cpu)/float64(theirs.cpu), float64(ours.peak)/float64(theirs.peak))
}

// build runs one build and says what it took.
func (b bench) build(args ...string) (cost, error) {
	return timed(exec.Command(b.exe, append([]string{"build", "--no-check", "--source", b.site}, args...)...))
}

// median of several runs, by wall time. With a Hugo, a run of it follows each of
// ours, so that whatever else the machine does meets both.
func (b bench) median(name string, ours, theirs func(round int) (cost, error)) error {
	var all, other []cost
	for round := range b.rounds {
		c, err := ours(round)
		if err != nil {
			return err
		}
		all = append(all, c)
		if b.hugo == nil || theirs == nil {
			continue
		}
		if c, err = theirs(round); err != nil {
			return err
		}
		other = append(other, c)
	}
	b.row(name, middle(all))
	if len(other) > 0 {
		b.row("  Hugo: "+name, middle(other))
		b.ratio("  ratio", middle(all), middle(other))
	}
	return nil
}

// middle is the median, by wall time.
func middle(costs []cost) cost {
	slices.SortFunc(costs, func(x, y cost) int { return int(x.wall - y.wall) })
	return costs[len(costs)/2]
}

// edits of one article and of its layout, each different in every round.
var (
	titleLine = regexp.MustCompile(`(?m)^title: .*$`)
	addText   = func(old []byte, word string) []byte { return append(slices.Clone(old), "\n"+word+"\n"...) }
	setTitle  = func(old []byte, word string) []byte { return titleLine.ReplaceAll(old, []byte("title: "+word)) }
	addMark   = func(old []byte, word string) []byte {
		return bytes.Replace(old, []byte("</article>"), []byte("<p>"+word+"</p></article>"), 1)
	}
)

// first is the newest article: it is on the home page.
func (b bench) first() (i int) {
	latest := time.Time{}
	for k := range b.n {
		text := article(k, b.n)
		if at := regexp.MustCompile(`(?m)^date: (.*)$`).FindStringSubmatch(text); at != nil {
			if t, err := time.Parse(time.RFC3339, at[1]); err == nil && t.After(latest) {
				i, latest = k, t
			}
		}
	}
	return i
}

func (b bench) builds() error {
	err := b.median("build from nothing", func(round int) (cost, error) {
		os.RemoveAll(filepath.Join(b.site, ".galen"))
		return b.build("--output", filepath.Join(b.scratch, fmt.Sprintf("cold-%d-%d", b.n, round)))
	}, func(round int) (cost, error) {
		return b.hugo.build(filepath.Join(b.scratch, fmt.Sprintf("hugo-%d-%d", b.n, round)))
	})
	if err != nil {
		return err
	}
	for range 2 { // files just written are looked at more closely, once
		if _, err := b.build(); err != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
	again := func(int) (cost, error) { return b.hugo.build(filepath.Join(b.scratch, fmt.Sprintf("hugo-%d-0", b.n))) }
	if err := b.median("nothing changed", func(int) (cost, error) { return b.build() }, again); err != nil {
		return err
	}
	file := filepath.Join(b.site, "content", path(b.first())+".md")
	for _, e := range []struct {
		name, file string
		edit       func([]byte, string) []byte
	}{{"one text changed", file, addText}, {"one title changed", file, setTitle}, {"one layout changed", b.layout(), addMark}} {
		old, err := os.ReadFile(e.file)
		if err != nil {
			return err
		}
		err = b.median(e.name, func(round int) (cost, error) {
			if err := os.WriteFile(e.file, e.edit(old, fmt.Sprintf("word%d", round)), 0o644); err != nil {
				return cost{}, err
			}
			return b.build()
		}, nil)
		if err = errors.Join(err, os.WriteFile(e.file, old, 0o644)); err != nil {
			return err
		}
	}
	return b.median("check", func(int) (cost, error) {
		os.RemoveAll(filepath.Join(b.site, ".galen"))
		cmd := exec.Command(b.exe, "check", "--format", "json")
		cmd.Dir = b.site
		c, err := timed(cmd)
		if cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == 1 {
			err = nil // it has found something
		}
		return c, err
	}, nil)
}

// layout copies the article layout into the site, to be edited.
func (b bench) layout() string {
	file := filepath.Join(b.site, "templates", "article.html")
	data, err := os.ReadFile(filepath.Join("templates", "article.html"))
	if err == nil && os.MkdirAll(filepath.Dir(file), 0o755) == nil {
		os.WriteFile(file, data, 0o644)
	}
	return file
}

// preview times edits until they are answered.
func (b bench) preview() error {
	cmd := exec.Command(b.exe, "serve", "--source", b.site, "--port", "13130")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { cmd.Process.Signal(os.Interrupt); cmd.Wait() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return fmt.Errorf("galen serve did not start: %v", err)
	}
	go io.Copy(io.Discard, out)
	root := strings.TrimSpace(line)
	if err := until(root, "</html>"); err != nil {
		return err
	}
	b.row("preview: start to first page", cost{wall: time.Since(start)})
	time.Sleep(time.Duration(b.n/1000+2) * time.Second) // until every page has been checked once
	i := b.first()
	file, page := filepath.Join(b.site, "content", path(i)+".md"), root+path(i)+"/"
	for _, e := range []struct {
		name, file, url string
		edit            func([]byte, string) []byte
	}{
		{"preview: text, on its page", file, page, addText},
		{"preview: title, on the home page", file, root, setTitle},
		{"preview: layout, on a page", b.layout(), page, addMark},
	} {
		if err := b.visible(e.name, e.file, e.url, e.edit); err != nil {
			return err
		}
	}
	b.row("preview: memory at rest", cost{peak: resident(cmd.Process.Pid)})
	return nil
}

// visible makes edits and prints the median time until each is answered.
func (b bench) visible(name, file, url string, edit func([]byte, string) []byte) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	defer os.WriteFile(file, old, 0o644)
	var took []time.Duration
	for k := range b.edits + 1 {
		word := fmt.Sprintf("word%dx%d", k, os.Getpid())
		text := edit(old, word)
		time.Sleep(500 * time.Millisecond)
		start := time.Now()
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
		if err := until(url, word); err != nil {
			return err
		}
		if k > 0 { // the first warms up
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.row(name, cost{wall: took[len(took)/2]})
	return nil
}

// until asks for a page until it holds a word.
func until(url, word string) error {
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		answer, err := http.Get(url)
		if err != nil {
			continue
		}
		page, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err == nil && bytes.Contains(page, []byte(word)) {
			return nil
		}
	}
	return fmt.Errorf("%s did not show %q within two minutes", url, word)
}

// resident is the memory of a process in KiB, 0 where /proc does not tell.
func resident(pid int) (kib int64) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if _, after, found := strings.Cut(string(data), "VmRSS:"); found {
		fmt.Sscan(after, &kib)
	}
	return kib
}
