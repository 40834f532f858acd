package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"galen/internal/diag"
	"galen/internal/testing/testport"
	"galen/internal/testing/testtime"
)

// gateway starts a real S3 server over a folder, and returns its address.
func gateway(t *testing.T) string {
	t.Helper()
	program := testServer(t, "versitygw", "GALEN_TEST_VERSITYGW", "go install github.com/versity/versitygw/cmd/versitygw@v1.8.0")
	root := t.TempDir()
	for _, folder := range []string{"data/site", "data/other"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	address := testport.Address(t)
	t.Setenv("AWS_ACCESS_KEY_ID", "test-key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test-secret")
	cmd := exec.Command(program, "--port", address, "posix", filepath.Join(root, "data"))
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY=test-key", "ROOT_SECRET_KEY=test-secret")
	startServer(t, cmd, address)
	return address
}

// testServer finds the program of a server that tests need.
func testServer(t *testing.T, name, variable, install string) string {
	t.Helper()
	program := os.Getenv(variable)
	if program == "" {
		program, _ = exec.LookPath(name)
	}
	if program == "" {
		t.Skipf("skipped: needs %s: %s (.ci/run does)", name, install)
	}
	return program
}

// patience is how long a test waits for what must come.
var patience = testtime.Limit(20 * time.Second)

// startServer starts an HTTP server, waits until it answers, and ends it with the test.
func startServer(t *testing.T, cmd *exec.Cmd, address string) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	t.Cleanup(func() { cmd.Process.Kill(); <-ended })
	asking := http.Client{Timeout: patience}
	for began := time.Now(); time.Since(began) < patience; {
		if r, err := asking.Get("http://" + address + "/"); err == nil {
			r.Body.Close()
			return
		}
		select {
		case <-ended:
			t.Fatalf("the server did not start: %s", &said)
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatal("the server did not answer")
}

func openBucket(t *testing.T, address, path string) bucket {
	t.Helper()
	target, err := Open("s3://site" + path + "?endpoint=http://" + address + "&region=us-east-1")
	if err != nil {
		t.Fatal(err)
	}
	return target.(bucket)
}

// inBucket reads what readers get through the store itself.
func inBucket(t *testing.T, address, path string) place {
	return inStore(t, func() bucket { return openBucket(t, address, path) })
}

// inStore is a place in an object store.
func inStore(t *testing.T, open func() bucket) place {
	b := open()
	clock := time.Now()
	return place{
		Target: b, clock: &clock, open: func() Target { return open() },
		read: func(path string) (string, bool) {
			text, _, err := b.Get(context.Background(), path)
			return string(text), err == nil
		},
		list: func() (paths []string) {
			err := b.List(context.Background(), "", func(o Object) {
				if !strings.HasPrefix(o.Key, ".galen/") {
					paths = append(paths, o.Key)
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(paths)
			return paths
		},
	}
}

func TestS3(t *testing.T) {
	address := gateway(t)
	contract(t, inBucket(t, address, ""))
	store(t, func(path string) func() bucket { return func() bucket { return openBucket(t, address, path) } })
	t.Run("what is sent with a file", func(t *testing.T) {
		p := inBucket(t, address, "/types")
		p.publish(t, site(t, 1, 1))
		b := p.Target.(bucket).Objects.(*s3)
		info, err := b.client.StatObject(context.Background(), "site", "types/index.html", statOptions)
		if err != nil || info.ContentType != "text/html; charset=utf-8" || info.Metadata.Get("Cache-Control") != "no-cache" || info.Metadata.Get("Content-Encoding") != "" {
			t.Errorf("%q %q %v", info.ContentType, info.Metadata, err)
		}
	})
	t.Run("refused", func(t *testing.T) {
		refusals(t, "s3://nowhere?endpoint=http://"+address+"&region=us-east-1", "no-bucket")
		refusals(t, "s3://site?endpoint=http://127.0.0.1:1&region=us-east-1", "target-refused")
		t.Setenv("AWS_ACCESS_KEY_ID", "somebody")
		refusals(t, "s3://site?endpoint=http://"+address+"&region=us-east-1", "bad-key")
	})
}

// refusals are what a person is told when a store says no.
func refusals(t *testing.T, address, code string) {
	t.Helper()
	target, err := Open(address)
	if err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		_, err = target.Publish(ctx, site(t, 1, 1), Options{})
	}
	d, ok := err.(diag.Diagnostic)
	if !ok || d.Code != code || d.Hint == "" {
		t.Errorf("%s: %#v", address, err)
	}
	if strings.Contains(fmt.Sprint(err, d.Hint), "test-secret") {
		t.Error("the secret is told")
	}
}

func isChanged(err error) bool { return errors.Is(err, errChanged) }

// TestOpen judges addresses of targets.
func TestOpen(t *testing.T) {
	for address, want := range map[string]string{
		"s3://b?endpoint=http://store.example": "unencrypted",
		"ftp://host/x":                         "unknown",
		"s3://secret@b":                        "before its @",
		"gs://ada@b":                           "before its @",
		"s3://b?endpoint=https://key:secret@store.example": "its endpoint must not contain keys",
		"gs://b?endpoint=http://secret@127.0.0.1:9":        "its endpoint must not contain keys",
		"sftp://ada:secret@host/x":                         "password",
		"file://srv/www":                                   "three slashes",
		"s3://b\x7f":                                       "cannot be read",
		"sftp:///x":                                        "names no server",
		"s3://":                                            "names no bucket",
		"s3:///folder?region=x":                            "names no bucket",
		"s3://b?endpiont=https://x.example":                `"endpiont" after`,
		"s3://b?region=x&acl=public":                       `"acl" after`,
		"sftp://ada@host/x?key=1":                          `"key" after`,
		"file:///x?y":                                      `"y" after`,
		"gs://":                                            "names no bucket",
		"gs://b?region=x":                                  `"region" after`,
		"gs://b?endpoint=http://store.example":             "unencrypted",
		"azure://?account=a":                               "names no container",
		"azure://site":                                     "names no account",
		"azure://site?acount=a":                            `"acount" after`,
		"azure://site?account=a&endpoint=http://store.example": "unencrypted",
	} {
		_, err := Open(address)
		d, ok := err.(diag.Diagnostic)
		if !ok || !strings.Contains(d.Message, want) || d.Cause != diag.Usage || strings.Contains(d.Message, "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestUnknownKinds: who writes what another program calls a kind of target is told the name here, and a target
// with that name is opened.
func TestUnknownKinds(t *testing.T) {
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", "")
	t.Setenv("CLOUDFLARE_API_TOKEN", "t0ken")
	t.Setenv("NETLIFY_AUTH_TOKEN", "t0ken")
	for address, want := range map[string]string{
		"gcs://b": "gs://", "google://b": "gs://", "az://c?account=a": "azure://", "azur://c?account=a": "azure://", "r2://b": "s3://", "s4://b": "s3://",
		"cloudflare://a/p": "cloudflare-pages://", "netlfy://site": "netlify://", "folder:///srv/www": "file://",
	} {
		_, err := Open(address)
		d, ok := err.(diag.Diagnostic)
		if !ok || !strings.Contains(d.Hint, "write  "+want) {
			t.Errorf("%s: %v: %s", address, err, d.Hint)
			continue
		}
		_, rest, _ := strings.Cut(address, "://")
		if _, err := Open(want + rest); err != nil {
			t.Errorf("%s as the hint says: %v", address, err)
		}
	}
	_, err := Open("gopher://x")
	if d, ok := err.(diag.Diagnostic); !ok || !strings.Contains(d.Hint, "cloudflare-pages") || !strings.Contains(d.Hint, "sftp") {
		t.Errorf("%v", err)
	}
}

var statOptions minio.StatObjectOptions
