package publish

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/google"

	"galen/internal/diag"
)

// gcs is a bucket of Google Cloud Storage, spoken to by its JSON interface
// (https://cloud.google.com/storage/docs/json_api).
type gcs struct {
	*wire
	endpoint, bucket, prefix string
	page                     int // objects in an answer to List; 0: as many as the store likes

	mu    sync.Mutex
	there bool // the bucket was seen
}

// gcsScope is what a token is asked for.
const gcsScope = "https://www.googleapis.com/auth/devstorage.read_write"

// gcsDigest is the metadata that holds the SHA-256 of an object.
const gcsDigest = "galen-sha256"

// openGCS reads an address of the form gs://bucket/folder?endpoint=…. The endpoint is Google's by default;
// another one is for tests, and on this machine it is asked without a token if none is named.
func openGCS(address *url.URL) (Objects, error) {
	if address.Host == "" {
		return nil, badAddress(address.Redacted(), "it names no bucket")
	}
	endpoint := address.Query().Get("endpoint")
	if err := encrypted(endpoint); err != nil {
		return nil, err
	}
	anonymous := strings.HasPrefix(endpoint, "http://") && os.Getenv("GOOGLE_APPLICATION_CREDENTIALS") == ""
	g := &gcs{
		endpoint: strings.TrimSuffix(cmp.Or(endpoint, "https://storage.googleapis.com"), "/"),
		bucket:   address.Host, prefix: prefixOf(address),
	}
	g.wire = newWire(nil)
	if !anonymous {
		g.sign = googleToken(g.Describe())
	}
	return g, nil
}

// googleToken signs with the credentials that Google's own programs find: the file that
// GOOGLE_APPLICATION_CREDENTIALS names, that of gcloud, or those of the machine.
func googleToken(store string) func(*http.Request) error {
	source := sync.OnceValues(func() (oauth2.TokenSource, error) {
		found, err := google.FindDefaultCredentials(context.Background(), gcsScope)
		if err != nil {
			return nil, err
		}
		return oauth2.ReuseTokenSource(nil, found.TokenSource), nil
	})
	return func(r *http.Request) error {
		tokens, err := source()
		if err != nil {
			return refuse("no-key", "set GOOGLE_APPLICATION_CREDENTIALS to the key file of a service account, or run  gcloud auth application-default login",
				"no keys for %s were found", store)
		}
		token, err := tokens.Token()
		if err != nil {
			return refuse("bad-key", "check the file that GOOGLE_APPLICATION_CREDENTIALS names, or run  gcloud auth application-default login",
				"Google gave no token for %s", store)
		}
		token.SetAuthHeader(r)
		return nil
	}
}

func (g *gcs) Describe() string { return "gs://" + g.bucket + strings.TrimSuffix("/"+g.prefix, "/") }

// gcsObject is what the interface says of an object, and is told of one.
type gcsObject struct {
	Name         string            `json:"name,omitempty"`
	Size         string            `json:"size,omitempty"`
	Generation   string            `json:"generation,omitempty"`
	ContentType  string            `json:"contentType,omitempty"`
	CacheControl string            `json:"cacheControl,omitempty"`
	CRC32C       string            `json:"crc32c,omitempty"`
	Metadata     map[string]string `json:"metadata,omitempty"`
}

// gcsFields are the fields of it that are asked for.
const gcsFields = "name,size,generation,metadata"

func (g *gcs) object(o gcsObject) Object {
	size, _ := strconv.ParseInt(o.Size, 10, 64)
	return Object{Key: strings.TrimPrefix(o.Name, g.prefix), Size: size, Version: o.Generation, Digest: o.Metadata[gcsDigest]}
}

// at is the address of an object.
func (g *gcs) at(key string) string {
	return g.endpoint + "/storage/v1/b/" + url.PathEscape(g.bucket) + "/o/" + url.PathEscape(g.prefix+key)
}

func (g *gcs) Stat(ctx context.Context, key string) (Object, error) {
	a, err := g.do(ctx, call{method: http.MethodGet, address: g.at(key) + "?fields=" + gcsFields})
	var o gcsObject
	if err == nil {
		err = json.Unmarshal(a.body, &o)
	}
	if err != nil {
		return Object{}, g.problem(ctx, err, "read", key)
	}
	return g.object(o), nil
}

func (g *gcs) Get(ctx context.Context, key string) ([]byte, Object, error) {
	a, err := g.do(ctx, call{method: http.MethodGet, address: g.at(key) + "?alt=media"})
	if err != nil {
		return nil, Object{}, g.problem(ctx, err, "read", key)
	}
	return a.body, Object{
		Key: key, Size: int64(len(a.body)), Version: a.header.Get("X-Goog-Generation"), Digest: a.header.Get("X-Goog-Meta-" + gcsDigest),
	}, nil
}

func (g *gcs) Put(ctx context.Context, key string, body io.ReadSeeker, as File) error {
	_, err := g.put(ctx, key, body, as, "")
	return err
}

func (g *gcs) PutIf(ctx context.Context, key string, data []byte, version string) (string, error) {
	return g.put(ctx, key, bytes.NewReader(data), private(len(data)), "&ifGenerationMatch="+cmp.Or(version, "0"))
}

