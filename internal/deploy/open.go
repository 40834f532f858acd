package deploy

import (
	"net/url"

	"galen/internal/diag"
)

// Schemes are the kinds of targets that Open knows.
var Schemes = []string{"s3", "sftp", "file"}

// Open connects to a target by its address:
//
//	s3://bucket/folder?endpoint=https://…&region=…
//	sftp://user@host:22/srv/www/site
//	file:///srv/www/site, or a path
//
// Keys and passwords are never part of it: they are taken from the environment or from the usual
// files of the protocol.
func Open(address string) (Target, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, badAddress(address, "it cannot be read as an address")
	}
	if _, secret := u.User.Password(); secret {
		return nil, badAddress(u.Redacted(), "a password must not stand in an address")
	}
	switch u.Scheme {
	case "s3":
		o, err := openS3(u)
		if err != nil {
			return nil, err
		}
		return NewBucket(o), nil
	case "sftp":
		return openSFTP(u)
	case "file", "":
		return openFolder(u)
	}
	return nil, badAddress(address, "the kind of target "+u.Scheme+": is unknown")
}

func badAddress(address, why string) error {
	return diag.Errorf(diag.Position{}, "bad-target", "the target %q: %s", address, why).WithCause(diag.Usage).
		WithHint("write  s3://bucket,  sftp://user@host/folder  or the path of a folder")
}
