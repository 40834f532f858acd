package preview

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// address is the path of a URL, decoded once: what a browser has after the host
// and before the question mark. Only decode makes one.
type address string

// decode reads the path of a URL as it travelled. It is strict, because what has
// two spellings can be checked in one and fetched in the other: escapes are
// decoded once, and ok is false for a path that is not absolute, is not UTF-8,
// or holds an empty, "." or ".." segment, an encoded slash, a backslash or a
// control character.
func decode(raw string) (a address, ok bool) {
	if !strings.HasPrefix(raw, "/") || strings.Contains(strings.ToLower(raw), "%2f") || strings.Contains(raw, "#") {
		return "", false
	}
	path, err := url.PathUnescape(raw)
	if err != nil || !utf8.ValidString(path) {
		return "", false
	}
	for _, r := range path {
		if r < ' ' || r == 0x7f || r == '\\' {
			return "", false
		}
	}
	for segment := range strings.SplitSeq(strings.TrimSuffix(path[1:], "/"), "/") {
		if segment == "." || segment == ".." || segment == "" && path != "/" {
			return "", false
		}
	}
	return address(path), true
}

// escaped is the form that travels.
func (a address) escaped() string { return (&url.URL{Path: string(a)}).EscapedPath() }

// place is what an address leads to.
type place struct {
	address address
	key     string // the path in the site; empty when there is nothing
	file    File
	moved   address // where it is, when only a slash was missing
}

// find looks an address up in a site whose own top is base. Only a key of the
// site can be found, so there is nothing to break out of.
func find(site Site, base string, a address) place {
	at := place{address: a}
	if a != "" && string(a)+"/" == base {
		at.moved = address(base)
		return at
	}
	key, below := strings.CutPrefix(string(a), base)
	if !below || private(key) {
		return at
	}
	if key == "" || strings.HasSuffix(key, "/") {
		key += "index.html"
	}
	file, found := site.File(key)
	if found {
		at.key, at.file = key, file
	} else if _, found := site.File(key + "/index.html"); found {
		at.moved = a + "/"
	}
	return at
}

// notFound is the page for an address that leads nowhere, the nearest in the folders above it: a site in several
// languages has one in the folder of each.
func notFound(site Site, base string, a address) (key string, file File, found bool) {
	below, _ := strings.CutPrefix(string(a), base)
	for folder := path.Dir("/" + below); !found; folder = path.Dir(folder) {
		if key = strings.TrimPrefix(path.Join(folder, "404.html"), "/"); !private(key) {
			file, found = site.File(key)
		}
		if folder == "/" {
			break
		}
	}
	return key, file, found
}

// private reports whether a key is not for readers: what speaks to the host,
// and what is hidden, but for the folder of RFC 8615.
func private(key string) bool {
	if key == "_headers" || key == "_redirects" {
		return true
	}
	key = strings.TrimPrefix(key, ".well-known/")
	return strings.HasPrefix(key, ".") || strings.Contains(key, "/.")
}