// put sends the description and the bytes of an object in one request. The description has the bytes'
// checksum, so that the store refuses what was damaged on the way.
func (g *gcs) put(ctx context.Context, key string, body io.ReadSeeker, as File, condition string) (generation string, err error) {
	described := describedForGCS(as)
	described.Name = g.prefix + key
	if described.CRC32C, err = checksum(body); err != nil {
		return "", err
	}
	text, err := json.Marshal(described)
	if err != nil {
		return "", err
	}
	const border = "galen-0c7e5f1b9d3a4e62"
	head := fmt.Sprintf("--%s\r\nContent-Type: application/json; charset=utf-8\r\n\r\n%s\r\n--%[1]s\r\nContent-Type: %s\r\n\r\n", border, text, as.Type)
	whole := &joined{parts: []part{textPart(head), bodyPart(body, as.Size), textPart("\r\n--" + border + "--\r\n")}}
	a, err := g.do(ctx, call{
		method:  http.MethodPost,
		address: g.endpoint + "/upload/storage/v1/b/" + url.PathEscape(g.bucket) + "/o?uploadType=multipart&fields=generation" + condition,
		header:  map[string]string{"Content-Type": "multipart/related; boundary=" + border},
		body:    whole, size: whole.length(),
	})
	var o gcsObject
	if err == nil {
		err = json.Unmarshal(a.body, &o)
	}
	return o.Generation, g.problem(ctx, err, "write", key)
}

func describedForGCS(as File) gcsObject {
	o := gcsObject{ContentType: as.Type, CacheControl: as.Cache}
	if as.Digest != "" {
		o.Metadata = map[string]string{gcsDigest: as.Digest}
	}
	return o
}

// checksum is the CRC32C of bytes, as the interface writes it.
func checksum(body io.ReadSeeker) (string, error) {
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	if _, err := io.Copy(h, body); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(binary.BigEndian.AppendUint32(nil, h.Sum32())), nil
}

// Copy rewrites an object, which for large ones takes several requests.
func (g *gcs) Copy(ctx context.Context, from, to string, as File) error {
	text, err := json.Marshal(describedForGCS(as))
	if err != nil {
		return err
	}
	address := g.at(from) + "/rewriteTo" + strings.TrimPrefix(g.at(to), g.endpoint+"/storage/v1")
	for token := ""; ; {
		c := call{
			method: http.MethodPost, address: address, header: map[string]string{"Content-Type": "application/json; charset=utf-8"},
			body: bytes.NewReader(text), size: int64(len(text)),
		}
		if token != "" {
			c.address += "?rewriteToken=" + url.QueryEscape(token)
		}
		a, err := g.do(ctx, c)
		var said struct {
			Done         bool   `json:"done"`
			RewriteToken string `json:"rewriteToken"`
		}
		if err == nil {
			err = json.Unmarshal(a.body, &said)
		}
		if err != nil || said.Done {
			return g.problem(ctx, err, "copy", from)
		}
		token = said.RewriteToken
	}
}

func (g *gcs) Delete(ctx context.Context, key string) error {
	_, err := g.do(ctx, call{method: http.MethodDelete, address: g.at(key)})
	if err = g.problem(ctx, err, "remove", key); errors.Is(err, errNotFound) {
		return nil
	}
	return err
}

func (g *gcs) List(ctx context.Context, prefix string, each func(Object)) error {
	for page := ""; ; {
		query := url.Values{"prefix": {g.prefix + prefix}, "pageToken": {page}, "fields": {"nextPageToken,items(" + gcsFields + ")"}}
		if g.page > 0 {
			query.Set("maxResults", strconv.Itoa(g.page))
		}
		said, err := g.list(ctx, query)
		if err != nil {
			return g.refused(err, "list", prefix)
		}
		for _, o := range said.Items {
			each(g.object(o))
		}
		if page = said.NextPageToken; page == "" {
			return nil
		}
	}
}

type gcsPage struct {
	Items         []gcsObject `json:"items"`
	NextPageToken string      `json:"nextPageToken"`
}

func (g *gcs) list(ctx context.Context, query url.Values) (page gcsPage, err error) {
	a, err := g.do(ctx, call{method: http.MethodGet, address: g.endpoint + "/storage/v1/b/" + url.PathEscape(g.bucket) + "/o?" + query.Encode()})
	if err == nil {
		err = json.Unmarshal(a.body, &page)
	}
	return page, err
}

// problem turns an answer about an object into an error for a person. "Not found" may be said of the
// object or of the bucket; the first time the bucket is asked.
func (g *gcs) problem(ctx context.Context, err error, verb, key string) error {
	r, ok := errors.AsType[*rejection](err)
	if !ok || r.status != http.StatusNotFound {
		return g.refused(err, verb, key)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.there {
		if _, err := g.list(ctx, url.Values{"maxResults": {"1"}, "fields": {"nextPageToken"}}); err != nil {
			return g.refused(err, "list", "")
		}
		g.there = true
	}
	return g.manner().problem(noObject, err, verb, key)
}

// refused is a problem of which "not found" is said of the bucket.
func (g *gcs) refused(err error, verb, key string) error {
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		return d
	}
	kind := refusedOtherwise
	if r, ok := errors.AsType[*rejection](err); ok {
		kind = map[int]refusal{
			http.StatusUnauthorized: unknownKey, http.StatusForbidden: forbidden, http.StatusNotFound: noBucket, http.StatusPreconditionFailed: changedMeanwhile,
		}[r.status]
	}
	return g.manner().problem(kind, err, verb, key)
}

func (g *gcs) manner() manner {
	const role = " (the role Storage Object User has all of them)"
	return manner{
		store: g.Describe(), bucket: fmt.Sprintf("bucket %q", g.bucket),
		keys: "check the file that GOOGLE_APPLICATION_CREDENTIALS names, or run  gcloud auth application-default login",
		permissions: map[string]string{
			"read": "storage.objects.get" + role, "write": "storage.objects.create and, to replace files, storage.objects.delete" + role,
			"copy": "storage.objects.get, storage.objects.create and storage.objects.delete" + role,
			"list": "storage.objects.list" + role, "remove": "storage.objects.delete" + role,
		},
	}
}
