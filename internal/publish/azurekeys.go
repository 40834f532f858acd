package publish

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"galen/internal/diag"
)

// azureKeys is what proves to Azure who asks: one of the account's key, a signature (SAS), or an application of
// Microsoft Entra ID.
type azureKeys struct {
	account, endpoint string
	from              string // the variables of the environment in which it was found
	key               []byte
	signature         string // a query string
	tokens            oauth2.TokenSource
}

// findAzureKeys looks into the variables that Azure's own programs read, in their order.
func findAzureKeys(address *url.URL) (k azureKeys, err error) {
	query := address.Query()
	whole := map[string]string{}
	for part := range strings.SplitSeq(os.Getenv("AZURE_STORAGE_CONNECTION_STRING"), ";") {
		name, value, _ := strings.Cut(part, "=")
		whole[name] = value
	}
	k.account = cmp.Or(query.Get("account"), whole["AccountName"], os.Getenv("AZURE_STORAGE_ACCOUNT"))
	if k.account == "" {
		return k, badAddress(address.Redacted(), "it names no account: write  ?account=name  at its end")
	}
	if of := whole["AccountName"]; of != "" && of != k.account {
		return k, diag.Errorf(diag.Position{}, "bad-target", "the target %q belongs to the account %q, but AZURE_STORAGE_CONNECTION_STRING to a different one", address.Redacted(), k.account).
			WithCause(diag.Usage).WithHint("set AZURE_STORAGE_CONNECTION_STRING for that account, or none and AZURE_STORAGE_KEY")
	}
	suffix := cmp.Or(whole["EndpointSuffix"], "core.windows.net")
	k.endpoint = strings.TrimSuffix(cmp.Or(query.Get("endpoint"), whole["BlobEndpoint"], "https://"+k.account+".blob."+suffix), "/")

	key, signature := whole["AccountKey"], whole["SharedAccessSignature"]
	k.from = "AZURE_STORAGE_CONNECTION_STRING"
	if key == "" && signature == "" {
		key, k.from = os.Getenv("AZURE_STORAGE_KEY"), "AZURE_STORAGE_KEY"
	}
	if key == "" && signature == "" {
		signature, k.from = os.Getenv("AZURE_STORAGE_SAS_TOKEN"), "AZURE_STORAGE_SAS_TOKEN"
	}
	k.signature = strings.TrimPrefix(signature, "?")
	switch {
	case key != "":
		if k.key, err = base64.StdEncoding.DecodeString(key); err != nil {
			return k, refuse("bad-key", "copy the key again from the page \"Access keys\" of the account", "%s holds no key of an account", k.from)
		}
	case signature == "":
		k.tokens, k.from = entraTokens(), "AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET"
	}
	return k, nil
}

// entraTokens gets tokens for the application that the environment names; nil if it names none.
func entraTokens() oauth2.TokenSource {
	tenant, id, secret := os.Getenv("AZURE_TENANT_ID"), os.Getenv("AZURE_CLIENT_ID"), os.Getenv("AZURE_CLIENT_SECRET")
	if tenant == "" || id == "" || secret == "" {
		return nil
	}
	authority := strings.TrimSuffix(cmp.Or(os.Getenv("AZURE_AUTHORITY_HOST"), "https://login.microsoftonline.com"), "/")
	c := clientcredentials.Config{
		ClientID: id, ClientSecret: secret, AuthStyle: oauth2.AuthStyleInParams,
		TokenURL: authority + "/" + url.PathEscape(tenant) + "/oauth2/v2.0/token", Scopes: []string{"https://storage.azure.com/.default"},
	}
	return c.TokenSource(context.Background())
}

// sign adds to a request what proves who asks.
func (k azureKeys) sign(r *http.Request) error {
	r.Header.Set("X-Ms-Version", azureVersion)
	r.Header.Set("X-Ms-Date", time.Now().UTC().Format(http.TimeFormat))
	switch {
	case k.key != nil:
		mac := hmac.New(sha256.New, k.key)
		mac.Write([]byte(k.toSign(r)))
		r.Header.Set("Authorization", "SharedKey "+k.account+":"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	case k.signature != "":
		r.URL.RawQuery = strings.TrimPrefix(r.URL.RawQuery+"&"+k.signature, "&")
	case k.tokens != nil:
		token, err := k.tokens.Token()
		if err != nil {
			return refuse("bad-key", "check "+k.from, "Microsoft Entra ID gave no token for the account %s", k.account)
		}
		token.SetAuthHeader(r)
	default:
		return refuse("no-key", "set AZURE_STORAGE_KEY, AZURE_STORAGE_SAS_TOKEN or AZURE_STORAGE_CONNECTION_STRING; or AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET",
			"no keys for the account %s were found", k.account)
	}
	return nil
}

// readable is the address of a blob as the store itself can read it.
func (k azureKeys) readable(address string) string {
	if k.signature != "" {
		return address + "?" + k.signature
	}
	return address
}

// toSign is the text that is signed with the account's key
// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
func (k azureKeys) toSign(r *http.Request) string {
	length := ""
	if r.ContentLength > 0 {
		length = strconv.FormatInt(r.ContentLength, 10)
	}
	h := r.Header
	lines := []string{
		r.Method, h.Get("Content-Encoding"), h.Get("Content-Language"), length, h.Get("Content-MD5"), h.Get("Content-Type"), "",
		h.Get("If-Modified-Since"), h.Get("If-Match"), h.Get("If-None-Match"), h.Get("If-Unmodified-Since"), h.Get("Range"),
	}
	for _, name := range slices.Sorted(maps.Keys(h)) {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-ms-") {
			lines = append(lines, lower+":"+strings.TrimSpace(h.Get(name)))
		}
	}
	lines = append(lines, "/"+k.account+r.URL.EscapedPath())
	query := r.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		slices.Sort(query[name])
		lines = append(lines, strings.ToLower(name)+":"+strings.Join(query[name], ","))
	}
	return strings.Join(lines, "\n")
}
