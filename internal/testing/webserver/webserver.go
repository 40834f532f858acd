// Package webserver runs real web servers for tests of what is written for them: nginx,
// Caddy and Apache, as Debian has them. A test is skipped where a server is missing;
// .ci/run installs all of them.
package webserver

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testport"
	"galen/internal/testing/testtime"
)

// Program finds a server, or says clearly that nothing was tried.
func Program(t *testing.T, name, at string) string {
	t.Helper()
	for _, file := range []string{name, at} {
		if path, err := exec.LookPath(file); err == nil {
			return path
		}
	}
	t.Skipf("%s is not installed: what is written for it was NOT tried", name)
	return ""
}

// Nginx serves a folder until the test ends, with lines beside and within its server
// block, and gives its address, http://127.0.0.1:PORT.
func Nginx(t *testing.T, root, beside, inside string) string {
	t.Helper()
	nginx := Program(t, "nginx", "/usr/sbin/nginx")
	dir, port := t.TempDir(), testport.Free(t)
	config := fmt.Sprintf("daemon off;\nmaster_process off;\npid %s/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n"+
		"client_body_temp_path %s/a;\nproxy_temp_path %s/b;\nfastcgi_temp_path %s/c;\nuwsgi_temp_path %s/d;\nscgi_temp_path %s/e;\n%s\nserver {\nlisten 127.0.0.1:%d;\nroot %s;\n%s\n}\n}\n",
		dir, dir, dir, dir, dir, dir, beside, port, root, inside)
	file := write(t, dir, "nginx.conf", config)
	try(t, config, nginx, "-t", "-c", file, "-p", dir)
	return start(t, port, nginx, "-c", file, "-p", dir)
}

// Caddy serves a folder until the test ends, with lines in the block of the site.
func Caddy(t *testing.T, root, lines string) string {
	t.Helper()
	caddy := Program(t, "caddy", "/usr/bin/caddy")
	dir, port := t.TempDir(), testport.Free(t)
	config := fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:%d {\n\troot * %s\n\tfile_server\n%s}\n", port, root, lines)
	file := write(t, dir, "Caddyfile", config)
	try(t, config, caddy, "adapt", "--config", file, "--adapter", "caddyfile")
	return start(t, port, caddy, "run", "--config", file, "--adapter", "caddyfile")
}

// Apache serves a folder until the test ends, with lines in the block of the site.
// The folder may have a .htaccess.
func Apache(t *testing.T, root, lines string) string {
	t.Helper()
	apache := Program(t, "apache2", "/usr/sbin/apache2")
	const modules = "/usr/lib/apache2/modules"
	dir, port := t.TempDir(), testport.Free(t)
	var load strings.Builder
	for _, m := range []string{"mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_basic", "headers", "alias", "dir", "mime"} {
		fmt.Fprintf(&load, "LoadModule %s_module %s/mod_%s.so\n", m, modules, m)
	}
	config := fmt.Sprintf("ServerRoot %q\nServerName localhost\nListen 127.0.0.1:%d\nPidFile pid\nErrorLog error.log\nMutex pthread\n%sTypesConfig /dev/null\n"+
		"<Directory %q>\nAllowOverride All\nRequire all granted\n</Directory>\n<VirtualHost *:%d>\nDocumentRoot %q\n%s\n</VirtualHost>\n",
		dir, port, load.String(), root, port, root, lines)
	file := write(t, dir, "apache.conf", config)
	try(t, config, apache, "-t", "-f", file)
	return start(t, port, apache, "-X", "-f", file)
}

// Get asks an address without following where it leads. Path stands as it is, with
// its percent signs resolved.
func Get(t *testing.T, server, path string) *http.Response {
	t.Helper()
	answer, err := Ask(server, path)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// Ask is Get for a goroutine, which must not end the test. It is an error if the server
// has not answered for long; it may just have been started.
func Ask(server, path string) (*http.Response, error) {
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		request, err := http.NewRequest("GET", server+"/", nil)
		if err != nil {
			return nil, err
		}
		request.URL.Path = path
		answer, err := client.Do(request)
		if err == nil || time.Since(began) > testtime.Limit(10*time.Second) {
			return answer, err
		}
	}
}

var client = &http.Client{
	Transport:     &http.Transport{MaxIdleConnsPerHost: 16}, // for those who ask at the same time
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// try lets a server judge its configuration.
func try(t *testing.T, config, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "HOME="+t.TempDir())
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s\n%.3000s", out, config)
	}
}

// start starts a server, and ends it with the test.
func start(t *testing.T, port int, name string, args ...string) string {
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
	return fmt.Sprintf("http://127.0.0.1:%d", port)
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
