package deploy

import (
	"bytes"
	"context"
	"fmt"
	"net"
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
)

// gateway starts a real S3 server over a folder, and returns its address.
func gateway(t *testing.T) string {
	t.Helper()
	program := os.Getenv("GALEN_TEST_VERSITYGW")
	if program == "" {
		program, _ = exec.LookPath("versitygw")
	}
	if program == "" {
		t.Skip("skipped: needs an S3 server: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0 (.ci/run does)")
	}
	root := t.TempDir()
	for _, folder := range []string{"data/site", "data/other"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	address := freePort(t)
	cmd := exec.Command(program, "--port", address, "posix", filepath.Join(root, "data"))
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY=test-key", "ROOT_SECRET_KEY=test-secret")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	for range 200 {
		if r, err := http.Get("http://" + address + "/"); err == nil {
			r.Body.Close()
			t.Setenv("AWS_ACCESS_KEY_ID", "test-key")
			t.Setenv("AWS_SECRET_ACCESS_KEY", "test-secret")
			return address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the server did not start: %s", &said)
	return ""
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
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
	b := openBucket(t, address, path)
	clock := time.Now()
	return place{
		Target: b, clock: &clock, open: func() Target { return openBucket(t, address, path) },
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
	t.Run("in a folder", func(t *testing.T) {
		p := inBucket(t, address, "/below/here")
		s := site(t, 1, 3)
		p.publish(t, s)
		p.shows(t, s)
	})
	t.Run("what is sent with a file", func(t *testing.T) {
		p := inBucket(t, address, "/types")
		p.publish(t, site(t, 1, 1))
		b := p.Target.(bucket).Objects.(*s3)
		info, err := b.client.StatObject(context.Background(), "site", "types/index.html", statOptions)
		if err != nil || info.ContentType != "text/html; charset=utf-8" || info.Metadata.Get("Cache-Control") != "no-cache" || info.Metadata.Get("Content-Encoding") != "" {
			t.Errorf("%q %q %v", info.ContentType, info.Metadata, err)
		}
	})
	t.Run("refused", func(t *testing.T) { refusals(t, address) })
}

// refusals are what a person is told when a store says no.
func refusals(t *testing.T, address string) {
	for name, c := range map[string]struct{ target, key, code string }{
		"no such bucket": {"s3://nowhere?endpoint=http://" + address + "&region=us-east-1", "test-key", "no-bucket"},
		"wrong key":      {"s3://site?endpoint=http://" + address + "&region=us-east-1", "somebody", "bad-key"},
		"nobody there":   {"s3://site?endpoint=http://127.0.0.1:1&region=us-east-1", "test-key", "target-refused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("AWS_ACCESS_KEY_ID", c.key)
			target, err := Open(c.target)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			_, err = target.Publish(ctx, site(t, 1, 1), Options{})
			d, ok := err.(diag.Diagnostic)
			if !ok || d.Code != c.code || d.Hint == "" {
				t.Errorf("%#v", err)
			}
			if strings.Contains(fmt.Sprint(err, d.Hint), "test-secret") {
				t.Error("the secret is told")
			}
		})
	}
}

// TestOpen judges addresses of targets.
func TestOpen(t *testing.T) {
	for address, want := range map[string]string{
		"s3://b?endpoint=http://store.example": "unencrypted",
		"ftp://host/x":                         "unknown",
		"sftp://ada:secret@host/x":             "password",
		"file://srv/www":                       "three slashes",
		"s3://b\x7f":                           "cannot be read",
		"sftp:///x":                            "names no server",
		"s3://":                                "names no bucket",
		"s3:///folder?region=x":                "names no bucket",
		"s3://b?endpiont=https://x.example":    `"endpiont" after`,
		"s3://b?region=x&acl=public":           `"acl" after`,
		"sftp://ada@host/x?key=1":              `"key" after`,
		"file:///x?y":                          `"y" after`,
	} {
		_, err := Open(address)
		d, ok := err.(diag.Diagnostic)
		if !ok || !strings.Contains(d.Message, want) || d.Cause != diag.Usage || strings.Contains(d.Message, "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

var statOptions minio.StatObjectOptions
