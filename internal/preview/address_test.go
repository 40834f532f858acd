package preview

import (
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for raw, want := range map[string]string{
		"/":                    "/",
		"/a":                   "/a",
		"/a/":                  "/a/",
		"/a/b.html":            "/a/b.html",
		"/caf%C3%A9/":          "/café/",
		"/a%20b":               "/a b",
		"/a+b":                 "/a+b",
		"/%25":                 "/%",
		"/%252e%252e/x":        "/%2e%2e/x",
		"/.well-known/x":       "/.well-known/x",
		"/...":                 "/...",
		"":                     "",
		"a":                    "",
		"*":                    "",
		"http://localhost/a":   "",
		"//":                   "",
		"//a":                  "",
		"/a//b":                "",
		"/a//":                 "",
		"/.":                   "",
		"/./":                  "",
		"/..":                  "",
		"/a/../b":              "",
		"/a/..":                "",
		"/a/%2e%2e/b":          "",
		"/a/%2E/b":             "",
		"/a%2fb":               "",
		"/a%2Fb":               "",
		`/a\b`:                 "",
		"/a%5cb":               "",
		"/a%00b":               "",
		"/a%0ab":               "",
		"/a%7fb":               "",
		"/a%":                  "",
		"/a%zz":                "",
		"/%c0%ae%c0%ae/x":      "",
		"/%ff":                 "",
		"/a#b":                 "",
		"/a/\xff":              "",
		"/a\x00":               "",
		"/a%e2%80%ae":          "/a\u202e", // nothing has that name
		"/%ef%bc%8e%ef%bc%8e/": "/．．/",
	} {
		if got, ok := decode(raw); string(got) != want || ok != (want != "") {
			t.Errorf("decode(%q) is %q, %v; want %q", raw, got, ok, want)
		}
	}
}

// spellings are ways to ask for what lies outside.
func spellings() []string {
	var all []string
	for _, up := range []string{"..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%uff0e%uff0e",
		"%EF%BC%8E%EF%BC%8E", "..;", "..%00", "...", "....", "%2e%2e%3b"} {
		for _, slash := range []string{"/", "%2f", "%2F", `\`, "%5c", "%5C", "%252f", "%255c", "%c0%af", "%e0%80%af", "//", "/./", "/%2e/", "%2f/"} {
			step := up + slash
			all = append(all, "/"+strings.Repeat(step, 8)+"etc/passwd", "/health/flu/"+step+step+step+"etc/passwd", "/health"+slash+step+"go.mod")
		}
	}
	return append(all,
		"//etc/passwd", "///etc/passwd", "/./etc/passwd", "/%2fetc/passwd", "/%2e/etc/passwd", "/etc/passwd", "/C:/Windows/win.ini", "/C%3a%5cWindows",
		"/health/flu/..", "/health/flu/../", "/health/flu/%2e%2e", "/health/flu/.", "/health//flu/", "/health/flu//", "//localhost/health/flu/",
		"/health/flu%00", "/health/flu/%00", "/site.css%00.html", "/health/flu/index.html/", "/health/flu/index.html%20", "/health%2fflu/", "/health%2Fflu/",
		`/health\flu\`, "/health%5cflu%5c", "/.env", "/.git/config", "/.git", "/.git/", "/%2egit/config", "/%2Egit/config", "/.%67it/config", "/.well-known/../.env",
		"/.well-known/%2e%2e/.env", "/.well-known/.env", "/health/.draft/", "/health/%2edraft/", "/_headers", "/%5fheaders", "/_redirects", "/_headers/",
		"/proc/self/environ", "/@fs/etc/passwd", "/@fs/etc/passwd?import&raw??", "/site.css?../../etc/passwd/", "/~root/", "/%7eroot/", "/file:///etc/passwd",
		"http://127.0.0.1/etc/passwd", "http://localhost/health/flu/", "file:///etc/passwd", "health/flu/", "*", "..", "/_galen/../.env", "/_galen/%2e%2e/.env", "/_galen/", "/_galen")
}

// wary is a site that reports being asked for what nobody should ask for.
type wary struct {
	Files
	t *testing.T
}

func (w wary) File(path string) (File, bool) {
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "" || segment == "." || segment == ".." || strings.ContainsAny(path, "\\\x00") {
			w.t.Errorf("the site was asked for %q", path)
		}
	}
	return w.Files.File(path)
}

func TestTraversal(t *testing.T) {
	p := start(t, Options{}, usual)
	p.Publish(wary{small, t})
	all := spellings()
	if len(all) < 200 {
		t.Fatalf("only %d spellings", len(all))
	}
	for _, target := range all {
		want := []int{404, 400}
		if target == "/site.css?../../etc/passwd/" {
			want = []int{200} // what follows the question mark leads nowhere
		}
		a := p.ask("GET " + target)
		if !slices.Contains(want, a.StatusCode) {
			t.Errorf("%s: status %d", target, a.StatusCode)
		}
		if strings.Contains(a.body, "secret") || strings.Contains(a.body, "root:") || strings.Contains(a.body, "Flu.") {
			t.Errorf("%s gives something away:\n%.300s", target, a.body)
		}
		// The client names its page in the query.
		if a := p.ask("GET /_galen/page?page=" + strings.ReplaceAll(strings.ReplaceAll(target, "%", "%25"), "&", "%26")); a.StatusCode != 200 || strings.Contains(a.body, "secret") || strings.Contains(a.body, "root:") {
			t.Errorf("as the client's page, %s gives status %d:\n%.300s", target, a.StatusCode, a.body)
		}
	}
	t.Logf("%d spellings lead nowhere", len(all))
}

// TestNoDisk holds the package to serving from memory: nothing in it can open a
// file.
func TestNoDisk(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		looked++
		for _, i := range file.Imports {
			if name := strings.Trim(i.Path.Value, `"`); slices.Contains([]string{"os", "io/fs", "io/ioutil", "path/filepath", "os/exec"}, name) {
				t.Errorf("%s imports %s", e.Name(), name)
			}
		}
	}
	if looked < 5 {
		t.Errorf("only %d files", looked)
	}
	// http.ServeFile and http.Dir are the only ways left.
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") {
			text, err := os.ReadFile(e.Name())
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"http.Dir", "http.ServeFile", "http.FileServer", "http.FS"} {
				if strings.Contains(string(text), name) {
					t.Errorf("%s uses %s", e.Name(), name)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range spellings() {
		f.Add(s)
	}
	for name := range small {
		f.Add("/" + name)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, base := range []string{"/", "/sub/"} {
			a, ok := decode(raw)
			if ok {
				if again, ok := decode(a.escaped()); !ok || again != a {
					t.Errorf("%q is %q, which is written %q and read as %q", raw, a, a.escaped(), again)
				}
			}
			at := find(wary{small, t}, base, a)
			if private(at.key) {
				t.Errorf("%q finds %q", raw, at.key)
			}
			if at.key != "" && !strings.HasPrefix(string(a), base) {
				t.Errorf("%q, outside of %q, finds %q", raw, base, at.key)
			}
			if at.moved != "" {
				if next := find(small, base, at.moved); next.moved != "" {
					t.Errorf("%q leads to %q and that to %q", raw, at.moved, next.moved)
				}
			}
		}
	})
}
