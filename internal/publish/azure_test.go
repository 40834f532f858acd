package publish

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/testport"
)

// azuriteAccount is the account that azurite has, with its key, which its manual prints.
const (
	azuriteAccount = "devstoreaccount1"
	azuriteKey     = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)

// azureStore starts azurite with a container, and returns the parameters of its addresses.
func azureStore(t *testing.T) string {
	t.Helper()
	program := testServer(t, "azurite-blob", "GALEN_TEST_AZURITE", "npm install azurite@3.35.0")
	noAzureKeys(t)
	t.Setenv("AZURE_STORAGE_KEY", azuriteKey)
	address := testport.Address(t)
	_, port, _ := net.SplitHostPort(address)
	cmd := exec.Command(program, "--blobHost", "127.0.0.1", "--blobPort", port, "--silent", "--disableTelemetry", "--inMemoryPersistence")
	startServer(t, cmd, address)
	parameters := "?account=" + azuriteAccount + "&endpoint=http://" + address + "/" + azuriteAccount
	a := openStore(t, "azure://site"+parameters).Objects.(*azure)
	if _, err := a.do(context.Background(), call{method: "PUT", address: a.at("") + "?restype=container"}); err != nil {
		t.Fatal(err)
	}
	return parameters
}

// noAzureKeys empties the environment of keys.
func noAzureKeys(t *testing.T) {
	for _, name := range []string{"CONNECTION_STRING", "KEY", "SAS_TOKEN", "ACCOUNT"} {
		t.Setenv("AZURE_STORAGE_"+name, "")
	}
	for _, name := range []string{"TENANT_ID", "CLIENT_ID", "CLIENT_SECRET", "AUTHORITY_HOST"} {
		t.Setenv("AZURE_"+name, "")
	}
}

func TestAzure(t *testing.T) {
	parameters := azureStore(t)
	at := func(path string) func() bucket {
		return func() bucket { return openStore(t, "azure://site"+path+parameters) }
	}
	contract(t, inStore(t, at("")))
	store(t, at)
	t.Run("more than one answer holds", func(t *testing.T) {
		b := at("/many")()
		b.Objects.(*azure).page = 3
		pages3(t, b)
	})
	t.Run("what is sent with a file", func(t *testing.T) {
		p := inStore(t, at("/types"))
		p.publish(t, site(t, 1, 1))
		p.publish(t, site(t, 2, 1))
		if _, err := p.Rollback(context.Background(), "", false, p.options()); err != nil {
			t.Fatal(err)
		}
		a := p.Target.(bucket).Objects.(*azure)
		got, err := a.do(context.Background(), call{method: "HEAD", address: a.at("index.html")})
		if err != nil || got.header.Get("Content-Type") != "text/html; charset=utf-8" || got.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%v %v", got.header, err)
		}
	})
	t.Run("refused", func(t *testing.T) {
		refusals(t, "azure://nowhere"+parameters, "no-bucket")
		t.Setenv("AZURE_STORAGE_KEY", "c29tZWJvZHkgZWxzZQ==")
		refusals(t, "azure://site"+parameters, "forbidden") // Azure itself says AuthenticationFailed: see TestWhatAzureSays
		t.Setenv("AZURE_STORAGE_KEY", "no key")
		refusals(t, "azure://site"+parameters, "bad-key")
		t.Setenv("AZURE_STORAGE_KEY", "")
		refusals(t, "azure://site"+parameters, "no-key")
		t.Setenv("AZURE_STORAGE_SAS_TOKEN", "sv=2021-12-02&sr=c&sp=r&se=2099-01-01T00%3A00%3A00Z&sig=test-secret")
		refusals(t, "azure://site"+parameters, "forbidden")
	})
	t.Run("a signature", func(t *testing.T) {
		noAzureKeys(t)
		t.Setenv("AZURE_STORAGE_SAS_TOKEN", "?"+signedAccess(t, "rcwdl"))
		p := inStore(t, at("/signed"))
		one, two := site(t, 1, 2), site(t, 2, 2)
		p.publish(t, one)
		p.publish(t, two)
		if _, err := p.Rollback(context.Background(), "", false, p.options()); err != nil {
			t.Fatal(err)
		}
		p.shows(t, one)
		t.Setenv("AZURE_STORAGE_SAS_TOKEN", signedAccess(t, "rl"))
		_, err := at("/signed")().Publish(context.Background(), two, p.options())
		if d, ok := err.(diag.Diagnostic); !ok || d.Code != "forbidden" || !strings.Contains(d.Hint, "blobs/write") {
			t.Errorf("%v", err)
		}
	})
	t.Run("a connection string", func(t *testing.T) {
		noAzureKeys(t)
		_, endpoint, _ := strings.Cut(parameters, "endpoint=")
		t.Setenv("AZURE_STORAGE_CONNECTION_STRING", "DefaultEndpointsProtocol=http;AccountName="+azuriteAccount+";AccountKey="+azuriteKey+";BlobEndpoint="+endpoint+";")
		p := inStore(t, func() bucket { return openStore(t, "azure://site/string") })
		s := site(t, 1, 1)
		p.publish(t, s)
		p.shows(t, s)
		if _, err := Open("azure://site?account=another"); err == nil || !strings.Contains(err.Error(), "to a different one") {
			t.Errorf("%v", err)
		}
	})
}

