package main

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galen/internal/testing/webserver"
)

// hosted is what a web server was asked, and answered rightly.
type hosted struct{ moved, gone, pages, lasting, others int }

// TestHosts builds a site with ten thousand former addresses, photographs and a withdrawn
// article, and asks real servers with the printed configuration for all of it: a former
// address is answered by 301 in one step, the withdrawn article by 410 with its notice,
// every page with the policy, and every file whose name changes with its bytes may be
// kept for ever, no other.
func TestHosts(t *testing.T) {
	t.Parallel()
	d := newSmallDesk(t)
	former := manyAliases(d, 20, 500)
	d.write("content/health/gone.md", "---\ntitle: Gone\ndescription: About it.\ndate: 2026-11-02\nauthors: [desk]\nwithdrawn: {date: 2026-11-03, reason: It was wrong.}\n---\nText.\n")
	for i := range 30 {
		d.write(fmt.Sprintf("static/drawing-%d.svg", i), fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="3"/>`, i+1))
	}
	galen := func(args ...string) string {
		cmd := exec.Command("galen", args...)
		cmd.Dir = d.dir
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("galen %s: %v", strings.Join(args, " "), err)
		}
		return string(out)
	}
	galen("build")
	root := d.at("public")
	if rules := strings.Count(d.read("public/_headers"), "\n/") + 1; rules >= 10 {
		t.Errorf("%d rules in _headers", rules)
	}
	servers := map[string]func(*testing.T) string{
		"nginx": func(t *testing.T) string {
			beside, inside, _ := strings.Cut(galen("headers", "--for", "nginx"), "# In server { … }")
			more, within, _ := strings.Cut(galen("redirects", "--for", "nginx"), "# In server { … }")
			return webserver.Nginx(t, root, beside+more, "#"+inside+"#"+within+"error_page 404 /404.html;\n")
		},
		"caddy": func(t *testing.T) string {
			return webserver.Caddy(t, root, galen("headers", "--for", "caddy")+galen("redirects", "--for", "caddy"))
		},
		"apache": func(t *testing.T) string {
			return webserver.Apache(t, root, galen("headers", "--for", "apache")+galen("redirects", "--for", "apache"))
		},
	}
	for name, start := range servers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := askHost(t, start(t), root, former)
			t.Logf("%+v", h)
			if h.moved != 10_000 || h.gone != 2 || h.pages < 20 || h.lasting < 32 || h.others < 3 {
				t.Errorf("too few were right: %+v", h)
			}
		})
	}
}

// manyAliases writes articles with former addresses, and gives these with the address of
// the article.
func manyAliases(d *desk, articles, each int) map[string]string {
	former := map[string]string{}
	for i := range articles {
		var aliases strings.Builder
		for j := range each {
			alias := fmt.Sprintf("/archive/%d/old-story-%d/", 2000+i, j)
			if j%10 == 0 {
				alias = fmt.Sprintf("/%d/Story-%d.html", i, j)
			}
			former[alias] = fmt.Sprintf("/health/story-%d/", i)
			fmt.Fprintf(&aliases, "  - %s\n", alias)
		}
		d.write(fmt.Sprintf("content/health/story-%d.md", i), fmt.Sprintf("---\ntitle: Story %d\ndescription: About it.\ndate: 2026-11-02\nauthors: [desk]\naliases:\n%s---\nText.\n", i, aliases.String()))
	}
	return former
}

// askHost asks a server for every file of an output, every former address and what was
// withdrawn.
func askHost(t *testing.T, server, root string, former map[string]string) (h hosted) {
	var mu sync.Mutex
	var group sync.WaitGroup
	type question struct{ path, moved string }
	questions := make(chan question, 100)
	note := func(n *int) {
		mu.Lock()
		defer mu.Unlock()
		*n++
	}
	for range 4 {
		group.Go(func() {
			for q := range questions {
				answer, err := webserver.Ask(server, q.path)
				if err != nil {
					t.Error(err)
					for range questions { // whoever asks them waits for somebody to take them
					}
					return
				}
				io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
				policy := strings.HasPrefix(answer.Header.Get("Content-Security-Policy"), "default-src 'none'")
				cache := answer.Header.Get("Cache-Control")
				forever := strings.Contains(cache, "immutable")
				to, _ := answer.Location()
				switch {
				case q.moved != "":
					if answer.StatusCode == http.StatusMovedPermanently && to.Path == q.moved && !forever {
						note(&h.moved)
						continue
					}
				case strings.Contains(q.path, "gone"):
					if answer.StatusCode == http.StatusGone && policy && !forever {
						note(&h.gone)
						continue
					}
				case strings.HasPrefix(q.path, "/immutable/"):
					if answer.StatusCode == http.StatusOK && cache == "public, max-age=31536000, immutable" && policy {
						note(&h.lasting)
						continue
					}
				case answer.StatusCode == http.StatusOK && policy && !forever && strings.HasSuffix(q.path, "/"):
					note(&h.pages)
					continue
				case answer.StatusCode == http.StatusOK && policy && !forever:
					note(&h.others)
					continue
				}
				t.Errorf("%s: %d, to %v, policy %v, %q", q.path, answer.StatusCode, to, policy, cache)
			}
		})
	}
	for path, to := range former {
		questions <- question{path, to}
	}
	questions <- question{path: "/health/gone"}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		path := strings.TrimPrefix(filepath.ToSlash(file), filepath.ToSlash(root))
		page := strings.TrimSuffix(path, "index.html")
		if err == nil && !entry.IsDir() && !strings.HasPrefix(path, "/.galen/") && former[path] == "" && former[page] == "" {
			questions <- question{path: page}
		}
		return err
	})
	close(questions)
	group.Wait()
	if err != nil {
		t.Fatal(err)
	}
	return h
}
