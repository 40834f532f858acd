package headers

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// values are what a header may hold; each program has its own way to misread them.
var values = []string{
	`plain`, `a "quoted" word`, `a \back`, `a \back {env.PATH} {http.request.uri}`, `{`, `}`, `{}`, `\{path}`, `{$HOME}`, `$5`, `${x} $uri`,
	`ends in \`, `'single'`, "a `tick`", "a `tick` and \"quote\" and {uri}", `semi; colon`, `# no comment`, `\\two`, `\"`, `{{uri}}`, `%{x}`, `~x`, `@kept`,
	`grüße`, `a\nb`, `{http.vars.galen_open}`, `tab	inside`,
}

// kept and revalidated are paths, by what becomes of them.
var (
	keptPaths        = []string{"/im/site.3f2a1b0c.css", "/im/a/b.12345678.css", "/im/with [brackets] (1).0a1b2c3d.png", "/im/a+b{c}.0a1b2c3d.png", "/im/long/" + strings.Repeat("x", 150) + ".0a1b2c3d.png"}
	revalidatedPaths = []string{"/report.20261122.pdf", "/", "/index.html", "/photo.png", "/photo.0a1b2c3d.png", "/a/im/b.0a1b2c3d.png", "/imx/data.12345678.json", "/site.css.html"}
	missingPaths     = []string{"/im/gone.3f2a1b0c.css", "/im/a/gone.css"} // would be kept if they were there
)

const keptRule = "/im/*"

func allValues() (all []Header) {
	for i, v := range values {
		all = append(all, Header{fmt.Sprintf("X-Value-%d", i), v})
	}
	return all
}

// freePort is a port that nobody listens at.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// program finds a server, or says clearly that nothing was tried. .ci/run installs it.
func program(t *testing.T, name, at string) string {
	t.Helper()
	for _, file := range []string{name, at} {
		if path, err := exec.LookPath(file); err == nil {
			return path
		}
	}
	t.Skipf("%s is not installed: what is written for it was NOT tried", name)
	return ""
}

// serves holds a running server against what it was told to send.
func serves(t *testing.T, port int) {
	t.Helper()
	get := func(path string) http.Header {
		t.Helper()
		for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
			request, err := http.NewRequest("GET", fmt.Sprintf("http://127.0.0.1:%d/", port), nil)
			if err != nil {
				t.Fatal(err)
			}
			request.URL.Path = path
			answer, err := http.DefaultClient.Do(request)
			if err == nil {
				answer.Body.Close()
				return answer.Header
			}
			if time.Since(began) > 20*time.Second {
				t.Fatal(err)
			}
		}
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

// run starts a server, and ends it with the test.
func run(t *testing.T, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "HOME="+t.TempDir())
	if testing.Verbose() {
		c.Stderr = os.Stderr
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

// site has a file at each path.
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

func TestNginx(t *testing.T) {
	nginx := program(t, "nginx", "/usr/sbin/nginx")
	dir, root, port := t.TempDir(), siteFiles(t), freePort(t)
	beside, inside, _ := strings.Cut(Write("nginx", Rules(allValues(), keptRule)), "# In server { … }.")
	config := fmt.Sprintf("daemon off;\nmaster_process off;\npid %s/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\nclient_body_temp_path %s/a;\nproxy_temp_path %s/b;\nfastcgi_temp_path %s/c;\nuwsgi_temp_path %s/d;\nscgi_temp_path %s/e;\n%s\nserver {\nlisten 127.0.0.1:%d;\nroot %s;\n#%s\n}\n}\n",
		dir, dir, dir, dir, dir, dir, beside, port, root, inside)
	file := writeFile(t, dir, "nginx.conf", config)
	if out, err := exec.Command(nginx, "-t", "-c", file, "-p", dir).CombinedOutput(); err != nil {
		t.Fatalf("%s\n%s", out, config)
	}
	run(t, nginx, "-c", file, "-p", dir)
	serves(t, port)
}

func TestCaddy(t *testing.T) {
	caddy := program(t, "caddy", "/usr/bin/caddy")
	dir, root, port := t.TempDir(), siteFiles(t), freePort(t)
	config := fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:%d {\n\troot * %s\n\tfile_server\n%s}\n", port, root, Write("caddy", Rules(allValues(), keptRule)))
	file := writeFile(t, dir, "Caddyfile", config)
	run(t, caddy, "run", "--config", file, "--adapter", "caddyfile")
	serves(t, port)
}

// TestApache: in the configuration of a site, and in .htaccess.
func TestApache(t *testing.T) {
	apache := program(t, "apache2", "/usr/sbin/apache2")
	for _, where := range []string{"site", ".htaccess"} {
		t.Run(where, func(t *testing.T) {
			root, port := siteFiles(t), freePort(t)
			text := Write("apache", Rules(allValues(), keptRule))
			if where == ".htaccess" {
				defines, rest, _ := strings.Cut(text, "Define ")
				define, rest, _ := strings.Cut(rest, "\n")
				writeFile(t, root, ".htaccess", defines+rest)
				text = "Define " + define
			}
			startApache(t, apache, root, port, text)
			serves(t, port)
		})
	}
}

// startApache runs Apache with lines in the block of its only site.
func startApache(t *testing.T, program, root string, port int, lines string) {
	t.Helper()
	const modules = "/usr/lib/apache2/modules"
	dir := t.TempDir()
	var load strings.Builder
	for _, m := range []string{"mpm_event", "authz_core", "headers", "alias", "rewrite", "dir", "mime"} {
		fmt.Fprintf(&load, "LoadModule %s_module %s/mod_%s.so\n", m, modules, m)
	}
	config := fmt.Sprintf("ServerRoot %q\nServerName localhost\nListen 127.0.0.1:%d\nPidFile pid\nErrorLog error.log\nMutex pthread\n%sTypesConfig /dev/null\n"+
		"<Directory %q>\nAllowOverride All\nRequire all granted\n</Directory>\n<VirtualHost *:%d>\nDocumentRoot %q\n%s\n</VirtualHost>\n",
		dir, port, load.String(), root, port, root, lines)
	file := writeFile(t, dir, "apache.conf", config)
	if out, err := exec.Command(program, "-t", "-f", file).CombinedOutput(); err != nil {
		t.Fatalf("%s\n%s", out, config)
	}
	run(t, program, "-X", "-f", file)
}
