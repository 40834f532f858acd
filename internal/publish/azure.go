package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"galen/internal/diag"
)

// azure is a container of Azure Blob Storage, spoken to by its REST interface
// (https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api).
type azure struct {
	*wire
	keys              azureKeys
	container, prefix string
	page              int // blobs in an answer to List; 0: as many as the store likes

	mu   sync.Mutex
	busy map[string]*sync.Mutex // kept bytes that are being given a type
}

// azureVersion is the version of the interface that is spoken.
const azureVersion = "2021-12-02"

// azureDigest is the header of the metadata that holds the SHA-256 of a blob. Names of metadata have no hyphens there.
const azureDigest = "X-Ms-Meta-Galen_sha256"

// openAzure reads an address of the form azure://container/folder?account=…&endpoint=…. The endpoint is
// https://ACCOUNT.blob.core.windows.net by default.
func openAzure(address *url.URL) (Objects, error) {
	if address.Host == "" {
		return nil, badAddress(address.Redacted(), "it names no container")
	}
	keys, err := findAzureKeys(address)
	if err != nil {
		return nil, err
	}
	if err := encrypted(keys.endpoint); err != nil {
		return nil, err
	}
	return &azure{
		wire: newWire(keys.sign), keys: keys, container: address.Host, prefix: prefixOf(address), busy: map[string]*sync.Mutex{},
	}, nil
}

func (a *azure) Describe() string {
	return "azure://" + a.container + strings.TrimSuffix("/"+a.prefix, "/")
}

// at is the address of a blob, or of the container when key is empty.
func (a *azure) at(key string) string {
	path := "/" + a.container
	if key != "" {
		path += "/" + a.prefix + key
	}
	return a.keys.endpoint + (&url.URL{Path: path}).EscapedPath()
}

func azureObject(key string, h http.Header, size int64) Object {
	return Object{Key: key, Size: size, Version: h.Get("Etag"), Digest: h.Get(azureDigest)}
}

func (a *azure) Stat(ctx context.Context, key string) (Object, error) {
	got, err := a.do(ctx, call{method: http.MethodHead, address: a.at(key)})
	if err != nil {
		return Object{}, a.problem(err, "read", key)
	}
	size, err := strconv.ParseInt(got.header.Get("Content-Length"), 10, 64)
	return azureObject(key, got.header, size), a.problem(err, "read", key)
}

func (a *azure) Get(ctx context.Context, key string) ([]byte, Object, error) {
	got, err := a.do(ctx, call{method: http.MethodGet, address: a.at(key)})
	if err != nil {
		return nil, Object{}, a.problem(err, "read", key)
	}
	return got.body, azureObject(key, got.header, int64(len(got.body))), nil
}

func (a *azure) Put(ctx context.Context, key string, body io.ReadSeeker, as File) error {
	_, err := a.put(ctx, key, body, as, nil)
	return err
}

func (a *azure) PutIf(ctx context.Context, key string, data []byte, version string) (string, error) {
	condition := map[string]string{"If-Match": version}
	if version == "" {
		condition = map[string]string{"If-None-Match": "*"}
	}
	return a.put(ctx, key, bytes.NewReader(data), private(len(data)), condition)
}

// put sends a blob in one piece, with its checksum, so that the store refuses what was damaged on the way.
func (a *azure) put(ctx context.Context, key string, body io.ReadSeeker, as File, header map[string]string) (version string, err error) {
	sum := md5.New()
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	if _, err := io.Copy(sum, body); err != nil {
		return "", err
	}
	all := sentAs(as)
	for name, value := range header {
		all[name] = value
	}
	all["X-Ms-Blob-Type"] = "BlockBlob"
	all["Content-Type"] = as.Type
	all["Content-MD5"] = base64.StdEncoding.EncodeToString(sum.Sum(nil))
	if as.Digest != "" {
		all[azureDigest] = as.Digest
	}
	got, err := a.do(ctx, call{method: http.MethodPut, address: a.at(key), header: all, body: body, size: as.Size})
	return got.header.Get("Etag"), a.problem(err, "write", key)
}

// sentAs are the headers that say with what a blob is sent to readers.
func sentAs(as File) map[string]string {
	return map[string]string{"X-Ms-Blob-Content-Type": as.Type, "X-Ms-Blob-Cache-Control": as.Cache}
}

