package redirect

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"galen/internal/testing/webserver"
)

// odd are former addresses that servers may misread; all can be written as aliases.
var odd = []string{
	"/old/", "/old.html", "/Old Place/of words/", "/a.b/", "/a+b/", "/$HOME/", "/{$HOME}/", "/{path}/", "/a{b}/c/", "/it's/", "/a`b/", "/x$1/", "/a&b/",
	"/(a)/", "/[a]/", "/a^b/", "/grüße/", "/плацебо/", "/~me/", "/a;b/", "/a,b=c/", "/@a/", "/!a/", "/2026/11/22/a-story.htm", "/" + strings.Repeat("long-", 30) + "/",
}

// many is the rules of a site with n former addresses of the usual kind, the odd ones and
// two articles that were withdrawn, and the folder that has them all.
func many(t *testing.T, n int, base string) (rules []Rule, root string) {
	t.Helper()
	root = t.TempDir()
	os.Chmod(root, 0o755)
	put := func(path, text string) string {
		file := strings.TrimPrefix(path, base)
		if strings.HasSuffix(path, "/") {
			file += "index.html"
		}
		full := filepath.Join(root, filepath.FromSlash(strings.TrimPrefix(base, "/")), filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	add := func(path, to string) {
		from := strings.TrimSuffix(base, "/") + path
		rules = append(rules, Rule{from, to, put(from, "a page that leads on")})
	}
	for _, to := range []string{"health/new/", "health/плацебо/"} {
		put(base+to, "the page")
	}
	for i, path := range odd {
		add(path, base+[]string{"health/new/", "health/плацебо/"}[i%2])
	}
	for i := range n {
		add(fmt.Sprintf("/archive/%04d/story-%d/", i%100, i), base+"health/new/")
	}
	for _, path := range []string{"health/gone/", "health/weg-ü/"} {
		rules = append(rules, Rule{base + path, "", put(base+path, "the notice")})
	}
	return rules, root
}

// answers holds a server against the rules. It counts what was asked.
func answers(t *testing.T, server string, rules []Rule, base string) {
	t.Helper()
	asked := 0
	get := func(path string) (status int, to, body string) {
		t.Helper()
		asked++
		answer := webserver.Get(t, server, path)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		location, err := answer.Location()
		if err == nil {
			to = location.Path
		}
		return answer.StatusCode, to, string(text)
	}
	faults := 0
	for i, r := range rules {
		forms := both(r.From)
		if i > 200 && !r.Gone() {
			forms = forms[:1]
		}
		for _, from := range forms {
			status, to, body := get(from)
			switch {
			case r.Gone() && (status != http.StatusGone || body != "the notice"):
				t.Errorf("%s: %d %q, want 410 and the notice", from, status, body)
			case !r.Gone() && (status != http.StatusMovedPermanently || to != r.To):
				if faults++; faults < 10 {
					t.Errorf("%s: %d to %q, want 301 to %q", from, status, to, r.To)
				}
			}
		}
	}
	for path, want := range map[string]int{"health/new/": 200, "health/none/": 404, "old/deeper/": 404, "health/gone/deeper/": 404, "archive/0000/story-0": 301} {
		if status, _, _ := get(base + path); status != want {
			t.Errorf("%s: %d, want %d", base+path, status, want)
		}
	}
	t.Logf("%d addresses asked", asked)
}

// usual is how many addresses of the usual kind there are; package main asks ten thousand.
const usual = 1000

func TestNginx(t *testing.T) {
	for _, base := range []string{"/", "/news/"} {
		rules, root := many(t, usual/len(base), base)
		beside, inside, _ := strings.Cut(Write("nginx", rules), "# In server { … }")
		answers(t, webserver.Nginx(t, root, beside, "#"+inside), rules, base)
	}
}

func TestCaddy(t *testing.T) {
	for _, base := range []string{"/", "/news/"} {
		rules, root := many(t, usual/len(base), base)
		answers(t, webserver.Caddy(t, root, Write("caddy", rules)), rules, base)
	}
}

func TestApache(t *testing.T) {
	rules, root := many(t, usual, "/")
	t.Run("site", func(t *testing.T) { answers(t, webserver.Apache(t, root, Write("apache", rules)), rules, "/") })
	t.Run(".htaccess", func(t *testing.T) {
		rules, root := many(t, 100, "/")
		if err := os.WriteFile(filepath.Join(root, ".htaccess"), []byte(Write("apache", rules)), 0o644); err != nil {
			t.Fatal(err)
		}
		answers(t, webserver.Apache(t, root, ""), rules, "/")
	})
}

// TestS3 runs the script with a program that notes what it was told.
func TestS3(t *testing.T) {
	rules, root := many(t, 100, "/")
	dir := t.TempDir()
	script, aws := filepath.Join(dir, "move.sh"), filepath.Join(dir, "aws")
	for file, text := range map[string]string{script: Write("s3", rules), aws: "#!/bin/sh\ntest -f \"$6\" && printf '%s|%s|%s\\n' \"$4\" \"$6\" \"${12}\" >>" + dir + "/told\n"} {
		if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("sh", script, "bucket")
	c.Dir, c.Env = root, append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"))
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	told, err := os.ReadFile(filepath.Join(dir, "told"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, r := range rules {
		if !r.Gone() {
			fmt.Fprintf(&want, "bucket|%s|%s\n", r.File, escaped(r.To))
		}
	}
	if string(told) != want.String() {
		t.Errorf("told\n%s\nwant\n%s", told, want.String())
	}
}

func TestFile(t *testing.T) {
	rules := []Rule{{"/old/", "/new/", ""}, {"/old.html", "/nü/", ""}, {"/x/", "", ""}}
	const netlify = "/old/ /new/ 301!\n/old.html /n%C3%BC/ 301!\n/x/ /x/ 410!\n"
	const cloudflare = "/old/ /new/ 301\n/old /new/ 301\n/old.html /n%C3%BC/ 301\n"
	for format, want := range map[string]string{"netlify": netlify, "cloudflare": cloudflare, "": netlify + cloudflare} {
		if got := Write(format, rules); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", format, got, want)
		}
	}
}
