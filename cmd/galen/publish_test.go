package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"galen/internal/testing/testport"
	"galen/internal/testing/testtime"
)

var everyRequest = flag.Bool("every-request", false, "kill a publication after each of its requests, instead of after every seventh")

// counting is a way to an S3 server that kills whoever uses it after so many requests.
type counting struct {
	*httputil.ReverseProxy
	mu       sync.Mutex
	requests int
	after    int // 0: never
	victim   *os.Process
}

func (c *counting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	c.requests++
	if c.after > 0 && c.requests > c.after {
		if c.victim != nil {
			c.victim.Kill()
		}
		c.mu.Unlock()
		panic(http.ErrAbortHandler)
	}
	c.mu.Unlock()
	c.ReverseProxy.ServeHTTP(w, r)
}

// TestPublishKilled kills galen publish with SIGKILL after each of its requests. Readers have old or new
// pages with all their files each time, and the next publication completes it.
func TestPublishKilled(t *testing.T) {
	t.Parallel()
	store, direct := startStore(t)
	proxy := &counting{ReverseProxy: httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: store})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: proxy}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })

	d := newSmallDesk(t)
	for i := range 8 {
		d.write(fmt.Sprintf("content/health/sleep-%d.md", i), fmt.Sprintf("---\ntitle: Sleep %d\ndescription: About sleep.\ndate: 2026-11-%02d\nauthors: [desk]\n---\nSleep well.\n", i, i+1))
	}
	d.write("galen.yaml", d.read("galen.yaml")+fmt.Sprintf("\npublish:\n  live: {to: \"s3://site?endpoint=http://%s&region=us-east-1\", releases: 3}\n", l.Addr()))
	run := func(after int) (requests int, out string, err error) {
		proxy.mu.Lock()
		proxy.requests, proxy.after, proxy.victim = 0, after, nil
		proxy.mu.Unlock()
		cmd := exec.Command("galen", "publish", "--format", "json")
		cmd.Dir = d.dir
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=", "AWS_ACCESS_KEY_ID=test-key", "AWS_SECRET_ACCESS_KEY=test-secret")
		var both bytes.Buffer
		cmd.Stdout, cmd.Stderr = &both, &both
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		proxy.mu.Lock()
		proxy.victim = cmd.Process
		proxy.mu.Unlock()
		err = cmd.Wait()
		proxy.mu.Lock() // what the killed one asked for last may still be at work
		defer proxy.mu.Unlock()
		return proxy.requests, both.String(), err
	}
	if _, out, err := run(0); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	step := 7
	if *everyRequest {
		step = 1
	}
	kills, most, pages := 0, 0, 0
	for k := 1; ; k += step {
		d.write("static/site.css", fmt.Sprintf("body{order:%d}", k))
		requests, out, err := run(k)
		most = max(most, requests)
		pages += wholePages(t, direct)
		if err == nil {
			break
		}
		kills++
		if _, out2, err := run(0); err != nil {
			t.Fatalf("after a kill at request %d: %v\n%s\n%s", k, err, out, out2)
		}
		sameAsPublic(t, direct, d)
		if t.Failed() {
			t.Fatalf("killed after request %d", k)
		}
	}
	t.Logf("%d kills in a publication of %d requests; %d pages were read", kills, most, pages)
	if most < 60 || kills < 60/step {
		t.Errorf("%d kills, %d requests: too few", kills, most)
	}
}

// startStore starts a real S3 server with a bucket, and returns its address and a way to read it.
func startStore(t *testing.T) (address string, direct *minio.Client) {
	t.Helper()
	program := os.Getenv("GALEN_TEST_VERSITYGW")
	if program == "" {
		t.Skip("skipped: needs an S3 server: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0 and GALEN_TEST_VERSITYGW (.ci/run does)")
	}
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "data", "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	address = testport.Address(t)
	cmd := exec.Command(program, "--port", address, "posix", filepath.Join(root, "data"))
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY=test-key", "ROOT_SECRET_KEY=test-secret")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	direct, err := minio.New(address, &minio.Options{Creds: credentials.NewStaticV4("test-key", "test-secret", ""), Region: "us-east-1"})
	if err != nil {
		t.Fatal(err)
	}
	testtime.Await(t, func() string {
		ok, err := direct.BucketExists(context.Background(), "site")
		if ok && err == nil {
			return ""
		}
		return fmt.Sprint("the S3 server has not started: ", err)
	})
	return address, direct
}

// public reads everything that readers can get.
func public(t *testing.T, store *minio.Client) map[string]string {
	t.Helper()
	files := map[string]string{}
	for o := range store.ListObjects(context.Background(), "site", minio.ListObjectsOptions{Recursive: true}) {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
		if strings.HasPrefix(o.Key, ".galen/") {
			continue
		}
		r, err := store.GetObject(context.Background(), "site", o.Key, minio.GetObjectOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(r); err != nil {
			t.Fatalf("%s: %v", o.Key, err)
		}
		files[o.Key] = text.String()
	}
	return files
}

// wholePages fails if a page loads a file of the site that readers cannot get.
func wholePages(t *testing.T, store *minio.Client) (pages int) {
	t.Helper()
	files := public(t, store)
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		for _, file := range loads(text) {
			if _, ok := files[file]; !ok {
				t.Errorf("%s loads /%s, which is not there", name, file)
			}
		}
	}
	return pages
}

// loads are the files of the site that a page makes a browser load.
func loads(page string) (files []string) {
	for _, part := range strings.Split(page, "<")[1:] {
		for _, key := range []string{"<link rel=stylesheet href=", "<img src=", "<script src="} {
			if rest, ok := strings.CutPrefix("<"+part, key); ok {
				address := strings.Trim(strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == '>' })[0], `"'`)
				if path, ok := strings.CutPrefix(address, "/"); ok {
					files = append(files, path)
				}
			}
		}
	}
	return files
}

// sameAsPublic fails unless readers get what the build left.
func sameAsPublic(t *testing.T, store *minio.Client, d *desk) {
	t.Helper()
	there := public(t, store)
	for name, text := range tree(t, d.at("public")) {
		if !strings.HasPrefix(name, ".galen/") && there[name] != text {
			t.Errorf("%s is not what the build left", name)
		}
	}
}