// Copy copies a blob with its type. The store cannot give the copy another one in the same step, and readers
// must not meet a page without its type: kept bytes are given the type before they are copied to where readers
// are. A copy that is kept has the type of what it is a copy of.
func (a *azure) Copy(ctx context.Context, from, to string, as File) error {
	if strings.HasPrefix(from, objectsKey) {
		lock := a.lockOf(from)
		lock.Lock()
		defer lock.Unlock()
		if _, err := a.do(ctx, call{method: http.MethodPut, address: a.at(from) + "?comp=properties", header: sentAs(as)}); err != nil {
			return a.problem(err, "copy", from)
		}
	}
	header := map[string]string{"X-Ms-Copy-Source": a.keys.readable(a.at(from)), azureDigest: as.Digest}
	got, err := a.do(ctx, call{method: http.MethodPut, address: a.at(to), header: header})
	for err == nil && got.header.Get("X-Ms-Copy-Status") == "pending" {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(time.Second):
		}
		got, err = a.do(ctx, call{method: http.MethodHead, address: a.at(to)})
	}
	if status := got.header.Get("X-Ms-Copy-Status"); err == nil && status != "success" {
		err = fmt.Errorf("the copy ended with %q", status)
	}
	return a.problem(err, "copy", from)
}

// lockOf is held by whoever changes the type of kept bytes.
func (a *azure) lockOf(key string) *sync.Mutex {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.busy[key] = cmp.Or(a.busy[key], &sync.Mutex{})
	return a.busy[key]
}

func (a *azure) Delete(ctx context.Context, key string) error {
	_, err := a.do(ctx, call{method: http.MethodDelete, address: a.at(key), header: map[string]string{"X-Ms-Delete-Snapshots": "include"}})
	if err = a.problem(err, "remove", key); errors.Is(err, errNotFound) {
		return nil
	}
	return err
}

func (a *azure) List(ctx context.Context, prefix string, each func(Object)) error {
	for marker := ""; ; {
		query := url.Values{"restype": {"container"}, "comp": {"list"}, "prefix": {a.prefix + prefix}}
		if marker != "" {
			query.Set("marker", marker)
		}
		if a.page > 0 {
			query.Set("maxresults", strconv.Itoa(a.page))
		}
		got, err := a.do(ctx, call{method: http.MethodGet, address: a.at("") + "?" + query.Encode()})
		var page struct {
			Blobs []struct {
				Name string `xml:"Name"`
				Size int64  `xml:"Properties>Content-Length"`
				Etag string `xml:"Properties>Etag"`
			} `xml:"Blobs>Blob"`
			NextMarker string `xml:"NextMarker"`
		}
		if err == nil {
			err = xml.Unmarshal(bytes.TrimPrefix(got.body, []byte("\ufeff")), &page)
		}
		if err != nil {
			return a.problem(err, "list", prefix)
		}
		for _, b := range page.Blobs {
			each(Object{Key: strings.TrimPrefix(b.Name, a.prefix), Size: b.Size, Version: b.Etag})
		}
		if marker = page.NextMarker; marker == "" {
			return nil
		}
	}
}

// problem turns an answer of the store into an error for a person.
func (a *azure) problem(err error, verb, key string) error {
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[diag.Diagnostic](err); ok {
		return d
	}
	kind := refusedOtherwise
	if r, ok := errors.AsType[*rejection](err); ok {
		kind = azureRefusal(r)
		var said struct{ Code, Message string }
		if xml.Unmarshal(bytes.TrimPrefix([]byte(r.said), []byte("\ufeff")), &said) == nil && said.Code != "" {
			r.said = said.Code + ": " + said.Message
		}
	}
	return a.manner().problem(kind, err, verb, key)
}

// azureRefusal reads the code of an error, of which the interface has a list.
func azureRefusal(r *rejection) refusal {
	switch r.header.Get("X-Ms-Error-Code") {
	case "BlobNotFound", "CannotVerifyCopySource":
		return noObject
	case "ContainerNotFound":
		return noBucket
	case "BlobAlreadyExists", "ConditionNotMet", "TargetConditionNotMet":
		return changedMeanwhile
	case "AuthenticationFailed", "InvalidAuthenticationInfo":
		return unknownKey
	case "KeyBasedAuthenticationNotPermitted":
		return refusedOtherwise
	}
	switch r.status {
	case http.StatusUnauthorized:
		return unknownKey
	case http.StatusForbidden:
		return forbidden
	case http.StatusPreconditionFailed:
		return changedMeanwhile
	}
	return refusedOtherwise
}

func (a *azure) manner() manner {
	role := " (the role Storage Blob Data Contributor has all of them, as does a signature with  sp=rcwdl);" +
		" if it has that, check " + a.keys.from + " and the network rules of the account"
	return manner{
		store: a.Describe(), bucket: fmt.Sprintf("container %q", a.container),
		keys: "check " + a.keys.from,
		permissions: map[string]string{
			"read": "blobs/read" + role, "write": "blobs/write" + role, "copy": "blobs/read and blobs/write" + role,
			"list": "blobs/read to list" + role, "remove": "blobs/delete" + role,
		},
	}
}
