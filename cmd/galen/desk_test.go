package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/testing/testtime"
)

// desk is a folder with a site that somebody works on.
type desk struct {
	testing.TB
	dir string
}

// newDesk has a copy of the starter site.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t, filepath.Join(t.TempDir(), "site")}
	_, err := unpack(d.dir, true)
	d.must(err)
	return d
}

// newSmallDesk has the small site, with the starter's theme.
func newSmallDesk(t testing.TB) *desk {
	t.Helper()
	d := newDesk(t)
	d.must(os.RemoveAll(d.at("content")))
	for name, text := range smallSite {
		d.write(name, text)
	}
	// Its address is an example, which the rule about unfinished work would tell every time.
	d.write("galen.yaml", d.read("galen.yaml")+"check: {levels: {HN404: off}}\n")
	return d
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) at(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *desk) read(name string) string {
	d.Helper()
	data, err := os.ReadFile(d.at(name))
	d.must(err)
	return string(data)
}

// write writes a file in place, or a new one.
func (d *desk) write(name, text string) {
	d.Helper()
	d.must(os.MkdirAll(filepath.Dir(d.at(name)), 0o755))
	d.must(os.WriteFile(d.at(name), []byte(text), 0o644))
}

func (d *desk) rename(from, to string) {
	d.Helper()
	d.must(os.Rename(d.at(from), d.at(to)))
}

func (d *desk) remove(name string) {
	d.Helper()
	d.must(os.Remove(d.at(name)))
}

// changed is the text of a file with a change that it has not had yet.
func (d *desk) changed(name, old, new string) string {
	d.Helper()
	text := d.read(name)
	if strings.Count(text, old) != 1 {
		d.Fatalf("%s holds %q %d times, not once", name, old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}

// edit changes a file and puts it in the place of the old one, so that nobody
// reads half of it.
func (d *desk) edit(name, old, new string) {
	d.Helper()
	d.put(name, d.changed(name, old, new))
}

func (d *desk) put(name, text string) {
	d.Helper()
	hidden := filepath.Join(filepath.Dir(name), ".new~")
	d.write(hidden, text)
	d.rename(hidden, name)
}

// clean is what a build gives that knows nothing of earlier ones: the files of
// the output by their paths.
func (d *desk) clean() map[string]string {
	d.Helper()
	dir := d.TempDir()
	for _, name := range []string{"content", "templates", "static"} {
		d.must(os.CopyFS(filepath.Join(dir, name), os.DirFS(d.at(name))))
	}
	d.must(os.WriteFile(filepath.Join(dir, "galen.yaml"), []byte(d.read("galen.yaml")), 0o644))
	out := filepath.Join(dir, "public")
	r := pipeline.Run(context.Background(), pipeline.Options{Source: dir, Output: out, Now: time.Now(), Jobs: 2, Builtin: galen.Starter})
	if r.Problems.Failed() {
		d.Fatalf("a clean build fails: %v", r.Problems)
	}
	return tree(d, out)
}

// tree reads all files below a folder; none if the folder is being replaced.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// speech is what a program has said, and nobody has taken note of.
type speech struct {
	mu   sync.Mutex
	text []byte
}

func (s *speech) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = append(s.text, p...)
	return len(p), nil
}

func (s *speech) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.text)
}

// news takes what was said before some words, and those words; it waits for them.
func (s *speech) news(t testing.TB, words string) string {
	t.Helper()
	before, found := "", false
	testtime.Await(t, func() string {
		if before, _, found = strings.Cut(s.String(), words); !found {
			return fmt.Sprintf("%q is not said, but:\n%s", words, before)
		}
		return ""
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = append([]byte(nil), s.text[len(before)+len(words):]...)
	return before
}

// program is galen at work on a desk, a process of its own.
type program struct {
	said speech // on both outputs, in its order
	stop func() // ends it, if it has not ended; so does the end of the test
}

func (d *desk) start(args ...string) *program {
	d.Helper()
	p := &program{}
	cmd := exec.Command("galen", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = d.dir, &p.said, &p.said
	d.must(cmd.Start())
	t := d.TB
	p.stop = sync.OnceFunc(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		if cmd.Wait(); cmd.ProcessState.ExitCode() != 143 {
			t.Errorf("galen %s ended with %v:\n%s", strings.Join(args, " "), cmd.ProcessState, p.said.String())
		}
	})
	t.Cleanup(p.stop)
	return p
}

// serve starts galen serve, and gives the address of the site with its slash.
func (d *desk) serve(args ...string) (p *program, url string) {
	d.Helper()
	p = d.start(append([]string{"serve"}, args...)...)
	return p, p.said.news(d, "\n")
}

// get asks for an address.
func get(t testing.TB, url string) (status int, body string) {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(data)
}

// listen takes what the stream of a page says, as the page itself does in a
// browser.
func listen(t testing.TB, site, page string) *speech {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s_galen/events?page=%s", site, page), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	heard := &speech{}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer answer.Body.Close()
		bufio.NewReader(answer.Body).WriteTo(heard)
	}()
	t.Cleanup(func() { cancel(); <-ended })
	return heard
}
