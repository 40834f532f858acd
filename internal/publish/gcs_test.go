package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/testport"
)

// googleStore starts fake-gcs-server with a bucket, and returns its address.
func googleStore(t *testing.T) string {
	t.Helper()
	program := testServer(t, "fake-gcs-server", "GALEN_TEST_FAKEGCS", "go install github.com/fsouza/fake-gcs-server@v1.56.1")
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", "")
	address := testport.Address(t)
	_, port, _ := net.SplitHostPort(address)
	startServer(t, exec.Command(program, "-scheme", "http", "-host", "127.0.0.1", "-port", port, "-backend", "memory", "-log-level", "error"), address)
	answer, err := http.Post("http://"+address+"/storage/v1/b?project=test", "application/json", strings.NewReader(`{"name": "site"}`))
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("no bucket was made: %v %v", answer, err)
	}
	answer.Body.Close()
	return address
}

func openStore(t *testing.T, address string) bucket {
	t.Helper()
	target, err := Open(address)
	if err != nil {
		t.Fatal(err)
	}
	return target.(bucket)
}

func TestGCS(t *testing.T) {
	server := googleStore(t)
	at := func(path string) func() bucket {
		return func() bucket { return openStore(t, "gs://site"+path+"?endpoint=http://"+server) }
	}
	contract(t, inStore(t, at("")))
	store(t, at)
	t.Run("more than one answer holds", func(t *testing.T) {
		b := at("/many")()
		b.Objects.(*gcs).page = 3
		pages3(t, b)
	})
	t.Run("what is sent with a file", func(t *testing.T) {
		p := inStore(t, at("/types"))
		p.publish(t, site(t, 1, 1))
		p.publish(t, site(t, 2, 1))
		if _, err := p.Rollback(context.Background(), "", false, p.options()); err != nil {
			t.Fatal(err)
		}
		answer, err := p.Target.(bucket).Objects.(*gcs).do(context.Background(), call{method: "GET", address: "http://" + server + "/storage/v1/b/site/o/types%2Findex.html"})
		if err != nil || !strings.Contains(string(answer.body), `"contentType":"text/html; charset=utf-8"`) || !strings.Contains(string(answer.body), `"cacheControl":"no-cache"`) {
			t.Errorf("%s, %v", answer.body, err)
		}
	})
	t.Run("refused", func(t *testing.T) {
		refusals(t, "gs://nowhere?endpoint=http://"+server, "no-bucket")
		refusals(t, "gs://site?endpoint=http://"+server+"/elsewhere", "no-bucket")
	})
}

// store is what every object store does beyond the contract.
func store(t *testing.T, at func(path string) func() bucket) {
	ctx := context.Background()
	t.Run("in a folder", func(t *testing.T) {
		p := inStore(t, at("/below/here"))
		s := site(t, 1, 3)
		p.publish(t, s)
		p.shows(t, s)
		b := at("")()
		if _, _, err := b.Get(ctx, "below/here/index.html"); err != nil {
			t.Errorf("%v", err)
		}
	})
	t.Run("names", func(t *testing.T) {
		b := at("/names")()
		for _, key := range []string{"a b/ü+&?#%41.html", "tag/c++/index.html", "x(1)'s/~$@:;,=!*.txt"} {
			text := "text of " + key
			if err := b.Put(ctx, key, strings.NewReader(text), File{Size: int64(len(text)), Digest: sum(text), Type: "text/plain"}); err != nil {
				t.Errorf("%s: %v", key, err)
				continue
			}
			if err := b.Copy(ctx, key, objectsKey+key, File{Digest: sum(text)}); err != nil {
				t.Errorf("%s: %v", key, err)
			}
			got, o, err := b.Get(ctx, objectsKey+key)
			if err != nil || string(got) != text || o.Digest != sum(text) {
				t.Errorf("%s: %q %+v %v", key, got, o, err)
			}
			found := false
			if err := b.List(ctx, key, func(o Object) { found = found || o.Key == key && o.Size == int64(len(text)) }); err != nil || !found {
				t.Errorf("%s is not listed: %v", key, err)
			}
			if o, err := b.Stat(ctx, key); err != nil || o.Size != int64(len(text)) || o.Digest != sum(text) {
				t.Errorf("%s: %+v %v", key, o, err)
			}
			if err := b.Delete(ctx, key); err != nil {
				t.Errorf("%s: %v", key, err)
			}
			if err := b.Delete(ctx, key); err != nil {
				t.Errorf("%s, which is gone: %v", key, err)
			}
		}
	})
	t.Run("empty and large", func(t *testing.T) {
		b := at("/sizes")()
		for _, size := range []int{0, 1, 20 << 20} {
			data := bytes.Repeat([]byte("x"), size)
			if err := b.Put(ctx, "file", bytes.NewReader(data), File{Size: int64(size), Digest: sum(string(data)), Type: "text/plain"}); err != nil {
				t.Fatalf("%d bytes: %v", size, err)
			}
			if got, _, err := b.Get(ctx, "file"); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes: %d came back, %v", size, len(got), err)
			}
		}
	})
	t.Run("conditions", func(t *testing.T) {
		b := at("/conditions")()
		first, err := b.PutIf(ctx, "cell", []byte("one"), "")
		if err != nil || first == "" {
			t.Fatal(err)
		}
		if _, err := b.PutIf(ctx, "cell", []byte("two"), ""); !isChanged(err) {
			t.Errorf("it was there, and: %v", err)
		}
		second, err := b.PutIf(ctx, "cell", []byte("two"), first)
		if err != nil || second == first {
			t.Errorf("%q %v", second, err)
		}
		if _, err := b.PutIf(ctx, "cell", []byte("three"), first); !isChanged(err) {
			t.Errorf("it was changed, and: %v", err)
		}
		if text, o, err := b.Get(ctx, "cell"); err != nil || string(text) != "two" || o.Version != second {
			t.Errorf("%q %+v %v", text, o, err)
		}
	})
}

// pages3 lists more objects than one answer holds. That is set with page, which makes answers of three.
func pages3(t *testing.T, b bucket) {
	ctx := context.Background()
	var want, got []string
	for i := range 10 {
		key := fmt.Sprintf("n%d", i)
		want = append(want, key)
		if err := b.Put(ctx, key, strings.NewReader(""), File{Type: "text/plain"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.List(ctx, "n", func(o Object) { got = append(got, o.Key) }); err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

// TestGoogleToken gets a token with the key of a service account, and sends it.
func TestGoogleToken(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	known := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/token" && known && r.FormValue("assertion") != "":
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"access_token": "t0ken", "token_type": "Bearer", "expires_in": 3600}`)
		case r.Header.Get("Authorization") != "Bearer t0ken":
			w.WriteHeader(http.StatusUnauthorized)
		case strings.HasSuffix(r.URL.Path, "/o"):
			fmt.Fprint(w, `{}`)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer server.Close()
	file := filepath.Join(t.TempDir(), "key.json")
	text, _ := json.Marshal(map[string]string{
		"type": "service_account", "client_email": "galen@test", "private_key_id": "1", "token_uri": server.URL + "/token",
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: packed})),
	})
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", file)
	address := "gs://site?endpoint=" + server.URL
	if _, _, err := openStore(t, address).Get(context.Background(), "x"); !errors.Is(err, errNotFound) {
		t.Errorf("%v", err)
	}
	known = false
	refusals(t, address, "bad-key")
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", file+".gone")
	refusals(t, address, "no-key")
}
