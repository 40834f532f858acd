package deploy

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"galen/internal/diag"
)

// Schemes are the kinds of targets that Open knows.
var Schemes = []string{"s3", "sftp", "file"}

// Open connects to a target by its address:
//
//	s3://bucket/folder?endpoint=https://…&region=…
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
		return nil, badAddress(u.Redacted(), "a password must not stand in an address")
	}
	if err := knownParameters(u); err != nil {
		return nil, err
	}
	switch u.Scheme {
	case "s3":
		o, err := openS3(u)
		if err != nil {
			return nil, err
		}
		return NewBucket(o), nil
	case "sftp":
		if u.Hostname() == "" {
			return nil, badAddress(u.Redacted(), "it names no server")
		}
		return openSFTP(u)
	case "file":
		return openFolder(u)
	}
	return nil, badAddress(address, "the kind of target "+u.Scheme+": is unknown")
}

// parameters are what may stand after the question mark of an address, by its scheme.
var parameters = map[string][]string{"s3": {"endpoint", "region"}}

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
			return d.WithHint("leave out the question mark and what follows it")
		}
		return d.WithHint("choose one of: %s", strings.Join(known, ", "))
	}
	return nil
}

func badAddress(address, why string) error {
	return diag.Errorf(diag.Position{}, "bad-target", "the target %q: %s", address, why).WithCause(diag.Usage).
		WithHint("write  s3://bucket,  sftp://user@host/folder  or the path of a folder")
}
