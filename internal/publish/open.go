package publish

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"galen/internal/diag"
)

// stores open the object stores, by scheme.
var stores = map[string]func(*url.URL) (Objects, error){"s3": openS3, "gs": openGCS, "azure": openAzure}

// hosts open the hosts that take a site whole, by scheme.
var hosts = map[string]func(*url.URL) (host, error){"netlify": openNetlify, "cloudflare-pages": openCloudflare}

// Open connects to a target by its address:
//
//	s3://bucket/folder?endpoint=https://…&region=…
//	gs://bucket/folder
//	azure://container/folder?account=…
//	netlify://SITE_ID
//	cloudflare-pages://ACCOUNT/PROJECT
//	sftp://user@host:22/srv/www/site
//	file:///srv/www/site, or a path, in which no character means anything
//
// Keys and passwords are never part of it: they are taken from the environment or from the usual
// files of the protocol.
func Open(address string) (Target, error) {
	if !strings.Contains(address, "://") {
		return openFolder(&url.URL{Path: address})
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, badAddress(address, "it cannot be read as an address")
	}
	if _, secret := u.User.Password(); secret {
		return nil, badAddress(u.Redacted(), "an address must not contain a password")
	}
	if !slices.Contains(kinds(), u.Scheme) {
		return nil, unknownKind(address, u.Scheme)
	}
	if u.User != nil && u.Scheme != "sftp" {
		return nil, badAddress(strings.Replace(address, u.User.String()+"@", "", 1), "leave out what is before its @: keys come from the environment")
	}
	if err := knownParameters(u); err != nil {
		return nil, err
	}
	if e, err := url.Parse(u.Query().Get("endpoint")); err == nil && e.User != nil {
		return nil, badAddress(strings.Replace(address, e.User.String()+"@", "", 1), "its endpoint must not contain keys; they come from the environment")
	}
	if open, ok := stores[u.Scheme]; ok {
		o, err := open(u)
		if err != nil {
			return nil, err
		}
		return NewBucket(o), nil
	}
	if open, ok := hosts[u.Scheme]; ok {
		h, err := open(u)
		if err != nil {
			return nil, err
		}
		return hosted{h}, nil
	}
	if u.Scheme == "file" {
		return openFolder(u)
	}
	if u.Hostname() == "" {
		return nil, badAddress(u.Redacted(), "it names no server")
	}
	return openSFTP(u)
}

// kinds are the schemes of all targets.
func kinds() []string {
	all := slices.AppendSeq([]string{"sftp", "file"}, maps.Keys(stores))
	return slices.Sorted(slices.Values(slices.AppendSeq(all, maps.Keys(hosts))))
}

// encrypted refuses an endpoint that would get the keys unencrypted: one that begins with http:// is
// used on this machine only.
func encrypted(endpoint string) error {
	rest, plain := strings.CutPrefix(endpoint, "http://")
	if plain && !onThisMachine(rest) {
		return diag.Errorf(diag.Position{}, "bad-target", "the endpoint http://%s would send the keys unencrypted", rest).
			WithCause(diag.Usage).WithHint("write https://%s", rest)
	}
	return nil
}

// onThisMachine reports whether a host, with or without a port, is the loopback.
func onThisMachine(host string) bool {
	u, err := url.Parse("http://" + host)
	return err == nil && (u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost" || u.Hostname() == "::1")
}

// prefixOf is what the names of all objects of a target begin with: the folder in its address.
func prefixOf(address *url.URL) string {
	prefix := strings.Trim(address.Path, "/")
	if prefix != "" {
		prefix += "/"
	}
	return prefix
}

// parameters are what may stand after the question mark of an address, by its scheme.
var parameters = map[string][]string{
	"s3": {"endpoint", "region"}, "gs": {"endpoint"}, "azure": {"account", "endpoint"}, "netlify": {"endpoint"}, "cloudflare-pages": {"endpoint"},
}

// knownParameters refuses all others: with a mistyped endpoint the site, and the keys with
// it, would go to another store.
func knownParameters(u *url.URL) error {
	known := parameters[u.Scheme]
	for _, key := range slices.Sorted(maps.Keys(u.Query())) {
		if slices.Contains(known, key) {
			continue
		}
		d := diag.Errorf(diag.Position{}, "bad-target", "the target %q: %q after the question mark is unknown", u.Redacted(), key).WithCause(diag.Usage)
		if near := diag.Nearest(key, known); near != "" {
			return d.WithHint("did you mean %q?", near)
		} else if len(known) == 0 {
			return d.WithHint("leave out the question mark and everything after it")
		}
		return d.WithHint("choose one of: %s", strings.Join(known, ", "))
	}
	return nil
}

// otherNames are what other programs call the kinds of targets.
var otherNames = map[string]string{
	"gcs": "gs", "gcp": "gs", "google": "gs", "az": "azure", "azblob": "azure", "abfs": "azure", "wasb": "azure", "wasbs": "azure",
	"cloudflare": "cloudflare-pages", "pages": "cloudflare-pages", "cf": "cloudflare-pages", "r2": "s3", "b2": "s3", "minio": "s3", "ssh": "sftp", "scp": "sftp", "folder": "file",
}

// unknownKind is what is said of a scheme that is none of the kinds.
func unknownKind(address, scheme string) error {
	d := diag.Errorf(diag.Position{}, "bad-target", "the target %q: the kind of target %s: is unknown", address, scheme).WithCause(diag.Usage)
	meant, ok := otherNames[scheme]
	if !ok {
		meant = diag.Nearest(scheme, kinds())
	}
	if meant != "" {
		return d.WithHint("write  %s://  for  %s://", meant, scheme)
	}
	return d.WithHint("choose one of: %s", strings.Join(kinds(), ", "))
}

func badAddress(address, why string) error {
	return diag.Errorf(diag.Position{}, "bad-target", "the target %q: %s", address, why).WithCause(diag.Usage).
		WithHint("write  s3://bucket,  gs://bucket,  azure://container?account=name,  netlify://site-id,  cloudflare-pages://account-id/project,  sftp://user@host/folder  or the path of a folder")
}
