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

// build runs one build and says what it took.
func (b bench) build(args ...string) (cost, error) {
	cmd := exec.Command(b.exe, append([]string{"build", "--source", b.site}, args...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("galen build: %v\n%s", err, said.String())
	}
	c := cost{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	c.peak = peak(cmd.ProcessState)
	return c, nil
}

// median of several runs, by wall time.
func (b bench) median(name string, run func(round int) (cost, error)) error {
	var all []cost
	for round := range b.rounds {
		c, err := run(round)
		if err != nil {
			return err
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(x, y cost) int { return int(x.wall - y.wall) })
	b.row(name, all[len(all)/2])
	return nil
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
	})
	if err != nil {
		return err
	}
	if _, err := b.build(); err != nil {
		return err
	}
	time.Sleep(200 * time.Millisecond) // files just written are looked at more closely
	if err := b.median("nothing changed", func(int) (cost, error) { return b.build() }); err != nil {
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
		})
		if err = errors.Join(err, os.WriteFile(e.file, old, 0o644)); err != nil {
			return err
		}
	}
	return nil
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
