package headers

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galen/internal/testing/tally"
	"galen/internal/testing/webserver"
)

// values are what a header may hold; each program has its own way to misread them.
var values = []string{
	// listed
	`a "quoted" word`, `a \back`, `a \back {env.PATH} {http.request.uri}`, `{}`, `$5`, `grüße`,
	// made up
	`plain`, `{`, `}`, `\{path}`, `{$HOME}`, `${x} $uri`,
	`ends in \`, `'single'`, "a `tick`", "a `tick` and \"quote\" and {uri}", `semi; colon`, `# no comment`, `\\two`, `\"`, `{{uri}}`, `%{x}`, `~x`, `@kept`,
	`a\nb`, `{http.vars.galen_open}`, `tab	inside`,
}

// kept and revalidated are paths, by what becomes of them.
var (
	keptPaths        = []string{"/im/site.3f2a1b0c.css", "/im/a/b.12345678.css", "/im/with [brackets] (1).0a1b2c3d.png", "/im/a+b{c}.0a1b2c3d.png", "/im/long/" + strings.Repeat("x", 150) + ".0a1b2c3d.png"}
	revalidatedPaths = []string{
		// listed
		"/report.20261122.pdf",
		// made up
		"/", "/index.html", "/photo.png", "/photo.0a1b2c3d.png", "/a/im/b.0a1b2c3d.png", "/imx/data.12345678.json", "/site.css.html",
	}
	missingPaths = []string{"/im/gone.3f2a1b0c.css", "/im/a/gone.css"} // would be kept if they were there
)

const keptRule = "/im/*"

func allValues() (all []Header) {
	for i, v := range values {
		all = append(all, Header{fmt.Sprintf("X-Value-%d", i), v})
	}
	return all
}