// TestAzureAddresses is about where a request goes.
func TestAzureAddresses(t *testing.T) {
	noAzureKeys(t)
	t.Setenv("AZURE_STORAGE_ACCOUNT", "ours")
	t.Setenv("AZURE_STORAGE_KEY", azuriteKey)
	for address, want := range map[string]string{
		"azure://site":                          "https://ours.blob.core.windows.net/site/a%20b",
		"azure://$web/news/?account=other":      "https://other.blob.core.windows.net/$web/news/a%20b",
		"azure://site?endpoint=https://x.test/": "https://x.test/site/a%20b",
	} {
		if got := openStore(t, address).Objects.(*azure).at("a b"); got != want {
			t.Errorf("%s leads to %s", address, got)
		}
	}
}

// signedAccess is a signature (SAS) for the container, with these permissions.
func signedAccess(t *testing.T, permissions string) string {
	t.Helper()
	key, err := base64.StdEncoding.DecodeString(azuriteKey)
	if err != nil {
		t.Fatal(err)
	}
	const until = "2099-01-01T00:00:00Z"
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(strings.Join([]string{
		permissions, "", until, "/blob/" + azuriteAccount + "/site", "", "", "", azureVersion, "c", "", "", "", "", "", "", "",
	}, "\n")))
	return url.Values{
		"sv": {azureVersion}, "sr": {"c"}, "sp": {permissions}, "se": {until}, "sig": {base64.StdEncoding.EncodeToString(mac.Sum(nil))},
	}.Encode()
}

// TestWhatAzureSays is about answers that azurite does not give.
func TestWhatAzureSays(t *testing.T) {
	for code, want := range map[string]string{
		"AuthenticationFailed":               "bad-key",
		"AuthorizationPermissionMismatch":    "forbidden",
		"AuthorizationFailure":               "forbidden",
		"KeyBasedAuthenticationNotPermitted": "target-refused",
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("x-ms-error-code", code)
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, "\ufeff<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>It may not.\nRequestId: 1</Message></Error>", code)
		}))
		noAzureKeys(t)
		t.Setenv("AZURE_STORAGE_KEY", azuriteKey)
		refusals(t, "azure://site?account=a&endpoint="+server.URL, want)
		server.Close()
	}
}

// TestEntra gets a token for an application, and sends it.
func TestEntra(t *testing.T) {
	tokens := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/tenant-1/oauth2/v2.0/token" {
			tokens++
			if r.FormValue("client_id") != "app" || r.FormValue("client_secret") != "test-secret" || r.FormValue("scope") != "https://storage.azure.com/.default" {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"access_token": "t0ken", "token_type": "Bearer", "expires_in": 3600}`)
			return
		}
		if r.Header.Get("Authorization") != "Bearer t0ken" || r.Header.Get("X-Ms-Version") == "" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("x-ms-error-code", "BlobNotFound")
		w.WriteHeader(http.StatusNotFound)
	}))
	defer server.Close()
	noAzureKeys(t)
	t.Setenv("AZURE_TENANT_ID", "tenant-1")
	t.Setenv("AZURE_CLIENT_ID", "app")
	t.Setenv("AZURE_CLIENT_SECRET", "test-secret")
	t.Setenv("AZURE_AUTHORITY_HOST", server.URL)
	b := openStore(t, "azure://site?account=a&endpoint="+server.URL)
	for range 3 {
		if _, _, err := b.Get(context.Background(), "x"); !errors.Is(err, errNotFound) {
			t.Errorf("%v", err)
		}
	}
	if tokens != 1 {
		t.Errorf("%d tokens were asked for", tokens)
	}
	t.Setenv("AZURE_CLIENT_SECRET", "test-secret of another")
	refusals(t, "azure://site?account=a&endpoint="+server.URL, "bad-key")
}