// serves holds a running server against what it was told to send.
func serves(t *testing.T, server string) {
	t.Helper()
	get := func(path string) http.Header {
		t.Helper()
		answer := webserver.Get(t, server, path)
		answer.Body.Close()
		return answer.Header
	}
	sent := get("/index.html")
	for _, h := range allValues() {
		if got := sent.Get(h.Name); got != h.Value {
			t.Errorf("%s: %q was sent for %q", h.Name, got, h.Value)
		}
	}
	for _, path := range keptPaths {
		if got := get(path)["Cache-Control"]; len(got) != 1 || got[0] != forEver {
			t.Errorf("%s: %q", path, got)
		}
	}
	for _, path := range missingPaths {
		if got := get(path).Get("Cache-Control"); strings.Contains(got, "immutable") {
			t.Errorf("%s is not there: %q", path, got)
		}
	}
	for _, path := range revalidatedPaths {
		if got := get(path)["Cache-Control"]; len(got) != 1 || strings.Contains(got[0], "immutable") {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// passwords are those of ada: "preview", as  htpasswd -s  and  caddy hash-password  write them.
const (
	htpasswd = "ada:{SHA}GqeH/gz7NzV1/CwPb4JufG3J/UE=\n"
	hashed   = "ada $2a$14$KB5KEgzoFrXZMmPWtPMrwe1V52jCG.YmGQ6B/wwuZQ4/xHVsYxUYK\n"
)

// TestLogin: nothing is answered without the password, and everything with it.
func TestLogin(t *testing.T) {
	for _, format := range LoginFormats {
		t.Run(format, func(t *testing.T) {
			names := htpasswd
			if format == "caddy" {
				names = hashed
			}
			folder := filepath.Join(t.TempDir(), "a name")
			os.MkdirAll(folder, 0o755)
			login, err := Login(format, writeFile(t, folder, "preview.users", names))
			if err != nil {
				t.Fatal(err)
			}
			lines, root, server := Write(format, Rules(nil, keptRule))+login, siteFiles(t), ""
			switch format {
			case "nginx":
				server = webserver.Nginx(t, root, "", lines)
			case "caddy":
				server = webserver.Caddy(t, root, lines)
			case "apache":
				server = webserver.Apache(t, root, lines)
			}
			webserver.Get(t, server, "/").Body.Close() // waits until it listens
			for _, path := range []string{"/", keptPaths[0], "/gone"} {
				for password, want := range map[string]int{"": 401, "wrong": 401, "preview": 200} {
					if path == "/gone" && password == "preview" {
						want = 404
					}
					request, _ := http.NewRequest("GET", server+path, nil)
					if password != "" {
						request.SetBasicAuth("ada", password)
					}
					answer, err := http.DefaultClient.Do(request)
					if err != nil {
						t.Fatal(err)
					}
					answer.Body.Close()
					if answer.StatusCode != want {
						t.Errorf("%s with the password %q: %d, want %d", path, password, answer.StatusCode, want)
					}
				}
			}
		})
	}
	for format, file := range map[string]string{"netlify": "/a", "cloudflare": "/a", "s3": "/a", "nginx": "a", "caddy": "/a/*", "apache": "/a\"b"} {
		if lines, err := Login(format, file); err == nil {
			t.Errorf("%s, %s: %q", format, file, lines)
		}
	}
}

// siteFiles has a file at each path.
func siteFiles(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, path := range append(append([]string{"/index.html"}, keptPaths...), revalidatedPaths...) {
		if strings.HasSuffix(path, "/") {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	os.Chmod(dir, 0o755)
	return dir
}

func writeFile(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestKind21Nginx(t *testing.T) {
	beside, inside, _ := strings.Cut(Write("nginx", Rules(allValues(), keptRule)), "# In server { … }.")
	serves(t, webserver.Nginx(t, siteFiles(t), beside, "#"+inside))
}

func TestKind21Caddy(t *testing.T) {
	tally.Kind(t, 21, "values", "revalidatedPaths")
	serves(t, webserver.Caddy(t, siteFiles(t), Write("caddy", Rules(allValues(), keptRule))))
}

// TestKind21Apache: in the configuration of a site, and in .htaccess.
func TestKind21Apache(t *testing.T) {
	text := Write("apache", Rules(allValues(), keptRule))
	t.Run("site", func(t *testing.T) { serves(t, webserver.Apache(t, siteFiles(t), text)) })
	t.Run(".htaccess", func(t *testing.T) {
		root := siteFiles(t)
		before, rest, _ := strings.Cut(text, "Define ")
		define, rest, _ := strings.Cut(rest, "\n")
		writeFile(t, root, ".htaccess", before+rest)
		serves(t, webserver.Apache(t, root, "Define "+define))
	})
}

// TestOpenedPages: real servers send one policy with every page, the wider one where films of
// other sites are shown and nowhere else.
func TestOpenedPages(t *testing.T) {
	site := NewPolicy(Needs{}, Terms{Own: "https://news.example"})
	films, clips := site.WithFrames([]string{"https://films.example"}), site.WithFrames([]string{"https://clips.example", "https://films.example"})
	rules := Rules([]Header{{PolicyHeader, site.String()}, {"X-Frame-Options", "DENY"}}, keptRule,
		Page("/health/film/", films), Page("/health/it%27s/", films), Page("/a+b(1)/", clips))
	want := map[string]string{
		"/health/film/": films.String(), "/health/film/index.html": films.String(), "/health/it's/": films.String(), "/a+b(1)/": clips.String(),
		"/": site.String(), "/index.html": site.String(), "/health/": site.String(), "/health/film/more/": site.String(), "/xhealth/film/": site.String(),
		"/health/film/x.png": site.String(), "/aab1/": site.String(), "/gone/": site.String(), keptPaths[0]: site.String(),
	}
	root := siteFiles(t)
	for path := range want {
		if folder, ok := strings.CutSuffix(path, "/"); ok && path != "/gone/" {
			os.MkdirAll(filepath.Join(root, folder), 0o755)
			writeFile(t, root, folder+"/index.html", "x")
		}
	}
	writeFile(t, root, "health/film/x.png", "x")
	for _, format := range LoginFormats {
		t.Run(format, func(t *testing.T) {
			server, lines := "", Write(format, rules)
			switch format {
			case "nginx":
				server = webserver.Nginx(t, root, "", lines)
			case "caddy":
				server = webserver.Caddy(t, root, lines)
			case "apache":
				server = webserver.Apache(t, root, lines)
			}
			for path, policy := range want {
				answer := webserver.Get(t, server, path)
				answer.Body.Close()
				if got := answer.Header[PolicyHeader]; len(got) != 1 || got[0] != policy {
					t.Errorf("%s (%d): %q, want %q", path, answer.StatusCode, got, policy)
				}
			}
		})
	}
}
